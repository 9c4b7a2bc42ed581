#include "study/tracks.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

#include "geo/frames.h"
#include "study/small_scene.h"
#include "study/timeline.h"

using namespace openline;
using namespace openline::study;

namespace {

/// Distance from a point to a straight line between two others.
double offChordM(const geo::Ecef& point, const geo::Ecef& from, const geo::Ecef& to) {
    const glm::dvec3 along = to.m - from.m;
    const glm::dvec3 off = point.m - from.m;
    const double length = glm::length(along);
    if (length < 1e-6) return glm::length(off);
    const double share = std::clamp(glm::dot(off, along) / (length * length), 0.0, 1.0);
    return glm::length(off - share * along);
}

double offTrackM(const geo::Ecef& point, double timeS, std::span<const TrackPoint> track) {
    for (std::size_t i = 1; i < track.size(); ++i) {
        if (track[i].timeS >= timeS) return offChordM(point, track[i - 1].position, track[i].position);
    }
    return std::numeric_limits<double>::infinity();
}

}  // namespace

TEST_CASE("a thinned track stays within 100 m of the path flown, turns included") {
    const auto scene = test::smallScene();
    TimelineOptions options;
    options.runAhead = false;
    Timeline timeline(scene, 1, {}, options);
    timeline.seek(scene->lastTick());
    const UnitId unit{std::size_t{2}};
    const auto track = timeline.tracks().of(unit);
    REQUIRE(track.size() > 30);
    for (sim::Tick tick = 1; tick < 10'000; tick += 13) {
        timeline.seek(tick);
        const sim::Snapshot& now = timeline.current();
        if (now.timeS >= timeline.tracks().of(unit).back().timeS) break;
        CHECK(offTrackM(now.units[unit.index].ecef, now.timeS, timeline.tracks().of(unit)) < 100.0);
    }
}

TEST_CASE("points of a moving aircraft are at most ten seconds apart and straight flight needs few") {
    sim::Snapshot snapshot;
    snapshot.units.resize(1);
    sim::UnitView& unit = snapshot.units[0];
    unit.phase = sim::UnitPhase::active;
    unit.speedMps = 200.0;
    Tracks tracks(1);
    for (int i = 0; i <= 100; ++i) {
        snapshot.timeS = i;
        unit.ecef.m = glm::dvec3(6.4e6, 200.0 * i, 0.0);
        tracks.add(snapshot);
    }
    const auto track = tracks.of(UnitId{std::size_t{0}});
    CHECK(track.size() == 11);
    for (std::size_t i = 1; i < track.size(); ++i) CHECK(track[i].timeS - track[i - 1].timeS <= 10.0);
}

TEST_CASE("a ship is kept once a minute, and a parked unit never") {
    sim::Snapshot snapshot;
    snapshot.units.resize(2);
    snapshot.units[0].phase = sim::UnitPhase::active;
    snapshot.units[0].speedMps = 8.0;
    snapshot.units[1].phase = sim::UnitPhase::parked;
    Tracks tracks(2);
    for (int i = 0; i <= 600; i += 2) {
        snapshot.timeS = i;
        tracks.add(snapshot);
    }
    CHECK(tracks.of(UnitId{std::size_t{0}}).size() == 11);
    CHECK(tracks.of(UnitId{std::size_t{1}}).empty());
}

TEST_CASE("forgetting what came after a moment keeps what came before, and goes on from there") {
    Tracks tracks(1);
    const UnitId unit{std::size_t{0}};
    for (int i = 0; i < 10; ++i) tracks.append({unit, {i * 10.0, {}}});
    tracks.truncateAfter(45.0);
    REQUIRE(tracks.of(unit).size() == 5);
    tracks.append({unit, {40.0, {}}});
    CHECK(tracks.of(unit).size() == 5);
    tracks.append({unit, {46.0, {}}});
    CHECK(tracks.of(unit).back().timeS == 46.0);
}
