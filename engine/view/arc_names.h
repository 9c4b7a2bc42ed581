// Names on channel arcs: what a channel's call is doing, where the arc can be seen, and the far end of an arc
// that leaves the picture. The arcs themselves are drawn by `addChannelArcs` (stage.h).
#pragma once

#include <vector>

#include "view/screen_line.h"
#include "view/stage.h"

namespace openline::view {

struct ArcEnds {
    PlaceId a, b;
};

/// The middle of the longest stretch of a line that no panel, title or edge hides; the line's own middle if
/// it is hidden throughout. Units: px along the line.
double seenMiddlePx(const Stage& stage, const ScreenLine& line);

/// Asks for `to Washington` where the arc leaves the picture; once for each place in `tagged`.
void wantArcTags(Stage& stage, ArcEnds ends, const ScreenLine& line, std::vector<PlaceId>& tagged);

/// Asks for the channel's name and what its call is doing beside a point; nothing for idle and suspended
/// channels.
/// `along`: the way that a line runs through there; its name keeps off it if it can.
void wantCallName(Stage& stage, std::size_t channel, glm::dvec2 at, double clearPx,
                  glm::dvec2 along = glm::dvec2(0.0));
/// The same, where the arc can be seen.
void wantArcName(Stage& stage, std::size_t channel, const ScreenLine& line);

}  // namespace openline::view
