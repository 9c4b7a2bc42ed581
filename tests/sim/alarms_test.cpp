// What a person sees of pairs and does about them: who flies together and how, alarms that are acknowledged,
// places predicted for the closest approach.
#include <catch2/catch.hpp>

#include <glm/geometric.hpp>

#include "scenes/scenes.h"
#include "sim/encounters.h"
#include "sim/save.h"

using namespace openline;
using namespace openline::scenes;

namespace {

Definition closing(double asideKm = 0.05) {
    Definition scene = emptySea();
    addUnit(scene, kFighter, 0, seaAt(-30.0, 0.0, 7000.0), 90.0, 200.0);
    addUnit(scene, kFighter, 1, seaAt(30.0, asideKm, 7000.0), 270.0, 200.0);
    return scene;
}

Command acknowledge(const World& world, std::size_t a, std::size_t b) {
    Command command;
    command.tick = world.tick;
    command.kind = CommandKind::acknowledge;
    command.a = UnitId{a};
    command.b = UnitId{b};
    return command;
}

void act(Run& run, const Command& command) {
    step(run.definition, run.world, {&command, 1}, run.report);
}

void untilLevel(Run& run, int level) {
    while (run.world.pairs.empty() || run.world.pairs[0].level != level) {
        REQUIRE(run.world.tick < run.definition.tickAt(300.0));
        run.stepOnce();
    }
}

EncounterView viewOfFirst(const Run& run) {
    Snapshot snapshot;
    capture(run.definition, run.world, snapshot);
    REQUIRE(snapshot.encounters.size() == 1);
    return snapshot.encounters[0];
}

/// A destroyer, and another that is told to hold a station beside it.
Bond bondOfStation(std::size_t side, bool declared, bool oneFlight = false) {
    Definition scene = emptySea();
    if (oneFlight) scene.flights = {{"pair", "Pair", {}, {UnitId{std::size_t{0}}, UnitId{std::size_t{1}}}}};
    addUnit(scene, kDestroyer, 0, seaAt(0.0, 0.0, 0.0), 90.0, 8.0).orders = {
        order(RouteOrder{{{seaAt(60.0, 0.0, 0.0), {}}}, false})};
    UnitDef& other = addUnit(scene, kDestroyer, side, seaAt(0.0, 1.0, 0.0), 90.0, 8.0);
    HoldStationOrder hold;
    hold.target = UnitId{std::size_t{0}};
    hold.rightM = -1000.0;
    hold.declared = declared;
    other.orders = {order(hold)};
    if (oneFlight) {
        for (UnitDef& unit : scene.units) unit.flight = FlightId{std::size_t{0}};
    }
    Run run(scene);
    run.until(20.0);
    REQUIRE(run.world.pairs.size() == 1);
    CHECK(viewOfFirst(run).bond == run.world.pairs[0].bond);
    return run.world.pairs[0].bond;
}

}  // namespace

TEST_CASE("an acknowledged alarm is quiet until it rises, and the pair says so") {
    Run run(closing());
    untilLevel(run, 2);
    CHECK_FALSE(viewOfFirst(run).acknowledged);
    act(run, acknowledge(run.world, 1, 0));  // in either order
    CHECK(viewOfFirst(run).acknowledged);
    run.until(run.definition.timeS(run.world.tick) + 3.0);
    REQUIRE(viewOfFirst(run).level == 2);
    CHECK(viewOfFirst(run).acknowledged);
    untilLevel(run, 3);
    CHECK_FALSE(viewOfFirst(run).acknowledged);
    const Event* told = run.first(EventKind::command);
    REQUIRE(told != nullptr);
    CHECK(told->encounter.a == UnitId{std::size_t{1}});
    CHECK(told->encounter.b == UnitId{std::size_t{0}});
}

TEST_CASE("a new approach alarms anew, though the last was acknowledged at its highest") {
    // Head-on first; then the fighter turns about and comes up from behind.
    Definition scene = emptySea();
    addUnit(scene, kTurboprop, 0, seaAt(-30.0, 0.0, 7000.0), 90.0, 131.0);
    addUnit(scene, kFighter, 1, seaAt(30.0, 0.5, 7000.0), 270.0, 240.0).orders = {order(RouteOrder{
        {{seaAt(-55.0, 0.5, 7000.0), {}}, {seaAt(30.0, 0.0, 7000.0), {}}, {seaAt(250.0, 0.0, 7000.0), {}}}})};
    Run run(scene);
    untilLevel(run, 3);
    act(run, acknowledge(run.world, 0, 1));
    REQUIRE(run.world.pairs[0].acknowledgedLevel == 3);
    bool fell = false, alarmedAgain = false;
    while (run.world.tick < run.definition.tickAt(1500.0) && !alarmedAgain) {
        run.stepOnce();
        const bool alarm = !run.world.pairs.empty() && run.world.pairs[0].level > 0;
        fell |= !alarm;
        if (fell && alarm) {
            alarmedAgain = true;
            CHECK_FALSE(run.world.pairs[0].acknowledged());
        }
    }
    CHECK(alarmedAgain);
}

TEST_CASE("acknowledging changes the pair's row and nothing else, and is replayed and restored") {
    Run told(closing()), quiet(closing());
    untilLevel(told, 2);
    untilLevel(quiet, 2);
    const Tick at = told.world.tick;
    const Command command = acknowledge(told.world, 0, 1);
    act(told, command);
    quiet.stepOnce();
    CHECK(told.world.crisis.released == quiet.world.crisis.released);
    World same = quiet.world;
    same.pairs[0].acknowledgedLevel = 2;
    CHECK(hash(same) == hash(told.world));

    const Result<World> restored = restore(told.definition, save(told.definition, told.world));
    REQUIRE(restored);
    CHECK(restored->pairs[0].acknowledged());
    Run replayed(closing());
    advance(replayed.definition, replayed.world, at + 1, {&command, 1}, replayed.report);
    CHECK(hash(replayed.world) == hash(told.world));
}

TEST_CASE("acknowledging whom nobody alarms about, or nobody at all, does nothing") {
    Run run(closing());
    run.until(2.0);
    for (const auto& [a, b] : {std::pair<std::size_t, std::size_t>{0, 1}, {0, 0}, {5, 900}}) {
        World world = run.world, quiet = run.world;
        const Command command = acknowledge(world, a, b);
        StepReport report;
        step(run.definition, world, {&command, 1}, report);
        step(run.definition, quiet, {}, report);
        CHECK(hash(world) == hash(quiet));
    }
}

TEST_CASE("at one level the alarms that nobody has acknowledged come first, then who meets sooner") {
    Definition scene = closing();
    addUnit(scene, kFighter, 0, seaAt(-30.5, 40.0, 7000.0), 90.0, 200.0);
    addUnit(scene, kFighter, 1, seaAt(30.5, 40.05, 7000.0), 270.0, 200.0);
    Run run(scene);
    run.until(66.0);
    Snapshot snapshot;
    capture(run.definition, run.world, snapshot);
    REQUIRE(snapshot.encounters.size() == 2);
    REQUIRE(snapshot.encounters[0].level == snapshot.encounters[1].level);
    CHECK(snapshot.encounters[0].tcpaS < snapshot.encounters[1].tcpaS);
    CHECK(snapshot.encounters[0].a == UnitId{std::size_t{0}});
    act(run, acknowledge(run.world, 0, 1));
    capture(run.definition, run.world, snapshot);
    CHECK(snapshot.encounters[0].a == UnitId{std::size_t{2}});
    CHECK(snapshot.encounters[1].acknowledged);
}

TEST_CASE("formation, a declared station on another side's craft, and neither are told apart") {
    CHECK(bondOfStation(0, true, true) == Bond::formation);
    CHECK(bondOfStation(0, true) == Bond::formation);
    CHECK(bondOfStation(1, true) == Bond::station);
    CHECK(bondOfStation(1, false) == Bond::none);
}

TEST_CASE("the places predicted for the closest approach are where craft that go straight on will be") {
    for (const double asideKm : {0.05, 1.0}) {
        Run run(closing(asideKm));
        run.until(30.0);
        const EncounterView view = viewOfFirst(run);
        REQUIRE(view.tcpaS > 100.0);
        CHECK(glm::length(view.predictedB.m - view.predictedA.m) == Approx(view.dcpaM).margin(3.0));
        run.until(30.0 + view.tcpaS);
        Snapshot then;
        capture(run.definition, run.world, then);
        CHECK(glm::length(then.units[0].ecef.m - view.predictedA.m) < 21.0);  // a tick is 20 m
        CHECK(glm::length(then.units[1].ecef.m - view.predictedB.m) < 21.0);
    }
}

TEST_CASE("predicted places go with the way over the ground, and with a climb") {
    Definition scene = emptySea();
    addUnit(scene, kFighter, 0, seaAt(0.0, 0.0, 5000.0), 90.0, 200.0).orders = {
        order(RouteOrder{{{seaAt(200.0, 0.0, 9000.0), {}}}})};
    addUnit(scene, kFighter, 1, seaAt(12.0, 0.0, 6000.0), 270.0, 200.0);
    scene.wind.layers = {{0.0, degrees(180.0), 20.0}};
    Run run(scene);
    run.until(6.0);
    const EncounterView view = viewOfFirst(run);
    Snapshot now;
    capture(run.definition, run.world, now);
    for (const auto& [unit, predicted] :
         {std::pair<std::size_t, glm::dvec3>{0, view.predictedA.m}, {1, view.predictedB.m}}) {
        const glm::dvec3 straight = now.units[unit].ecef.m + velocityMps(run.world, unit) * view.tcpaS;
        CHECK(glm::length(predicted - straight) < 5.0);  // what the Earth curves away in 30 s
    }
    CHECK(run.world.climbMps[0] > 1.0);
}

TEST_CASE("a unit named before or after another is in the same encounter") {
    const auto record = [](bool swapped) {
        Definition scene = closing(0.3);
        if (swapped) std::swap(scene.units[0], scene.units[1]);
        Run run(scene);
        run.until(250.0);
        REQUIRE(run.closest() != nullptr);
        return *run.closest();
    };
    const EncounterRecord one = record(false), other = record(true);
    CHECK(one.gapM == Approx(other.gapM).margin(1e-6));
    CHECK(one.timeS == Approx(other.timeS).margin(1e-9));
    CHECK(one.horizontalM == Approx(other.horizontalM).margin(1e-6));
    CHECK(one.level == other.level);
    CHECK(one.closureMps == Approx(other.closureMps).margin(1e-9));
}
