// Where units have been: fades to nothing at the tail, costs the same at any length, and its head is the unit
// itself.
#include <algorithm>
#include <cmath>

#include "view/stage.h"

namespace openline::view {

namespace {

constexpr double kShortTrailS = 20.0 * 60.0;
constexpr double kLongTrailS = 40.0 * 60.0;
constexpr double kNearM = 2.0e5;     // the eye's height at which trails are short,
constexpr double kFarM = 3.0e6;      // and long
constexpr double kShipFactor = 9.0;  // ships are slower by about as much
constexpr std::size_t kManyTrails = 200;
constexpr std::size_t kMostVertices = 192;
constexpr std::size_t kMostVerticesWhenMany = 48;
constexpr double kHeadOpacity = 0.8;

struct Window {
    std::size_t first = 0, last = 0;  // half open
};

Window windowOf(std::span<const study::TrackPoint> track, double fromS, double toS) {
    const auto earlier = [](const study::TrackPoint& point, double timeS) { return point.timeS < timeS; };
    const auto begin = std::lower_bound(track.begin(), track.end(), fromS, earlier);
    const auto end = std::lower_bound(begin, track.end(), toS, earlier);
    return {static_cast<std::size_t>(begin - track.begin()), static_cast<std::size_t>(end - track.begin())};
}

/// Every n-th point by its own number, n a power of two: which points are taken does not change from frame to
/// frame.
std::size_t strideFor(std::size_t count, std::size_t most) {
    std::size_t stride = 1;
    while (count / stride > most) stride *= 2;
    return stride;
}

void addTrail(Stage& stage, const UnitSight& sight, double windowS, std::size_t most,
              std::vector<GlobePoint>& points) {
    const auto track = stage.moment.tracks.of(sight.unit);
    const Window window = windowOf(track, stage.nowS - windowS, stage.nowS);
    const std::size_t stride = strideFor(window.last - window.first, most);
    const double strength = kHeadOpacity * sight.apart;
    points.clear();
    const auto add = [&](const glm::dvec3& m, double timeS) {
        const double age = std::clamp((stage.nowS - timeS) / windowS, 0.0, 1.0);
        points.push_back({m, faded(sight.colour, strength * std::pow(1.0 - age, 1.6))});
    };
    for (std::size_t i = (window.first + stride - 1) / stride * stride; i < window.last; i += stride) {
        add(track[i].position.m, track[i].timeS);
    }
    add(sight.m, stage.nowS);
    LineStyle style;
    style.widthPx = stage.px(sight.leads ? 1.6 : 1.2);
    addGlobeLine(stage.eye, points, style, stage.frame.ground);
}

}  // namespace

void addTrails(Stage& stage) {
    const double far =
        smoothstep(std::log(kNearM), std::log(kFarM), std::log(std::max(stage.eye.altitudeM(), 1.0)));
    const double airWindowS = kShortTrailS + (kLongTrailS - kShortTrailS) * far;
    const std::size_t most = stage.sights.size() > kManyTrails ? kMostVerticesWhenMany : kMostVertices;
    std::vector<GlobePoint> points;
    for (const UnitSight& sight : stage.sights) {
        if (sight.unit.index >= stage.moment.tracks.unitCount()) continue;
        if (stage.now(sight.unit).phase != sim::UnitPhase::active || sight.apart < 0.05) continue;
        const bool air = stage.platform(sight.unit).domain == sim::Domain::air;
        addTrail(stage, sight, air ? airWindowS : airWindowS * kShipFactor, most, points);
    }
}

}  // namespace openline::view
