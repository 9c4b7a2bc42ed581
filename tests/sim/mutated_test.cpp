// Saves and commands that nobody in his right mind would make: refused in one sentence, or harmless.
#include <catch2/catch.hpp>
#include <cstring>

#include "base/digest.h"
#include "crisis/small_model.h"
#include "scenes/mutation.h"
#include "scenes/scenes.h"
#include "sim/save.h"

using namespace openline;
using namespace openline::scenes;

namespace {

using Bytes = std::vector<std::uint8_t>;

/// A bit of everything, with a crisis in which the model runs.
Definition busyCrisis() {
    Definition scene = busyMorning();
    scene.crisis = crisis::test::model();
    scene.crisis.initialPreset = crisis::test::kAll;
    scene.crisis.dyads[0].initialRung = 3;
    return scene;
}

/// A save that claims to be whole.
Bytes sealed(Bytes bytes) {
    const std::size_t body = bytes.size() - sizeof(std::uint64_t);
    const std::uint64_t digest = digestOf(std::span(bytes).first(body));
    std::memcpy(bytes.data() + body, &digest, sizeof digest);
    return bytes;
}

/// Restores, and steps what could be restored. Returns whether it could.
bool survives(const Definition& definition, const Bytes& bytes) {
    Result<World> restored = restore(definition, bytes);
    if (!restored) {
        CHECK(restored.errors.size() == 1);
        CHECK_FALSE(restored.errors.front().message.empty());
        return false;
    }
    StepReport report;
    for (int i = 0; i < 30; ++i) step(definition, *restored, {}, report);
    Snapshot snapshot;
    capture(definition, *restored, snapshot);
    CHECK(snapshot.units.size() == definition.units.size());
    return true;
}

}  // namespace

TEST_CASE("a save damaged anywhere and sealed again is refused in one sentence or can be stepped") {
    int refused = 0, stepped = 0;
    for (const double atS : {590.0, 1500.0}) {
        Run run(busyCrisis());
        run.until(atS);
        const Bytes whole = save(run.definition, run.world);
        for (int number = 0; number < 1500; ++number) {
            INFO("mutation " << number << " at " << atS << " s");
            Bytes bytes = damaged(whole, number);
            if (bytes.size() < sizeof(std::uint64_t)) continue;
            ++(survives(run.definition, sealed(std::move(bytes))) ? stepped : refused);
        }
    }
    CHECK(refused > 1000);
    CHECK(stepped > 100);
}

TEST_CASE("a save with every eighth byte in turn made large is refused or can be stepped") {
    Run run(busyCrisis());
    run.until(1500.0);
    const Bytes whole = save(run.definition, run.world);
    for (std::size_t at = 16; at + 16 <= whole.size(); at += 8) {
        INFO("at " << at);
        Bytes bytes = whole;
        std::fill_n(bytes.begin() + static_cast<std::ptrdiff_t>(at), 8, std::uint8_t{0x7f});
        survives(run.definition, sealed(std::move(bytes)));
    }
}

TEST_CASE("a save cut short anywhere is refused") {
    Run run(roundTrip());
    run.until(100.0);
    const Bytes whole = save(run.definition, run.world);
    for (std::size_t size = 0; size < whole.size(); ++size) {
        CHECK_FALSE(restore(run.definition, std::span(whole).first(size)));
        if (size < 24) continue;
        CHECK_FALSE(restore(run.definition,
                            sealed(Bytes(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size)))));
    }
}

TEST_CASE("a save belongs to a scenario with the same orders, places, rules and platforms") {
    Run run(busyMorning());
    run.until(1000.0);
    const Bytes bytes = save(run.definition, run.world);
    Definition same = run.definition;
    same.title = "Another title";
    same.units[2].orders[1].note = "another note";
    CHECK(restore(same, bytes));

    std::vector<Definition> others(6, run.definition);
    std::get<RouteOrder>(others[0].units[2].orders[1].action).waypoints[0].position.altitudeM += 1.0;
    others[1].places[0].runwayHeadingRad = 0.1;
    others[2].rules[0].cooldownS += 1.0;
    others[3].platforms[kFighter].maxSpeedMps += 1.0;
    others[4].units[3].orders.pop_back();
    others[5].zones[0].parts[0].pop_back();
    for (const Definition& other : others) {
        const Result<World> restored = restore(other, bytes);
        REQUIRE_FALSE(restored);
        CHECK(restored.errors.front().message.find("another scenario") != std::string::npos);
    }
}

TEST_CASE("a field that does not fit is named") {
    Run run(busyMorning());
    run.until(1000.0);
    World world = run.world;
    world.waypoint[2] = 7;
    Result<World> restored = restore(run.definition, save(run.definition, world));
    REQUIRE_FALSE(restored);
    CHECK(restored.errors.front().message ==
          "the saved world does not fit the scenario: units: waypoint of \"unit-2\" (row 2)");
    world = run.world;
    world.order[0] = 99;
    restored = restore(run.definition, save(run.definition, world));
    REQUIRE_FALSE(restored);
    CHECK(restored.errors.front().message.find("order") != std::string::npos);
}

TEST_CASE("commands about channels, presets and readings that do not exist change nothing but the log") {
    Run run(busyCrisis());
    run.until(100.0);
    for (int number = 0; number < 300; ++number) {
        Damage damage(number);
        Command command;
        command.tick = run.world.tick;
        constexpr CommandKind kNaming[] = {CommandKind::openChannel, CommandKind::closeChannel,
                                           CommandKind::applyPreset, CommandKind::placeCall,
                                           CommandKind::setReading};
        command.kind = kNaming[damage.below(std::size(kNaming))];
        command.value = 1000 + static_cast<std::uint32_t>(damage.below(0xfffffc18));
        command.channel.index = 1000 + static_cast<std::uint32_t>(damage.below(0xfffffc18));
        command.preset.index = 1000 + static_cast<std::uint32_t>(damage.below(0xfffffc18));
        World world = run.world, quiet = run.world;
        StepReport report;
        step(run.definition, world, {&command, 1}, report);
        step(run.definition, quiet, {}, report);
        INFO("command " << number);
        CHECK(hash(world) == hash(quiet));
    }
}
