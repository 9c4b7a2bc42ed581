// Where two sides tell it otherwise, each can be flown.
#include <catch2/catch.hpp>

#include "geo/surface.h"
#include "scenes/scenes.h"

using namespace openline;
using namespace openline::scenes;

namespace {

constexpr AccountId kNorth{std::size_t{0}}, kSouth{std::size_t{1}};

/// The same way east, and then north or south, as one or the other has it.
Definition twoAccounts() {
    Definition scene = emptySea();
    scene.accounts = {{"north", "North account", "It turned north", Certainty::documented, "test"},
                      {"south", "South account", "It turned south", Certainty::documented, "test"}};
    const auto to = [](double eastKm, double northKm, AccountId account) {
        OrderDef leg = order(RouteOrder{{{seaAt(eastKm, northKm, 6000.0), {}}}});
        leg.account = account;
        return leg;
    };
    addUnit(scene, kFighter, 0, seaAt(0.0, 0.0, 6000.0), 90.0, 240.0).orders = {
        to(30.0, 0.0, {}), to(30.0, 150.0, kNorth), to(30.0, -150.0, kSouth)};
    return scene;
}

World flown(const CommandLog& log, double untilS) {
    const Definition scene = twoAccounts();
    World world = begin(scene, 1);
    StepReport report;
    advance(scene, world, scene.tickAt(untilS), log, report);
    return world;
}

double northOfStart(const World& world) {
    return world.normal[0].z - geo::toNormal(seaAt(0.0, 0.0, 0.0)).n.z;
}

}  // namespace

TEST_CASE("the first account is flown unless another is chosen, and the two are different worlds") {
    const World north = flown({}, 500.0), south = flown({accountCommand(kSouth)}, 500.0);
    CHECK(north.account == kNorth);
    CHECK(south.account == kSouth);
    CHECK(northOfStart(north) > 0.005);
    CHECK(northOfStart(south) < -0.005);
    CHECK(hash(north) != hash(south));
    CHECK(hash(south) == hash(flown({accountCommand(kSouth)}, 500.0)));
    CHECK(hash(north) == hash(flown({accountCommand(kNorth)}, 500.0)));
}

TEST_CASE("choosing an account changes nothing that a what-if would; leaving the record keeps it") {
    CHECK_FALSE(firstChange({accountCommand(kSouth)}));
    Command release;
    release.tick = 500;
    release.kind = CommandKind::release;
    const World world = flown({accountCommand(kSouth), release}, 500.0);
    CHECK(world.crisis.released);
    CHECK(world.account == kSouth);
    CHECK(northOfStart(world) < -0.005);
}

TEST_CASE("an account that there is not leaves the one that is flown") {
    const World world = flown({accountCommand(AccountId{std::size_t{7}})}, 10.0);
    CHECK(world.account == kNorth);
}
