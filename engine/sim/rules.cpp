#include <algorithm>

#include "sim/stages.h"

namespace openline::sim {

namespace {

/// Do two units come as one? Those of a reporting group do, without one those of a flight.
bool comeTogether(const UnitDef& a, const UnitDef& b) {
    if (a.group || b.group) return a.group == b.group;
    return a.flight && a.flight == b.flight;
}

/// Has another craft that comes with this one entered the same zone before? Of those in the same tick the
/// first counts.
bool othersWereFirst(const StepContext& context, const Event& entry, std::size_t firstEvent,
                     std::size_t thisEvent) {
    const auto watched = std::ranges::find(context.plan.zones, entry.zone, &WatchedZone::zone);
    if (watched == context.plan.zones.end()) return false;
    const auto z = static_cast<std::size_t>(watched - context.plan.zones.begin());
    const std::uint64_t bit = std::uint64_t{1} << (z % 64);
    const std::vector<UnitDef>& units = context.definition.units;
    const auto entersLater = [&](std::size_t unit) {
        for (std::size_t i = firstEvent; i < context.report.events.size(); ++i) {
            const Event& event = context.report.events[i];
            const bool enters = event.kind == EventKind::zoneEnter && event.first;
            if (enters && event.unit.index == unit && event.zone == entry.zone) return i > thisEvent;
        }
        return false;
    };
    for (std::size_t unit = 0; unit < units.size(); ++unit) {
        const bool entered = (context.world.zoneEntered[unit * context.plan.zoneWords + z / 64] & bit) != 0;
        if (!entered || unit == entry.unit.index || entersLater(unit)) continue;
        if (comeTogether(units[unit], units[entry.unit.index])) return true;
    }
    return false;
}

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
    for (std::size_t i = 0; i < definition.start.size(); ++i) {
        const UnitId unit = definition.start[i];
        if (world.phase[unit.index] != UnitPhase::parked) continue;
        const double moreS = i < definition.startAfterS.size() ? definition.startAfterS[i] : 0.0;
        const double atS = now + definition.afterS + moreS;
        world.pendingStarts.push_back({std::max(world.tick, context.definition.tickAt(atS)), unit});
    }
    refreshUnitWake(world);
}

}  // namespace

void applyRules(StepContext& context, std::size_t firstEvent) {
    if (context.definition.rules.empty()) return;
    const std::size_t lastEvent = context.report.events.size();
    for (std::size_t i = firstEvent; i < lastEvent; ++i) {
        for (std::size_t rule = 0; rule < context.definition.rules.size(); ++rule) {
            const RuleDef& definition = context.definition.rules[rule];
            if (context.world.tick < context.world.ruleReadyTick[rule]) continue;
            const Event entry = context.report.events[i];
            if (!triggers(context.definition, definition, entry)) continue;
            // A cooldown says itself how often; without one, those who come together are one event.
            if (definition.cooldownS <= 0.0 && othersWereFirst(context, entry, firstEvent, i)) continue;
            fire(context, rule);
            addEvent(context, EventKind::reaction, entry.unit).command = static_cast<std::uint32_t>(rule);
        }
    }
}

}  // namespace openline::sim
