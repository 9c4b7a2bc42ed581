// What a saved world must have in common with the definition it is restored into. Not for anything that is
// compared between machines.
#pragma once

#include <cstdint>

#include "sim/definition.h"

namespace openline::sim {

/// A digest of all in a definition that the simulation reads: units, their orders and platforms, places,
/// zones, rules, settings and all numbers of the crisis model. Names, sources and the storyboard may change.
std::uint64_t identityOf(const Definition& definition);

}  // namespace openline::sim
