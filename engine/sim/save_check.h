// Whether a world that was read can be stepped: every index leads somewhere, every number is one that motion
// and crisis could have made. Not a proof that it was made by them.
#pragma once

#include <optional>
#include <string>

#include "sim/definition.h"
#include "sim/plan.h"
#include "sim/world.h"

namespace openline::sim {

/// The first field that does not fit the definition, as in `units: waypoint of "destroyer" (row 17)`; none if
/// all do. Cost: one pass over the world.
std::optional<std::string> misfit(const Definition& definition, const Plan& plan, const World& world);

}  // namespace openline::sim
