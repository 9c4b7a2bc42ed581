#include "study/tracks.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "base/assert.h"

namespace openline::study {
namespace {

// A chord of 2.5 km (10 s at 250 m/s) with a turn of 5 degrees bulges by 27 m: well inside the promised 100
// m.
constexpr double kTurnRad = 5.0 * std::numbers::pi / 180.0;
constexpr double kClimbChangeMps = 5.0;
constexpr double kFastSpacingS = 10.0;
constexpr double kSlowSpacingS = 60.0;
constexpr double kFastMps = 40.0;  // no ship is faster, no aircraft in flight slower
constexpr double kMovingMps = 0.1;

double turnedRad(double from, double to) {
    return std::abs(std::remainder(to - from, 2.0 * std::numbers::pi));
}

}  // namespace

void TrackThinner::add(const sim::Snapshot& snapshot, std::vector<NewTrackPoint>& out) {
    last_.resize(snapshot.units.size());
    for (std::size_t i = 0; i < snapshot.units.size(); ++i) {
        const sim::UnitView& unit = snapshot.units[i];
        Last& last = last_[i];
        const bool moving = unit.phase == sim::UnitPhase::active && unit.speedMps > kMovingMps;
        const bool stops = last.known && last.moving && !moving;
        bool keep = stops || (moving && !last.moving);
        if (moving && last.moving) {
            const double spacingS = unit.speedMps > kFastMps ? kFastSpacingS : kSlowSpacingS;
            keep = snapshot.timeS - last.timeS >= spacingS - 1e-9 ||
                   turnedRad(last.headingRad, unit.headingRad) > kTurnRad ||
                   std::abs(unit.climbMps - last.climbMps) > kClimbChangeMps;
        }
        if (keep) {
            out.push_back({UnitId{i}, {snapshot.timeS, unit.ecef}});
            last = {snapshot.timeS, unit.headingRad, unit.climbMps, moving, true};
        }
        last.moving = moving;
        last.known = true;
    }
}

void Tracks::add(const sim::Snapshot& snapshot) {
    scratch_.clear();
    thinner_.add(snapshot, scratch_);
    for (const NewTrackPoint& added : scratch_) append(added);
}

void Tracks::append(const NewTrackPoint& added) {
    OPENLINE_ASSERT(added.unit.index < points_.size());
    auto& points = points_[added.unit.index];
    if (points.empty() || added.point.timeS > points.back().timeS) points.push_back(added.point);
}

void Tracks::truncateAfter(double timeS) {
    for (auto& points : points_) {
        const auto end =
            std::upper_bound(points.begin(), points.end(), timeS,
                             [](double time, const TrackPoint& point) { return time < point.timeS; });
        points.erase(end, points.end());
    }
    thinner_.forget();
}

}  // namespace openline::study
