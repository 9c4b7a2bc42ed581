// What the camera goes to: events and calls that were asked for, lines that were just opened, places.
#include <algorithm>
#include <glm/geometric.hpp>
#include <limits>

#include "app/desk_controller.h"
#include "view/arc_path.h"

namespace openline::app {
namespace {

// From where events are looked at.
constexpr double kNearestEventM = 8.0e4;
constexpr double kFarthestEventM = 6.0e5;
constexpr double kCallFromM = 4.5e6;
constexpr double kFarthestM = std::numeric_limits<double>::infinity();
// What counts as seen of an arc, and how much of it the view widens to.
constexpr double kLeastArcPx = 80.0;
constexpr double kGoodArcPx = 260.0;
constexpr double kWidening = 1.5;
constexpr double kWideTiltRad = 0.6;  // a wide view from low shows mostly sky

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

/// Entries come in flights; the next one worth a stop is minutes away.
double leastAwayS(const sim::Event& event) {
    return event.kind == sim::EventKind::zoneEnter ? 300.0 : 0.5;
}

}  // namespace

void DeskController::flyOver(geo::Geodetic place, double nearestM, double farthestM) {
    release();
    view::OrbitCamera camera = camera_.goal();
    place.altitudeM = 0.0;
    camera.target = place;
    camera.distanceM = std::clamp(camera.distanceM, nearestM, farthestM);
    camera_.flyTo(camera);
}

void DeskController::toEvent(int direction) {
    const auto events = timeline_->events();
    const double nowS = playback_.timeS();
    const sim::Event* best = nullptr;
    for (const sim::Event& event : events) {
        if (!isAStop(timeline_->definition(), event)) continue;
        if (direction > 0 && event.timeS > nowS + leastAwayS(event)) {
            best = &event;
            break;
        }
        if (direction < 0 && event.timeS < nowS - leastAwayS(event)) best = &event;
    }
    if (best == nullptr) {
        notify(direction > 0 ? "no later event is known yet" : "no earlier event");
        return;
    }
    // The playhead may take a while to get there, and events may move meanwhile.
    awaited_ = *best;
    playback_.seek(best->timeS);
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
            lookAtCall(event.crisis.channel);
            return;
        default:
            break;
    }
    if (isUnit(event.unit)) flyOver(positionOf(event.unit), kNearestEventM, kFarthestEventM);
}

/// The end of the line that is nearer to what is looked at, from so far that its arc is seen.
void DeskController::lookAtCall(ChannelId channel) {
    const sim::Definition& definition = timeline_->definition();
    if (!channel || channel.index >= definition.crisis.channels.size()) return;
    const crisis::ChannelDef& line = definition.crisis.channels[channel.index];
    const glm::dvec3 here = geo::toEcef(camera_.goal().target).m;
    const sim::PlaceDef* nearest = nullptr;
    double nearestM = 1e9;
    for (const sim::PlaceDef& place : definition.places) {
        const double apartM = glm::length(geo::toEcef(place.position).m - here);
        if ((place.id != line.endA && place.id != line.endB) || apartM >= nearestM) continue;
        nearest = &place;
        nearestM = apartM;
    }
    if (nearest != nullptr) flyOver(nearest->position, kCallFromM, kFarthestM);
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
    const view::Edges edges{covered.left, covered.right, covered.top, covered.bottom};
    const auto isShown = [&](const view::OrbitCamera& camera, double leastPx) {
        return view::shownArcPx(definition, channel, view::makeCamera(camera, size.x, size.y), edges) >=
               leastPx;
    };
    view::OrbitCamera camera = camera_.goal();
    if (isShown(camera, kLeastArcPx)) return;
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
    camera.tiltRad = std::min(camera.tiltRad, kWideTiltRad);
    while (camera.distanceM < kCallFromM && !isShown(camera, kGoodArcPx))
        camera.distanceM = std::min(camera.distanceM * kWidening, kCallFromM);
    if (isShown(camera, kLeastArcPx)) {
        release();
        camera.target.altitudeM = 0.0;
        camera_.flyTo(camera);
        return;
    }
    lookAtCall(channel);
}

}  // namespace openline::app
