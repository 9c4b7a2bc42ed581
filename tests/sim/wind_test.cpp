// Flight in moving air: tracks over the ground come out as ordered, times as arithmetic has them.
#include <catch2/catch.hpp>
#include <cmath>

#include "scenes/scenes.h"
#include "sim/encounters.h"
#include "sim/guidance.h"

using namespace openline;
using namespace openline::scenes;

namespace {

Wind windFrom(double fromDeg, double speedMps) {
    return {{{0.0, degrees(fromDeg), speedMps}}, "test"};
}

geo::Geodetic placeOf(const World& world, std::size_t unit) {
    return geo::toGeodetic(geo::Normal{world.normal[unit]}, world.altitudeM[unit]);
}

/// How far a place lies beside the geodesic from one point towards another.
double asideM(const geo::Geodetic& from, const geo::Geodetic& to, const geo::Geodetic& at) {
    const geo::GeodesicInverse whole = geo::inverse(from, to), part = geo::inverse(from, at);
    return part.distanceM * std::sin(part.initialAzimuthRad - whole.initialAzimuthRad);
}

/// Seconds until a fighter has flown a route of one leg.
double flownS(const Wind& wind, const geo::Geodetic& from, const geo::Geodetic& to, double headingDeg) {
    Definition scene = emptySea();
    scene.wind = wind;
    addUnit(scene, kFighter, 0, from, headingDeg, 240.0).orders = {order(RouteOrder{{{to, 240.0}}})};
    Run run(scene);
    while (run.world.order[0] == 0 && run.world.tick < 200000) run.stepOnce();
    return run.definition.timeS(run.world.tick);
}

}  // namespace

TEST_CASE("wind changes evenly between its layers and not beyond them") {
    Definition scene = emptySea();
    scene.wind = {{{9000.0, degrees(270.0), 60.0}, {1000.0, degrees(180.0), 20.0}}, "test"};
    const World world = begin(scene, 1);
    const geo::Normal at = geo::toNormal(seaAt(0.0, 0.0, 0.0));
    const glm::dvec3 east = geo::tangentFromAzimuth(at, degrees(90.0)).t;
    const glm::dvec3 north = geo::tangentFromAzimuth(at, 0.0).t;
    const auto check = [&](double altitudeM, double eastMps, double northMps) {
        const glm::dvec3 air = windAt(*world.plan, at.n, altitudeM);
        INFO("at " << altitudeM << " m");
        CHECK(glm::dot(air, east) == Approx(eastMps).margin(1e-9));
        CHECK(glm::dot(air, north) == Approx(northMps).margin(1e-9));
        CHECK(glm::dot(air, at.n) == Approx(0.0).margin(1e-9));
    };
    check(-10.0, 0.0, 20.0);
    check(1000.0, 0.0, 20.0);
    check(3000.0, 15.0, 15.0);
    check(5000.0, 30.0, 10.0);
    check(9000.0, 60.0, 0.0);
    check(20000.0, 60.0, 0.0);
}

TEST_CASE("in a cross wind of 60 m/s a leg of 1000 km keeps its track and ends within 1 m of its line") {
    for (const double headingDeg : {0.0, 90.0, 215.0}) {
        Definition scene = emptySea();
        scene.wind = windFrom(headingDeg + 90.0, 60.0);
        const geo::Geodetic from = seaAt(0.0, 0.0, 9000.0);
        const geo::Geodetic to = geo::destination(from, degrees(headingDeg), 1.0e6);
        addUnit(scene, kFighter, 0, from, headingDeg, 240.0).orders = {order(RouteOrder{{{to, 240.0}}})};
        Run run(scene);
        double worstM = 0.0, lastM = 0.0;
        while (run.world.order[0] == 0 && run.world.tick < 100000) {
            run.stepOnce();
            if (run.world.tick % 100 != 0) continue;
            lastM = std::abs(asideM(from, to, placeOf(run.world, 0)));
            worstM = std::max(worstM, lastM);
        }
        INFO("heading " << headingDeg << ", worst " << worstM << " m");
        CHECK(run.world.order[0] == 1);
        // It begins without the crab, and drifts while it turns those fifteen degrees.
        CHECK(worstM < 450.0);
        CHECK(lastM < 1.0);
        const Snapshot view = [&] {
            Snapshot snapshot;
            capture(run.definition, run.world, snapshot);
            return snapshot;
        }();
        const double across = std::remainder(view.units[0].trackRad - view.units[0].headingRad, math::kTwoPi);
        CHECK(across / units::kRadPerDeg == Approx(-std::asin(60.0 / 240.0) / units::kRadPerDeg).margin(2.0));
        CHECK(view.units[0].groundSpeedMps == Approx(std::sqrt(240.0 * 240.0 - 3600.0)).margin(4.0));
    }
}

TEST_CASE("out and back along the wind takes the time of L/(V+W) + L/(V-W)") {
    const geo::Geodetic here = seaAt(0.0, 0.0, 9000.0), there = seaAt(600.0, 0.0, 9000.0);
    const double lengthM = geo::inverse(here, there).distanceM * (1.0 + 9000.0 / 6.37e6);
    const Wind west = windFrom(270.0, 50.0);
    CHECK(flownS(west, here, there, 90.0) == Approx(lengthM / 290.0).margin(3.0));
    CHECK(flownS(west, there, here, 270.0) == Approx(lengthM / 190.0).margin(3.0));
    CHECK(flownS({}, here, there, 90.0) == Approx(lengthM / 240.0).margin(3.0));
}

TEST_CASE("an orbit in wind stays over its point: on its circle within 1 per cent, both ways round") {
    for (const std::size_t platform : {kFighter, kTurboprop}) {
        for (const bool clockwise : {false, true}) {
            Definition scene = emptySea();
            scene.wind = windFrom(300.0, 40.0);
            const geo::Geodetic centre = seaAt(12.0, 3.0, 5000.0);
            const double speed = scene.platforms[platform].cruiseSpeedMps;
            addUnit(scene, platform, 0, seaAt(0.0, 0.0, 5000.0), 0.0, speed).orders = {
                order(OrbitOrder{centre, 15000.0, {}, {}, {}, clockwise})};
            Run run(scene);
            run.until(1500.0);
            double leastM = 1e9, mostM = 0.0;
            while (run.world.tick < 30000) {
                run.stepOnce();
                const double distanceM = geo::inverse(centre, placeOf(run.world, 0)).distanceM;
                leastM = std::min(leastM, distanceM);
                mostM = std::max(mostM, distanceM);
            }
            INFO("platform " << platform << (clockwise ? " clockwise" : "") << ": " << leastM << " to "
                             << mostM);
            CHECK(leastM > 0.99 * 15000.0);
            CHECK(mostM < 1.01 * 15000.0);
        }
    }
}

TEST_CASE("a close pass in wind comes to the same gap as in still air, in every geometry") {
    for (const PassGeometry geometry :
         {PassGeometry::alongside, PassGeometry::under, PassGeometry::over, PassGeometry::acrossNose}) {
        Definition scene = onePass(geometry, 15.0);
        scene.wind = {{{5000.0, degrees(200.0), 20.0}, {8000.0, degrees(240.0), 50.0}}, "test"};
        Run run(scene);
        run.until(900.0);
        INFO("geometry " << static_cast<int>(geometry));
        REQUIRE(run.closest() != nullptr);
        CHECK(run.closest()->gapM == Approx(15.0).margin(1.0));
    }
}

TEST_CASE("an aircraft keeps station on a ship that no wind moves") {
    Definition scene = emptySea();
    scene.wind = windFrom(0.0, 30.0);
    addUnit(scene, kDestroyer, 1, seaAt(0.0, 0.0, 0.0), 90.0, 15.0).orders = {
        order(RouteOrder{{{seaAt(200.0, 0.0, 0.0), 15.0}}, false})};
    HoldStationOrder above;
    above.target = UnitId{std::size_t{0}};
    above.aboveM = 500.0;
    above.rightM = 3000.0;
    addUnit(scene, kTurboprop, 0, seaAt(-10.0, -3.0, 500.0), 90.0, 90.0).orders = {order(above)};
    Run run(scene);
    const glm::dvec3 shipTangent = run.world.tangent[0];
    run.until(100.0);
    CHECK(glm::dot(run.world.tangent[0], shipTangent) > 0.9999);
    CHECK(glm::dot(overGroundMps(run.world, 0), overGroundMps(run.world, 0)) == Approx(225.0).epsilon(1e-6));
    const glm::dvec3 air = airMotionMps(run.world, 1);
    CHECK(std::sqrt(glm::dot(air, air)) == Approx(30.0).epsilon(1e-9));
    CHECK(airMotionMps(run.world, 0) == glm::dvec3{0.0});
}

TEST_CASE("a pair in the same wind is predicted to meet where it meets, over the ground") {
    Definition scene = emptySea();
    scene.wind = windFrom(0.0, 50.0);
    addUnit(scene, kFighter, 0, seaAt(-20.0, 0.0, 7000.0), 90.0, 240.0);
    addUnit(scene, kFighter, 1, seaAt(20.0, 0.5, 7000.0), 270.0, 240.0);
    Run run(scene);
    run.until(10.0);
    Snapshot snapshot;
    capture(run.definition, run.world, snapshot);
    REQUIRE(snapshot.encounters.size() == 1);
    const EncounterView predicted = snapshot.encounters.front();
    run.until(10.0 + predicted.tcpaS);
    const glm::dvec3 there = geo::toEcef(geo::Normal{run.world.normal[0]}, run.world.altitudeM[0]).m;
    const glm::dvec3 miss = there - predicted.predictedA.m;
    CHECK(std::sqrt(glm::dot(miss, miss)) < 60.0);
    CHECK(predicted.tcpaS == Approx(40000.0 / 480.0 - 10.0).margin(0.5));
}
