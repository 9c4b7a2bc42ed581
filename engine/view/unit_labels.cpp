// What the labels of units say, and how they rank: ringed encounter, selected, flights, single craft.
#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>

#include "study/timeline.h"
#include "view/stage.h"
#include "view/wording.h"

namespace openline::view {

namespace {

constexpr double kRankPicked = 90.0;
constexpr double kRankEncounter = 80.0;
constexpr double kRankFlight = 60.0;
constexpr double kRankUnit = 50.0;
constexpr double kOnRunwayM = 30.0;
constexpr float kTips = 1.15f;           // against what a hull covers
constexpr std::size_t kMostLabels = 60;  // beyond it a picture is not read any more

std::string whatNow(const Stage& stage, UnitId unit, const std::string& flightNote) {
    const sim::UnitView& now = stage.now(unit);
    const sim::PlatformDef& platform = stage.platform(unit);
    const bool air = platform.domain == sim::Domain::air;
    if (now.phase == sim::UnitPhase::parked) return air ? "on the ground" : "moored";
    if (now.phase == sim::UnitPhase::landed) return air ? "landed" : "moored";
    const std::string note = !flightNote.empty() ? flightNote
                                                 : study::orderNote(stage.moment.definition, now.program,
                                                                    now.order, stage.released);
    if (air && now.position.altitudeM < kOnRunwayM) return note.empty() ? std::string("on the runway") : note;
    std::string speed = speedText(now.speedMps, stage.settings.feet, air);
    if (air && note.empty()) return altitudeText(now.position.altitudeM, stage.settings.feet) + " · " + speed;
    if (note.empty()) return speed;
    return note + " · " + (air ? altitudeText(now.position.altitudeM, stage.settings.feet) : speed);
}

LabelRequest requestFor(const Stage& stage, const std::string& who, const std::string& what) {
    LabelRequest request;
    request.halo = stage.colours.halo;
    request.leader = faded(stage.colours.textDim, 0.7);
    request.lines.push_back({who, stage.textPx(16.0), frame::FontWeight::semibold, stage.colours.text});
    if (!what.empty()) {
        request.lines.push_back(
            {what, stage.textPx(13.5), frame::FontWeight::regular, stage.colours.textDim});
    }
    return request;
}

/// Where the trail is likely to run: back along the track, as far as a label reaches.
glm::dvec2 tailOf(const Stage& stage, const UnitSight& sight) {
    if (!stage.settings.trails || stage.now(sight.unit).speedMps < 1.0) return glm::dvec2(0.0);
    return -glm::dvec2(std::cos(sight.trackAngleRad), std::sin(sight.trackAngleRad)) *
           static_cast<double>(stage.px(90.0));
}

/// With noses and wing tips, which other names may touch but not the craft's own.
Rectangle withTips(const Rectangle& hull) {
    return {kTips * hull.left, kTips * hull.top, kTips * hull.right, kTips * hull.bottom};
}

/// A pair inside its ring is labelled from the ring's edge.
void anchor(const Stage& stage, const UnitSight& sight, LabelRequest& request) {
    request.x = toFloat(sight.shownPx.x);
    request.y = toFloat(sight.shownPx.y);
    request.clearPx = 0.5f * sight.symbolPx + stage.px(1.0);
    if (sight.hull) request.hull = withTips(*sight.hull);
    request.tailPx = tailOf(stage, sight);
    if (stage.isPicked(sight.unit)) {
        request.clearPx += stage.px(8.0);
        request.hull.reset();  // the mark around it is a circle
    }
    if (!stage.isInEncounter(sight.unit) || stage.ringPx <= 0.0f) return;
    request.hull.reset();
    const double inside = glm::length(sight.shownPx - stage.ringCentrePx);
    request.clearPx = std::max(request.clearPx, stage.ringPx + toFloat(inside) * 0.3f + stage.px(3.0));
    request.x = toFloat(stage.ringCentrePx.x + (sight.shownPx.x - stage.ringCentrePx.x) * 0.3);
    request.y = toFloat(stage.ringCentrePx.y + (sight.shownPx.y - stage.ringCentrePx.y) * 0.3);
}

double rankOf(const Stage& stage, UnitId unit, double plain) {
    if (stage.isPicked(unit)) return kRankPicked;
    return stage.isInEncounter(unit) ? kRankEncounter : plain;
}

/// `28 PRC aircraft`: those that share a symbol are of one side.
std::string manyAircraft(const Stage& stage, const UnitSight& sight) {
    const auto& sides = stage.moment.definition.sides;
    const SideId side = stage.def(sight.unit).side;
    const bool isKnown = side && side.index < sides.size();
    return std::to_string(sight.standsFor) + (isKnown ? " " + sideAdjective(sides[side.index]) : "") +
           " aircraft";
}

void wantUnit(Stage& stage, const UnitSight& sight, double plain, const std::string& flightNote) {
    std::string who = unitName(stage.def(sight.unit), stage.released);
    std::string what = whatNow(stage, sight.unit, flightNote);
    if (sight.standsFor > 1 && stage.platform(sight.unit).domain == sim::Domain::air) {
        // Of several flights, or a part of one: no one's type, order or height is that of all.
        who = manyAircraft(stage, sight);
        what.clear();
    } else if (sight.standsFor > 1) {
        who += " and " + std::to_string(sight.standsFor - 1) + " more";
    }
    LabelRequest request = requestFor(stage, who, what);
    request.key = {LabelKind::unit, sight.unit.index};
    request.rank = rankOf(stage, sight.unit, plain);
    anchor(stage, sight, request);
    stage.labels.want(std::move(request));
}

void wantFlight(Stage& stage, const FlightSight& flight) {
    const sim::FlightDef& def = stage.moment.definition.flights[flight.flight.index];
    const UnitSight& first = stage.sights[flight.members.front()];
    glm::dvec2 low = first.shownPx, high = first.shownPx;
    for (const std::uint32_t index : flight.members) {
        const glm::dvec2 at = stage.sights[index].shownPx;
        low = glm::min(low, at);
        high = glm::max(high, at);
    }
    LabelRequest request = requestFor(stage, def.name, whatNow(stage, first.unit, def.note));
    request.key = {LabelKind::flight, flight.flight.index};
    request.rank = kRankFlight;
    const glm::dvec2 centre = 0.5 * (low + high);
    request.tailPx = tailOf(stage, first);
    request.x = toFloat(centre.x);
    request.y = toFloat(centre.y);
    request.clearPx = toFloat(0.5 * std::max(high.x - low.x, high.y - low.y)) + 0.5f * first.symbolPx;
    stage.labels.want(std::move(request));
}

}  // namespace

void wantUnitLabels(Stage& stage) {
    std::vector<std::uint8_t> spoken(stage.sights.size(), 0);
    std::size_t wanted = 0;
    for (const FlightSight& flight : stage.flights) {
        if (!flight.compact || flight.active < 2) continue;
        const bool someoneStandsOut =
            std::any_of(flight.members.begin(), flight.members.end(), [&](auto index) {
                const UnitId unit = stage.sights[index].unit;
                return stage.standsOut(unit);
            });
        const bool visible = stage.inPicture(stage.sights[flight.members.front()].shownPx);
        // A flight behind another's symbol is counted there; one that stands for others too says so as a
        // unit, without the flight's name.
        const UnitSight& first = stage.sights[flight.members.front()];
        if (first.grouped > 0.5 || !first.oneFlight) continue;
        for (const std::uint32_t index : flight.members) {
            const UnitId unit = stage.sights[index].unit;
            spoken[index] = stage.standsOut(unit) ? 0 : 1;
        }
        if (someoneStandsOut || !visible || wanted++ >= kMostLabels) continue;
        wantFlight(stage, flight);
    }
    for (std::uint32_t i = 0; i < stage.sights.size(); ++i) {
        const UnitSight& sight = stage.sights[i];
        if (spoken[i] || sight.grouped > 0.5 || !stage.inPicture(sight.shownPx)) continue;
        const bool always = stage.standsOut(sight.unit);
        if (!always && wanted++ >= kMostLabels) continue;
        wantUnit(stage, sight, kRankUnit, "");
    }
}

}  // namespace openline::view
