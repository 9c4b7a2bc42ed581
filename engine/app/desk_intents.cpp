// What each wish of the keyboard and the panels does, and what the controller shows.
#include <algorithm>
#include <cmath>

#include "app/desk_controller.h"
#include "sim/step.h"
#include "ui/words.h"

namespace openline::app {
namespace {

/// Events that N goes to: what a briefer would stop at.
bool isAStop(const sim::Event& event) {
    switch (event.kind) {
        case sim::EventKind::collision:
        case sim::EventKind::lost:
            return true;
        case sim::EventKind::encounter:
            return !event.encounter.declared && event.encounter.level >= 2;
        case sim::EventKind::zoneEnter:
            return event.first;
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
    if (ui::applyToPanels(action.intent, memory)) return;
    switch (action.intent) {
        case ui::Intent::playPause:
            playback_.setPlaying(!playback_.playing());
            break;
        case ui::Intent::playBackwards:
            playback_.setPlaying(!(playback_.playing() && playback_.backwards()), true);
            break;
        case ui::Intent::stepForward:
            playback_.step(1);
            break;
        case ui::Intent::stepBack:
            playback_.step(-1);
            break;
        case ui::Intent::faster:
            playback_.changeSpeed(1);
            break;
        case ui::Intent::slower:
            playback_.changeSpeed(-1);
            break;
        case ui::Intent::nextEvent:
            toEvent(1);
            break;
        case ui::Intent::previousEvent:
            toEvent(-1);
            break;
        case ui::Intent::backToRecord:
            toRecord();
            break;
        case ui::Intent::followSelected:
            follow(selected_);
            break;
        case ui::Intent::release:
            if (isHeld())
                release();
            else if (scene_) {
                scene_.reset();
                memory.hidden = hiddenBefore_;
            } else
                selected_ = {};
            break;
        case ui::Intent::bookmarkRecall:
            release();
            if (!camera_.recall(action.number))
                notify("no view stored on " + std::to_string(action.number) + " yet: Ctrl+" +
                       std::to_string(action.number) + " stores one");
            break;
        case ui::Intent::bookmarkStore:
            camera_.store(action.number);
            notify("view stored on " + std::to_string(action.number));
            break;
        case ui::Intent::fullScreen:
            wantsFullScreenChange = true;
            break;
        case ui::Intent::labels:
            labels_ = !labels_;
            break;
        case ui::Intent::trails:
            trails_ = !trails_;
            break;
        case ui::Intent::rings:
            rings_ = !rings_;
            break;
        case ui::Intent::theme:
            theme_ = static_cast<frame::Theme>(std::clamp(action.number, 0, 2));
            break;
        case ui::Intent::units:
            feet_ = action.number != 0;
            break;
        case ui::Intent::nextScene:
            toScene(1);
            break;
        case ui::Intent::previousScene:
            toScene(-1);
            break;
        case ui::Intent::screenshot:
            wantsScreenshot = true;
            break;
        case ui::Intent::undo:
            undoOrRedo(true);
            break;
        case ui::Intent::redo:
            undoOrRedo(false);
            break;
        case ui::Intent::dismissHint:
            memory.hint = false;
            hintDismissed = true;
            break;
        case ui::Intent::hideEverything:
        case ui::Intent::search:
        case ui::Intent::help:
        case ui::Intent::statistics:
            break;
    }
}

void DeskController::toEvent(int direction) {
    const auto events = timeline_.events();
    const double nowS = playback_.timeS();
    const sim::Event* best = nullptr;
    for (const sim::Event& event : events) {
        if (!isAStop(event)) continue;
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
    playback_.seek(best->timeS);
}

void DeskController::undoOrRedo(bool undo) {
    if (undo ? !timeline_.canUndo() : !timeline_.canRedo()) {
        notify(undo ? "nothing to undo" : "nothing to redo");
        return;
    }
    if (undo)
        timeline_.undo();
    else
        timeline_.redo();
    playback_.seek(playback_.timeS());
    refreshFactors();
}

void DeskController::toRecord() {
    if (timeline_.log().empty()) {
        notify("nothing has been changed");
        return;
    }
    while (timeline_.canUndo() && !timeline_.log().empty()) timeline_.undo();
    playback_.seek(playback_.timeS());
    refreshFactors();
}

void DeskController::toScene(int direction) {
    const auto& storyboard = timeline_.definition().storyboard;
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

ui::DeskView DeskController::view() const {
    const sim::Definition& definition = timeline_.definition();
    ui::DeskView view{definition, timeline_.current(), timeline_.events(), timeline_.log(), factors_};
    view.position = timeline_.position();
    view.goal = timeline_.goal();
    view.computedTo = timeline_.computedTo();
    view.timeS = playback_.timeS();
    view.seed = timeline_.seed();
    // While time runs the figures would only flicker.
    view.hash = playback_.playing() ? 0 : sim::hash(timeline_.world());
    view.whatIfSinceS = timeline_.whatIfSinceS();
    view.playing = playback_.playing();
    view.backwards = playback_.backwards();
    view.speed = playback_.speed();
    view.achievedSpeed = playback_.achievedSpeed();
    view.canUndo = timeline_.canUndo();
    view.canRedo = timeline_.canRedo();
    view.selected = selected_;
    view.followed = followed_;
    view.framed = framed_;
    view.labels = labels_;
    view.trails = trails_;
    view.rings = rings_;
    view.feet = feet_;
    view.theme = theme_;
    view.scene = scene_;
    view.statistics = statistics;
    view.notice = notice_;
    return view;
}

PictureRequest DeskController::request(PictureSize size) const {
    PictureRequest request;
    request.timeS = playback_.timeS();
    request.camera = camera_.camera();
    request.size = size;
    request.wallS = wallS_;
    request.speedText = playback_.playing() ? ui::speedText(playback_.speed()) : "paused";
    if (playback_.playing() && playback_.backwards()) request.speedText = "backwards " + request.speedText;
    if (scene_) {
        const sim::SceneDef& scene = timeline_.definition().storyboard[*scene_];
        // A caption speaks of its scene: it leaves when the clock does.
        if (request.timeS >= scene.atS - 1.0 && request.timeS <= scene.atS + scene.filmS * scene.speed) {
            request.caption = scene.caption;
            request.headline = scene.headline;
        }
    }
    if (framed_) {
        const auto& encounters = timeline_.current().encounters;
        for (std::size_t at = 0; at < encounters.size(); ++at)
            if (std::pair(encounters[at].a, encounters[at].b) == *framed_) request.focusedEncounter = at;
    }
    return request;
}

void DeskController::applyTo(view::Settings& settings, float scale) const {
    settings.labels = labels_;
    settings.trails = trails_;
    settings.rings = rings_;
    settings.feet = feet_;
    settings.theme = theme_;
    settings.presentation = scene_.has_value();
    settings.selected = selected_;
    settings.hovered = hovered_;
    settings.uiScale = static_cast<double>(scale);
    const ui::Covered covered = ui::coveredBy(memory, scale);
    settings.leftPx = covered.left;
    settings.rightPx = covered.right;
    settings.topPx = covered.top;
    settings.bottomPx = covered.bottom;
}

}  // namespace openline::app
