// The storyboard as a function of film time: which scene, which scenario time, which camera.
#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>

#include "view/camera.h"

namespace openline::view {

namespace {

constexpr double kShortestBlendS = 0.6;
constexpr double kLongestBlendS = 1.5;
constexpr double kBlendShare = 0.2;  // of the shorter of the two scenes
constexpr double kCaptionFadeS = 0.45;
// A what-if's subject: what the scene may show, how far a craft may be, and, in half heights of the picture,
// where the camera begins to look over to it and where it has done so.
constexpr double kWidestSubjectM = 1.2e6;
constexpr double kFarthestSubjectM = 1.5e6;
constexpr double kSubjectStays = 0.6;
constexpr double kSubjectLeft = 1.4;

struct ScenePlace {
    std::size_t scene = 0;
    double sinceS = 0.0;
};

ScenePlace placeOf(const sim::Definition& definition, double filmS) {
    ScenePlace place{0, std::max(filmS, 0.0)};
    while (place.scene + 1 < definition.storyboard.size() &&
           place.sinceS >= definition.storyboard[place.scene].filmS) {
        place.sinceS -= definition.storyboard[place.scene].filmS;
        ++place.scene;
    }
    if (!definition.storyboard.empty()) {
        place.sinceS = std::min(place.sinceS, definition.storyboard[place.scene].filmS);
    }
    return place;
}

bool isHere(const std::vector<sim::UnitView>& units, UnitId unit) {
    return unit && unit.index < units.size() && units[unit.index].phase != sim::UnitPhase::lost;
}

/// Looks over to the craft nearest to what a scene looks at, the more the farther it is outside the picture.
void keepSubject(OrbitCamera& camera, const std::vector<sim::UnitView>& units) {
    if (camera.distanceM > kWidestSubjectM) return;
    const glm::dvec3 target = geo::toEcef(camera.target).m;
    const sim::UnitView* nearest = nullptr;
    double nearestM = kFarthestSubjectM;
    for (const sim::UnitView& unit : units) {
        if (unit.phase != sim::UnitPhase::active) continue;
        const double apartM = glm::length(unit.ecef.m - target);
        if (apartM >= nearestM) continue;
        nearest = &unit;
        nearestM = apartM;
    }
    if (nearest == nullptr) return;
    const double acrossM = camera.distanceM * std::tan(0.5 * camera.verticalFovRad);
    const double t =
        std::clamp((nearestM / acrossM - kSubjectStays) / (kSubjectLeft - kSubjectStays), 0.0, 1.0);
    OrbitCamera over = camera;
    over.target = nearest->position;
    camera.target = mix(camera, over, eased(t)).target;
}

OrbitCamera sceneCamera(const sim::Definition& definition, const sim::SceneDef& scene, double share,
                        const std::vector<sim::UnitView>& units, bool released) {
    OrbitCamera begin;
    begin.target = scene.lookAt;
    begin.distanceM = scene.distanceM;
    begin.headingRad = scene.headingRad;
    begin.tiltRad = scene.tiltRad;
    OrbitCamera end = begin;
    if (scene.lookAtEnd) end.target = *scene.lookAtEnd;
    if (scene.distanceEndM) end.distanceM = *scene.distanceEndM;
    if (scene.headingEndRad) end.headingRad = *scene.headingEndRad;
    if (scene.tiltEndRad) end.tiltRad = *scene.tiltEndRad;
    OrbitCamera camera = mix(begin, end, eased(share));
    // A turn by more than half a circle is meant as written, not the short way round.
    camera.headingRad = begin.headingRad + (end.headingRad - begin.headingRad) * eased(share);
    if (scene.follow.size() >= 2 && isHere(units, scene.follow[0]) && isHere(units, scene.follow[1])) {
        return framing(units[scene.follow[0].index].position, units[scene.follow[1].index].position,
                       camera.headingRad, camera.tiltRad, camera.verticalFovRad,
                       reachM(definition, scene.follow[0], scene.follow[1]));
    }
    if (!scene.follow.empty() && isHere(units, scene.follow[0])) {
        camera.target = units[scene.follow[0].index].position;
    } else if (released) {
        keepSubject(camera, units);
    }
    return clamped(camera);
}

double captionOpacity(const sim::SceneDef& scene, double sinceS, bool last) {
    const double fadeS = std::min(kCaptionFadeS, 0.25 * scene.filmS);
    if (fadeS <= 0.0) return 1.0;
    const double in = sinceS / fadeS;
    const double out = last ? 1.0 : (scene.filmS - sinceS) / fadeS;
    return eased(std::min(in, out));
}

}  // namespace

double storyboardLengthS(const sim::Definition& definition) {
    double total = 0.0;
    for (const sim::SceneDef& scene : definition.storyboard) total += scene.filmS;
    return total;
}

double storyboardTimeS(const sim::Definition& definition, double filmS) {
    if (definition.storyboard.empty()) return 0.0;
    const ScenePlace place = placeOf(definition, filmS);
    const sim::SceneDef& scene = definition.storyboard[place.scene];
    return std::clamp(scene.atS + place.sinceS * scene.speed, 0.0, std::max(definition.durationS, 0.0));
}

StoryboardMoment storyboardAt(const sim::Definition& definition, double filmS,
                              const std::vector<sim::UnitView>& units, bool released) {
    StoryboardMoment moment;
    if (definition.storyboard.empty()) return moment;
    const ScenePlace place = placeOf(definition, filmS);
    const sim::SceneDef& scene = definition.storyboard[place.scene];
    moment.scene = place.scene;
    moment.timeS = storyboardTimeS(definition, filmS);
    moment.camera =
        sceneCamera(definition, scene, scene.filmS > 0.0 ? place.sinceS / scene.filmS : 1.0, units, released);
    moment.opacity = captionOpacity(scene, place.sinceS, place.scene + 1 == definition.storyboard.size());
    if (place.scene > 0) {
        const sim::SceneDef& before = definition.storyboard[place.scene - 1];
        const double blendS =
            std::clamp(kBlendShare * std::min(scene.filmS, before.filmS), kShortestBlendS, kLongestBlendS);
        if (place.sinceS < blendS) {
            moment.camera = mix(sceneCamera(definition, before, 1.0, units, released), moment.camera,
                                eased(place.sinceS / blendS));
        }
    }
    return moment;
}

}  // namespace openline::view
