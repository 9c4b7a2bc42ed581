// What of a watched pair leaves the step: the record of an approach that is over, or of a collision, and what
// the crisis hears of it. Inside `sim` only.
#pragma once

#include "sim/stages.h"

namespace openline::sim {

/// The smallest distance of an approach before anything was measured.
inline constexpr double kNoneYetM = 1e12;

/// Writes the approach into the log, if it deserves it; at most once.
void reportEncounter(StepContext& context, TrackedPair& pair);
/// Writes the collision, tells the crisis and lets each craft do what comes of it.
void reportCollision(StepContext& context, TrackedPair& pair);

/// One of the two has heard the other's call, or heeds it: counts for their encounters of the next hour, each
/// for its own. At `none` nothing.
void keepTalk(StepContext& context, UnitId one, UnitId other, crisis::CrewTalk talk);

/// Someone has seen the alarm of a pair. Nothing happens if it has none.
void acknowledgeAlarm(World& world, UnitId a, UnitId b);

}  // namespace openline::sim
