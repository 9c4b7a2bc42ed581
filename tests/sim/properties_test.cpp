// What must hold of any motion and any pair, whatever the scene.
#include <catch2/catch.hpp>
#include <cmath>

#include <glm/geometric.hpp>

#include "geo/surface.h"
#include "scenes/scenes.h"
#include "sim/encounters.h"

using namespace openline;
using namespace openline::scenes;

namespace {

double apartM(const World& a, const World& b, std::size_t unit) {
    return geo::approximateDistanceM(geo::Normal{a.normal[unit]}, geo::Normal{b.normal[unit]});
}

/// Two fighters that cross and miss narrowly, with the whole scene turned east by an angle.
Run crossingAt(double shiftDeg) {
    Definition scene = emptySea();
    addUnit(scene, kFighter, 0, seaAt(-24.0, 0.0, 7000.0), 90.0, 240.0);
    addUnit(scene, kFighter, 1, seaAt(0.12, -24.05, 7040.0), 0.0, 240.0);
    for (UnitDef& unit : scene.units) {
        unit.start.longitudeRad = std::remainder(unit.start.longitudeRad + degrees(shiftDeg), degrees(360.0));
    }
    Run run(std::move(scene));
    run.until(150.0);
    return run;
}

/// A fighter on a zigzag of 200 km legs, four hours long.
World zigzagAfterFourHours(double tickHz) {
    Definition scene = emptySea();
    scene.tickHz = tickHz;
    UnitDef& unit = addUnit(scene, kFighter, 0, seaAt(0.0, 0.0, 9000.0), 60.0, 240.0);
    RouteOrder route;
    for (int leg = 1; leg <= 20; ++leg) {
        const double side = leg % 2 == 0 ? 0.0 : 100.0;
        route.waypoints.push_back({seaAt(173.0 * leg, side, 9000.0 + 10.0 * side), 240.0});
    }
    unit.orders = {order(route)};
    Run run(std::move(scene));
    run.until(4.0 * 3600.0);
    return run.world;
}

}  // namespace

TEST_CASE("a pair is the same pair from either side: prediction and every level") {
    Definition scene = manyAircraft(400, 3);
    for (UnitDef& unit : scene.units) {  // closer together, so that there is something to alarm
        unit.start.latitudeRad = 0.35 + 0.1 * (unit.start.latitudeRad - 0.35);
        unit.start.longitudeRad = 2.0 + 0.1 * (unit.start.longitudeRad - 2.0);
    }
    const World world = begin(scene, 1);
    Standards all = world.plan->standards;
    all.do365 = all.tcas = all.nearMidair = true;
    std::size_t alarmed = 0;
    for (std::size_t a = 0; a < world.unitCount(); ++a) {
        for (std::size_t b = a + 1; b < world.unitCount(); ++b) {
            REQUIRE(predictedClose(*world.plan, world, a, b) == predictedClose(*world.plan, world, b, a));
            const double altitudeM = std::max(world.altitudeM[a], world.altitudeM[b]);
            const int one = airLevel(all, relativeMotion(world, a, b), 1e4, altitudeM);
            REQUIRE(one == airLevel(all, relativeMotion(world, b, a), 1e4, altitudeM));
            alarmed += one > 0 ? 1 : 0;
        }
    }
    CHECK(alarmed > 20);
}

TEST_CASE("a scene moved east by any angle, over the antimeridian too, has the same encounter within 1 mm") {
    const Run here = crossingAt(0.0);
    REQUIRE(here.closest() != nullptr);
    for (const double shiftDeg : {10.0, 64.9, 65.1, 180.0, 250.0}) {
        INFO("moved by " << shiftDeg << " degrees");
        const Run there = crossingAt(shiftDeg);
        REQUIRE(there.closest() != nullptr);
        CHECK(there.closest()->gapM == Approx(here.closest()->gapM).margin(1e-3));
        CHECK(there.closest()->timeS == Approx(here.closest()->timeS).margin(1e-4));
        CHECK(there.closest()->level == here.closest()->level);
    }
}

TEST_CASE("straight flight turned about leads back within 1 cm after an hour each way") {
    Definition scene = emptySea();
    for (const double headingDeg : {0.0, 37.0, 90.0, 200.0, 310.0})
        addUnit(scene, kFighter, 0, seaAt(0.0, headingDeg, 9000.0), headingDeg, 240.0);
    Run run(std::move(scene));
    const World start = run.world;
    run.until(3600.0);
    for (glm::dvec3& tangent : run.world.tangent) tangent = -tangent;
    run.until(7200.0);
    for (std::size_t unit = 0; unit < start.unitCount(); ++unit) {
        INFO("unit " << unit);
        CHECK(apartM(start, run.world, unit) < 0.01);
        CHECK(glm::dot(start.tangent[unit], run.world.tangent[unit]) < -0.999999);
    }
}

TEST_CASE("halving the tick moves the end of a four-hour route by less than 10 m") {
    const World usual = zigzagAfterFourHours(10.0), fine = zigzagAfterFourHours(20.0);
    CHECK(apartM(usual, fine, 0) < 10.0);
    CHECK(std::abs(usual.altitudeM[0] - fine.altitudeM[0]) < 1.0);
}
