// What the controller shows: to the panels, and to the picture.
#include <algorithm>

#include "app/desk_controller.h"
#include "sim/step.h"
#include "ui/outlook_words.h"
#include "ui/words.h"
#include "view/provenance.h"

namespace openline::app {

ui::DeskView DeskController::view() const {
    const sim::Definition& definition = timeline_->definition();
    ui::DeskView view{definition, timeline_->current(), timeline_->events(), timeline_->log(), factors_};
    view.position = timeline_->position();
    view.goal = timeline_->goal();
    view.computedTo = timeline_->computedTo();
    view.timeS = playback_.timeS();
    view.seed = timeline_->seed();
    // While time runs the figures would only flicker.
    view.hash = playback_.playing() ? 0 : sim::hash(timeline_->world());
    view.whatIfSinceS = timeline_->whatIfSinceS();
    view.playing = playback_.playing();
    view.backwards = playback_.backwards();
    view.speed = playback_.speed();
    view.achievedSpeed = playback_.achievedSpeed();
    view.canUndo = timeline_->canUndo();
    view.canRedo = timeline_->canRedo();
    view.selected = selected_;
    view.selectedBeside = selectedBeside_;
    view.followed = followed_;
    view.framed = framed_;
    view.labels = labels_;
    view.trails = trails_;
    view.rings = rings_;
    view.feet = preferences_.feet;
    view.theme = preferences_.theme;
    view.clock = preferences_.clock;
    view.looks = preferences_.looks;
    view.measuring = measure_.has_value() || measureBegins_;
    view.hoveredPlace = hoveredPlace_;
    view.hoveredZone = hoveredZone_;
    view.recordedS = recordedS;
    if (box_)
        view.box = ui::Box{static_cast<float>(box_->first.x), static_cast<float>(box_->first.y),
                           static_cast<float>(box_->second.x), static_cast<float>(box_->second.y)};
    if (other_)
        view.branches = ui::Branches{branchOf(*timeline_), branchOf(*other_), branchedS_,
                                     other_->position() == timeline_->position(), isSecond_};
    view.scene = scene_;
    view.world = &timeline_->world();
    view.statistics = statistics;
    view.outlook = outlook_.view();
    view.notice = notice_;
    return view;
}

void DeskController::fillRace(PictureRequest& request) const {
    const std::string decided = decidedRaceAt(*timeline_, memory.dyad);
    if (!decided.empty()) return showDecidedRace(request, decided);
    const ui::OutlookView outlook = outlook_.view();
    showRace(request, outlook.answer ? ui::raceText(*outlook.answer) : "");
}

PictureRequest DeskController::request(PictureSize size) const {
    PictureRequest request;
    request.timeS = playback_.timeS();
    request.camera = camera_.camera();
    request.size = size;
    request.shiftPx = camera_.shiftPx();
    request.wallS = wallS_;
    request.speedText = playback_.playing() ? ui::speedText(playback_.speed()) : "paused";
    if (playback_.playing() && playback_.backwards()) request.speedText = "backwards " + request.speedText;
    if (scene_) {
        const sim::SceneDef& scene = timeline_->definition().storyboard[*scene_];
        // A caption speaks of its scene: it leaves when the clock does.
        if (request.timeS >= scene.atS - 1.0 && request.timeS <= scene.atS + scene.filmS * scene.speed) {
            request.caption = scene.caption;
            request.headline = scene.headline;
            request.captionOfRecord = view::tellsTheRecord(scene, timeline_->whatIfSinceS());
            if (view::asksForRace(scene.headline)) fillRace(request);
            const double intoS = (request.timeS - scene.atS) / std::max(scene.speed, 1e-3);
            if (*scene_ + 1 == timeline_->definition().storyboard.size() &&
                intoS >= scene.filmS - closingLengthS(scene.filmS))
                showClosing(request, timeline_->definition(), timeline_->whatIfSinceS());
        }
    }
    if (framed_) {
        const auto& encounters = timeline_->current().encounters;
        for (std::size_t at = 0; at < encounters.size(); ++at)
            if (std::pair(encounters[at].a, encounters[at].b) == *framed_) request.focusedEncounter = at;
    }
    return request;
}

void DeskController::applyTo(view::Settings& settings, float scale) const {
    settings.labels = labels_;
    settings.trails = trails_;
    settings.rings = rings_;
    settings.feet = preferences_.feet;
    settings.theme = preferences_.theme;
    settings.clock = preferences_.clock;
    settings.looks = preferences_.looks;
    settings.measure = measure_;
    settings.quality = view::chosen(view::qualityAt(quality.step()), preferences_.looks);
    settings.presentation = scene_.has_value();
    settings.selected = selected_;
    // The second one is marked as what is under the mouse is.
    settings.hovered = hovered_ ? hovered_ : selectedBeside_;
    settings.uiScale = static_cast<double>(scale);
    const ui::Covered covered = ui::coveredBy(memory, scale);
    settings.leftPx = covered.left;
    settings.rightPx = covered.right;
    settings.topPx = covered.top;
    settings.bottomPx = covered.bottom;
    // With its panels hidden the desk is shown to others.
    const bool panels = covered.left + covered.right + covered.bottom > 0.0f;
    settings.readFrom = panels ? view::ReadFrom::near : view::ReadFrom::far;
}

}  // namespace openline::app
