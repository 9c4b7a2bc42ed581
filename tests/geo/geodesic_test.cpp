#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "base/math.h"
#include "base/units.h"
#include "geo/geodesic.h"

using namespace openline;
using namespace openline::geo;

namespace {

Polygon polygonDeg(std::initializer_list<std::pair<double, double>> corners) {
    Polygon polygon;
    for (const auto& [latitudeDeg, longitudeDeg] : corners) {
        polygon.vertices.push_back(geodeticDeg(latitudeDeg, longitudeDeg));
    }
    return polygon;
}

bool containsDeg(const Polygon& polygon, double latitudeDeg, double longitudeDeg) {
    return contains(polygon.vertices, latitudeDeg * units::kRadPerDeg, longitudeDeg * units::kRadPerDeg);
}

Polygon countedZone() {
    return polygonDeg({{28.0, 123.0}, {22.5, 123.0}, {21.0, 121.5}, {21.0, 117.5}, {22.5, 117.5}});
}

}  // namespace

TEST_CASE("A quarter of the equator and of a meridian have their known lengths") {
    CHECK(inverse(geodeticDeg(0, 0), geodeticDeg(0, 90)).distanceM == Approx(10018754.171).margin(0.001));
    CHECK(inverse(geodeticDeg(0, 30), geodeticDeg(90, 30)).distanceM == Approx(10001965.729).margin(0.001));
}

TEST_CASE("Shantou to the south-west corner of the zone is 121 nautical miles") {
    const double distanceM = inverse(geodeticDeg(23.427, 116.762), geodeticDeg(22.0, 118.3)).distanceM;
    CHECK(distanceM / units::kMetresPerNauticalMile == Approx(121.0).margin(0.5));
}

TEST_CASE("Azimuths are clockwise from north within a full turn") {
    CHECK(inverse(geodeticDeg(10, 120), geodeticDeg(11, 120)).initialAzimuthRad == 0.0);
    CHECK(inverse(geodeticDeg(0, 120), geodeticDeg(0, 119)).initialAzimuthRad ==
          Approx(1.5 * math::kPi).margin(1e-8));
}

TEST_CASE("Going out and measuring back agree within the rounding") {
    const Geodetic from = geodeticDeg(21.319, -157.922, 50.0);
    for (double azimuthRad = 0.1; azimuthRad < 6.2; azimuthRad += 0.7) {
        const Geodetic to = destination(from, azimuthRad, 6'000'000.0);
        CHECK(to.altitudeM == 50.0);
        const GeodesicInverse back = inverse(from, to);
        CHECK(back.distanceM == Approx(6'000'000.0).margin(0.01));
        CHECK(back.initialAzimuthRad == Approx(azimuthRad).margin(1e-8));
    }
}

TEST_CASE("Results are whole thousandths of a metre and billionths of a radian") {
    const Geodetic to = destination(geodeticDeg(26.356, 127.768), 1.234, 123456.789);
    const double scaled = to.latitudeRad * 1e9;
    CHECK(std::abs(scaled - std::round(scaled)) < 1e-6);
    const double millimetres =
        inverse(geodeticDeg(26.356, 127.768), geodeticDeg(13.584, 144.93)).distanceM * 1e3;
    CHECK(std::abs(millimetres - std::round(millimetres)) < 1e-5);
}

TEST_CASE("A sampled geodesic keeps its ends, its spacing and its length") {
    const Geodetic from = geodeticDeg(26.356, 127.768, 0.0);
    const Geodetic to = geodeticDeg(13.584, 144.930, 9000.0);
    const std::vector<Geodetic> points = sampleGeodesic(from, to, 100e3);
    REQUIRE(points.size() > 2);
    CHECK(points.front().latitudeRad == from.latitudeRad);
    CHECK(points.back().longitudeRad == to.longitudeRad);
    double lengthM = 0.0;
    for (std::size_t i = 1; i < points.size(); ++i) {
        const double pieceM = inverse(points[i - 1], points[i]).distanceM;
        CHECK(pieceM <= 100e3 + 0.02);
        CHECK(points[i].altitudeM > points[i - 1].altitudeM);
        lengthM += pieceM;
    }
    CHECK(lengthM == Approx(inverse(from, to).distanceM).margin(0.2));
    CHECK(sampleGeodesic(from, from, 10.0).size() == 2);
}

TEST_CASE("The counting zone takes in the strait's south-west and leaves out the mainland's airfields") {
    const Polygon zone = countedZone();
    CHECK(containsDeg(zone, 22.0, 118.3));
    CHECK(containsDeg(zone, 21.2, 121.3));  // Bashi Channel
    CHECK(containsDeg(zone, 25.069, 121.552));
    CHECK_FALSE(containsDeg(zone, 25.573, 119.460));  // Longtian
    CHECK_FALSE(containsDeg(zone, 23.427, 116.762));  // Shantou
    CHECK_FALSE(containsDeg(zone, 21.3, 122.8));      // beyond the slanted corner
    CHECK_FALSE(containsDeg(Polygon{}, 22.0, 118.3));
}

TEST_CASE("Neighbouring zones share no point of their common edge twice") {
    const Polygon west = polygonDeg({{20, 110}, {30, 110}, {30, 120}, {20, 120}});
    const Polygon east = polygonDeg({{20, 120}, {30, 120}, {30, 130}, {20, 130}});
    for (double latitudeDeg = 20.0; latitudeDeg < 30.0; latitudeDeg += 0.5) {
        CHECK(containsDeg(west, latitudeDeg, 120.0) != containsDeg(east, latitudeDeg, 120.0));
    }
}

TEST_CASE("Areas agree with the ellipsoid and do not depend on the sense of the corners") {
    // A half of the earth between two meridians; the whole is 510,065,621.724 km2.
    const Polygon half = polygonDeg({{-90, -90}, {-90, 90}, {90, 90}, {90, -90}});
    CHECK(areaM2(half) / 1e6 == Approx(255032810.862).epsilon(1e-9));
    Polygon reversed = countedZone();
    std::reverse(reversed.vertices.begin(), reversed.vertices.end());
    CHECK(areaM2(reversed) == Approx(areaM2(countedZone())).epsilon(1e-12));
}

TEST_CASE("The counting zone has 252,000 square kilometres, 7 per cent more than the 235,000 reported") {
    CHECK(areaM2(countedZone()) / 1e6 == Approx(251563.0).margin(1.0));
    CHECK(areaM2(countedZone()) / 1e6 == Approx(1.07 * 235000.0).epsilon(0.01));
}
