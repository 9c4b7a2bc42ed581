#include "app/desk_controller.h"

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>

#include "base/time.h"
#include "crisis/crisis.h"
#include "sim/step.h"

namespace openline::app {
namespace {

constexpr double kNoticeS = 4.0;
constexpr double kFarAboveTarget = 20.0;  // the ground below is nearly where the target is
constexpr double kSettleS = 0.6;          // longer than a label takes to fade in
constexpr double kLongestPictureS = 0.1;  // a slow picture is no jump for what fades

view::OrbitCamera firstCamera(const sim::Definition& definition, const study::Timeline& timeline) {
    if (!definition.storyboard.empty())
        return view::storyboardAt(definition, 0.0, timeline.current().units).camera;
    view::OrbitCamera camera;
    camera.target = geo::geodeticDeg(23.8, 120.5);
    return camera;
}

const view::PickTarget* nearest(glm::dvec2 atPx, const std::vector<view::PickTarget>& picks) {
    const view::PickTarget* best = nullptr;
    double bestPx = 1e9;
    for (const view::PickTarget& pick : picks) {
        // A craft on a zone's name is meant before the zone.
        const double behind = pick.zone ? 1e6 : 0.0;
        const double apart = glm::length(atPx - glm::dvec2(pick.x, pick.y)), distance = apart + behind;
        if (apart <= static_cast<double>(std::max(pick.radiusPx, 10.0f)) && distance < bestPx) {
            best = &pick;
            bestPx = distance;
        }
    }
    return best;
}

}  // namespace

DeskController::DeskController(Session session, const Preferences& preferences)
    : session_(std::move(session)),
      timeline_(std::make_unique<study::Timeline>(session_.definition, session_.seed, session_.log)),
      playback_(*timeline_),
      camera_(session_.camera ? *session_.camera : firstCamera(*session_.definition, *timeline_)),
      outlook_(session_.definition),
      preferences_(preferences) {
    memory.hint = !preferences_.hintSeen;
    if (session_.startTick > 0) playback_.seekTick(session_.startTick);
    refreshFactors();
}

void DeskController::apply(const ui::Action& action) {
    changed_ = true;
    if (const auto* intent = std::get_if<ui::IntentAction>(&action)) intend(*intent);
    if (const auto* seek = std::get_if<ui::SeekAction>(&action)) playback_.seekTick(seek->tick);
    if (const auto* speed = std::get_if<ui::SpeedAction>(&action)) playback_.setSpeed(speed->speed);
    if (const auto* command = std::get_if<ui::CommandAction>(&action)) act(command->command);
    if (const auto* chosen = std::get_if<ui::SelectAction>(&action)) select(chosen->unit);
    if (const auto* pair = std::get_if<ui::FrameAction>(&action)) frame(*pair);
    if (const auto* unit = std::get_if<ui::GoToUnitAction>(&action)) {
        select(unit->unit);
        flyToUnit(unit->unit);
    }
    if (const auto* file = std::get_if<ui::OpenAction>(&action)) wishes.open = file->path;
    if (const auto* place = std::get_if<ui::GoToAction>(&action))
        flyOver(place->position, 0.0, place->distanceM);
}

void DeskController::select(UnitId unit) {
    selected_ = unit;
    selectedBeside_ = {};
}

bool DeskController::press(const ui::KeyPress& press) {
    const auto action = ui::actionFor(press, scene_.has_value());
    if (action) apply(*action);
    return action.has_value();
}

void DeskController::act(const sim::Command& command) {
    // What cannot be flown is refused in words of its own.
    const bool flies =
        command.kind == sim::CommandKind::inject &&
        !sim::checkInject(timeline_->definition(), command.inject, command.a, command.b, &timeline_->world());
    timeline_->act(command);
    dismissHint();
    playback_.resync();
    refreshFactors();
    if (command.kind == sim::CommandKind::openChannel) showOpened(command.channel);
    if (std::string why = study::whyNoRelation(timeline_->definition(), command); flies && !why.empty())
        notify(std::move(why));
}

geo::Geodetic DeskController::positionOf(UnitId unit) const {
    if (!unit || unit.index >= timeline_->current().units.size()) return camera_.goal().target;
    return geo::toGeodetic(shownPosition(*timeline_, playback_.timeS(), unit));
}

void DeskController::frame(const ui::FrameAction& action) {
    if (action.atTick >= 0) {
        playback_.seekTick(action.atTick);
        playback_.setSpeed(1.0);
    }
    followed_ = {};
    framed_ = std::pair(action.a, action.b);
    sceneHeld_ = true;
    const view::OrbitCamera now = camera_.goal();
    view::OrbitCamera to =
        view::framing(positionOf(action.a), positionOf(action.b), now.headingRad, std::max(now.tiltRad, 0.9),
                      now.verticalFovRad, view::reachM(timeline_->definition(), action.a, action.b));
    to.distanceM *= view::roomFactor(camera_.part(), camera_.sizePx().y);
    camera_.flyTo(to);
}

void DeskController::follow(UnitId unit) {
    if (!unit) return;
    framed_.reset();
    followed_ = unit;
    flyToUnit(unit);
    followed_ = unit;
}

void DeskController::flyToUnit(UnitId unit) {
    framed_.reset();
    followed_ = {};
    sceneHeld_ = true;
    view::OrbitCamera camera = camera_.goal();
    camera.target = positionOf(unit);
    camera.distanceM = std::min(camera.distanceM, 6.0e4);
    camera_.flyTo(camera);
}

void DeskController::release() {
    framed_.reset();
    followed_ = {};
    view::OrbitCamera camera = camera_.goal();
    // From afar it is the ground that is looked at; near by, what flies there would be out of the picture.
    if (camera.distanceM > kFarAboveTarget * camera.target.altitudeM) camera.target.altitudeM = 0.0;
    camera_.retarget(camera);
}

void DeskController::keepInView() {
    if (scene_ && !sceneHeld_) {
        const sim::Definition& definition = timeline_->definition();
        double filmS = 0.0;
        for (std::size_t scene = 0; scene < *scene_; ++scene) filmS += definition.storyboard[scene].filmS;
        const sim::SceneDef& scene = definition.storyboard[*scene_];
        const double into = (playback_.timeS() - scene.atS) / std::max(scene.speed, 1e-3);
        // A hair before the cut, so that the scene's own camera holds until the next is asked for.
        filmS += std::clamp(into, 0.0, std::max(0.0, scene.filmS - 1e-3));
        if (into >= scene.filmS && playback_.playing()) playback_.setPlaying(false);
        camera_.retarget(view::storyboardAt(definition, filmS, timeline_->current().units,
                                            timeline_->whatIfSinceS().has_value())
                             .camera);
    } else if (framed_) {
        const view::OrbitCamera now = camera_.goal();
        camera_.lookAt(view::framing(positionOf(framed_->first), positionOf(framed_->second), now.headingRad,
                                     now.tiltRad, now.verticalFovRad)
                           .target);
    } else if (followed_) {
        camera_.lookAt(positionOf(followed_));
    }
}

void DeskController::click(glm::dvec2 atPx, const std::vector<view::PickTarget>& picks, bool beside) {
    const view::PickTarget* pick = nearest(atPx, picks);
    if (clickMeasure(atPx, pick)) return;
    const UnitId unit = pick != nullptr ? pick->unit : UnitId{};
    if (beside && selected_ && unit != selected_) {
        selectedBeside_ = unit;
    } else {
        select(unit);
    }
    changed_ = true;
}

void DeskController::doubleClick(glm::dvec2 atPx, const std::vector<view::PickTarget>& picks) {
    changed_ = true;
    const view::PickTarget* pick = nearest(atPx, picks);
    if (pick != nullptr && pick->unit) {
        select(pick->unit);
        follow(pick->unit);
        return;
    }
    const auto ground = view::groundAt(camera_.seen(camera_.camera()), atPx);
    if (!ground) return;
    release();
    sceneHeld_ = true;
    view::OrbitCamera camera = camera_.goal();
    camera.target = *ground;
    camera.target.altitudeM = 0.0;
    camera.distanceM *= 0.5;
    camera_.flyTo(camera);
}

void DeskController::hover(glm::dvec2 atPx, const std::vector<view::PickTarget>& picks) {
    const view::PickTarget* pick = nearest(atPx, picks);
    const UnitId unit = pick != nullptr ? pick->unit : UnitId{};
    const PlaceId place = pick != nullptr ? pick->place : PlaceId{};
    const ZoneId zone = pick != nullptr ? pick->zone : ZoneId{};
    changed_ = changed_ || unit != hovered_ || place != hoveredPlace_ || zone != hoveredZone_;
    hovered_ = unit;
    if (measureHeld_ && measure_ && !picks.empty()) {
        measure_->to = measureEndAt(atPx, pick);
        changed_ = true;
    }
    hoveredPlace_ = place;
    hoveredZone_ = zone;
}

void DeskController::hoverNothing() {
    hover({}, {});
}

void DeskController::dragBox(glm::dvec2 fromPx, glm::dvec2 toPx) {
    box_ = {fromPx, toPx};
    changed_ = true;
}

void DeskController::letGoBox() {
    if (!box_) return;
    release();
    sceneHeld_ = true;
    camera_.zoomToBox(box_->first, box_->second);
    box_.reset();
    changed_ = true;
}

void DeskController::drag(Drag kind, glm::dvec2 fromPx, glm::dvec2 toPx) {
    if (kind == Drag::pan) release();
    sceneHeld_ = true;
    camera_.drag(kind, fromPx, toPx, isHeld());
    changed_ = true;
}

void DeskController::letGo(Drag kind, glm::dvec2 velocityPxPs) {
    camera_.glide(kind, velocityPxPs, isHeld());
}

void DeskController::wheel(double steps, glm::dvec2 atPx) {
    sceneHeld_ = true;
    camera_.wheel(steps, atPx, isHeld());
    changed_ = true;
}

void DeskController::notify(std::string text) {
    notice_ = std::move(text);
    noticeLeftS_ = kNoticeS;
    changed_ = true;
}

void DeskController::refreshFactors() {
    const crisis::State& state = timeline_->current().crisis;
    if (memory.dyad.index >= state.dyads.size()) return;
    factors_ =
        crisis::explain(timeline_->definition().crisis, state, memory.dyad, timeline_->current().timeS);
    factorsAt_ = timeline_->position();
    factorsOf_ = memory.dyad.index;
}

void DeskController::resize(PictureSize size) {
    camera_.resize(size.widthPx, size.heightPx);
    keepToFreePart();
}

void DeskController::keepToFreePart() {
    const glm::dvec2 size(camera_.sizePx());
    const ui::Covered covered = ui::coveredBy(memory, ui::deskScale(camera_.sizePx().y));
    camera_.keepTo({{covered.left, covered.top}, {size.x - covered.right, size.y - covered.bottom}});
}

bool DeskController::advance(double wallS) {
    keepToFreePart();
    const bool moved = playback_.advance(wallS);
    if (other_) moveOther();
    if (awaited_ && !playback_.seeking()) lookAtEvent(*std::exchange(awaited_, std::nullopt));
    keepInView();
    const bool flew = camera_.advance(wallS);
    if (changed_ || moved) followRelation();
    const bool isNew = std::exchange(changed_, false) || moved || flew;
    if (isNew) settleLeftS_ = kSettleS;
    const bool settles = settleLeftS_ > 0.0;
    settleLeftS_ -= wallS;
    // What fades in goes on doing so after the clock has stopped; then the picture rests.
    if (playback_.playing() || settles) wallS_ += std::min(wallS, kLongestPictureS);
    if (noticeLeftS_ > 0.0) {
        noticeLeftS_ -= wallS;
        if (noticeLeftS_ <= 0.0) {
            notice_.clear();
            changed_ = true;
        }
    }
    if (factorsAt_ != timeline_->position() || factorsOf_ != memory.dyad.index) refreshFactors();
    const bool moving = playback_.playing() || playback_.seeking() || memory.scrubbing;
    if (outlook_.advance(*timeline_, memory.dyad, moving, wallS)) panelNews_ = true;
    return isNew || settles || std::exchange(changed_, false);
}

}  // namespace openline::app
