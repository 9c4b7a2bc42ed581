#include "sim/fuel.h"

#include <algorithm>

#include "sim/plan.h"

namespace openline::sim {

namespace {

const UnitLimits& limitsOf(const World& world, UnitId unit) {
    return world.plan->units[unit.index];
}

/// Of this flight so far; more than there was once the tanks are dry.
double burnedKg(const Definition& definition, const World& world, UnitId unit) {
    const std::size_t u = unit.index;
    const bool flies = world.phase[u] == UnitPhase::active && world.onGround[u] == 0;
    if (!flies || world.takeOffTick[u] == kNeverTick) return 0.0;
    return limitsOf(world, unit).burnKgps * definition.timeS(world.tick - world.takeOffTick[u]);
}

double leftKg(const Definition& definition, const World& world, UnitId unit) {
    return std::max(0.0, world.fuelKg[unit.index] - burnedKg(definition, world, unit));
}

void setLeft(const Definition& definition, World& world, UnitId unit, double kg) {
    world.fuelKg[unit.index] = burnedKg(definition, world, unit) + kg;
}

}  // namespace

std::optional<double> fuelLeftKg(const Definition& definition, const World& world, UnitId unit) {
    if (limitsOf(world, unit).burnKgps <= 0.0) return std::nullopt;
    return leftKg(definition, world, unit);
}

std::optional<double> enduranceLeftS(const Definition& definition, const World& world, UnitId unit) {
    const double burn = limitsOf(world, unit).burnKgps;
    if (burn <= 0.0) return std::nullopt;
    return leftKg(definition, world, unit) / burn;
}

double transferFuel(const Definition& definition, World& world, UnitId from, UnitId to, double kg) {
    const double giver = leftKg(definition, world, from), taker = leftKg(definition, world, to);
    const double passed = std::max(0.0, std::min({kg, giver, limitsOf(world, to).fuelKg - taker}));
    setLeft(definition, world, from, giver - passed);
    setLeft(definition, world, to, taker + passed);
    return passed;
}

double refuel(World& world, UnitId unit) {
    const double taken = limitsOf(world, unit).fuelKg - world.fuelKg[unit.index];
    world.fuelKg[unit.index] = limitsOf(world, unit).fuelKg;
    return taken;
}

void settleFuel(const Definition& definition, World& world, UnitId unit) {
    world.fuelKg[unit.index] = leftKg(definition, world, unit);
}

}  // namespace openline::sim
