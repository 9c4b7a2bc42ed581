#include <catch2/catch.hpp>
#include <cmath>
#include <glm/geometric.hpp>

#include "base/units.h"
#include "geo/frames.h"
#include "geo/sun.h"

using namespace openline;
using namespace openline::geo;

namespace {

glm::dvec3 sunAt(const char* isoTime) {
    return sunDirection(parseIsoTime(isoTime, 0).value());
}
double declinationDeg(const glm::dvec3& sun) {
    return std::asin(sun.z) / units::kRadPerDeg;
}
double longitudeDeg(const glm::dvec3& sun) {
    return std::atan2(sun.y, sun.x) / units::kRadPerDeg;
}

}  // namespace

TEST_CASE("At the equinoxes of 2021 the sun stands over the equator") {
    CHECK(declinationDeg(sunAt("2021-03-20T09:37:00Z")) == Approx(0.0).margin(0.01));
    CHECK(declinationDeg(sunAt("2021-09-22T19:21:00Z")) == Approx(0.0).margin(0.01));
}

TEST_CASE("At the solstices of 2021 the sun stands over the tropics") {
    CHECK(declinationDeg(sunAt("2021-06-21T03:32:00Z")) == Approx(23.437).margin(0.01));
    CHECK(declinationDeg(sunAt("2021-12-21T15:59:00Z")) == Approx(-23.437).margin(0.01));
}

TEST_CASE("The equation of time is minus 14 minutes in mid February and plus 16 in early November") {
    // The sun is over Greenwich at 12:00 minus the equation of time; 1 degree is 4 minutes.
    CHECK(-4.0 * longitudeDeg(sunAt("2021-02-11T12:00:00Z")) == Approx(-14.22).margin(0.05));
    CHECK(-4.0 * longitudeDeg(sunAt("2021-11-03T12:00:00Z")) == Approx(16.45).margin(0.05));
}

TEST_CASE("The sun is a unit vector that goes round westwards once a day") {
    const glm::dvec3 morning = sunAt("2001-04-01T00:00:00Z");
    const glm::dvec3 later = sunAt("2001-04-01T06:00:00Z");
    const glm::dvec3 nextDay = sunAt("2001-04-02T00:00:00Z");
    CHECK(glm::length(morning) == Approx(1.0).epsilon(1e-15));
    CHECK(std::remainder(longitudeDeg(morning) - longitudeDeg(later), 360.0) == Approx(90.0).margin(0.1));
    CHECK(longitudeDeg(nextDay) == Approx(longitudeDeg(morning)).margin(0.2));
}

TEST_CASE("Before 2000 the sun stands right too") {
    CHECK(declinationDeg(sunAt("1996-03-20T08:03:00Z")) == Approx(0.0).margin(0.01));
}
