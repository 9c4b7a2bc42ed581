// Channels that are no arc, as rings: both ends in one city, or a radio between craft. The ring says by its
// shape what the lamp says, as the arcs do. The arcs are in arcs.cpp.
#pragma once

#include <glm/vec2.hpp>

#include "view/stage.h"

namespace openline::view {

/// How far the picture of an unanswered call has faded and fallen, arc or ring. Range: 0, or for other lamps
/// 0, to 1.
double fallen(const Stage& stage, const crisis::ChannelState& state);

/// `fall`: 0 when an unanswered call was just given up, 1 when that is past. Nothing for a closed channel.
void drawChannelRing(Stage& stage, glm::dvec2 centrePx, crisis::Lamp lamp, double fall);

/// Radius of the ring at rest. Units: px.
double channelRingPx(const Stage& stage);

}  // namespace openline::view
