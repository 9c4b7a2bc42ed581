#include "study/relation.h"

#include <algorithm>

#include "crisis/state.h"

namespace openline::study {

namespace {

bool isOfCraft(const sim::Event& event) {
    return event.kind == sim::EventKind::command &&
           event.command == static_cast<std::uint32_t>(sim::CommandKind::inject) && event.encounter.a &&
           event.encounter.b;
}

bool isStepFromRoutine(const sim::Event& event) {
    return event.kind == sim::EventKind::crisis && event.crisis.kind == crisis::EventKind::rungChanged &&
           event.crisis.from == 0 && event.crisis.to > 0;
}

/// What could not be flown changed nothing; the refusal follows its command.
bool isRefused(std::span<const sim::Event> past, std::size_t command) {
    if (command + 1 >= past.size()) return false;
    const sim::Event& next = past[command + 1];
    return next.kind == sim::EventKind::orderRefused && next.tick == past[command].tick &&
           next.unit == past[command].encounter.a;
}

/// An incident of the past by its place among the events.
RelationInQuestion asking(std::span<const sim::Event> past, std::size_t event, DyadId dyad) {
    std::size_t first = event;
    while (first > 0 && past[first - 1].tick == past[event].tick) --first;
    return {dyad, past[event].tick, event - first};
}

/// The relation of an incident; none: it is none, or concerns none.
DyadId ofIncident(const sim::Definition& definition, const sim::Event& event) {
    if (isStepFromRoutine(event)) return event.crisis.dyad;
    if (event.kind != sim::EventKind::collision && !isOfCraft(event)) return {};
    return relationBetween(definition, event.encounter.a, event.encounter.b);
}

/// The relation of a pass that might have become an incident.
DyadId ofNearPass(const sim::Definition& definition, const sim::Event& event) {
    if (event.kind != sim::EventKind::encounter || event.encounter.declared() ||
        event.encounter.gapM >= definition.crisis.parameters.nearGapM.value)
        return {};
    return relationBetween(definition, event.encounter.a, event.encounter.b);
}

}  // namespace

DyadId relationBetween(const sim::Definition& definition, UnitId a, UnitId b) {
    if (a.index >= definition.units.size() || b.index >= definition.units.size()) return {};
    const SideId ours = definition.units[a.index].side, theirs = definition.units[b.index].side;
    const auto& dyads = definition.crisis.dyads;
    const auto found = std::ranges::find_if(dyads, [&](const crisis::DyadDef& dyad) {
        return (dyad.a == ours && dyad.b == theirs) || (dyad.a == theirs && dyad.b == ours);
    });
    return found == dyads.end() ? DyadId{} : DyadId(static_cast<std::size_t>(found - dyads.begin()));
}

bool isFlown(const sim::Definition& definition, const sim::Command& inject) {
    return inject.a && inject.b && definition.airPass && definition.seaPass;
}

DyadId relationOf(const sim::Definition& definition, const sim::Command& command) {
    const crisis::Model& model = definition.crisis;
    if (isFlown(definition, command)) return relationBetween(definition, command.a, command.b);
    if (command.inject.dyad) return command.inject.dyad;
    if (command.inject.channel.index < model.channels.size())
        return model.channels[command.inject.channel.index].dyad;
    return DyadId{std::size_t{0}};
}

std::string whyNoRelation(const sim::Definition& definition, const sim::Command& command) {
    const auto& units = definition.units;
    const bool isOfCraft = command.kind == sim::CommandKind::inject && command.a.index < units.size() &&
                           command.b.index < units.size();
    if (!isOfCraft || relationOf(definition, command)) return {};
    const auto sideOf = [&](UnitId unit) { return definition.sides[units[unit.index].side.index].name; };
    return units[command.a.index].id + " and " + units[command.b.index].id +
           ": the scenario has no relation of " + sideOf(command.a) + " and " + sideOf(command.b) +
           ", so they fly it and no ladder moves";
}

RelationInQuestion relationInQuestion(const sim::Definition& definition, std::span<const sim::Event> past,
                                      const crisis::State& now) {
    RelationInQuestion nearPass;
    for (std::size_t i = past.size(); i-- > 0;) {
        const sim::Event& event = past[i];
        if (isOfCraft(event) && isRefused(past, i)) continue;
        if (const DyadId dyad = ofIncident(definition, event)) {
            const bool isRunning = dyad.index < now.dyads.size() && now.dyads[dyad.index].rung > 0;
            return isRunning || nearPass.sinceTick < 0 ? asking(past, i, dyad) : nearPass;
        }
        if (nearPass.sinceTick >= 0) continue;
        if (const DyadId dyad = ofNearPass(definition, event)) nearPass = asking(past, i, dyad);
    }
    return nearPass;
}

}  // namespace openline::study
