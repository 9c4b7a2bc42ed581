// Where units have been: thinned tracks for trails, kept outside the world so that the world stays bounded.
// Not the motion itself: what is between two points is a straight line.
#pragma once

#include <span>
#include <vector>

#include "base/ids.h"
#include "geo/frames.h"
#include "geo/surface.h"
#include "sim/snapshot.h"

namespace openline::study {

struct TrackPoint {
    double timeS = 0.0;
    geo::Ecef position;
};

/// A point that a thinner found worth keeping.
struct NewTrackPoint {
    UnitId unit;
    TrackPoint point;
};

/// One unit at one moment, as far as a track is concerned.
struct TrackSample {
    UnitId unit;
    bool moving = false;
    double speedMps = 0.0;
    double climbMps = 0.0;
    geo::Tangent direction;  ///< unit vector; only its changes matter
    geo::Ecef position;
};

/// Decides which points of a run are worth keeping.
class TrackThinner {
  public:
    explicit TrackThinner(std::size_t unitCount = 0) : last_(unitCount) {}

    /// Appends to `out` what the sample says that is new. A unit's samples come in order of time.
    void add(double timeS, const TrackSample& sample, std::vector<NewTrackPoint>& out);
    /// The next samples start anew.
    void forget() { last_.assign(last_.size(), {}); }
    /// Whether a unit moved when it was last seen.
    [[nodiscard]] bool wasMoving(std::size_t unit) const { return last_[unit].moving; }

  private:
    struct Last {
        double timeS = 0.0;
        double climbMps = 0.0;
        geo::Tangent direction;
        bool moving = false;
    };
    std::vector<Last> last_;
};

/// One list of points a unit, in order of time. Points are at most 10 s apart while a unit moves (ships 60
/// s), closer in turns, so that a straight line between neighbours is within 100 m of the flown path, if
/// snapshots are at most 2 s apart.
class Tracks {
  public:
    explicit Tracks(std::size_t unitCount = 0) : points_(unitCount), thinner_(unitCount) {}

    /// Adds what a snapshot shows, if it says something new. Snapshots come in order of time.
    void add(const sim::Snapshot& snapshot);
    /// Adds a point that was kept elsewhere; ignored unless it is later than the unit's last one.
    void append(const NewTrackPoint& added);
    /// Forgets everything after a time.
    void truncateAfter(double timeS);
    [[nodiscard]] std::span<const TrackPoint> of(UnitId unit) const { return points_[unit.index]; }
    [[nodiscard]] std::size_t unitCount() const { return points_.size(); }

  private:
    std::vector<std::vector<TrackPoint>> points_;
    TrackThinner thinner_;
    std::vector<NewTrackPoint> scratch_;
};

}  // namespace openline::study
