// Where units have been: thinned tracks for trails, kept outside the world so that the world stays bounded.
#pragma once

#include <span>
#include <vector>

#include "base/ids.h"
#include "geo/frames.h"
#include "sim/snapshot.h"

namespace openline::study {

struct TrackPoint {
    double timeS = 0.0;
    geo::Ecef position;
};

/// One list of points a unit, in order of time. Points are at most 10 s apart while a unit moves (ships 60 s), closer in
/// turns, so that a straight line between neighbours is within 100 m of the flown path.
class Tracks {
  public:
    explicit Tracks(std::size_t unitCount = 0) : points_(unitCount) {}

    /// Adds what a snapshot shows, if it says something new. Snapshots come in order of time.
    void add(const sim::Snapshot& snapshot);
    /// Forgets everything after a time.
    void truncateAfter(double timeS);
    [[nodiscard]] std::span<const TrackPoint> of(UnitId unit) const { return points_[unit.index]; }
    [[nodiscard]] std::size_t unitCount() const { return points_.size(); }

  private:
    std::vector<std::vector<TrackPoint>> points_;
};

}  // namespace openline::study
