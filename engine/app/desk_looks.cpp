// What the camera goes to: events and calls that were asked for, lines that were just opened, places.
#include <algorithm>
#include <glm/geometric.hpp>
#include <limits>

#include "app/desk_controller.h"
#include "view/arc_path.h"
#include "view/eye.h"

namespace openline::app {
namespace {

// From where events are looked at.
constexpr double kNearestEventM = 8.0e4;
constexpr double kFarthestEventM = 6.0e5;
constexpr double kCallFromM = 4.5e6;
constexpr double kFarthestM = std::numeric_limits<double>::infinity();
constexpr double kFarTiltRad = 0.75;  // lower from so far, what is looked at sinks towards the horizon
// What counts as seen of an arc, and how much of it the view widens to.
constexpr double kLeastArcPx = 80.0;
constexpr double kGoodArcPx = 260.0;
constexpr double kWidening = 1.5;
constexpr double kWideTiltRad = 0.6;  // a wide view from low shows mostly sky
constexpr double kWidestM = 7.0e6;    // for a line whose near end is far from what is looked at

/// Where a scenario counts entries, others are no stops: an aircraft on its way to a patrol is no news.
bool isCounted(const sim::Definition& definition, ZoneId zone) {
    const auto& counted = definition.countedZones;
    return counted.empty() || std::find(counted.begin(), counted.end(), zone) != counted.end();
}

/// Events that N goes to: what a briefer would stop at.
bool isAStop(const sim::Definition& definition, const sim::Event& event) {
    switch (event.kind) {
        case sim::EventKind::collision:
        case sim::EventKind::lost:
            return true;
        case sim::EventKind::encounter:
            return !event.encounter.declared() && event.encounter.level >= 2;
        case sim::EventKind::zoneEnter:
            return event.first && isCounted(definition, event.zone);
        case sim::EventKind::crisis:
            return event.crisis.kind != crisis::EventKind::note || !event.crisis.text.empty();
        default:
            return false;
    }
}

/// When there is something to see: an encounter is told of once it is over, and worth a look where it is
/// closest.
double shownAtS(const sim::Event& event) {
    return event.kind == sim::EventKind::encounter ? event.encounter.timeS : event.timeS;
}

/// Entries come in flights; the next one worth a stop is minutes away.
double leastAwayS(const sim::Event& event) {
    return event.kind == sim::EventKind::zoneEnter ? 300.0 : 0.5;
}

/// Where a text of the record is set: at the first craft that it names, else at the first place; none if it
/// names neither. Seas and countries are too large to be looked at from near.
std::optional<geo::Geodetic> placeOf(const std::string& text, const study::Timeline& timeline) {
    const sim::Definition& definition = timeline.definition();
    std::optional<geo::Geodetic> found;
    std::size_t first = std::string::npos;
    const auto take = [&](const std::string& name, const geo::Geodetic& position) {
        const std::size_t at = name.size() < 3 ? std::string::npos : text.find(name);
        if (at >= first) return;
        first = at;
        found = position;
    };
    const auto& units = timeline.current().units;
    for (std::size_t at = 0; at < std::min(units.size(), definition.units.size()); ++at)
        if (units[at].phase == sim::UnitPhase::active || units[at].phase == sim::UnitPhase::landed)
            take(definition.units[at].name, units[at].position);
    if (found) return found;
    for (const sim::PlaceDef& place : definition.places)
        if (place.kind != sim::PlaceKind::sea && place.kind != sim::PlaceKind::country)
            take(place.name, place.position);
    return found;
}

/// The craft under way that is nearest to a point of the ground; none while none is.
std::optional<geo::Geodetic> nearestCraft(const study::Timeline& timeline, const geo::Geodetic& place) {
    const glm::dvec3 here = geo::toEcef(place).m;
    std::optional<geo::Geodetic> nearest;
    double nearestM = kFarthestM;
    for (const sim::UnitView& unit : timeline.current().units) {
        const double apartM = glm::length(unit.ecef.m - here);
        if (unit.phase != sim::UnitPhase::active || apartM >= nearestM) continue;
        nearest = unit.position;
        nearestM = apartM;
    }
    return nearest;
}

/// The end of a line that is nearer to a point of the ground; none: the line has no ends.
PlaceId nearestEnd(const sim::Definition& definition, ChannelId channel, const geo::Geodetic& place) {
    if (!channel || channel.index >= definition.crisis.channels.size()) return {};
    const crisis::ChannelDef& line = definition.crisis.channels[channel.index];
    const PlaceId a = view::placeById(definition, line.endA), b = view::placeById(definition, line.endB);
    if (!a || !b) return a ? a : b;
    const glm::dvec3 here = geo::toEcef(place).m;
    const auto apartM = [&](PlaceId end) {
        return glm::length(geo::toEcef(definition.places[end.index].position).m - here);
    };
    return apartM(a) <= apartM(b) ? a : b;
}

/// A line as a camera shows it between the panels.
struct LineInPicture {
    const sim::Definition& definition;
    ChannelId channel;
    const DeskCamera& camera;
    view::Edges edges;

    [[nodiscard]] double arcPx(const view::OrbitCamera& orbit) const {
        return view::shownArcPx(definition, channel, camera.seen(orbit), edges);
    }
    [[nodiscard]] bool shows(const view::OrbitCamera& orbit, const geo::Geodetic& place) const {
        const view::Eye eye(camera.seen(orbit));
        const glm::dvec3 point = geo::toEcef(place).m;
        if (!eye.sees(point)) return false;
        const glm::dvec2 px = eye.look(point).px;
        return px.x >= edges.left && px.x <= eye.widthPx() - edges.right && px.y >= edges.top &&
               px.y <= eye.heightPx() - edges.bottom;
    }
};

/// Farther off where it looks, along the same heading, until the line and its near end are in the picture; if
/// that end stays outside, moved halfway towards it. None: the end is too far away for that too.
std::optional<view::OrbitCamera> widened(view::OrbitCamera from, const LineInPicture& line) {
    const PlaceId near = nearestEnd(line.definition, line.channel, from.target);
    if (!near) return std::nullopt;
    const geo::Geodetic& end = line.definition.places[near.index].position;
    from.tiltRad = std::min(from.tiltRad, kWideTiltRad);
    from.target.altitudeM = 0.0;
    view::OrbitCamera over = from;
    over.target = end;
    over.target.altitudeM = 0.0;
    for (const auto& [share, widestM] : {std::pair(0.0, kCallFromM), std::pair(0.5, kWidestM)}) {
        view::OrbitCamera wide = view::mix(from, over, share);
        const auto isGood = [&](double leastPx) {
            return line.arcPx(wide) >= leastPx && line.shows(wide, end);
        };
        while (wide.distanceM < widestM && !isGood(kGoodArcPx))
            wide.distanceM = std::min(wide.distanceM * kWidening, widestM);
        if (isGood(kLeastArcPx)) return wide;
    }
    return std::nullopt;
}

}  // namespace

void DeskController::flyOver(geo::Geodetic place, double nearestM, double farthestM) {
    release();
    view::OrbitCamera camera = camera_.goal();
    place.altitudeM = 0.0;
    camera.target = place;
    camera.distanceM = std::clamp(camera.distanceM, nearestM, farthestM);
    if (camera.distanceM >= kNearestEventM) camera.tiltRad = std::min(camera.tiltRad, kFarTiltRad);
    if (camera.distanceM >= kCallFromM) camera.tiltRad = std::min(camera.tiltRad, kWideTiltRad);
    camera_.flyTo(camera);
}

void DeskController::toEvent(int direction) {
    const auto events = timeline_->events();
    const double nowS = playback_.timeS();
    const sim::Event* best = nullptr;
    for (const sim::Event& event : events) {
        if (!isAStop(timeline_->definition(), event)) continue;
        const double aheadS = (shownAtS(event) - nowS) * direction;
        if (aheadS <= leastAwayS(event)) continue;
        if (best == nullptr || aheadS < (shownAtS(*best) - nowS) * direction) best = &event;
    }
    if (best == nullptr) {
        const bool all = timeline_->computedTo() >= timeline_->definition().lastTick();
        notify(direction < 0 ? "no earlier event" : all ? "no later event" : "no later event is known yet");
        return;
    }
    // The playhead may take a while to get there, and events may move meanwhile.
    awaited_ = *best;
    playback_.seek(shownAtS(*best));
}

void DeskController::lookAtEvent(const sim::Event& event) {
    if (scene_ && !sceneHeld_) return;
    const auto isUnit = [&](UnitId unit) { return unit && unit.index < timeline_->current().units.size(); };
    switch (event.kind) {
        case sim::EventKind::encounter:
        case sim::EventKind::collision:
            if (isUnit(event.encounter.a) && isUnit(event.encounter.b))
                frame({event.encounter.a, event.encounter.b, -1});
            return;
        case sim::EventKind::crisis:
            lookAtCrisis(event.crisis);
            return;
        default:
            break;
    }
    if (isUnit(event.unit)) flyOver(positionOf(event.unit), kNearestEventM, kFarthestEventM);
}

/// What a line of the crisis is about: a call on a line with ends, or what its text names. Of what is nowhere
/// the craft under way are seen rather than the sea where the last pair was.
void DeskController::lookAtCrisis(const crisis::Event& event) {
    const geo::Geodetic here = camera_.goal().target;
    if (nearestEnd(timeline_->definition(), event.channel, here)) return lookAtCall(event.channel);
    auto place = placeOf(event.text, *timeline_);
    if (!place) place = nearestCraft(*timeline_, here);
    if (place) flyOver(*place, kNearestEventM, kFarthestEventM);
}

/// The end of the line that is nearer to what is looked at, from so far that its arc is seen.
void DeskController::lookAtCall(ChannelId channel) {
    const PlaceId end = nearestEnd(timeline_->definition(), channel, camera_.goal().target);
    if (end) flyOver(timeline_->definition().places[end.index].position, kCallFromM, kFarthestM);
}

void DeskController::showOpened(ChannelId channel) {
    if (scene_ && !sceneHeld_) return;
    const sim::Definition& definition = timeline_->definition();
    if (!channel || channel.index >= definition.crisis.channels.size()) return;
    const crisis::ChannelDef& line = definition.crisis.channels[channel.index];
    const PlaceId a = view::placeById(definition, line.endA), b = view::placeById(definition, line.endB);
    if (!a || !b || a == b) return;
    const glm::ivec2 size = camera_.sizePx();
    const ui::Covered covered = ui::coveredBy(memory, ui::deskScale(size.y));
    const LineInPicture picture{
        definition, channel, camera_, {covered.left, covered.right, covered.top, covered.bottom}};
    if (picture.arcPx(camera_.goal()) >= kLeastArcPx) return;
    // A pair that was framed and has parted, or lost one, is no longer what is looked at.
    const auto& encounters = timeline_->current().encounters;
    const bool isWatched =
        framed_ && std::any_of(encounters.begin(), encounters.end(),
                               [&](const auto& pair) { return std::pair(pair.a, pair.b) == *framed_; });
    if (followed_ || isWatched) {
        notify(line.label() + " runs outside the picture, from " + definition.places[a.index].name + " to " +
               definition.places[b.index].name);
        return;
    }
    if (const auto wide = widened(camera_.goal(), picture)) {
        release();
        camera_.flyTo(*wide);
        return;
    }
    lookAtCall(channel);
}

}  // namespace openline::app
