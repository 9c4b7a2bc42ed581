// What each wish of the keyboard and the panels does.
#include <algorithm>
#include <glm/geometric.hpp>

#include "app/desk_controller.h"
#include "ui/words.h"
#include "view/arc_path.h"

namespace openline::app {
namespace {

// From where events are looked at.
constexpr double kNearestEventM = 8.0e4;
constexpr double kFarthestEventM = 6.0e5;
constexpr double kCallFromM = 4.5e6;
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
            return !event.encounter.declared && event.encounter.level >= 2;
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

void DeskController::intend(const ui::IntentAction& action) {
    if (action.intent == ui::Intent::open) wishes.listFiles = true;
    if (ui::applyToPanels(action.intent, memory)) return;
    if (intendTime(action.intent) || intendView(action) || intendPicture(action)) return;
    intendSession(action.intent);
}

bool DeskController::intendTime(ui::Intent intent) {
    switch (intent) {
        case ui::Intent::playPause:
            playback_.setPlaying(!playback_.playing());
            dismissHint();
            return true;
        case ui::Intent::playBackwards:
            playback_.setPlaying(!(playback_.playing() && playback_.backwards()), true);
            dismissHint();
            return true;
        case ui::Intent::stepForward:
            playback_.step(1);
            return true;
        case ui::Intent::stepBack:
            playback_.step(-1);
            return true;
        case ui::Intent::faster:
            playback_.changeSpeed(1);
            return true;
        case ui::Intent::slower:
            playback_.changeSpeed(-1);
            return true;
        case ui::Intent::nextEvent:
            toEvent(1);
            return true;
        case ui::Intent::previousEvent:
            toEvent(-1);
            return true;
        default:
            return false;
    }
}

bool DeskController::intendView(const ui::IntentAction& action) {
    switch (action.intent) {
        case ui::Intent::followSelected:
            follow(selected_);
            return true;
        case ui::Intent::release:
            letGo();
            return true;
        case ui::Intent::bookmarkRecall:
            recallView(action.number);
            return true;
        case ui::Intent::bookmarkStore:
            camera_.store(action.number);
            notify("view stored on " + std::to_string(action.number));
            return true;
        case ui::Intent::nextScene:
            toScene(1);
            return true;
        case ui::Intent::previousScene:
            toScene(-1);
            return true;
        default:
            return false;
    }
}

bool DeskController::intendPicture(const ui::IntentAction& action) {
    switch (action.intent) {
        case ui::Intent::labels:
            labels_ = !labels_;
            return true;
        case ui::Intent::trails:
            trails_ = !trails_;
            return true;
        case ui::Intent::rings:
            rings_ = !rings_;
            return true;
        case ui::Intent::theme:
            preferences_.theme = static_cast<frame::Theme>(std::clamp(action.number, 0, 2));
            return true;
        case ui::Intent::units:
            preferences_.feet = action.number != 0;
            return true;
        case ui::Intent::clock:
            preferences_.clock =
                static_cast<view::ClockChoice>(std::clamp(action.number, 0, view::kClockChoiceCount - 1));
            return true;
        case ui::Intent::fullScreen:
            wishes.fullScreenChange = true;
            return true;
        case ui::Intent::screenshot:
            wishes.screenshot = true;
            return true;
        case ui::Intent::record:
            wishes.filmChange = true;
            return true;
        default:
            return false;
    }
}

void DeskController::intendSession(ui::Intent intent) {
    switch (intent) {
        case ui::Intent::backToRecord:
            toRecord();
            return;
        case ui::Intent::undo:
            undoOrRedo(true);
            return;
        case ui::Intent::redo:
            undoOrRedo(false);
            return;
        case ui::Intent::branch:
            branchOrChange();
            return;
        case ui::Intent::dropBranch:
            dropBranch();
            return;
        case ui::Intent::save:
            wishes.save = true;
            return;
        case ui::Intent::dismissHint:
            dismissHint();
            return;
        default:
            return;
    }
}

void DeskController::dismissHint() {
    memory.hint = false;
    preferences_.hintSeen = true;
}

void DeskController::recallView(int number) {
    release();
    sceneHeld_ = true;
    const std::string digit = std::to_string(number);
    if (!camera_.recall(number)) notify("no view stored on " + digit + " yet: Ctrl+" + digit + " stores one");
}

/// Of what is held, then of presenting, then of what is selected.
void DeskController::letGo() {
    if (isHeld()) {
        release();
    } else if (scene_) {
        scene_.reset();
        memory.hidden = hiddenBefore_;
    } else {
        selected_ = {};
    }
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
    if (!isUnit(event.unit)) return;
    release();
    view::OrbitCamera camera = camera_.goal();
    camera.target = positionOf(event.unit);
    camera.target.altitudeM = 0.0;
    camera.distanceM = std::clamp(camera.distanceM, kNearestEventM, kFarthestEventM);
    camera_.flyTo(camera);
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
    if (nearest == nullptr) return;
    release();
    view::OrbitCamera camera = camera_.goal();
    camera.target = nearest->position;
    camera.target.altitudeM = 0.0;
    camera.distanceM = std::max(camera.distanceM, kCallFromM);
    camera_.flyTo(camera);
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
        notify((line.shortName.empty() ? line.name : line.shortName) + " runs outside the picture, from " +
               definition.places[a.index].name + " to " + definition.places[b.index].name);
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

void DeskController::undoOrRedo(bool undo) {
    if (undo ? !timeline_->canUndo() : !timeline_->canRedo()) {
        notify(undo ? "nothing to undo" : "nothing to redo");
        return;
    }
    if (undo)
        timeline_->undo();
    else
        timeline_->redo();
    playback_.seek(playback_.timeS());
    refreshFactors();
}

void DeskController::toRecord() {
    if (timeline_->log().empty()) {
        notify("nothing has been changed");
        return;
    }
    while (timeline_->canUndo() && !timeline_->log().empty()) timeline_->undo();
    playback_.seek(playback_.timeS());
    refreshFactors();
}

void DeskController::toScene(int direction) {
    const auto& storyboard = timeline_->definition().storyboard;
    if (storyboard.empty()) {
        notify("this scenario has no storyboard");
        return;
    }
    if (!scene_) {
        hiddenBefore_ = memory.hidden;
        scene_ = 0;
    } else {
        const auto last = static_cast<std::ptrdiff_t>(storyboard.size()) - 1;
        scene_ = static_cast<std::size_t>(
            std::clamp<std::ptrdiff_t>(static_cast<std::ptrdiff_t>(*scene_) + direction, 0, last));
    }
    memory.hidden = true;
    release();
    sceneHeld_ = false;
    const sim::SceneDef& scene = storyboard[*scene_];
    playback_.seek(scene.atS);
    playback_.setSpeed(std::clamp(scene.speed, 0.1, 1000.0));
    playback_.setPlaying(true);
    camera_.flyTo(camera_.camera());
    keepInView();
}

}  // namespace openline::app
