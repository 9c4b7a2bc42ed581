// Room for symbols: frames of MIL-STD-2525 stand side by side where their craft would cover each other, and
// what lies under titles and captions gives way to the words. Not for flights, whose members units.cpp
// spreads.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <glm/geometric.hpp>
#include <vector>

#include "view/stage.h"
#include "view/standard_symbols.h"

namespace openline::view {

namespace {

constexpr double kFramesApartPx = 23.0;  // between the middles of two frames
constexpr int kRounds = 6;
constexpr double kFarthestSymbolPx = 40.0;  // from where the craft is
constexpr double kLeaderFromPx = 6.0;
constexpr double kUnderWords = 0.25;      // of its opacity that a symbol keeps there
constexpr std::size_t kMostFrames = 400;  // beyond it nobody can tell them apart anyway

bool hasFrame(const UnitSight& sight) {
    return sight.symbolOpacity > 0.05 && sight.grouped < 0.5 && sight.modelOpacity < 0.5;
}

/// Pushes two frames apart by half of what they lack each. `turn` tells which way where they are on one spot.
void part(glm::dvec2& a, glm::dvec2& b, double apartPx, double turn) {
    const glm::dvec2 offset = b - a;
    if (glm::dot(offset, offset) >= apartPx * apartPx) return;
    const double length = glm::length(offset);
    const glm::dvec2 way =
        length > 0.1 ? offset / length : glm::dvec2(std::cos(2.4 * turn), std::sin(2.4 * turn));
    const glm::dvec2 push = way * (0.5 * (apartPx - length));
    a -= push;
    b += push;
}

/// How deep a point is inside a rectangle; below 0: outside. Units: px.
float depthIn(const Rectangle& room, float x, float y) {
    return std::min({x - room.left, room.right - x, y - room.top, room.bottom - y});
}

}  // namespace

void spreadFrames(Stage& stage) {
    if (stage.settings.looks.symbols != SymbolSet::standard) return;
    std::vector<std::uint32_t> framed;
    for (std::uint32_t i = 0; i < stage.sights.size(); ++i)
        if (hasFrame(stage.sights[i])) framed.push_back(i);
    if (framed.size() > kMostFrames) return;
    const double apartPx = kFramesApartPx * stage.ui;
    for (int round = 0; round < kRounds; ++round)
        for (std::size_t i = 0; i < framed.size(); ++i)
            for (std::size_t j = i + 1; j < framed.size(); ++j)
                part(stage.sights[framed[i]].shownPx, stage.sights[framed[j]].shownPx, apartPx,
                     static_cast<double>(j));
    for (const std::uint32_t index : framed) {
        UnitSight& sight = stage.sights[index];
        // Members of a flight stand where it was spread to; what counts is how far from the craft itself.
        const glm::dvec2 off = sight.shownPx - sight.truePx;
        const double length = glm::length(off), most = kFarthestSymbolPx * stage.ui + sight.symbolPx;
        if (length > most) sight.shownPx = sight.truePx + off * (most / length);
    }
}

void addFrameLeader(Stage& stage, const UnitSight& sight) {
    const bool alone = !stage.def(sight.unit).flight;
    if (!alone || !hasFrame(sight) || glm::length(sight.shownPx - sight.truePx) < kLeaderFromPx * stage.ui)
        return;
    const frame::Colour ink = faded(stage.colours.text, 0.6 * sight.symbolOpacity);
    addLine(stage.frame.overlay, sight.truePx, sight.shownPx, ink, stage.px(1.0));
    stage.frame.overlay.discs.push_back(
        {toFloat(sight.truePx.x), toFloat(sight.truePx.y), stage.px(2.0), 0.0f, ink});
}

void yieldToWords(Stage& stage) {
    for (UnitSight& sight : stage.sights) {
        if (stage.standsOut(sight.unit)) continue;
        const float x = toFloat(sight.shownPx.x), y = toFloat(sight.shownPx.y);
        const float reach = 0.35f * sight.symbolPx;
        double share = 0.0;
        for (const Rectangle& words : stage.covered)
            share = std::max(share, smoothstep(0.0, 0.7 * reach, depthIn(words.grown(reach), x, y)));
        sight.symbolOpacity *= 1.0 - (1.0 - kUnderWords) * share;
    }
}

}  // namespace openline::view
