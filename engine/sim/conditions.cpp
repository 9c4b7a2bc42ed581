#include "sim/conditions.h"

#include <algorithm>

namespace openline::sim {

namespace {

bool isPair(const Event& event) {
    return event.kind == EventKind::encounter || event.kind == EventKind::collision;
}

/// Is a craft one that a condition asks for?
bool fits(const Definition& definition, const ConditionDef& condition, UnitId id) {
    if (!id) return !condition.side && !condition.group && !condition.unit;
    const UnitDef& unit = definition.units[id.index];
    return (!condition.unit || condition.unit == id) && (!condition.side || unit.side == condition.side) &&
           (!condition.group || unit.group == condition.group);
}

bool fitsCrisis(const ConditionDef& condition, const crisis::Event& event) {
    return (!condition.dyad || event.dyad == condition.dyad) &&
           (!condition.channel || event.channel == condition.channel);
}

bool isCrisisEvent(const ConditionDef& condition, const crisis::Event& event) {
    if (!fitsCrisis(condition, event)) return false;
    switch (condition.happening) {
        case Happening::rungReached:
            return event.kind == crisis::EventKind::rungChanged && event.from < condition.rung &&
                   event.to >= condition.rung;
        case Happening::rungLeft:
            return event.kind == crisis::EventKind::rungChanged && event.from >= condition.rung &&
                   event.to < condition.rung;
        case Happening::callPlaced:
            return event.kind == crisis::EventKind::callPlaced;
        case Happening::callAnswered:
            return event.kind == crisis::EventKind::callAnswered;
        case Happening::callUnanswered:
            return event.kind == crisis::EventKind::callUnanswered ||
                   event.kind == crisis::EventKind::callRefused;
        default:
            return false;
    }
}

/// The event alone, whoever it is about.
bool isOfKind(const ConditionDef& condition, const Event& event) {
    switch (condition.happening) {
        case Happening::zoneEntered:
            return event.kind == EventKind::zoneEnter && event.first && event.zone == condition.zone;
        case Happening::zoneLeft:
            return event.kind == EventKind::zoneLeave && event.zone == condition.zone;
        case Happening::tookOff:
            return event.kind == EventKind::takeoff;
        case Happening::landed:
            return event.kind == EventKind::landing;
        case Happening::lost:
            return event.kind == EventKind::lost;
        case Happening::collision:
            return event.kind == EventKind::collision;
        case Happening::closePass:
            return isPair(event) && event.encounter.gapM <= condition.gapM;
        case Happening::orderBegun:
            return event.kind == EventKind::orderBegun && event.command == condition.order &&
                   event.program == ProgramId{std::size_t{event.unit.index}};
        default:
            return event.kind == EventKind::crisis && isCrisisEvent(condition, event.crisis);
    }
}

/// Parked units whose first order waited for what has just come true.
void wakeWaiting(StepContext& context) {
    World& world = context.world;
    for (std::size_t unit = 0; unit < world.unitCount(); ++unit) {
        if (world.phase[unit] != UnitPhase::parked || world.wakeTick[unit] != kNeverTick) continue;
        if (context.plan.startsByRule[unit] != 0 && world.order[unit] == 0) continue;
        const std::span<const OrderDef> orders = context.plan.orders.of(world.program[unit]);
        if (world.order[unit] >= orders.size()) continue;
        const OrderDef& order = orders[world.order[unit]];
        if (order.waitsFor.empty() || !waitsAreOver(context.plan, world, unit)) continue;
        const Tick startTick = order.startS ? context.definition.tickAt(*order.startS) : 0;
        world.wakeTick[unit] = std::max(world.tick, startTick);
    }
    refreshUnitWake(world);
}

}  // namespace

bool matches(const Definition& definition, const ConditionDef& condition, const Event& event) {
    if (!isOfKind(condition, event)) return false;
    if (!isPair(event)) return fits(definition, condition, event.unit);
    return fits(definition, condition, event.encounter.a) || fits(definition, condition, event.encounter.b);
}

UnitId subjectOf(const Definition& definition, const ConditionDef& condition, const Event& event) {
    if (!isPair(event)) return event.unit;
    return fits(definition, condition, event.encounter.a) ? event.encounter.a : event.encounter.b;
}

bool waitsAreOver(const Plan& plan, const World& world, std::size_t unit) {
    const ProgramId program = world.program[unit];
    if (world.order[unit] >= plan.orders.of(program).size()) return true;
    const WaitRange range = plan.orders.waits(program, world.order[unit]);
    for (std::uint32_t i = 0; i < range.count; ++i) {
        if (world.conditionTick[range.first + i] > world.tick) return false;
    }
    return true;
}

void noteInitialRungs(const Plan& plan, World& world) {
    for (std::size_t i = 0; i < plan.conditions.size(); ++i) {
        const ConditionDef& condition = plan.conditions[i];
        if (condition.happening != Happening::rungReached) continue;
        for (std::size_t dyad = 0; dyad < world.crisis.dyads.size(); ++dyad) {
            const bool asked = !condition.dyad || condition.dyad.index == dyad;
            if (asked && world.crisis.dyads[dyad].rung >= condition.rung) world.conditionTick[i] = world.tick;
        }
    }
}

void noteConditions(StepContext& context, std::size_t firstEvent) {
    const std::vector<ConditionDef>& conditions = context.plan.conditions;
    if (conditions.empty()) return;
    World& world = context.world;
    bool cameTrue = false;
    for (std::size_t i = firstEvent; i < context.report.events.size(); ++i) {
        const Event& event = context.report.events[i];
        for (std::size_t c = 0; c < conditions.size(); ++c) {
            if (world.conditionTick[c] != kNeverTick) continue;
            if (!matches(context.definition, conditions[c], event)) continue;
            world.conditionTick[c] = world.tick;
            cameTrue = true;
        }
    }
    if (cameTrue) wakeWaiting(context);
}

}  // namespace openline::sim
