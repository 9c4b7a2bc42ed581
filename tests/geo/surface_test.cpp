#include <GeographicLib/Geodesic.hpp>
#include <algorithm>
#include <catch2/catch.hpp>
#include <chrono>
#include <cmath>
#include <glm/geometric.hpp>
#include <vector>

#include "base/math.h"
#include "base/units.h"
#include "geo/geodesic.h"
#include "geo/surface.h"

using namespace openline;
using namespace openline::geo;

namespace {

double degrees(double radians) {
    return radians / units::kRadPerDeg;
}

/// Distance between where `advance` ends and where the geodesic ends. Units: m.
double missM(double latitudeDeg, double azimuthDeg, double stepM, int steps) {
    Normal place = toNormal(geodeticDeg(latitudeDeg, 120.0));
    Tangent direction = tangentFromAzimuth(place, azimuthDeg * units::kRadPerDeg);
    for (int step = 0; step < steps; ++step) advance(place, direction, stepM, 0.0);
    const Geodetic reached = toGeodetic(place, 0.0);
    double expectedLatitudeDeg = 0.0;
    double expectedLongitudeDeg = 0.0;
    const GeographicLib::Geodesic& reference = GeographicLib::Geodesic::WGS84();
    reference.Direct(latitudeDeg, 120.0, azimuthDeg, stepM * steps, expectedLatitudeDeg,
                     expectedLongitudeDeg);
    double distanceM = 0.0;
    reference.Inverse(degrees(reached.latitudeRad), degrees(reached.longitudeRad), expectedLatitudeDeg,
                      expectedLongitudeDeg, distanceM);
    return distanceM;
}

}  // namespace

TEST_CASE("Four hours at 250 m/s in steps of 0.1 s stay within a centimetre of the geodesic") {
    for (const double latitudeDeg : {-60.0, 0.0, 22.0, 45.0, 58.0, 89.9}) {
        for (const double azimuthDeg : {0.0, 45.0, 100.0, 225.0, 350.0}) {
            INFO("latitude " << latitudeDeg << ", azimuth " << azimuthDeg);
            CHECK(missM(latitudeDeg, azimuthDeg, 25.0, 144000) < 0.01);
        }
    }
}

TEST_CASE("Long steps of 25 km stay within a metre of the geodesic over 3,600 km, over the pole too") {
    for (const double latitudeDeg : {-40.0, 22.0, 75.0, 89.9}) {
        for (const double azimuthDeg : {0.0, 70.0, 160.0, 290.0}) {
            INFO("latitude " << latitudeDeg << ", azimuth " << azimuthDeg);
            CHECK(missM(latitudeDeg, azimuthDeg, 25000.0, 144) < 1.0);
        }
    }
}

TEST_CASE("A step at height covers less ground, by the ratio of the radii") {
    const Normal start = toNormal(geodeticDeg(0.0, 120.0));
    Normal low = start;
    Normal high = start;
    Tangent lowDirection = tangentFromAzimuth(start, math::kPi / 2);
    Tangent highDirection = lowDirection;
    advance(low, lowDirection, 1000.0, 0.0);
    advance(high, highDirection, 1000.0, 12000.0);
    const double ratio = inverse(toGeodetic(start, 0.0), toGeodetic(high, 0.0)).distanceM /
                         inverse(toGeodetic(start, 0.0), toGeodetic(low, 0.0)).distanceM;
    CHECK(ratio == Approx(wgs84::kSemiMajorM / (wgs84::kSemiMajorM + 12000.0)).epsilon(2e-6));
    const double flownM = glm::length(toEcef(high, 12000.0).m - toEcef(start, 12000.0).m);
    CHECK(flownM == Approx(1000.0).epsilon(1e-8));
}

TEST_CASE("Normal and tangent stay unit and perpendicular over a million steps") {
    Normal place = toNormal(geodeticDeg(30.0, 140.0));
    Tangent direction = tangentFromAzimuth(place, 1.0);
    for (int step = 0; step < 1'000'000; ++step) advance(place, direction, 25.0, 9000.0);
    CHECK(std::abs(glm::length(place.n) - 1.0) < 1e-15);
    CHECK(std::abs(glm::length(direction.t) - 1.0) < 1e-15);
    CHECK(std::abs(glm::dot(place.n, direction.t)) < 1e-15);
}

TEST_CASE("A normal and a position in degrees are the same place") {
    for (double latitudeDeg = -90.0; latitudeDeg <= 90.0; latitudeDeg += 7.5) {
        for (double longitudeDeg = -180.0; longitudeDeg < 180.0; longitudeDeg += 22.5) {
            const Geodetic position = geodeticDeg(latitudeDeg, longitudeDeg, 3000.0);
            const Normal place = toNormal(position);
            CHECK(glm::length(toEcef(place, 3000.0).m - toEcef(position).m) < 4e-9);
            CHECK(std::abs(toGeodetic(place, 3000.0).latitudeRad - position.latitudeRad) < 1e-14);
        }
    }
}

TEST_CASE("Azimuths go out and come back, at the poles too") {
    for (const double latitudeDeg : {-90.0, -45.0, 0.0, 23.5, 89.999, 90.0}) {
        const Normal place = toNormal(geodeticDeg(latitudeDeg, 121.0));
        for (double azimuth = 0.0; azimuth < math::kTwoPi; azimuth += 0.5) {
            CHECK(azimuthRad(place, tangentFromAzimuth(place, azimuth)) == Approx(azimuth).margin(1e-9));
        }
    }
}

TEST_CASE("Azimuth 0 is north, a quarter turn to the right of it is east") {
    const Normal place = toNormal(geodeticDeg(25.0, 121.0));
    const Tangent north = tangentFromAzimuth(place, 0.0);
    const glm::dmat3 axes = enuAxes(geodeticDeg(25.0, 121.0));
    CHECK(glm::length(north.t - axes[1]) < 1e-15);
    CHECK(glm::length(rightOf(place, north).t - axes[0]) < 1e-15);
    CHECK(glm::length(turned(place, north, 1.0, 0.0).t - axes[0]) < 1e-15);
    const Tangent slightly = turned(place, north, math::sin(0.1), math::cos(0.1));
    CHECK(azimuthRad(place, slightly) == Approx(0.1).epsilon(1e-12));
}

TEST_CASE("The direction to a place leads there, and coinciding places still give a tangent") {
    const Normal kadena = toNormal(geodeticDeg(26.356, 127.768));
    const Normal taipei = toNormal(geodeticDeg(25.069, 121.552));
    const GeodesicInverse exact = inverse(toGeodetic(kadena, 0.0), toGeodetic(taipei, 0.0));
    CHECK(azimuthRad(kadena, directionTo(kadena, taipei)) == Approx(exact.initialAzimuthRad).margin(0.004));
    const Tangent any = directionTo(kadena, kadena);
    CHECK(glm::length(any.t) == Approx(1.0));
    CHECK(std::abs(glm::dot(any.t, kadena.n)) < 1e-15);
    const Normal near = toNormal(geodeticDeg(26.356 + 1e-9, 127.768));  // 0.1 mm to the north
    CHECK(azimuthRad(kadena, directionTo(near, kadena)) == Approx(math::kPi).margin(1e-4));
}

TEST_CASE("The approximate distance is good to 1e-6 up to 1,000 km and to 3e-3 anywhere") {
    double worstNear = 0.0;
    double worstFar = 0.0;
    for (double latitudeDeg = -80.0; latitudeDeg <= 80.0; latitudeDeg += 20.0) {
        for (double azimuthDeg = 0.0; azimuthDeg < 360.0; azimuthDeg += 15.0) {
            for (const double distanceM : {10.0, 1e3, 50e3, 300e3, 1000e3, 3000e3, 9000e3, 18000e3}) {
                const Geodetic from = geodeticDeg(latitudeDeg, 110.0);
                const Geodetic to = destination(from, azimuthDeg * units::kRadPerDeg, distanceM);
                const double exactM = inverse(from, to).distanceM;
                const double error = std::abs(approximateDistanceM(toNormal(from), toNormal(to)) - exactM);
                if (distanceM < 100e3) CHECK(error < 1e-6 * exactM + 0.0006);  // results are rounded to 1 mm
                (distanceM <= 1000e3 ? worstNear : worstFar) =
                    std::max(distanceM <= 1000e3 ? worstNear : worstFar, (error - 0.0006) / exactM);
            }
        }
    }
    CHECK(worstNear < 1e-6);
    CHECK(worstFar < 3e-3);
}

TEST_CASE("An offset ahead and to the right lands where the compass says") {
    const Geodetic position = geodeticDeg(24.0, 123.0);
    const Normal place = toNormal(position);
    const Tangent east = tangentFromAzimuth(place, math::kPi / 2);
    const Geodetic reached = toGeodetic(offset(place, east, 3000.0, 4000.0), 0.0);
    const GeodesicInverse way = inverse(position, reached);
    CHECK(way.distanceM == Approx(5000.0).epsilon(1e-6));
    CHECK(way.initialAzimuthRad == Approx(math::kPi / 2 + std::atan2(4.0, 3.0)).margin(1e-6));
}

TEST_CASE("Curvature is that of the ellipsoid at the equator and the pole") {
    const Curvature equator = curvatureAt(toNormal(geodeticDeg(0.0, 0.0)));
    CHECK(equator.primeVerticalM == Approx(wgs84::kSemiMajorM));
    CHECK(equator.meridianM == Approx(wgs84::kSemiMajorM * (1.0 - wgs84::kEccentricitySquared)));
    const Curvature pole = curvatureAt(toNormal(geodeticDeg(90.0, 0.0)));
    CHECK(pole.primeVerticalM == Approx(pole.meridianM).epsilon(1e-12));
}

TEST_CASE("A step along the surface is cheap", "[.bench]") {
    // Run by hand: the promise is 25 ns a unit and step.
    std::vector<Normal> places;
    std::vector<Tangent> directions;
    for (int i = 0; i < 1000; ++i) {
        places.push_back(toNormal(geodeticDeg(20.0 + 0.01 * i, 120.0)));
        directions.push_back(tangentFromAzimuth(places.back(), 0.006 * i));
    }
    double bestS = 1.0;
    for (int step = 0; step < 2000; ++step) {
        const auto start = std::chrono::steady_clock::now();
        for (std::size_t i = 0; i < places.size(); ++i) advance(places[i], directions[i], 25.0, 9000.0);
        bestS =
            std::min(bestS, std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
    }
    WARN("advance: " << bestS / 1000.0 * 1e9 << " ns");
    CHECK(bestS / 1000.0 < 60e-9);
}
