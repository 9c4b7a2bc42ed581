#include <GeographicLib/Geocentric.hpp>
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <glm/geometric.hpp>

#include "base/math.h"
#include "base/units.h"
#include "geo/frames.h"

using namespace openline;
using namespace openline::geo;

TEST_CASE("Earth-fixed positions agree with GeographicLib within 2 nm near the surface") {
    const GeographicLib::Geocentric& reference = GeographicLib::Geocentric::WGS84();
    double worstM = 0.0;
    for (int latitude = -90; latitude <= 90; latitude += 5) {
        for (int longitude = -180; longitude <= 180; longitude += 15) {
            glm::dvec3 expected;
            reference.Forward(latitude, longitude, 9000.0, expected.x, expected.y, expected.z);
            worstM =
                std::max(worstM, glm::length(toEcef(geodeticDeg(latitude, longitude, 9000.0)).m - expected));
        }
    }
    CHECK(worstM < 4e-9);
}

TEST_CASE("From Earth-fixed and back keeps height within 4 nm and latitude within 1e-14 rad") {
    double worstHeightM = 0.0;
    double worstLatitudeRad = 0.0;
    for (double latitudeDeg = -90.0; latitudeDeg <= 90.0; latitudeDeg += 0.7) {
        for (const double altitudeM : {-10000.0, 0.0, 12000.0, 400e3}) {
            const Geodetic position = geodeticDeg(latitudeDeg, 121.5, altitudeM);
            const Geodetic back = toGeodetic(toEcef(position));
            worstHeightM = std::max(worstHeightM, std::abs(back.altitudeM - altitudeM));
            worstLatitudeRad = std::max(worstLatitudeRad, std::abs(back.latitudeRad - position.latitudeRad));
        }
    }
    CHECK(worstHeightM < 4e-9);
    CHECK(worstLatitudeRad < 1e-14);
}

TEST_CASE("Heights up to 100,000 km come back within 1e-15 of the distance from the centre") {
    for (double latitudeDeg = -89.0; latitudeDeg <= 89.0; latitudeDeg += 3.1) {
        for (const double altitudeM : {20e6, 36e6, 100e6}) {
            const Geodetic position = geodeticDeg(latitudeDeg, -157.9, altitudeM);
            const Geodetic back = toGeodetic(toEcef(position));
            CHECK(std::abs(back.altitudeM - altitudeM) < 1e-15 * (altitudeM + 7e6));
            CHECK(std::abs(back.latitudeRad - position.latitudeRad) < 1e-14);
        }
    }
}

TEST_CASE("The poles and the centre of the earth have positions too") {
    const Geodetic pole = toGeodetic(Ecef{{0.0, 0.0, wgs84::kSemiMinorM + 100.0}});
    CHECK(pole.latitudeRad == Approx(math::kPi / 2).epsilon(1e-15));
    CHECK(pole.altitudeM == Approx(100.0).epsilon(1e-10));
    CHECK(toGeodetic(Ecef{}).altitudeM == -wgs84::kSemiMajorM);
}

TEST_CASE("East, north and up are a right-handed orthonormal frame whose up is the vertical") {
    const Geodetic origin = geodeticDeg(25.0, 121.5, 100.0);
    const glm::dmat3 axes = enuAxes(origin);
    CHECK(glm::dot(glm::cross(axes[0], axes[1]), axes[2]) == Approx(1.0).epsilon(1e-14));
    CHECK(std::abs(glm::dot(axes[0], axes[2])) < 1e-15);
    const Geodetic above = toGeodetic(toEcef(Enu{{0.0, 0.0, 500.0}}, origin));
    CHECK(above.altitudeM == Approx(600.0).epsilon(1e-9));
    CHECK(std::abs(above.latitudeRad - origin.latitudeRad) < 1e-14);
    const Geodetic north = toGeodetic(toEcef(Enu{{0.0, 1000.0, 0.0}}, origin));
    CHECK(north.latitudeRad > origin.latitudeRad);
    CHECK(std::abs(north.longitudeRad - origin.longitudeRad) < 1e-14);
}

TEST_CASE("East-north-up and back returns the offset") {
    const Geodetic origin = geodeticDeg(-33.0, 151.0, 20.0);
    const glm::dvec3 offsetM{1234.5, -678.9, 4321.0};
    CHECK(glm::length(toEnu(toEcef(Enu{offsetM}, origin), origin).m - offsetM) < 1e-8);
}

TEST_CASE("What lies over the horizon is hidden and what lies before it is not") {
    const Ecef eye = toEcef(geodeticDeg(25.0, 120.0, 10000.0));
    // From 10 km the horizon on the ground is about 357 km away; a degree of latitude is about 111 km.
    CHECK_FALSE(hiddenByEarth(eye, toEcef(geodeticDeg(28.1, 120.0))));
    CHECK(hiddenByEarth(eye, toEcef(geodeticDeg(28.4, 120.0))));
    CHECK_FALSE(hiddenByEarth(eye, toEcef(geodeticDeg(28.4, 120.0, 1000.0))));
    CHECK(hiddenByEarth(eye, toEcef(geodeticDeg(-25.0, -60.0, 20e6))) ==
          hiddenByEarth(toEcef(geodeticDeg(-25.0, -60.0, 20e6)), eye));
    CHECK(hiddenByEarth(eye, toEcef(geodeticDeg(-25.0, -60.0, 20e6))));
}

TEST_CASE("Ground and sea bed under the eye are never hidden") {
    const Ecef eye = toEcef(geodeticDeg(20.0, 118.0, 20e6));
    for (double latitudeDeg = -30.0; latitudeDeg <= 70.0; latitudeDeg += 10.0) {
        CHECK_FALSE(hiddenByEarth(eye, toEcef(geodeticDeg(latitudeDeg, 118.0))));
        CHECK_FALSE(hiddenByEarth(eye, toEcef(geodeticDeg(latitudeDeg, 118.0, -4000.0))));
    }
}
