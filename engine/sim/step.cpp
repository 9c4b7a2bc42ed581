#include "sim/step.h"

#include <algorithm>

#include "sim/stages.h"

namespace openline::sim {

namespace {

/// Units that landed, moored or were lost in this tick no longer move.
void dropInactive(World& world) {
    std::erase_if(world.active, [&](std::uint32_t unit) { return world.phase[unit] != UnitPhase::active; });
}

/// The tick up to which nothing at all can change, when no unit moves.
Tick quietUntil(const Definition& definition, const World& world, Tick until, std::span<const Command> log) {
    Tick quiet = std::min({until, world.nextUnitWakeTick, nextScriptTick(definition, world.tick)});
    if (!log.empty()) quiet = std::min(quiet, log.front().tick);
    // The crisis is advanced at the end of a step, with the time that the step leads to.
    if (world.nextCrisisTick != kNeverTick) quiet = std::min(quiet, world.nextCrisisTick - 1);
    return quiet;
}

}  // namespace

Event& addEvent(StepContext& context, EventKind kind, UnitId unit) {
    Event& event = context.report.events.emplace_back();
    event.tick = context.world.tick;
    event.timeS = context.definition.timeS(event.tick);
    event.kind = kind;
    event.unit = unit;
    event.whatIf = context.definition.crisis.playsRecord && context.world.crisis.released;
    return event;
}

void step(const Definition& definition, World& world, std::span<const Command> commands, StepReport& report,
          Workers* workers) {
    const std::shared_ptr<const Plan> plan = world.plan;
    StepContext context{definition, *plan, world, report, {}, workers};
    const std::size_t firstEvent = report.events.size();
    applyScript(context);
    applyCommands(context, commands);
    static thread_local std::vector<std::optional<Demand>> demands;  // scratch: written before it is read
    followOrders(context, demands);
    move(context, demands);
    dropInactive(world);
    ++world.tick;
    watchZones(context);
    watchEncounters(context);
    advanceCrisis(context);
    noteConditions(context, firstEvent);
    applyRules(context, firstEvent);
}

std::uint64_t advance(const Definition& definition, World& world, Tick until, std::span<const Command> log,
                      StepReport& report, std::uint64_t maximumWork, Workers* workers) {
    std::uint64_t work = 0;
    while (!log.empty() && log.front().tick < world.tick) log = log.subspan(1);
    while (world.tick < until) {
        if (world.active.empty()) {
            const Tick quiet = quietUntil(definition, world, until, log);
            if (quiet > world.tick) {
                world.tick = quiet;
                continue;
            }
        }
        std::size_t now = 0;
        while (now < log.size() && log[now].tick == world.tick) ++now;
        step(definition, world, log.first(now), report, workers);
        log = log.subspan(now);
        work += std::max<std::size_t>(1, world.active.size());
        if (maximumWork > 0 && work >= maximumWork) break;
    }
    return work;
}

}  // namespace openline::sim
