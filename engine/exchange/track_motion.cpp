#include "exchange/track_motion.h"

#include <algorithm>
#include <cmath>

#include <glm/geometric.hpp>
#include <glm/mat3x3.hpp>
#include <glm/matrix.hpp>

#include "geo/geodesic.h"

namespace openline::exchange {

namespace {

/// Reports this near in time are fitted together, so that rounded places do not make rough velocities; at
/// least the neighbours are.
constexpr double kFitS = 4.0;

geo::Ecef surfaceBelow(const geo::Geodetic& place) {
    return geo::toEcef(geo::Geodetic{place.latitudeRad, place.longitudeRad, 0.0});
}

glm::dvec3 upAt(const geo::Geodetic& place) {
    return geo::enuAxes(place)[2];
}

/// Least squares of value = a + b t + c t^2 (or a + b t for two points); gives b.
class SlopeFit {
  public:
    void add(double timeS, const glm::dvec4& value) {
        double power = 1.0;
        for (int i = 0; i < 5; ++i, power *= timeS) {
            sums_[i] += power;
            if (i < 3) values_[i] += value * power;
        }
        ++count_;
    }
    [[nodiscard]] glm::dvec4 slope() const {
        if (count_ < 2) return glm::dvec4(0.0);
        const double linear = sums_[0] * sums_[2] - sums_[1] * sums_[1];
        if (count_ == 2) return (values_[1] * sums_[0] - values_[0] * sums_[1]) / linear;
        const glm::dmat3 normal(sums_[0], sums_[1], sums_[2], sums_[1], sums_[2], sums_[3], sums_[2],
                                sums_[3], sums_[4]);
        const glm::dvec3 row = glm::inverse(normal)[1];  // symmetric: the row that gives b
        return values_[0] * row[0] + values_[1] * row[1] + values_[2] * row[2];
    }

  private:
    double sums_[5] = {};
    glm::dvec4 values_[3] = {glm::dvec4(0.0), glm::dvec4(0.0), glm::dvec4(0.0)};
    int count_ = 0;
};

}  // namespace

TrackMotion::TrackMotion(const Track& track, double largestGapS) {
    const std::vector<TrackReport>& reports = track.reports;
    for (std::size_t i = 0; i < reports.size(); ++i) {
        timesS_.push_back(reports[i].timeS);
        states_.push_back({reports[i].place, surfaceBelow(reports[i].place), glm::dvec3(0.0), 0.0});
        joined_.push_back(i + 1 < reports.size() && reports[i + 1].timeS - reports[i].timeS <= largestGapS);
    }
    for (std::size_t i = 0; i < reports.size(); ++i) {
        fitVelocity(track, i);
        fastestMps_ = std::max(fastestMps_, glm::length(states_[i].velocityMps));
    }
}

void TrackMotion::fitVelocity(const Track& track, std::size_t report) {
    std::size_t from = report, to = report;
    while (from > 0 && joined_[from - 1] && (from == report || timesS_[report] - timesS_[from - 1] <= kFitS))
        --from;
    while (joined_[to] && (to == report || timesS_[to + 1] - timesS_[report] <= kFitS)) ++to;
    SlopeFit fit;
    const glm::dvec3 centre = states_[report].onSurface.m;
    for (std::size_t i = from; i <= to; ++i) {
        fit.add(timesS_[i] - timesS_[report],
                glm::dvec4(states_[i].onSurface.m - centre, states_[i].place.altitudeM));
    }
    const TrackReport& given = track.reports[report];
    TrackState& state = states_[report];
    const glm::dmat3 axes = geo::enuAxes(state.place);
    const glm::dvec4 slope = fit.slope();
    glm::dvec3 velocity(slope);
    velocity -= axes[2] * glm::dot(velocity, axes[2]);
    const double fitted = glm::length(velocity);
    const double speed = std::isnan(given.groundSpeedMps) ? fitted : given.groundSpeedMps;
    if (!std::isnan(given.trackRad)) {
        velocity = (axes[0] * std::sin(given.trackRad) + axes[1] * std::cos(given.trackRad)) * speed;
    } else if (fitted > 0.0) {
        velocity *= speed / fitted;
    }
    state.velocityMps = velocity;
    state.climbMps = std::isnan(given.climbMps) ? slope.w : given.climbMps;
}

std::optional<TrackState> TrackMotion::at(double timeS) const {
    const auto after = std::upper_bound(timesS_.begin(), timesS_.end(), timeS);
    if (after == timesS_.begin()) return std::nullopt;
    const auto i = static_cast<std::size_t>(after - timesS_.begin()) - 1;
    if (timesS_[i] == timeS) return states_[i];
    if (!joined_[i]) return std::nullopt;
    const TrackState &a = states_[i], &b = states_[i + 1];
    const double whole = timesS_[i + 1] - timesS_[i], t = (timeS - timesS_[i]) / whole;
    // The cubic with both places and velocities.
    const double t2 = t * t, t3 = t2 * t;
    const double h00 = 2.0 * t3 - 3.0 * t2 + 1.0, h10 = (t3 - 2.0 * t2 + t) * whole, h01 = 1.0 - h00,
                 h11 = (t3 - t2) * whole;
    TrackState state;
    const glm::dvec3 curve =
        a.onSurface.m * h00 + a.velocityMps * h10 + b.onSurface.m * h01 + b.velocityMps * h11;
    state.place = geo::toGeodetic(geo::Ecef{curve});
    state.place.altitudeM =
        a.place.altitudeM * h00 + a.climbMps * h10 + b.place.altitudeM * h01 + b.climbMps * h11;
    state.onSurface = surfaceBelow(state.place);
    state.velocityMps = a.velocityMps + (b.velocityMps - a.velocityMps) * t;
    const glm::dvec3 up = upAt(state.place);
    state.velocityMps -= up * glm::dot(state.velocityMps, up);
    state.climbMps = a.climbMps + (b.climbMps - a.climbMps) * t;
    return state;
}

double typicalSpeedMps(std::span<const TrackReport> reports) {
    constexpr double kApartS = 10.0;
    std::vector<double> speedsMps;
    std::size_t from = 0;
    for (std::size_t i = 1; i < reports.size(); ++i) {
        const double spentS = reports[i].timeS - reports[from].timeS;
        if (spentS < kApartS) continue;
        speedsMps.push_back(geo::inverse(reports[from].place, reports[i].place).distanceM / spentS);
        from = i;
    }
    if (speedsMps.empty()) return 0.0;
    const auto middle = speedsMps.begin() + static_cast<std::ptrdiff_t>(speedsMps.size() / 2);
    std::nth_element(speedsMps.begin(), middle, speedsMps.end());
    return *middle;
}

}  // namespace openline::exchange
