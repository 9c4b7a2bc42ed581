// Worlds made in code for measuring: many aircraft in a box, many units that move. Used by `openline bench`,
// by the benchmarks and by tests. Not scenarios: nothing in them is meant.
#pragma once

#include <cstddef>
#include <cstdint>

#include "sim/definition.h"

namespace openline::sim {

/// Crews as they are shipped (a test compares).
std::array<ConductDef, kConductCount> benchConducts();
/// A fighter, a large turboprop and a destroyer with round numbers. Source: assumed, of the right order.
PlatformDef benchFighter();
PlatformDef benchTurboprop();
PlatformDef benchDestroyer();

/// `count` aircraft of two sides in a box of 20 by 20 degrees (110-130 E, 15-35 N), heights 1 to 12 km, any
/// heading, half of them climbing or descending; each flies straight on. Drawn from `seed`.
Definition manyAircraft(std::size_t count, std::uint64_t seed);

/// The same, as dense as 3000 in that box however many they are: spread evenly over a cap of the globe about
/// its middle. Range: up to 340,000, which fill it.
Definition evenAircraft(std::size_t count, std::uint64_t seed);

/// `count` units that all move: routes, orbits, racetracks, wingmen in formation, one ship in ten. Detection
/// is left out, so that a step is orders and motion.
Definition activeUnits(std::size_t count);

}  // namespace openline::sim
