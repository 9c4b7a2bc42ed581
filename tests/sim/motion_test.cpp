#include <catch2/catch.hpp>
#include <cmath>

#include "scenes/scenes.h"
#include "sim/guidance.h"

using namespace openline;
using namespace openline::scenes;

namespace {

/// Does any craft under control exceed its platform in this tick?
void checkLimits(const Run& run, const World& before) {
    const World& world = run.world;
    const double stepS = 1.0 / run.definition.tickHz;
    for (std::size_t unit = 0; unit < world.unitCount(); ++unit) {
        if (world.collided[unit] != 0 || world.phase[unit] != UnitPhase::active) continue;
        const PlatformDef& platform = run.definition.platforms[run.definition.units[unit].platform.index];
        INFO("unit " << unit << " at tick " << world.tick);
        const double most = world.onGround[unit] != 0 ? kGroundAccelerationMps2 : platform.accelerationMps2;
        const double gained = std::abs(world.speedMps[unit] - before.speedMps[unit]);
        REQUIRE(gained <=
                std::max(most, before.onGround[unit] != 0 ? kGroundAccelerationMps2 : 0.0) * stepS + 1e-9);
        REQUIRE(world.speedMps[unit] <= platform.maxSpeedMps + 1e-9);
        REQUIRE(world.climbMps[unit] <= platform.climbMps + 1e-9);
        REQUIRE(world.climbMps[unit] >= -std::max(platform.climbMps, platform.descentMps) - 1e-9);
        REQUIRE(world.altitudeM[unit] <= std::max(platform.ceilingM, 1.0) + 1.0);
        if (platform.domain == Domain::air) {
            const double bank = std::atan(world.bankTangent[unit]);
            REQUIRE(std::abs(bank) <= platform.bankLimitRad + 1e-9);
            const double rolled = std::abs(bank - std::atan(before.bankTangent[unit]));
            if (world.onGround[unit] == 0) REQUIRE(rolled <= platform.rollRateRadps * stepS + 1e-9);
        } else {
            REQUIRE(std::abs(world.yawRateRadps[unit]) <=
                    platform.maxSpeedMps / (0.5 * platform.tacticalDiameterM) + 1e-9);
        }
    }
}

double azimuthDeg(const World& world, std::size_t unit) {
    return geo::azimuthRad(geo::Normal{world.normal[unit]}, geo::Tangent{world.tangent[unit]}) /
           units::kRadPerDeg;
}

geo::Geodetic placeAt(const World& world, std::size_t unit) {
    return geo::toGeodetic(geo::Normal{world.normal[unit]}, world.altitudeM[unit]);
}

}  // namespace

TEST_CASE("no craft under control ever exceeds its platform's limits") {
    Run run(busyMorning());
    for (int tick = 0; tick < 36000; ++tick) {
        const World before = run.world;
        run.stepOnce();
        checkLimits(run, before);
    }
    REQUIRE(run.count(EventKind::takeoff) == 5);
}

TEST_CASE("tangents and normals stay unit vectors at right angles") {
    Run run(busyMorning());
    run.until(7200.0);
    for (std::size_t unit = 0; unit < run.world.unitCount(); ++unit) {
        REQUIRE(glm::dot(run.world.normal[unit], run.world.normal[unit]) == Approx(1.0).margin(1e-12));
        REQUIRE(glm::dot(run.world.tangent[unit], run.world.tangent[unit]) == Approx(1.0).margin(1e-12));
        REQUIRE(glm::dot(run.world.tangent[unit], run.world.normal[unit]) == Approx(0.0).margin(1e-12));
    }
}

TEST_CASE("a fighter and a turboprop take off, fly a route and land at home") {
    Run run(roundTrip());
    run.until(7200.0);
    REQUIRE(run.count(EventKind::takeoff) == 2);
    REQUIRE(run.count(EventKind::landing) == 2);
    const geo::Geodetic& field = run.definition.places[0].position;
    for (std::size_t unit = 0; unit < 2; ++unit) {
        REQUIRE(run.world.phase[unit] == UnitPhase::landed);
        REQUIRE(run.world.speedMps[unit] == 0.0);
        REQUIRE(run.world.altitudeM[unit] == field.altitudeM);
        REQUIRE(geo::inverse(placeAt(run.world, unit), field).distanceM < 2500.0);
        REQUIRE(azimuthDeg(run.world, unit) == Approx(90.0).margin(1.0));
    }
    REQUIRE(run.world.active.empty());
}

TEST_CASE("touchdown is within 100 m of the threshold at approach speed") {
    Run run(roundTrip());
    while (run.count(EventKind::landing) == 0 && run.world.tick < 72000) run.stepOnce();
    const Event* landing = run.first(EventKind::landing);
    REQUIRE(landing != nullptr);
    const std::size_t unit = landing->unit.index;
    REQUIRE(geo::inverse(placeAt(run.world, unit), run.definition.places[0].position).distanceM < 100.0);
    REQUIRE(run.world.speedMps[unit] == Approx(benchFighter().approachSpeedMps).margin(3.0));
}

TEST_CASE("a leg of 500 km stays within 20 m of the geodesic and ends at its waypoint") {
    Definition scene = emptySea();
    const geo::Geodetic from = seaAt(0.0, 0.0, 8000.0);
    const geo::Geodetic to = geo::destination(from, degrees(40.0), 500000.0);
    UnitDef& unit = addUnit(scene, kFighter, 0, from, 40.0, 240.0);
    unit.orders = {order(RouteOrder{{{to, {}}}})};
    Run run(scene);
    const geo::GeodesicInverse whole = geo::inverse(from, to);
    for (double timeS = 100.0; timeS <= 2000.0; timeS += 100.0) {
        run.until(timeS);
        const geo::Geodetic at = placeAt(run.world, 0);
        const double flownM = geo::inverse(from, at).distanceM;
        const geo::Geodetic exact = geo::destination(from, whole.initialAzimuthRad, flownM);
        REQUIRE(geo::inverse(at, exact).distanceM < 20.0);
    }
    run.until(500000.0 / 240.0 * 1.0025);
    REQUIRE(run.world.order[0] == 1);
    REQUIRE(geo::inverse(placeAt(run.world, 0), to).distanceM < 1500.0);
}

TEST_CASE("an orbit settles on its radius within 1 per cent, for aircraft and ships, both ways round") {
    for (const std::size_t platform : {kFighter, kTurboprop, kDestroyer}) {
        for (const bool clockwise : {false, true}) {
            Definition scene = emptySea();
            const double speed = scene.platforms[platform].cruiseSpeedMps;
            addUnit(scene, platform, 0, seaAt(0.0, 0.0, platform == kDestroyer ? 0.0 : 5000.0), 0.0, speed)
                .orders = {order(OrbitOrder{seaAt(12.0, 3.0, 5000.0), 8000.0, {}, {}, {}, clockwise})};
            Run run(scene);
            run.until(platform == kDestroyer ? 6000.0 : 900.0);
            const geo::Geodetic centre = seaAt(12.0, 3.0, 0.0);
            REQUIRE(geo::inverse(centre, placeAt(run.world, 0)).distanceM == Approx(8000.0).epsilon(0.01));
            const double bearingBefore = geo::inverse(centre, placeAt(run.world, 0)).initialAzimuthRad;
            run.until(run.definition.timeS(run.world.tick) + 10.0);
            const double turned =
                geo::inverse(centre, placeAt(run.world, 0)).initialAzimuthRad - bearingBefore;
            REQUIRE((std::sin(turned) > 0.0) == clockwise);
        }
    }
}

TEST_CASE("wingmen from ahead and behind join, keep station within 3 m straight and 50 m in turns") {
    Definition scene = emptySea();
    addUnit(scene, kTurboprop, 0, seaAt(0.0, 0.0, 5000.0), 90.0, 131.0).orders = {
        order(RouteOrder{{{seaAt(80.0, 0.0, 5000.0), {}}, {seaAt(80.0, 60.0, 5000.0), {}}}})};
    HoldStationOrder hold;
    hold.target = UnitId{std::size_t{0}};
    hold.aheadM = -100.0;
    hold.aboveM = 10.0;
    hold.rightM = 200.0;
    addUnit(scene, kFighter, 0, seaAt(-15.0, 8.0, 3000.0), 30.0, 240.0).orders = {order(hold)};
    hold.rightM = -150.0;
    addUnit(scene, kFighter, 0, seaAt(60.0, 20.0, 3000.0), 270.0, 240.0).orders = {order(hold)};
    Run run(scene);
    double worstTurnM = 0.0, worstStraightM = 0.0;
    run.until(450.0);
    while (run.world.tick < 9000) {
        run.stepOnce();
        const CraftFrame leader = frameOf(run.world, run.world.plan->units[0], 0);
        for (std::size_t unit = 1; unit < 3; ++unit) {
            const glm::dvec3 at =
                relativePlaceM(frameOf(run.world, run.world.plan->units[unit], unit), leader);
            const glm::dvec3 off = at - glm::dvec3{-100.0, unit == 1 ? 200.0 : -150.0, 10.0};
            const double offM = std::sqrt(glm::dot(off, off));
            worstTurnM = std::max(worstTurnM, offM);
            if (run.world.tick < 5500 || run.world.tick > 7000)
                worstStraightM = std::max(worstStraightM, offM);
        }
    }
    REQUIRE(worstStraightM < 3.0);
    REQUIRE(worstTurnM < 50.0);
}

TEST_CASE("a destroyer shadows another at 3 km and holds it within 30 m") {
    Definition scene = emptySea();
    addUnit(scene, kDestroyer, 1, seaAt(0.0, 0.0, 0.0), 0.0, 8.0).orders = {
        order(RouteOrder{{{seaAt(0.0, 80.0, 0.0), {}}}, false})};
    HoldStationOrder beside;
    beside.target = UnitId{std::size_t{0}};
    beside.rightM = -3000.0;
    addUnit(scene, kDestroyer, 0, seaAt(-8.0, 2.0, 0.0), 180.0, 8.0).orders = {order(beside)};
    Run run(scene);
    run.until(5400.0);
    const CraftFrame leader = frameOf(run.world, run.world.plan->units[0], 0);
    const glm::dvec3 at = relativePlaceM(frameOf(run.world, run.world.plan->units[1], 1), leader);
    REQUIRE(at.x == Approx(0.0).margin(30.0));
    REQUIRE(at.y == Approx(-3000.0).margin(30.0));
}

TEST_CASE("a ship's tightest circle has the platform's tactical diameter") {
    Definition scene = emptySea();
    const geo::Geodetic start = seaAt(0.0, 0.0, 0.0);
    addUnit(scene, kDestroyer, 0, start, 0.0, 8.0).orders = {
        order(RouteOrder{{{seaAt(0.3, -30.0, 0.0), {}}}, false})};  // behind it: hard over
    Run run(scene);
    double transferM = 0.0;
    for (int i = 0; i < 6000 && azimuthDeg(run.world, 0) < 179.0; ++i) {
        run.stepOnce();
        const geo::Geodetic at = placeAt(run.world, 0);
        transferM = (at.longitudeRad - start.longitudeRad) * std::cos(start.latitudeRad) * 6378137.0;
    }
    REQUIRE(transferM == Approx(benchDestroyer().tacticalDiameterM).epsilon(0.2));
}
