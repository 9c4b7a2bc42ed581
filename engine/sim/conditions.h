// What orders wait for and rules react to: whether an event is one that a condition is about, and what has
// happened so far. Inside `sim` only.
#pragma once

#include "sim/stages.h"

namespace openline::sim {

/// Is an event one that a condition is about?
bool matches(const Definition& definition, const ConditionDef& condition, const Event& event);

/// The craft that an event is about, as far as a condition asks: of a pair the one that fits it. May be none.
UnitId subjectOf(const Definition& definition, const ConditionDef& condition, const Event& event);

/// Has all that the unit's next order waits for happened?
bool waitsAreOver(const Plan& plan, const World& world, std::size_t unit);

/// Rungs that a scenario begins with have been reached.
void noteInitialRungs(const Plan& plan, World& world);

}  // namespace openline::sim
