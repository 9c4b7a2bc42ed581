#include "view/measure.h"

#include <array>
#include <cmath>
#include <cstdio>
#include <numbers>
#include <vector>

#include "base/units.h"
#include "geo/geodesic.h"
#include "view/stage.h"
#include "view/wording.h"

namespace openline::view {

namespace {

constexpr std::size_t kMeasurePieces = 48;
constexpr double kUsualSpeedMps = 15.0 * 1852.0 / 3600.0;  // between places: a ship's passage at 15 knots

geo::Geodetic placeOf(const Stage& stage, const MeasureEnd& end) {
    if (!end.unit || end.unit.index >= stage.moment.current.units.size()) return end.place;
    return geo::toGeodetic(interpolatedPosition(stage.moment, end.unit));
}

/// `045`, as courses are said.
std::string bearingText(double bearingRad) {
    std::array<char, 16> text{};
    const long degrees = std::lround(bearingRad / units::kRadPerDeg) % 360;
    std::snprintf(text.data(), text.size(), "%03ld°", degrees < 0 ? degrees + 360 : degrees);
    return text.data();
}

double speedOf(const Stage& stage, const Measure& measure) {
    const UnitId unit = measure.from.unit;
    if (!unit || unit.index >= stage.moment.current.units.size()) return kUsualSpeedMps;
    const double speed = stage.now(unit).groundSpeedMps;
    return speed > 0.5 ? speed : stage.platform(unit).cruiseSpeedMps;
}

std::string durationText(double seconds) {
    if (seconds < 90.0) return timeToGoText(seconds);
    const long minutes = std::lround(seconds / 60.0);
    if (minutes < 60) return std::to_string(minutes) + " min";
    if (minutes < 2880) return std::to_string(minutes / 60) + " h " + std::to_string(minutes % 60) + " min";
    return std::to_string(minutes / 1440) + " d " + std::to_string(minutes % 1440 / 60) + " h";
}

void drawPath(Stage& stage, const geo::Geodetic& from, const geo::Geodetic& to, const Measured& way) {
    std::vector<GlobePoint> points;
    for (std::size_t i = 0; i <= kMeasurePieces; ++i) {
        const double share = static_cast<double>(i) / kMeasurePieces;
        geo::Geodetic place = geo::destination(from, way.bearingRad, way.distanceM * share);
        place.altitudeM = from.altitudeM + (to.altitudeM - from.altitudeM) * share;
        points.push_back({geo::toEcef(place).m, stage.colours.text});
    }
    addGlobeLine(stage.eye, points, {stage.px(1.6), stage.px(8.0), stage.px(5.0), 0.0}, stage.frame.overlay);
    for (const geo::Geodetic& end : {from, to}) {
        const glm::dvec3 m = geo::toEcef(end).m;
        if (!stage.eye.sees(m)) continue;
        const glm::dvec2 px = stage.eye.look(m).px;
        stage.frame.overlay.discs.push_back(
            {toFloat(px.x), toFloat(px.y), stage.px(5.0), stage.px(1.6), stage.colours.text});
    }
}

}  // namespace

Measured measured(const geo::Geodetic& from, const geo::Geodetic& to) {
    const geo::GeodesicInverse leg = geo::inverse(from, to);
    double back = leg.finalAzimuthRad + std::numbers::pi;
    if (back >= 2.0 * std::numbers::pi) back -= 2.0 * std::numbers::pi;
    return {leg.distanceM, leg.initialAzimuthRad, back};
}

void addMeasure(Stage& stage) {
    if (!stage.settings.measure || !stage.settings.measure->to) return;
    const Measure& measure = *stage.settings.measure;
    const geo::Geodetic from = placeOf(stage, measure.from), to = placeOf(stage, *measure.to);
    const Measured way = measured(from, to);
    if (way.distanceM < 1.0) return;
    drawPath(stage, from, to, way);
    const geo::Geodetic middle = geo::destination(from, way.bearingRad, 0.5 * way.distanceM);
    const glm::dvec3 m =
        geo::toEcef({middle.latitudeRad, middle.longitudeRad, 0.5 * (from.altitudeM + to.altitudeM)}).m;
    if (!stage.eye.sees(m)) return;
    const glm::dvec2 px = stage.eye.look(m).px;
    const double speed = speedOf(stage, measure);
    const bool air = measure.from.unit && stage.platform(measure.from.unit).domain == sim::Domain::air;
    LabelRequest request;
    request.key = {LabelKind::measure, 0};
    request.x = toFloat(px.x);
    request.y = toFloat(px.y);
    request.clearPx = stage.px(8.0);
    request.rank = 200.0;
    request.halo = stage.colours.halo;
    request.leader = faded(stage.colours.text, 0.7);
    request.lines.push_back({distanceText(way.distanceM, stage.settings.feet, true) + " · " +
                                 bearingText(way.bearingRad) + " there, " + bearingText(way.backRad) +
                                 " back",
                             stage.textPx(15.0), frame::FontWeight::semibold, stage.colours.text});
    request.lines.push_back(
        {durationText(way.distanceM / speed) + " at " + speedText(speed, stage.settings.feet, air),
         stage.textPx(13.5), frame::FontWeight::regular, stage.colours.textDim});
    stage.labels.want(std::move(request));
}

}  // namespace openline::view
