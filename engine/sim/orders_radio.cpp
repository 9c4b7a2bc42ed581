#include <algorithm>

#include "base/rng.h"
#include "sim/encounter_report.h"
#include "sim/orders.h"

namespace openline::sim {

namespace {

/// Radio between craft: the channel of the register that has no ends and asks nobody. Without one in the
/// register nothing stands against a call.
bool radioIsOpen(const Definition& definition, const World& world) {
    const std::vector<crisis::ChannelDef>& channels = definition.crisis.channels;
    for (std::size_t i = 0; i < channels.size(); ++i) {
        const crisis::ChannelDef& channel = channels[i];
        const bool isRadio = channel.endA.empty() && channel.endB.empty() &&
                             channel.permission == crisis::Permission::delegated;
        if (isRadio) return world.crisis.channels[i].open;
    }
    return true;
}

/// Is what a craft does about another one, uninvited?
bool presses(const World& world, UnitId unit, UnitId other) {
    const OrderAction* action = presentAction(world, unit.index);
    if (action == nullptr) return false;
    UnitId target;
    if (const auto* pass = std::get_if<ClosePassOrder>(action))
        target = pass->target;
    else if (const auto* hold = std::get_if<HoldStationOrder>(action))
        target = hold->target;
    else if (const auto* intercept = std::get_if<InterceptOrder>(action))
        target = intercept->target;
    else if (const auto* block = std::get_if<BlockOrder>(action))
        target = block->target;
    else
        return false;
    return (target ? target : world.subject[unit.index]) == other;
}

WarningOutcome outcomeOf(const OrderContext& c, UnitId called) {
    const World& world = c.world();
    if (!radioIsOpen(c.step.definition, world)) return WarningOutcome::notHeard;
    const auto conduct = static_cast<std::size_t>(c.step.definition.units[called.index].conduct);
    const ConductDef& crew = c.step.definition.conducts[conduct];
    const auto draw = [&](std::uint32_t n) {
        return uniform01(
            {world.seed, world.tick, static_cast<std::uint32_t>(c.unit), Purpose::radioWarning, n});
    };
    if (draw(0) >= crew.heard) return WarningOutcome::notHeard;
    return draw(1) < crew.heeded ? WarningOutcome::heeded : WarningOutcome::heard;
}

}  // namespace

void beginRadioWarning(const OrderContext& c, const RadioWarningOrder& order) {
    World& world = c.world();
    const UnitId called = c.target(order.target);
    Event& event = addEvent(c.step, EventKind::radioWarning, c.id());
    event.other = called;
    event.outcome = outcomeOf(c, called);
    if (event.outcome != WarningOutcome::notHeard)
        keepTalk(
            c.step, c.id(), called,
            event.outcome == WarningOutcome::heeded ? crisis::CrewTalk::heeded : crisis::CrewTalk::heard);
    if (event.outcome == WarningOutcome::heeded && presses(world, called, c.id())) {
        const OrderContext theirs{c.step, called.index, c.step.definition.units[called.index],
                                  c.step.plan.units[called.index]};
        theirs.finish();
    }
    c.finish();
}

Demand followRadioWarning(const OrderContext& c, const RadioWarningOrder&) {
    return wait(c);
}

}  // namespace openline::sim
