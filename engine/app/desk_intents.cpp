// What each wish of the keyboard and the panels does.
#include <algorithm>

#include "app/desk_controller.h"

namespace openline::app {
namespace {

view::Choice choiceOf(int number) {
    return static_cast<view::Choice>(std::clamp(number, 0, view::kChoiceCount - 1));
}

/// What the desk remembers from one day to the next. Returns true if the wish was about that.
bool choosePreference(const ui::IntentAction& action, Preferences& preferences) {
    switch (action.intent) {
        case ui::Intent::theme:
            preferences.theme =
                static_cast<frame::Theme>(std::clamp(action.number, 0, frame::kThemeCount - 1));
            return true;
        case ui::Intent::units:
            preferences.feet = action.number != 0;
            return true;
        case ui::Intent::clock:
            preferences.clock =
                static_cast<view::ClockChoice>(std::clamp(action.number, 0, view::kClockChoiceCount - 1));
            return true;
        case ui::Intent::light:
            preferences.looks.fixedLight = action.number != 0;
            return true;
        case ui::Intent::symbols:
            preferences.looks.symbols =
                action.number != 0 ? view::SymbolSet::standard : view::SymbolSet::national;
            return true;
        case ui::Intent::trailColours:
            preferences.looks.trails =
                static_cast<view::TrailColour>(std::clamp(action.number, 0, view::kTrailColourCount - 1));
            return true;
        case ui::Intent::haze:
            preferences.looks.haze = choiceOf(action.number);
            return true;
        case ui::Intent::samples:
            preferences.looks.samples = choiceOf(action.number);
            return true;
        default:
            return false;
    }
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
    if (choosePreference(action, preferences_)) return true;
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
        case ui::Intent::measure:
            beginOrEndMeasure();
            return true;
        case ui::Intent::account:
            tell(AccountId{static_cast<std::size_t>(std::max(0, action.number))});
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
        case ui::Intent::acknowledge:
            acknowledgeFirst();
            return;
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
        case ui::Intent::quit:
            wishes.quit = true;
            return;
        default:
            return;
    }
}

void DeskController::acknowledgeFirst() {
    for (const sim::EncounterView& pair : timeline_->current().encounters) {
        if (pair.level < 1 || pair.declared() || pair.acknowledged) continue;
        sim::Command command;
        command.tick = timeline_->position();
        command.kind = sim::CommandKind::acknowledge;
        command.a = pair.a;
        command.b = pair.b;
        return act(command);
    }
    notify("no alarm to acknowledge");
}

void DeskController::tell(AccountId account) {
    const sim::Definition& definition = timeline_->definition();
    if (!account || account.index >= definition.accounts.size() || account == timeline_->current().account)
        return;
    if (sim::firstChange(timeline_->log()))
        return notify("accounts differ in the record only: Home goes back to it");
    const double shownS = playback_.timeS();
    timeline_->seek(0);
    timeline_->act(sim::accountCommand(account));
    playback_.seek(shownS);
    notify("flown as the " + definition.accounts[account.index].name + " has it");
    changed_ = true;
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
    if (measure_ || measureBegins_) {
        beginOrEndMeasure();
    } else if (isHeld()) {
        release();
    } else if (scene_) {
        // What was left is a talk: the scene's speed is nobody's choice for what comes next.
        scene_.reset();
        memory.hidden = hiddenBefore_;
        playback_.setPlaying(false);
        if (!accountChosen_ && !sim::firstChange(timeline_->log())) tell(accountBefore_);
    } else {
        select({});
    }
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
    if (!sim::firstChange(timeline_->log())) {
        notify("nothing has been changed");
        return;
    }
    while (timeline_->canUndo() && sim::firstChange(timeline_->log())) timeline_->undo();
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
        accountBefore_ = timeline_->current().account;
        accountChosen_ = std::ranges::any_of(timeline_->log(), [](const sim::Command& command) {
            return command.kind == sim::CommandKind::setAccount;
        });
    } else {
        const auto last = static_cast<std::ptrdiff_t>(storyboard.size()) - 1;
        scene_ = static_cast<std::size_t>(
            std::clamp<std::ptrdiff_t>(static_cast<std::ptrdiff_t>(*scene_) + direction, 0, last));
    }
    memory.hidden = true;
    release();
    sceneHeld_ = false;
    const sim::SceneDef& scene = storyboard[*scene_];
    if (!accountChosen_ && !sim::firstChange(timeline_->log()))
        tell(scene.account ? scene.account : accountBefore_);
    playback_.seek(scene.atS);
    playback_.setSpeed(std::clamp(scene.speed, 0.1, 1000.0));
    playback_.setPlaying(true);
    camera_.flyTo(camera_.camera());
    keepInView();
}

}  // namespace openline::app
