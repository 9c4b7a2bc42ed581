#include <algorithm>

#include "sim/conditions.h"
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

/// Nobody has called it yet.
bool isFree(const StepContext& context, std::size_t unit) {
    const World& world = context.world;
    if (!canBeCalled(context, unit) || world.program[unit].index >= context.definition.units.size())
        return false;
    return std::ranges::none_of(world.pendingStarts,
                                [&](const PendingStart& start) { return start.unit.index == unit; });
}

bool fits(const Definition& definition, const SelectorDef& who, std::size_t unit) {
    const UnitDef& source = definition.units[unit];
    return (!who.side || source.side == who.side) && (!who.platform || source.platform == who.platform) &&
           (!who.home || source.home == who.home);
}

/// Of those who fit and are free the nearest to the craft that set off the rule; without one the first.
std::vector<UnitId> nearestFree(const StepContext& context, const SelectorDef& who, UnitId subject) {
    struct Candidate {
        double squareM2 = 0.0;
        UnitId unit;
    };
    const World& world = context.world;
    std::vector<Candidate> candidates;
    for (std::size_t unit = 0; unit < world.unitCount(); ++unit) {
        if (!fits(context.definition, who, unit) || !isFree(context, unit) || UnitId{unit} == subject)
            continue;
        double squareM2 = 0.0;
        if (subject) {
            const glm::dvec3 between =
                surfacePlaceM(world.normal[unit], 0.0) - surfacePlaceM(world.normal[subject.index], 0.0);
            squareM2 = glm::dot(between, between);
        }
        candidates.push_back({squareM2, UnitId{unit}});
    }
    std::ranges::stable_sort(candidates, {}, &Candidate::squareM2);
    if (candidates.size() > who.count) candidates.resize(who.count);
    std::vector<UnitId> units;
    for (const Candidate& candidate : candidates) units.push_back(candidate.unit);
    return units;
}

/// Whom a rule calls now. Without a program only those parked can be called: to their own orders.
std::vector<UnitId> called(const StepContext& context, const RuleDef& rule, UnitId subject) {
    if (rule.who.units.empty()) return nearestFree(context, rule.who, subject);
    return rule.who.units;
}

/// A crew that is given orders takes its time to begin; who waits for its own has been told when.
double reactionS(const StepContext& context, const RuleDef& rule, UnitId unit) {
    if (!rule.then) return 0.0;
    const auto conduct = static_cast<std::size_t>(context.definition.units[unit.index].conduct);
    return context.definition.conducts[conduct].reactionDelayS;
}

/// Parked, with orders that are still to come.
bool waitsWithOrders(const StepContext& context, std::size_t unit) {
    const World& world = context.world;
    return world.phase[unit] == UnitPhase::parked &&
           world.order[unit] < context.definition.ordersOf(world.program[unit]).size();
}

/// Sends out who is called; the first of them.
UnitId fire(StepContext& context, std::size_t rule, UnitId subject) {
    World& world = context.world;
    const RuleDef& definition = context.definition.rules[rule];
    const double now = context.definition.timeS(world.tick);
    UnitId first;
    const std::vector<UnitId> units = called(context, definition, subject);
    for (std::size_t i = 0; i < units.size(); ++i) {
        const UnitId unit = units[i];
        // Who is named may be called away from what another rule gave it.
        const bool comes = definition.then ? canBeCalled(context, unit.index) || rolls(world, unit.index)
                                           : waitsWithOrders(context, unit.index);
        // Called for the same while it rolls: once is enough.
        const bool queued =
            rolls(world, unit.index) &&
            std::ranges::any_of(world.pendingStarts, [&](const PendingStart& start) {
                return start.unit == unit && start.program == definition.then && start.subject == subject;
            });
        if (!comes || queued) continue;
        const double moreS = i < definition.whoAfterS.size() ? definition.whoAfterS[i] : 0.0;
        const double atS = now + definition.afterS + moreS + reactionS(context, definition, unit);
        world.pendingStarts.push_back(
            {std::max(world.tick, context.definition.tickAt(atS)), unit, definition.then, subject});
        if (!first) first = unit;
    }
    if (!first) return first;  // a call that nobody hears is not one of `most`, and starts no cooldown
    world.ruleReadyTick[rule] = context.definition.tickAt(now + definition.cooldownS);
    ++world.ruleFired[rule];
    refreshUnitWake(world);
    return first;
}

}  // namespace

bool canBeCalled(const StepContext& context, std::size_t unit) {
    const World& world = context.world;
    const UnitPhase phase = world.phase[unit];
    if (phase != UnitPhase::parked && phase != UnitPhase::active) return false;
    if (world.overrides[unit] != Override::none || world.collided[unit] != 0) return false;
    // Taking off or landing is finished first.
    return phase == UnitPhase::parked || world.onGround[unit] == 0;
}

bool rolls(const World& world, std::size_t unit) {
    return world.phase[unit] == UnitPhase::active && world.onGround[unit] != 0 &&
           world.overrides[unit] == Override::none && world.collided[unit] == 0;
}

void applyRules(StepContext& context, std::size_t firstEvent) {
    if (context.definition.rules.empty()) return;
    const World& world = context.world;
    const std::size_t lastEvent = context.report.events.size();
    for (std::size_t i = firstEvent; i < lastEvent; ++i) {
        for (std::size_t rule = 0; rule < context.definition.rules.size(); ++rule) {
            const RuleDef& definition = context.definition.rules[rule];
            if (world.tick < world.ruleReadyTick[rule]) continue;
            if (definition.most > 0 && world.ruleFired[rule] >= definition.most) continue;
            const Event& event = context.report.events[i];
            if (!matches(context.definition, definition.when, event)) continue;
            const bool entry = event.kind == EventKind::zoneEnter;
            // A cooldown says itself how often; without one, those who come together are one event.
            if (entry && definition.cooldownS <= 0.0 && othersWereFirst(context, event, firstEvent, i))
                continue;
            const UnitId subject = subjectOf(context.definition, definition.when, event);
            const UnitId first = fire(context, rule, subject);
            Event& reaction = addEvent(context, EventKind::reaction, subject);
            reaction.command = static_cast<std::uint32_t>(rule);
            reaction.other = first;
        }
    }
}

}  // namespace openline::sim
