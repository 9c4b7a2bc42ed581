// How exactly motion is flown: passes and routes against a finer tick, long legs against GeographicLib.
#include <catch2/catch.hpp>
#include <cmath>

#include "geo/surface.h"
#include "scenes/scenes.h"

using namespace openline;
using namespace openline::scenes;

namespace {

geo::Geodetic placeOf(const World& world, std::size_t unit) {
    return geo::toGeodetic(geo::Normal{world.normal[unit]}, world.altitudeM[unit]);
}

double closestM(PassGeometry geometry, double gapM, std::optional<double> speedMps, double tickHz) {
    Definition scene = onePass(geometry, gapM);
    scene.tickHz = tickHz;
    std::get<ClosePassOrder>(scene.units[1].orders[0].action).speedMps = speedMps;
    Run run(scene);
    run.until(700.0);
    REQUIRE(run.closest() != nullptr);
    return run.closest()->gapM;
}

/// The farthest that a leg strays from the geodesic between its ends, looked at every 20 s.
double strayM(const geo::Geodetic& from, const geo::Geodetic& to, const Wind& wind) {
    Definition scene = emptySea();
    scene.wind = wind;
    const geo::GeodesicInverse whole = geo::inverse(from, to);
    const double speed = benchFighter().cruiseSpeedMps;
    addUnit(scene, kFighter, 0, from, whole.initialAzimuthRad / units::kRadPerDeg, speed).orders = {
        order(RouteOrder{{{to, {}}}})};
    Run run(scene);
    double worstM = 0.0;
    while (run.world.order[0] == 0 && run.world.tick < 400000) {
        run.until(run.definition.timeS(run.world.tick) + 20.0);
        if (run.world.order[0] != 0) break;
        const geo::GeodesicInverse part = geo::inverse(from, placeOf(run.world, 0));
        const geo::Geodetic exact = geo::destination(from, whole.initialAzimuthRad, part.distanceM);
        worstM = std::max(worstM, geo::inverse(exact, placeOf(run.world, 0)).distanceM);
    }
    CHECK(run.world.order[0] == 1);
    return worstM;
}

}  // namespace

TEST_CASE("halving the tick changes the closest approach of a pass by less than 1 m, in all geometries") {
    for (const PassGeometry geometry :
         {PassGeometry::alongside, PassGeometry::under, PassGeometry::over, PassGeometry::acrossNose}) {
        for (const std::optional<double> speed : {std::optional<double>{}, {150.0}, {180.0}, {240.0}}) {
            for (const double gapM : {3.0, 30.0}) {
                const double usual = closestM(geometry, gapM, speed, 10.0);
                const double fine = closestM(geometry, gapM, speed, 20.0);
                INFO("geometry " << static_cast<int>(geometry) << ", " << speed.value_or(0.0) << " m/s, gap "
                                 << gapM << ": " << usual << " and " << fine);
                CHECK(std::abs(usual - fine) < 1.0);
            }
        }
    }
}

TEST_CASE("legs up to 3000 km follow GeographicLib's geodesic within 1 m, over the antimeridian too") {
    struct Leg {
        double latitudeDeg, longitudeDeg, azimuthDeg, lengthKm;
    };
    for (const Leg& leg :
         {Leg{20.0, 115.0, 40.0, 500.0}, Leg{20.0, 115.0, 60.0, 2900.0}, Leg{0.0, 130.0, 75.0, 3000.0},
          Leg{35.0, 165.0, 80.0, 2500.0}, Leg{-25.0, -170.0, 290.0, 2500.0}, Leg{55.0, 150.0, 100.0, 2000.0},
          Leg{60.0, 20.0, 45.0, 1500.0}, Leg{13.5, 144.9, 300.0, 3000.0}}) {
        const geo::Geodetic from = geo::geodeticDeg(leg.latitudeDeg, leg.longitudeDeg, 9000.0);
        const geo::Geodetic to = geo::destination(from, degrees(leg.azimuthDeg), 1000.0 * leg.lengthKm);
        const double worstM = strayM(from, to, {});
        INFO("from " << leg.latitudeDeg << ", " << leg.longitudeDeg << " on " << leg.azimuthDeg << " for "
                     << leg.lengthKm << " km: " << worstM << " m");
        CHECK(worstM < 1.0);
    }
}
