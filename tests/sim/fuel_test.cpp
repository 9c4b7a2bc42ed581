// Fuel is neither made nor lost.
#include "sim/fuel.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "scenes/scenes.h"

using namespace openline;
using namespace openline::scenes;

namespace {

/// Round trips of craft with tanks, one of them twice.
Definition tankedTrips() {
    Definition scene = roundTrip();
    scene.platforms[kFighter].enduranceS = 9000.0;
    scene.platforms[kFighter].fuelKg = 4500.0;
    scene.platforms[kTurboprop].enduranceS = 40000.0;
    const std::vector<OrderDef> once = scene.units[0].orders;
    scene.units[0].orders.insert(scene.units[0].orders.end(), once.begin(), once.end());
    return scene;
}

}  // namespace

TEST_CASE("burned, left and taken on balance over a whole scenario") {
    Run run(tankedTrips());
    double burnedS[2] = {0.0, 0.0}, takenKg = 0.0;
    for (int tick = 0; tick < 90000; ++tick) {
        const double before = run.world.fuelKg[0];
        run.stepOnce();
        takenKg += std::max(0.0, run.world.fuelKg[0] - before);
        for (std::size_t unit = 0; unit < 2; ++unit) {
            const bool flies = run.world.phase[unit] == UnitPhase::active && run.world.onGround[unit] == 0;
            burnedS[unit] += flies && run.world.takeOffTick[unit] != kNeverTick ? 0.1 : 0.0;
        }
    }
    REQUIRE(run.count(EventKind::landing) == 3);
    const UnitId fighter{std::size_t{0}}, turboprop{std::size_t{1}};
    CHECK(takenKg > 100.0);
    const double leftKg = *fuelLeftKg(run.definition, run.world, fighter);
    CHECK(leftKg + 0.5 * burnedS[0] == Approx(4500.0 + takenKg).margin(0.5));
    CHECK(*fuelLeftKg(run.definition, run.world, turboprop) + burnedS[1] == Approx(40000.0).margin(0.5));
    CHECK(*enduranceLeftS(run.definition, run.world, fighter) == Approx(2.0 * leftKg));
}

TEST_CASE("what one craft passes, the other has; never more than there is or fits") {
    Definition scene = emptySea();
    scene.platforms[kFighter].enduranceS = 10000.0;
    scene.platforms[kFighter].fuelKg = 5000.0;
    scene.platforms[kTurboprop].enduranceS = 50000.0;
    addUnit(scene, kTurboprop, 0, seaAt(0.0, 0.0, 5000.0), 0.0, 131.0);
    addUnit(scene, kFighter, 0, seaAt(5.0, 0.0, 5000.0), 0.0, 240.0);
    Run run(scene);
    run.until(4000.0);
    const UnitId giver{std::size_t{0}}, taker{std::size_t{1}};
    const auto left = [&](UnitId unit) { return *fuelLeftKg(run.definition, run.world, unit); };
    CHECK(left(giver) == Approx(46000.0));
    CHECK(left(taker) == Approx(3000.0));
    CHECK(transferFuel(run.definition, run.world, giver, taker, 500.0) == Approx(500.0));
    CHECK(left(giver) == Approx(45500.0));
    CHECK(left(taker) == Approx(3500.0));
    CHECK(transferFuel(run.definition, run.world, giver, taker, 9000.0) == Approx(1500.0));
    CHECK(left(taker) == Approx(5000.0));
    CHECK(transferFuel(run.definition, run.world, giver, taker, -5.0) == 0.0);
    run.until(20000.0);  // the fighter's tanks are long dry
    CHECK(left(taker) == 0.0);
    CHECK(transferFuel(run.definition, run.world, giver, taker, 400.0) == Approx(400.0));
    CHECK(left(taker) == Approx(400.0));
    CHECK(transferFuel(run.definition, run.world, taker, giver, 1e6) == Approx(400.0));
    CHECK(left(taker) == 0.0);
}

TEST_CASE("whose endurance is not limited has no figure of fuel") {
    Definition scene = emptySea();
    addUnit(scene, kDestroyer, 0, seaAt(0.0, 0.0, 0.0), 0.0, 8.0);
    addUnit(scene, kFighter, 0, seaAt(5.0, 0.0, 5000.0), 0.0, 240.0);
    const Run run(scene);
    for (std::size_t unit = 0; unit < 2; ++unit) {
        CHECK_FALSE(fuelLeftKg(run.definition, run.world, UnitId{unit}));
        CHECK_FALSE(enduranceLeftS(run.definition, run.world, UnitId{unit}));
    }
}

TEST_CASE(
    "with empty tanks a craft says so, comes down without thrust and is lost at the sea, its fuel used") {
    Definition scene = emptySea();
    scene.platforms[kFighter].enduranceS = 600.0;
    scene.platforms[kFighter].fuelKg = 900.0;
    addUnit(scene, kFighter, 0, seaAt(0.0, 0.0, 3000.0), 0.0, 240.0);
    Run run(scene);
    run.until(599.0);
    CHECK(run.world.altitudeM[0] == Approx(3000.0).margin(1.0));
    run.until(700.0);
    CHECK(run.count(EventKind::milestone) == 1);
    CHECK(run.report.events.back().milestone == Milestone::outOfFuel);
    CHECK(run.world.climbMps[0] < -5.0);
    CHECK(run.world.altitudeM[0] < 2500.0);
    run.until(1500.0);
    CHECK(run.count(EventKind::lost) == 1);
    CHECK(*fuelLeftKg(run.definition, run.world, UnitId{std::size_t{0}}) == 0.0);
}

TEST_CASE("what is lost keeps the fuel that it had then") {
    Definition scene = emptySea();
    scene.platforms[kFighter].enduranceS = 10000.0;
    scene.platforms[kFighter].fuelKg = 5000.0;
    addUnit(scene, kFighter, 0, seaAt(0.0, 0.0, 3000.0), 0.0, 240.0).orders = {order(LostOrder{}, 4000.0)};
    Run run(scene);
    run.until(5000.0);
    CHECK(run.count(EventKind::lost) == 1);
    CHECK(*fuelLeftKg(run.definition, run.world, UnitId{std::size_t{0}}) == Approx(3000.0).margin(1.0));
}
