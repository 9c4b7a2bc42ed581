// Where units have been: fades to nothing at the tail, costs the same at any length, and its head is the unit
// itself.
#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>

#include "view/stage.h"

namespace openline::view {

namespace {

constexpr double kShortTrailS = 20.0 * 60.0;
constexpr double kLongTrailS = 40.0 * 60.0;
constexpr double kNearM = 2.0e5;     // the eye's height at which trails are short,
constexpr double kFarM = 3.0e6;      // and long
constexpr double kShipFactor = 9.0;  // ships are slower by about as much
constexpr std::size_t kLeastVertices = 8;
constexpr std::size_t kMostVerticesInAll = 24'000;  ///< shared among all, so that many cost no more than some
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

/// From deep to pale, with lightness alone enough to read it by; no side's colour and no amber.
frame::Colour ramp(frame::Theme theme, double share) {
    const double t = std::clamp(share, 0.0, 1.0);
    const bool dark = theme == frame::Theme::dark;
    const frame::Colour low = frame::colour(dark ? 0x3A4B8C : 0x8FB7C9),
                        middle = frame::colour(dark ? 0x3FA7B0 : 0x3A7C93),
                        high = frame::colour(dark ? 0xF2F7EE : 0x10243F);
    return t < 0.5 ? between(low, middle, 2.0 * t) : between(middle, high, 2.0 * t - 1.0);
}

constexpr double kHighestTrailM = 12'192.0;  // 40,000 ft
constexpr double kFastestMps = 308.7;        // 600 kn

/// What of the scale a point has: by height, or by speed since the point before.
double shareOf(const Stage& stage, const glm::dvec3& before, double beforeS, const glm::dvec3& m,
               double timeS) {
    if (stage.settings.looks.trails == TrailColour::altitude)
        return geo::toGeodetic({m}).altitudeM / kHighestTrailM;
    return timeS - beforeS > 1e-6 ? glm::length(m - before) / (timeS - beforeS) / kFastestMps : 0.0;
}

/// What the colours mean, at the lower left.
void addLegend(Stage& stage) {
    const bool height = stage.settings.looks.trails == TrailColour::altitude, feet = stage.settings.feet;
    const double x = stage.settings.leftPx + stage.px(28.0), width = stage.px(150.0);
    const double y = stage.eye.heightPx() - stage.settings.bottomPx - stage.px(74.0);
    constexpr int kSteps = 24;
    for (int i = 0; i < kSteps; ++i) {
        const double from = x + width * i / kSteps;
        addLine(stage.frame.overlay, {from, y}, {from + width / kSteps + 0.5, y},
                ramp(stage.settings.theme, (i + 0.5) / kSteps), stage.px(5.0));
    }
    frame::Text text;
    text.utf8 = height ? (feet ? "trails by altitude: 0 to 40,000 ft" : "trails by altitude: 0 to 12,200 m")
                       : (feet ? "trails by speed: 0 to 600 kn" : "trails by speed: 0 to 1,110 km/h");
    text.sizePx = stage.textPx(12.5);
    text.x = toFloat(x);
    text.y = toFloat(y) + 1.7f * text.sizePx;
    text.colour = stage.colours.textDim;
    text.halo = stage.colours.halo;
    const float wide = stage.labels.fonts().widthPx(text.utf8, text.sizePx, text.weight);
    stage.labels.block({text.x, toFloat(y) - stage.px(6.0), text.x + wide, text.y + 4.0f});
    stage.frame.overlay.texts.push_back(std::move(text));
}

void addTrail(Stage& stage, const UnitSight& sight, double windowS, std::size_t most,
              std::vector<GlobePoint>& points) {
    const auto track = stage.moment.tracks.of(sight.unit);
    const Window window = windowOf(track, stage.nowS - windowS, stage.nowS);
    const std::size_t stride = strideFor(window.last - window.first, most);
    const double strength = kHeadOpacity * sight.apart;
    points.clear();
    const bool bySide = stage.settings.looks.trails == TrailColour::side;
    double beforeS = stage.nowS;
    const auto add = [&](const glm::dvec3& m, double timeS) {
        const frame::Colour colour =
            bySide ? sight.colour
                   : ramp(stage.settings.theme,
                          shareOf(stage, points.empty() ? m : points.back().m, beforeS, m, timeS));
        points.push_back({m, faded(colour, strength), toFloat(stage.nowS - timeS)});
        beforeS = timeS;
    };
    for (std::size_t i = (window.first + stride - 1) / stride * stride; i < window.last; i += stride) {
        add(track[i].position.m, track[i].timeS);
    }
    add(sight.m, stage.nowS);
    LineStyle style;
    style.widthPx = stage.px(sight.leads ? 1.6 : 1.2);
    style.fadeS = toFloat(windowS);
    addGlobeLine(stage.eye, points, style, stage.frame.ground);
}

}  // namespace

void addTrails(Stage& stage) {
    const double far =
        smoothstep(std::log(kNearM), std::log(kFarM), std::log(std::max(stage.eye.altitudeM(), 1.0)));
    const double airWindowS = kShortTrailS + (kLongTrailS - kShortTrailS) * far;
    if (stage.settings.looks.trails != TrailColour::side) addLegend(stage);
    const std::size_t most = std::clamp(kMostVerticesInAll / std::max<std::size_t>(stage.sights.size(), 1),
                                        kLeastVertices, stage.settings.quality.mostTrailVertices);
    std::vector<GlobePoint> points;
    for (const UnitSight& sight : stage.sights) {
        if (sight.unit.index >= stage.moment.tracks.unitCount()) continue;
        if (stage.now(sight.unit).phase != sim::UnitPhase::active || sight.apart < 0.05) continue;
        const bool air = stage.platform(sight.unit).domain == sim::Domain::air;
        addTrail(stage, sight, air ? airWindowS : airWindowS * kShipFactor, most, points);
    }
}

}  // namespace openline::view
