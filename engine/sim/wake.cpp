// When units begin to move: at a time, when what they waited for has happened, or when somebody calls them.
#include <algorithm>

#include "sim/fuel.h"
#include "sim/orders.h"

namespace openline::sim {

namespace {

void activate(StepContext& context, std::size_t unit) {
    World& world = context.world;
    world.wakeTick[unit] = kNeverTick;
    if (world.phase[unit] != UnitPhase::parked) return;
    world.phase[unit] = UnitPhase::active;
    const auto place = std::lower_bound(world.active.begin(), world.active.end(), unit);
    world.active.insert(place, static_cast<std::uint32_t>(unit));
}

bool isThrownIn(const Definition& definition, ProgramId program) {
    return program && (program == definition.airPass || program == definition.seaPass);
}

/// A pass that somebody has thrown in is flown to its end; what a rule asks for comes after it.
bool fliesThrownIn(const Definition& definition, const World& world, std::size_t unit) {
    if (world.phase[unit] != UnitPhase::active || world.collided[unit] != 0) return false;
    const ProgramId program = world.program[unit];
    return isThrownIn(definition, program) && world.order[unit] < definition.ordersOf(program).size();
}

/// Whoever is away on somebody else's orders begins its own when it is back.
bool isAway(const Definition& definition, const World& world, std::size_t unit) {
    return world.phase[unit] == UnitPhase::active && world.collided[unit] == 0 &&
           world.program[unit].index >= definition.units.size();
}

}  // namespace

void wakeUnits(StepContext& context) {
    World& world = context.world;
    if (world.nextUnitWakeTick > world.tick) return;
    for (PendingStart& start : world.pendingStarts) {
        if (start.tick > world.tick) continue;
        const bool byRule = start.program && !isThrownIn(context.definition, start.program);
        const bool busy = byRule && fliesThrownIn(context.definition, world, start.unit.index);
        const bool away = !start.program && isAway(context.definition, world, start.unit.index);
        if (busy || away || (start.program && rolls(world, start.unit.index))) {
            start.tick = world.tick + context.plan.ticksPerSecond;
            continue;
        }
        if (start.program) {
            // Much can happen to a craft between the call and its start.
            if (!canBeCalled(context, start.unit.index)) continue;
            // Tanks are filled while it stands, also of those whose orders forget the take-off.
            if (world.onGround[start.unit.index] != 0) refuel(world, start.unit);
            interrupt(context.definition, world, start.unit.index, start.program, start.subject);
            world.orderedGapM[start.unit.index] = start.gapM;
        }
        activate(context, start.unit.index);
    }
    std::erase_if(world.pendingStarts, [&](const PendingStart& start) { return start.tick <= world.tick; });
    for (std::size_t unit = 0; unit < world.unitCount(); ++unit) {
        if (world.wakeTick[unit] <= world.tick) activate(context, unit);
    }
    refreshUnitWake(world);
}

void refreshUnitWake(World& world) {
    world.nextUnitWakeTick = kNeverTick;
    for (const Tick tick : world.wakeTick) world.nextUnitWakeTick = std::min(world.nextUnitWakeTick, tick);
    for (const PendingStart& start : world.pendingStarts) {
        world.nextUnitWakeTick = std::min(world.nextUnitWakeTick, start.tick);
    }
}

}  // namespace openline::sim
