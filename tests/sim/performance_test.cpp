// What height leaves of climb, acceleration and load, as flown.
#include "sim/performance.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "scenes/scenes.h"

using namespace openline;
using namespace openline::scenes;

namespace {

UnitLimits limitsOf(const PlatformDef& platform) {
    Definition scene = emptySea();
    scene.platforms[kFighter] = platform;
    addUnit(scene, kFighter, 0, seaAt(0.0, 0.0, 3000.0), 0.0, platform.cruiseSpeedMps);
    return begin(scene, 1).plan->units[0];
}

double loadOf(const World& before, const World& world, std::size_t unit, double stepS) {
    const double pull = (world.climbMps[unit] - before.climbMps[unit]) / stepS;
    const double bank = world.bankTangent[unit];
    return (1.0 + std::max(0.0, pull) / units::kStandardGravityMps2) * std::sqrt(1.0 + bank * bank);
}

}  // namespace

TEST_CASE("the air thins as in the standard atmosphere") {
    CHECK(airDensityRatio(0.0) == Approx(1.0).epsilon(1e-12));
    CHECK(airDensityRatio(5000.0) == Approx(0.6012).epsilon(1e-3));
    CHECK(airDensityRatio(11000.0) == Approx(0.2971).epsilon(1e-3));
    CHECK(airDensityRatio(15000.0) == Approx(0.1581).epsilon(1e-3));
}

TEST_CASE("without bands climb falls evenly to 100 ft/min at the ceiling") {
    const PlatformDef fighter = benchFighter();
    const Bands bands = bandsOf(fighter);
    CHECK(abilitiesAt(bands, 0.0).climbMps == 50.0);
    CHECK(abilitiesAt(bands, fighter.ceilingM).climbMps == Approx(100.0 * 0.3048 / 60.0));
    CHECK(abilitiesAt(bands, 0.5 * fighter.ceilingM).climbMps == Approx(25.25).margin(0.01));
    CHECK(abilitiesAt(bands, 2.0 * fighter.ceilingM).climbMps == Approx(0.508));
    CHECK(abilitiesAt(bands, fighter.ceilingM).accelerationMps2 == Approx(0.5));
    CHECK(abilitiesAt(bands, fighter.ceilingM).descentMps == fighter.descentMps);
}

TEST_CASE("a climb to the ceiling takes the time that its bands take") {
    Definition scene = emptySea();
    PlatformDef& fighter = scene.platforms[kFighter];
    fighter.bands = {{0.0, 40.0, 30.0, 2.0}, {5000.0, 20.0, 30.0, 1.0}};
    addUnit(scene, kFighter, 0, seaAt(0.0, 0.0, 1000.0), 0.0, 240.0).orders = {
        order(RouteOrder{{{seaAt(0.0, 900.0, 9000.0), {}}}})};
    Run run(scene);
    while (run.world.altitudeM[0] < 8000.0 && run.world.tick < 36000) run.stepOnce();
    // Of dh / (a - b h): logarithms; from 40 to 20 m/s over 5 km, then to 0.508 over the ten to the ceiling.
    const double lower = 20.0 / 5000.0, upper = (20.0 - 0.508) / 10000.0;
    const double expectedS = std::log(36.0 / 20.0) / lower + std::log(20.0 / (20.0 - 3000.0 * upper)) / upper;
    CHECK(run.definition.timeS(run.world.tick) == Approx(expectedS).epsilon(0.05));
}

TEST_CASE("speeding up is slower near the ceiling, slowing down is not") {
    for (const auto& [altitudeM, share] : {std::pair{0.0, 1.0}, {15000.0, 0.25}}) {
        Definition scene = emptySea();
        addUnit(scene, kFighter, 0, seaAt(0.0, 0.0, altitudeM), 0.0, 300.0).orders = {
            order(RouteOrder{{{seaAt(0.0, 900.0, altitudeM), 400.0}}})};
        addUnit(scene, kFighter, 0, seaAt(50.0, 0.0, altitudeM), 0.0, 300.0).orders = {
            order(RouteOrder{{{seaAt(50.0, 900.0, altitudeM), 200.0}}})};
        Run run(scene);
        run.until(10.0);
        CHECK(run.world.speedMps[0] == Approx(300.0 + 20.0 * share).margin(0.3));
        CHECK(run.world.speedMps[1] == Approx(300.0 - 20.0).margin(0.3));
    }
}

TEST_CASE("the wing bears (V / stall)^2, less in thin air, and the structure its limit") {
    PlatformDef fighter = benchFighter();
    fighter.loadLimit = 9.0;
    const UnitLimits limits = limitsOf(fighter);
    const double stall = fighter.approachSpeedMps / 1.3;
    CHECK(stallSpeedMps(limits, 0.0) == Approx(stall));
    CHECK(allowedLoad(limits, 0.0, 2.0 * stall) == Approx(4.0));
    CHECK(allowedLoad(limits, 0.0, 4.0 * stall) == 9.0);
    CHECK(allowedLoad(limits, 11000.0, 4.0 * stall) == Approx(16.0 * 0.2971).epsilon(2.5e-3));
    CHECK(limitsOf(benchTurboprop()).structuralLoad == 2.5);
    CHECK(limitsOf(benchFighter()).structuralLoad == 7.0);
}

TEST_CASE("slow at height a fighter turns as gently as its wing allows, and never flies below its stall") {
    Definition scene = emptySea();
    addUnit(scene, kFighter, 0, seaAt(0.0, 0.0, 12000.0), 0.0, 130.0).orders = {
        order(OrbitOrder{seaAt(1.0, 0.0, 12000.0), 500.0, 60.0, {}, 1e5, true})};
    Run run(scene);
    const UnitLimits& limits = run.world.plan->units[0];
    double mostLoad = 0.0, leastSpare = 1e9, leastOverStall = 1e9;
    for (int tick = 0; tick < 6000; ++tick) {
        const World before = run.world;
        run.stepOnce();
        const double load = loadOf(before, run.world, 0, 0.1);
        mostLoad = std::max(mostLoad, load);
        leastSpare = std::min(leastSpare, allowedLoad(limits, 12000.0, run.world.speedMps[0]) - load);
        leastOverStall =
            std::min(leastOverStall, run.world.speedMps[0] / stallSpeedMps(limits, run.world.altitudeM[0]));
    }
    CHECK(leastSpare > -0.02);
    CHECK(leastOverStall > 1.09);
    CHECK(mostLoad > 1.02);
    CHECK(mostLoad < 1.4);
}
