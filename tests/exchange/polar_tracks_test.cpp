// Tracks over the poles, where latitude and longitude are of no help: the same figures as anywhere else.
#include <catch2/catch.hpp>

#include <cmath>

#include "exchange/track_encounters.h"
#include "tracks.h"

using namespace openline;
using namespace openline::exchange;

namespace {

constexpr double kSpeedMps = 250.0, kMeetS = 120.5;

/// Straight through a place at `kMeetS`, coming from an azimuth of it.
test::Flight through(const char* id, const geo::Geodetic& meet, double fromDeg, double altitudeM) {
    geo::Geodetic start = geo::destination(meet, fromDeg * units::kRadPerDeg, kSpeedMps * kMeetS);
    const double azimuthDeg = geo::inverse(start, meet).initialAzimuthRad / units::kRadPerDeg;
    start.altitudeM = altitudeM;
    return {id, start, azimuthDeg, kSpeedMps};
}

/// Two that come from directions so far apart and pass 60 m above each other.
TrackEncounter met(const geo::Geodetic& meet, double apartDeg) {
    const test::Flight a = through("A", meet, 20.0, 9000.0);
    const test::Flight b = through("B", meet, 20.0 + apartDeg, 9060.0);
    const auto file = parseTracks(test::kHeader + test::rows(a, 0, 240, 1) + test::rows(b, 0, 240, 1),
                                  "t.csv", BadRows::refuse);
    for (const Complaint& complaint : file.errors) UNSCOPED_INFO(format(complaint));
    REQUIRE(file);
    const auto found = TrackPairs(*file, {TrackStandard::do365}).find();
    REQUIRE(found.size() == 1);
    return found[0];
}

}  // namespace

TEST_CASE(
    "aircraft that meet over a pole, head-on or crossing, have the encounter of those that meet elsewhere") {
    for (const double apartDeg : {180.0, 90.0, 60.0}) {
        const TrackEncounter usual = met(geo::geodeticDeg(24.0, 119.0), apartDeg);
        for (const double latitudeDeg : {90.0, -90.0, 89.999}) {
            INFO(apartDeg << " degrees apart, at latitude " << latitudeDeg);
            const TrackEncounter polar = met(geo::geodeticDeg(latitudeDeg, 30.0), apartDeg);
            CHECK(polar.closestS == Approx(kMeetS).margin(0.1));
            CHECK(polar.closest.horizontalM < 10.0);
            CHECK(polar.peakLevel == usual.peakLevel);
            CHECK(polar.first.closureMps == Approx(usual.first.closureMps).margin(1.0));
            for (std::size_t level = 0; level < 3; ++level) {
                REQUIRE_FALSE(std::isnan(usual.alertS[level]));
                CHECK(polar.alertS[level] == Approx(usual.alertS[level]).margin(1.01));
            }
        }
    }
}
