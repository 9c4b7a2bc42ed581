#include "app/film_plan.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

#include "base/assert.h"
#include "base/units.h"
#include "view/provenance.h"

namespace openline::app {
namespace {

constexpr double kMinuteS = 60.0;
const std::vector<UnitId> kNobody;

std::string speedWords(double speed) {
    std::array<char, 32> text{};
    const bool isWhole = std::abs(speed - std::round(speed)) < 0.05;
    std::snprintf(text.data(), text.size(), isWhole || speed >= 10.0 ? "%.0fx" : "%.1fx", speed);
    return text.data();
}

/// The scene that is on at a scenario time, or the last one before it.
std::size_t sceneBefore(const sim::Definition& definition, double timeS) {
    std::size_t best = 0;
    for (std::size_t i = 0; i < definition.storyboard.size(); ++i) {
        const sim::SceneDef& scene = definition.storyboard[i];
        if (scene.atS <= timeS && scene.atS >= definition.storyboard[best].atS) best = i;
    }
    return best;
}

}  // namespace

view::OrbitCamera overview(const sim::Definition& definition) {
    view::OrbitCamera camera;
    camera.target = {23.8 * units::kRadPerDeg, 121.0 * units::kRadPerDeg, 0.0};
    if (definition.units.empty()) return camera;
    double south = 2.0, north = -2.0, west = 7.0, east = -7.0;
    for (const sim::UnitDef& unit : definition.units) {
        south = std::min(south, unit.start.latitudeRad);
        north = std::max(north, unit.start.latitudeRad);
        west = std::min(west, unit.start.longitudeRad);
        east = std::max(east, unit.start.longitudeRad);
    }
    camera.target = {0.5 * (south + north), 0.5 * (west + east), 0.0};
    const double acrossRad =
        std::max({north - south, (east - west) * std::cos(camera.target.latitudeRad), 0.05});
    camera.distanceM = std::clamp(acrossRad * 6.4e6 * 1.8, 2.0e5, 1.2e7);
    camera.tiltRad = 0.5;
    return view::clamped(camera);
}

FilmPlan FilmPlan::storyboard(std::shared_ptr<const sim::Definition> definition,
                              std::optional<double> speed) {
    if (definition->storyboard.empty()) {
        const double whole = definition->durationS;
        return linear(std::move(definition), 0.0, whole, speed.value_or(std::max(1.0, whole / kMinuteS)));
    }
    if (speed) {
        auto changed = std::make_shared<sim::Definition>(*definition);
        for (sim::SceneDef& scene : changed->storyboard) scene.speed = *speed;
        definition = std::move(changed);
    }
    FilmPlan plan(std::move(definition));
    plan.lengthS_ = view::storyboardLengthS(*plan.definition_);
    return plan;
}

FilmPlan FilmPlan::linear(std::shared_ptr<const sim::Definition> definition, double fromS, double toS,
                          double speed) {
    OPENLINE_ASSERT(speed > 0.0 && toS >= fromS);
    FilmPlan plan(std::move(definition));
    plan.linear_ = true;
    plan.fromS_ = fromS;
    plan.toS_ = toS;
    plan.speed_ = speed;
    plan.lengthS_ = plan.closedS_ = (toS - fromS) / speed;
    return plan;
}

FilmPlan FilmPlan::still(std::shared_ptr<const sim::Definition> definition, double timeS) {
    FilmPlan plan = linear(std::move(definition), timeS, timeS, 1.0);
    plan.speed_ = 0.0;
    return plan;
}

int FilmPlan::frameCount(int framesPerSecond) const {
    return std::max(1, static_cast<int>(std::ceil(lengthS_ * framesPerSecond - 1e-9)));
}

double FilmPlan::timeS(double filmS) const {
    if (!linear_) return view::storyboardTimeS(*definition_, filmS);
    return std::clamp(fromS_ + filmS * speed_, 0.0, std::min(toS_, definition_->durationS));
}

std::optional<std::size_t> FilmPlan::sceneAt(double filmS) const {
    if (definition_->storyboard.empty()) return std::nullopt;
    if (linear_) return sceneBefore(*definition_, timeS(filmS));
    std::size_t scene = 0;
    double left = filmS;
    while (scene + 1 < definition_->storyboard.size() && left >= definition_->storyboard[scene].filmS) {
        left -= definition_->storyboard[scene++].filmS;
    }
    return scene;
}

double FilmPlan::speedAt(double filmS) const {
    const auto scene = sceneAt(filmS);
    return linear_ || !scene ? speed_ : definition_->storyboard[*scene].speed;
}

double FilmPlan::storyboardFilmS(double filmS) const {
    if (!linear_) return filmS;
    const std::size_t wanted = sceneBefore(*definition_, timeS(filmS));
    double before = 0.0;
    for (std::size_t i = 0; i < wanted; ++i) before += definition_->storyboard[i].filmS;
    const sim::SceneDef& scene = definition_->storyboard[wanted];
    const double since = scene.speed > 0.0 ? (timeS(filmS) - scene.atS) / scene.speed : 0.0;
    // Just short of the end, where the next scene would begin.
    return before + std::clamp(since, 0.0, 0.999 * scene.filmS);
}

const std::vector<UnitId>& FilmPlan::followed(double filmS) const {
    const auto scene = sceneAt(filmS);
    return scene ? definition_->storyboard[*scene].follow : kNobody;
}

AccountId FilmPlan::account(double filmS) const {
    const auto scene = sceneAt(filmS);
    return scene && !linear_ ? definition_->storyboard[*scene].account : AccountId{};
}

std::optional<std::size_t> FilmPlan::raceScene(double filmS) const {
    const auto scene = sceneAt(filmS);
    if (linear_ || !scene || !view::asksForRace(definition_->storyboard[*scene].headline))
        return std::nullopt;
    return scene;
}

FilmPlan::Stretch FilmPlan::sceneStretch(std::size_t scene) const {
    OPENLINE_ASSERT(scene < definition_->storyboard.size());
    Stretch stretch;
    for (std::size_t i = 0; i < scene; ++i) stretch.fromS += definition_->storyboard[i].filmS;
    const double lengthS = definition_->storyboard[scene].filmS;
    const bool closes = scene + 1 == definition_->storyboard.size();
    stretch.toS = stretch.fromS + lengthS - (closes ? closingLengthS(lengthS) : 0.0);
    return stretch;
}

bool FilmPlan::isClosing(double filmS) const {
    if (linear_) return speed_ > 0.0 && filmS >= closedS_ - closingLengthS(closedS_);
    if (definition_->storyboard.empty()) return false;
    // What the last scene's own caption says is read first.
    return filmS >= lengthS_ - closingLengthS(definition_->storyboard.back().filmS);
}

PictureRequest FilmPlan::request(double filmS, const std::vector<sim::UnitView>& units,
                                 std::optional<double> whatIfSinceS) const {
    PictureRequest request;
    request.timeS = timeS(filmS);
    request.wallS = filmS;
    const double speed = speedAt(filmS);
    if (speed > 0.0) request.speedText = speedWords(speed);
    const auto scene = sceneAt(filmS);
    if (!scene) {
        request.camera = overview(*definition_);
        return request;
    }
    const auto moment =
        view::storyboardAt(*definition_, storyboardFilmS(filmS), units, whatIfSinceS.has_value());
    request.camera = moment.camera;
    if (!linear_) {
        request.caption = definition_->storyboard[*scene].caption;
        request.headline = definition_->storyboard[*scene].headline;
        request.captionOpacity = moment.opacity;
        request.captionOfRecord = view::tellsTheRecord(definition_->storyboard[*scene], whatIfSinceS);
    }
    return request;
}

}  // namespace openline::app
