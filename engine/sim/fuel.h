// What is left in the tanks. Nothing burns tick by tick: a craft's mass of fuel is kept as of its take-off,
// and what it has burned since follows from the time. Consumption is even over the endurance, whatever the
// speed and height. Who flies with empty tanks has no thrust (orders_glide.cpp). Ships carry enough.
#pragma once

#include <optional>

#include "sim/world.h"

namespace openline::sim {

/// Left now. Range: 0 to the platform's capacity. None: the platform's endurance is not limited.
std::optional<double> fuelLeftKg(const Definition& definition, const World& world, UnitId unit);
/// How long that lasts in flight.
std::optional<double> enduranceLeftS(const Definition& definition, const World& world, UnitId unit);

/// Passes fuel between two craft, as much as the one has and the other can take. Returns what was passed; the
/// sum of both stays the same. Range: `kg` from 0.
double transferFuel(const Definition& definition, World& world, UnitId from, UnitId to, double kg);
/// Fills a craft's tanks on the ground. Returns what was taken on.
double refuel(World& world, UnitId unit);
/// Writes off what the flight has burned, at touchdown or when the craft is lost.
void settleFuel(const Definition& definition, World& world, UnitId unit);

}  // namespace openline::sim
