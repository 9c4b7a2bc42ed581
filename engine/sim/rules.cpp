#include "sim/stages.h"

namespace openline::sim {

namespace {

bool triggers(const Definition& definition, const RuleDef& rule, const Event& event) {
    if (event.kind != EventKind::zoneEnter || !event.first || event.zone != rule.zone) return false;
    const UnitDef& unit = definition.units[event.unit.index];
    if (unit.side != rule.entering) return false;
    return !rule.enteringGroup || unit.group == rule.enteringGroup;
}

void fire(StepContext& context, std::size_t rule) {
    World& world = context.world;
    const RuleDef& definition = context.definition.rules[rule];
    const double now = context.definition.timeS(world.tick);
    world.ruleReadyTick[rule] = context.definition.tickAt(now + definition.cooldownS);
    const Tick start = std::max(world.tick, context.definition.tickAt(now + definition.afterS));
    for (const UnitId unit : definition.start) {
        if (world.phase[unit.index] == UnitPhase::parked) world.pendingStarts.push_back({start, unit});
    }
    refreshUnitWake(world);
}

}  // namespace

void applyRules(StepContext& context, std::size_t firstEvent) {
    if (context.definition.rules.empty()) return;
    const std::size_t lastEvent = context.report.events.size();
    for (std::size_t i = firstEvent; i < lastEvent; ++i) {
        for (std::size_t rule = 0; rule < context.definition.rules.size(); ++rule) {
            if (context.world.tick < context.world.ruleReadyTick[rule]) continue;
            const Event entry = context.report.events[i];
            if (!triggers(context.definition, context.definition.rules[rule], entry)) continue;
            fire(context, rule);
            addEvent(context, EventKind::reaction, entry.unit).command = static_cast<std::uint32_t>(rule);
        }
    }
}

}  // namespace openline::sim
