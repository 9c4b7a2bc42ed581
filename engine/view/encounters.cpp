// The encounter that matters: a ring around the pair, time and gap in words, and near by the places where the
// two are predicted to be at the closest approach, with the line between them.
#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>

#include "view/stage.h"
#include "view/symbols.h"
#include "view/wording.h"

namespace openline::view {

namespace {

constexpr double kRankWords = 100.0;
constexpr double kSmallestRingPx = 30.0;
constexpr double kLargestRingPx = 220.0;  // beyond it the two are told apart without a ring
constexpr double kGhostFromPx = 9.0;      // a predicted place this far from the present one is drawn
constexpr float kGhostOpacity = 0.6f;
constexpr double kGhostPaleness = 0.45;
constexpr double kMissTextFromPx = 34.0;
constexpr double kNowS = 0.5;
constexpr double kSteadyMps = 0.5;      // a knot: side by side, neither closing nor opening
constexpr double kModelsFrom = 0.5;     // opacity of both models from which a pair is a scene of its own
constexpr double kTogetherShare = 0.8;  // of their distance that both still go, from which they fly together
constexpr double kClearShare = 0.9;  // of a craft's half length, from the middle of a close pair to its words
constexpr double kSeenOpacity = 0.4;  // of an alarm that somebody has acknowledged

const UnitSight* sightOf(const Stage& stage, UnitId unit) {
    const std::int32_t index = unit && unit.index < stage.sightOf.size() ? stage.sightOf[unit.index] : -1;
    return index >= 0 ? &stage.sights[static_cast<std::size_t>(index)] : nullptr;
}

bool areShips(const Stage& stage, const sim::EncounterView& encounter) {
    return stage.platform(encounter.a).domain != sim::Domain::air &&
           stage.platform(encounter.b).domain != sim::Domain::air;
}

/// A prediction is shown as far ahead as encounters are looked for: beyond, two that fly side by side would
/// have one.
bool isPredicted(const Stage& stage, const sim::EncounterView& encounter) {
    return encounter.tcpaS > kNowS && encounter.tcpaS <= stage.moment.definition.encounters.lookAheadS;
}

std::string gapWords(const Stage& stage, const sim::EncounterView& encounter) {
    const bool feet = stage.settings.feet;
    const bool ships = areShips(stage, encounter);
    if (encounter.tcpaS <= kNowS) return encounter.closureMps < -kSteadyMps ? "opening" : "steady";
    if (!isPredicted(stage, encounter)) return "steady";
    // What the hulls take off the distance between centres is taken from the present attitude.
    const double hullsM = std::max(encounter.slantM - encounter.gapM, 0.0);
    std::string gap = distanceText(std::max(encounter.dcpaM - hullsM, 0.0), feet, ships) + " gap predicted";
    if (encounter.closureMps <= kSteadyMps) return gap;
    return gap + " · closing " + speedText(encounter.closureMps, feet, !ships);
}

/// An alarm that nobody has seen yet beats.
void addRing(Stage& stage, double opacity, bool beats) {
    const float x = toFloat(stage.ringCentrePx.x);
    const float y = toFloat(stage.ringCentrePx.y);
    const frame::Colour accent = faded(stage.colours.accent, opacity);
    stage.frame.overlay.discs.push_back({x, y, stage.ringPx, stage.px(2.0), accent});
    if (beats) {
        const double beat = 0.5 + 0.5 * std::sin(stage.moment.wallS * 2.4);
        const float radius = stage.ringPx + stage.px(5.0 + 3.0 * beat);
        stage.frame.overlay.discs.push_back({x, y, radius, stage.px(1.0), faded(accent, 0.45 - 0.25 * beat)});
    }
    const float half = stage.ringPx * 0.68f;
    stage.labels.block({x - half, y - half, x + half, y + half});
}

/// `clearPx`: radius about the middle of the pair that its craft fill; then its words may stand next to them.
void wantWords(Stage& stage, const sim::EncounterView& encounter, float clearPx) {
    LabelRequest request;
    // One pair, one memory, whatever its place in the list.
    request.key = {LabelKind::encounter, encounter.a.index * 65537u + encounter.b.index};
    request.x = toFloat(stage.ringCentrePx.x);
    request.y = toFloat(stage.ringCentrePx.y);
    request.clearPx = std::max(stage.ringPx, clearPx);
    request.rank = kRankWords;
    request.underlined = true;
    request.alwaysLeader = clearPx <= 0.0f;
    request.mustStand = true;
    request.leader = stage.colours.accent;
    request.halo = stage.colours.halo;
    const std::string when =
        isPredicted(stage, encounter)
            ? "closest approach in " + timeToGoText(encounter.tcpaS)
            : distanceText(encounter.gapM, stage.settings.feet, areShips(stage, encounter)) + " gap";
    request.lines.push_back({when, stage.textPx(17.0), frame::FontWeight::semibold, stage.colours.accent});
    request.lines.push_back({gapWords(stage, encounter), stage.textPx(15.0), frame::FontWeight::medium,
                             between(stage.colours.accent, stage.colours.text, 0.55)});
    stage.labels.want(std::move(request));
}

void addGhost(Stage& stage, const UnitSight& sight, const glm::dvec3& predicted) {
    const Eye::Seen seen = stage.eye.look(predicted);
    if (!stage.eye.sees(predicted) || glm::length(seen.px - sight.truePx) < kGhostFromPx * stage.ui) return;
    const float x = toFloat(seen.px.x), y = toFloat(seen.px.y), half = 0.5f * sight.symbolPx;
    stage.labels.block({x - half, y - 0.5f * half, x + half, y + 0.5f * half});
    if (sight.modelOpacity > 0.0) {
        for (const frame::Model& model : stage.frame.models) {
            if (glm::length(glm::dvec3(model.positionM) + stage.eye.position() - sight.m) > 0.5) continue;
            frame::Model ghost = model;
            ghost.positionM = glm::vec3(predicted - stage.eye.position());
            ghost.ghost = true;
            ghost.opacity *= kGhostOpacity;
            ghost.colour = between(ghost.colour, stage.colours.text, kGhostPaleness);
            stage.frame.models.push_back(ghost);
            break;
        }
    }
    if (sight.symbolOpacity < 0.01) return;
    frame::Colour clear = sight.colour;
    clear.a = 0;
    addSymbol(silhouette(stage.platform(sight.unit).platformClass), seen.px, sight.angleRad, sight.symbolPx,
              {clear, faded(sight.colour, 0.7 * sight.symbolOpacity), stage.px(1.1)}, stage.frame.overlay);
}

/// Where the ghosts are drawn.
struct Predicted {
    glm::dvec3 a{0.0}, b{0.0};
};

/// Two that fly along together are near by followed by the camera, and will be where it is not looking: they
/// are shown as they will be to each other, from the larger one as it stands now.
Predicted predictedPlaces(const Stage& stage, const sim::EncounterView& encounter, const UnitSight& a,
                          const UnitSight& b) {
    Predicted places{encounter.predictedA.m, encounter.predictedB.m};
    if (std::min(a.modelOpacity, b.modelOpacity) < kModelsFrom) return places;
    const auto size = [&](UnitId unit) {
        return std::max(stage.platform(unit).lengthM, stage.platform(unit).spanM);
    };
    const bool fromA = size(encounter.a) >= size(encounter.b);
    const glm::dvec3 back = fromA ? a.m - places.a : b.m - places.b;
    if (glm::length(back) < kTogetherShare * glm::length(a.m - b.m)) return places;
    return {places.a + back, places.b + back};
}

void addMissVector(Stage& stage, const sim::EncounterView& encounter, const Predicted& places) {
    if (!stage.eye.sees(places.a) || !stage.eye.sees(places.b)) return;
    const glm::dvec2 a = stage.eye.look(places.a).px;
    const glm::dvec2 b = stage.eye.look(places.b).px;
    const double lengthPx = glm::length(b - a) / stage.ui;
    if (lengthPx < 6.0) return;
    addLine(stage.frame.overlay, a, b, faded(stage.colours.text, 0.85), stage.px(1.4), stage.px(5.0),
            stage.px(4.0));
    if (lengthPx < kMissTextFromPx) return;
    LabelRequest request;
    request.key = {LabelKind::missVector, 0};
    const glm::dvec2 middle = 0.5 * (a + b);
    request.x = toFloat(middle.x);
    request.y = toFloat(middle.y);
    request.clearPx = stage.px(4.0);
    request.rank = kRankWords - 1.0;
    request.halo = stage.colours.halo;
    request.leader = faded(stage.colours.text, 0.7);
    request.lines.push_back({distanceText(encounter.dcpaM, stage.settings.feet, areShips(stage, encounter)) +
                                 " between centres, predicted",
                             stage.textPx(13.5), frame::FontWeight::medium, stage.colours.text});
    stage.labels.want(std::move(request));
}

}  // namespace

void addEncounter(Stage& stage) {
    if (!stage.encounter) return;
    const sim::EncounterView& encounter = stage.moment.current.encounters[*stage.encounter];
    const UnitSight* a = sightOf(stage, encounter.a);
    const UnitSight* b = sightOf(stage, encounter.b);
    if (!a && !b) return;
    if (!a) a = b;
    if (!b) b = a;
    stage.ringCentrePx = 0.5 * (a->shownPx + b->shownPx);
    const double halfPx = 0.5 * glm::length(a->shownPx - b->shownPx) / stage.ui;
    const double symbolPx = 0.5 * std::max(a->symbolPx, b->symbolPx) / stage.ui;
    const double radius = std::max(kSmallestRingPx, halfPx + symbolPx + 7.0);
    const double opacity = 1.0 - smoothstep(0.7 * kLargestRingPx, kLargestRingPx, radius);
    stage.ringPx = stage.px(std::min(radius, kLargestRingPx));
    if (opacity > 0.0) {
        addRing(stage, opacity * (encounter.acknowledged ? kSeenOpacity : 1.0), !encounter.acknowledged);
    } else {
        // Too far apart on the screen for a ring: a line joins them instead.
        stage.ringPx = 0.0f;
        addLine(stage.frame.overlay, a->shownPx, b->shownPx, faded(stage.colours.accent, 0.8), stage.px(1.6),
                stage.px(3.0), stage.px(5.0));
    }
    if (a != b && isPredicted(stage, encounter)) {
        const Predicted places = predictedPlaces(stage, encounter, *a, *b);
        addGhost(stage, *a, places.a);
        addGhost(stage, *b, places.b);
        if (stage.settings.labels) addMissVector(stage, encounter, places);
    }
    if (!stage.settings.labels) return;
    // Side by side and near, the craft leave no room between them for words.
    const bool filled = stage.ringPx <= 0.0f && halfPx < symbolPx;
    wantWords(stage, encounter, filled ? stage.px(std::min(kClearShare * symbolPx, kLargestRingPx)) : 0.0f);
}

}  // namespace openline::view
