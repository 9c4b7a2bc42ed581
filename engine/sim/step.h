// The one writer of a world. A step is a list of stages: commands, orders, motion, zones, encounters, crisis,
// rules. Cannot fail and does not throw. Order of things in the same tick: (tick, stage, id, sequence).
#pragma once

#include <span>

#include "base/workers.h"
#include "sim/command.h"
#include "sim/definition.h"
#include "sim/report.h"
#include "sim/world.h"

namespace openline::sim {

/// The world at tick 0. File order is creation order.
World begin(const Definition& definition, std::uint64_t seed);

/// One tick. `commands` are those of the tick that the world is at, in log order. `workers`, if given, share
/// the detection and the motion of many units; the bits are the same with any number of them.
void step(const Definition& definition, World& world, std::span<const Command> commands, StepReport& report,
          Workers* workers = nullptr);

/// Steps up to `until`, jumping over ticks in which nothing can change; the same bits as stepping each.
/// Takes from `log` the commands that fall in the range. Appends to `report`. Stops early after `maximumWork`
/// unit-steps (0: never) and returns the unit-steps done.
std::uint64_t advance(const Definition& definition, World& world, Tick until, std::span<const Command> log,
                      StepReport& report, std::uint64_t maximumWork = 0, Workers* workers = nullptr);

/// Digest of everything in the world, in declaration order.
std::uint64_t hash(const World& world);

}  // namespace openline::sim
