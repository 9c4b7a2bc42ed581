// Where a track's craft is and how it moves at any time: between two reports along a curve that fits both
// places and velocities, never across a gap. Velocities that the file lacks are fitted to the reports around.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include <glm/vec3.hpp>

#include "exchange/track_file.h"
#include "geo/frames.h"

namespace openline::exchange {

/// A craft at a time. Horizontal motion is over the surface of the ellipsoid, as ground speeds are.
struct TrackState {
    geo::Geodetic place;
    geo::Ecef onSurface;          ///< the place at height 0
    glm::dvec3 velocityMps{0.0};  ///< along the surface there, in Earth-fixed axes
    double climbMps = 0.0;
};

class TrackMotion {
  public:
    /// Reports further apart than `largestGapS` are not joined: in between, nobody knows.
    TrackMotion(const Track& track, double largestGapS);

    [[nodiscard]] std::size_t count() const { return states_.size(); }
    [[nodiscard]] double timeS(std::size_t report) const { return timesS_[report]; }
    [[nodiscard]] const TrackState& state(std::size_t report) const { return states_[report]; }
    /// Is the time between this report and the next known?
    [[nodiscard]] bool joined(std::size_t report) const { return joined_[report]; }
    /// None before the first report, after the last, and in gaps.
    [[nodiscard]] std::optional<TrackState> at(double timeS) const;
    /// The greatest ground speed of all reports.
    [[nodiscard]] double fastestMps() const { return fastestMps_; }

  private:
    void fitVelocity(const Track& track, std::size_t report);
    std::vector<double> timesS_;
    std::vector<TrackState> states_;
    std::vector<bool> joined_;
    double fastestMps_ = 0.0;
};

/// Median of the speeds over the ground between reports of one craft, by time, 10 s and more apart: one wrong
/// place does not count. 0: not known.
double typicalSpeedMps(std::span<const TrackReport> reports);

}  // namespace openline::exchange
