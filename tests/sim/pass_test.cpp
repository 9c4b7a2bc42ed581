#include <catch2/catch.hpp>
#include <cmath>

#include "scenes/scenes.h"

using namespace openline;
using namespace openline::scenes;

namespace {

constexpr PassGeometry kGeometries[] = {PassGeometry::alongside, PassGeometry::under, PassGeometry::over,
                                        PassGeometry::acrossNose};

/// The one record of a pass with an intended gap.
const EncounterRecord* passOf(const Run& run) {
    for (const Event& event : run.report.events) {
        if (event.kind == EventKind::encounter && event.encounter.gapM < 400.0) return &event.encounter;
    }
    return nullptr;
}

}  // namespace

TEST_CASE("a close pass comes within 1 m of its intended gap, in every geometry") {
    for (const PassGeometry geometry : kGeometries) {
        for (const double gapM : {1.2, 30.0, 150.0}) {
            Run run(onePass(geometry, gapM));
            run.until(600.0);
            const EncounterRecord* pass = passOf(run);
            INFO("geometry " << static_cast<int>(geometry) << " gap " << gapM);
            REQUIRE(pass != nullptr);
            REQUIRE(pass->gapM == Approx(gapM).margin(1.0));
            REQUIRE(pass->intendedGapM == gapM);
            REQUIRE(pass->slantM > pass->gapM);
            REQUIRE(run.count(EventKind::collision) == 0);
        }
    }
}

TEST_CASE("a pass with a time has its closest approach then, within 2 s") {
    for (const PassGeometry geometry : kGeometries) {
        Run run(onePass(geometry, 30.0, false, 500.0));
        run.until(700.0);
        const EncounterRecord* pass = passOf(run);
        REQUIRE(pass != nullptr);
        REQUIRE(pass->timeS == Approx(500.0).margin(2.0));
    }
}

TEST_CASE("a recorded collision touches hulls once and on time, in every geometry") {
    for (const PassGeometry geometry : kGeometries) {
        Run run(onePass(geometry, 0.0, true, 500.0));
        run.until(700.0);
        REQUIRE(run.count(EventKind::collision) == 1);
        const Event* collision = run.first(EventKind::collision);
        REQUIRE(collision->encounter.gapM <= 0.0);
        REQUIRE(collision->encounter.level == 5);
        REQUIRE(collision->timeS == Approx(500.0).margin(2.0));
    }
}

TEST_CASE("three passes follow each other and each is recorded") {
    Definition scene = onePass(PassGeometry::alongside, 1.2, false, 400.0);
    ClosePassOrder again = std::get<ClosePassOrder>(scene.units[1].orders[0].action);
    again.atS = 700.0;
    scene.units[1].orders.push_back(order(again));
    again.atS = 1000.0;
    again.geometry = PassGeometry::under;
    scene.units[1].orders.push_back(order(again));
    Run run(scene);
    run.until(1100.0);
    std::vector<double> times;
    for (const Event& event : run.report.events) {
        if (event.kind == EventKind::encounter && event.encounter.gapM < 10.0)
            times.push_back(event.encounter.timeS);
    }
    REQUIRE(times.size() == 3);
    REQUIRE(times[0] == Approx(400.0).margin(2.0));
    REQUIRE(times[1] == Approx(700.0).margin(2.0));
    REQUIRE(times[2] == Approx(1000.0).margin(2.0));
}

TEST_CASE("after a recorded collision each craft follows the mishap among its orders") {
    Run run(busyMorning());
    run.until(620.0);
    REQUIRE(run.count(EventKind::collision) == 1);
    REQUIRE(run.world.order[0] == 0);  // the upset
    REQUIRE(run.world.orderBegun[0] == 1);
    REQUIRE(run.world.order[1] == 1);  // lost
    REQUIRE(run.world.phase[1] == UnitPhase::lost);
    run.until(640.0);
    REQUIRE(run.world.altitudeM[0] == Approx(6800.0 - 2400.0).margin(60.0));
    run.until(3000.0);
    REQUIRE(run.world.phase[0] == UnitPhase::landed);
    REQUIRE(run.world.phase[1] == UnitPhase::lost);
    REQUIRE(run.count(EventKind::lost) == 1);
}

TEST_CASE("what is lost leaves at the tick of the collision and stays where it was hit") {
    Run run(busyMorning());
    while (run.count(EventKind::collision) == 0) run.stepOnce();
    REQUIRE(run.world.phase[1] == UnitPhase::lost);
    REQUIRE(run.count(EventKind::lost) == 1);
    const glm::dvec3 place = run.world.normal[1];
    const double altitudeM = run.world.altitudeM[1];
    REQUIRE(altitudeM > 6000.0);
    run.until(700.0);
    REQUIRE(run.world.normal[1] == place);
    REQUIRE(run.world.altitudeM[1] == altitudeM);
    REQUIRE(run.count(EventKind::lost) == 1);
}

TEST_CASE("rules of conduct divide the gap that a crew intends, also where it could be no riskier") {
    const auto intendedM = [](double factor) {
        Definition scene = busyMorning();
        scene.units[1].conduct = Conduct::unsafe;
        crisis::ChannelDef rules;
        rules.conductFactor = factor;
        rules.ofScenario = rules.openAtStart = true;
        scene.crisis.channels = {rules};
        Run run(scene, 5);
        const Command release{0, CommandKind::release, {}, {}, 0};
        step(run.definition, run.world, {&release, 1}, run.report);
        run.until(30.0);
        REQUIRE(run.world.intendedGapM[1] > 0.0);
        return run.world.intendedGapM[1];
    };
    CHECK(intendedM(1.3) == Approx(intendedM(1.0) / 1.3));
}

TEST_CASE(
    "released, the gap is drawn: it differs by seed, and the recorded collision and upset do not happen") {
    std::vector<double> intended;
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
        Definition scene = busyMorning();
        scene.units[1].conduct = Conduct::unsafe;
        Run run(scene, seed);
        const Command release{0, CommandKind::release, {}, {}, 0};
        step(run.definition, run.world, {&release, 1}, run.report);
        REQUIRE(run.world.crisis.released);
        run.until(30.0);
        intended.push_back(run.world.intendedGapM[1]);
        run.until(1500.0);
        if (run.count(EventKind::collision) > 0) continue;
        REQUIRE(run.world.phase[1] == UnitPhase::active);
        for (const Event& event : run.report.events) {
            const bool upset =
                event.kind == EventKind::orderBegun && event.unit.index == 0 && event.command == 0;
            REQUIRE_FALSE(upset);
        }
    }
    double sumLn = 0.0;
    for (const double gapM : intended) {
        REQUIRE(gapM > 0.0);
        sumLn += std::log(gapM / (110.0 * units::kMetresPerFoot));
    }
    REQUIRE(intended[0] != intended[1]);
    REQUIRE(std::abs(sumLn / 12.0) < 3.0 * 1.48 / std::sqrt(12.0));
}

TEST_CASE(
    "in a collision of the model's the smaller span is lost and the other lands at home after its upset") {
    Definition scene = onePass(PassGeometry::under, 0.0, true, 400.0);
    scene.units[0].home = PlaceId{std::size_t{0}};
    Run run(scene);
    run.until(420.0);
    REQUIRE(run.count(EventKind::collision) == 1);
    REQUIRE(run.world.phase[1] == UnitPhase::lost);
    run.until(440.0);
    REQUIRE(run.world.altitudeM[0] < 4600.0);
    run.until(4000.0);
    REQUIRE(run.world.phase[1] == UnitPhase::lost);
    REQUIRE(run.world.phase[0] == UnitPhase::landed);
}
