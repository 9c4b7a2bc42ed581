#include "study/tracks.h"

#include <algorithm>
#include <cmath>

#include "base/assert.h"

namespace openline::study {
namespace {

// A chord of 2.5 km (10 s at 250 m/s) with a turn of 5 degrees bulges by 27 m: well inside the promised 100
// m.
constexpr double kTurnCosine = 0.9962;  // 5 degrees
constexpr double kClimbChangeMps = 5.0;
constexpr double kFastSpacingS = 10.0;
constexpr double kSlowSpacingS = 60.0;
constexpr double kFastMps = 40.0;  // no ship is faster, no aircraft in flight slower
constexpr double kMovingMps = 0.1;

double cosineBetween(const geo::Tangent& a, const geo::Tangent& b) {
    return a.t.x * b.t.x + a.t.y * b.t.y + a.t.z * b.t.z;
}

}  // namespace

void TrackThinner::add(double timeS, const TrackSample& sample, std::vector<NewTrackPoint>& out) {
    Last& last = last_[sample.unit.index];
    const bool moving = sample.moving && sample.speedMps > kMovingMps;
    bool keep = moving != last.moving;
    if (moving && last.moving) {
        const double spacingS = sample.speedMps > kFastMps ? kFastSpacingS : kSlowSpacingS;
        keep = timeS - last.timeS >= spacingS - 1e-9 ||
               cosineBetween(last.direction, sample.direction) < kTurnCosine ||
               std::abs(sample.climbMps - last.climbMps) > kClimbChangeMps;
    }
    last.moving = moving;
    if (!keep) return;
    out.push_back({sample.unit, {timeS, sample.position}});
    last = {timeS, sample.climbMps, sample.direction, moving};
}

void Tracks::add(const sim::Snapshot& snapshot) {
    scratch_.clear();
    for (std::size_t i = 0; i < snapshot.units.size(); ++i) {
        const sim::UnitView& unit = snapshot.units[i];
        TrackSample sample{UnitId{i}, unit.phase == sim::UnitPhase::active, unit.speedMps, unit.climbMps, {},
                           unit.ecef};
        sample.direction.t = {std::cos(unit.headingRad), std::sin(unit.headingRad), 0.0};
        thinner_.add(snapshot.timeS, sample, scratch_);
    }
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
