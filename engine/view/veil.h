// A veil of the ground's own colour under words at a side of the picture, so that coasts and trails do not
// run through their letters.
#pragma once

#include <array>
#include <utility>
#include <vector>

#include "view/stage.h"

namespace openline::view {

inline constexpr double kVeilEdgePx = 72.0;  ///< over which it fades downwards; sideways over twice as much

/// Of a soft edge: how far out, and how much is left there.
inline constexpr std::array<std::pair<float, double>, 6> kFall{
    {{0.0f, 1.0}, {0.2f, 0.9}, {0.4f, 0.65}, {0.6f, 0.35}, {0.8f, 0.1}, {1.0f, 0.0}}};

/// A place on the outline of a veil: how far it reaches from the picture's side edge at a height.
struct VeilRow {
    float y = 0.0f, reachPx = 0.0f;
    double share = 1.0;  ///< of its opacity
};

/// Quiets what runs under words along a side of the picture: over coasts and trails, under symbols and arcs.
/// Fades towards the middle; where there is nothing it is not seen, since it has the ground's own colour.
/// `inwards`: 1 from the left side, -1 from the right.
void addVeil(Stage& stage, const std::vector<VeilRow>& rows, float sideX, float inwards);

}  // namespace openline::view
