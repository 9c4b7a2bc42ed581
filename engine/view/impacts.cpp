// A collision on the picture: a short brightening, a ring that widens and is gone, and then a small quiet
// mark where it was. Restrained on purpose.
#include <cmath>

#include "view/stage.h"

namespace openline::view {

namespace {

constexpr double kFlashS = 0.8;
constexpr double kRingS = 20.0;    // the ring slows as it widens, so that it is seen at 1x and at 60x
constexpr double kMarkS = 1800.0;  // how long the mark stays
constexpr double kMarkPx = 5.0;

void addRingOf(Stage& stage, glm::dvec2 px, double ageS) {
    const double radius = 12.0 + 30.0 * std::log2(1.0 + ageS / 0.25);
    const double opacity = std::pow(1.0 - ageS / kRingS, 3.0) / (1.0 + 0.3 * ageS);
    stage.frame.overlay.discs.push_back({toFloat(px.x), toFloat(px.y), stage.px(radius), stage.px(1.6),
                                         faded(stage.colours.text, 0.85 * opacity)});
    stage.frame.overlay.discs.push_back({toFloat(px.x), toFloat(px.y), stage.px(0.72 * radius), stage.px(0.9),
                                         faded(stage.colours.text, 0.35 * opacity)});
}

void addFlash(Stage& stage, glm::dvec2 px, double ageS) {
    const double opacity = std::pow(1.0 - ageS / kFlashS, 2.0);
    // Soft from the middle outwards: a few discs, each fainter.
    for (int i = 6; i > 0; --i) {
        stage.frame.overlay.discs.push_back({toFloat(px.x), toFloat(px.y), stage.px(5.0 * i), 0.0f,
                                             faded(frame::colour(0xFFFFFF), 0.16 * opacity)});
    }
}

void addMarkOf(Stage& stage, glm::dvec2 px, double ageS) {
    const double opacity = 0.8 * (1.0 - smoothstep(0.4 * kMarkS, kMarkS, ageS));
    const double arm = stage.px(kMarkPx);
    const frame::Colour colour = faded(stage.colours.text, opacity);
    for (const double side : {1.0, -1.0}) {
        addLine(stage.frame.overlay, px - glm::dvec2(arm, side * arm), px + glm::dvec2(arm, side * arm),
                colour, stage.px(1.6));
    }
}

}  // namespace

void addImpacts(Stage& stage) {
    for (const Impact& impact : stage.moment.impacts) {
        const double ageS = stage.nowS - impact.timeS;
        if (ageS < 0.0 || ageS > kMarkS || !stage.eye.sees(impact.place.m)) continue;
        const glm::dvec2 px = stage.eye.look(impact.place.m).px;
        if (!stage.inPicture(px, 400.0)) continue;
        if (ageS < kFlashS) addFlash(stage, px, ageS);
        if (ageS < kRingS) addRingOf(stage, px, ageS);
        if (ageS > kFlashS) addMarkOf(stage, px, ageS);
    }
}

}  // namespace openline::view
