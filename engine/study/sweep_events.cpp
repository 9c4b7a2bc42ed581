// What happens in every trial of a sweep after its start: what was flown, and those changes of the session
// and of the scenario that a trial knows. What it does not know is refused, never left out.
#include <algorithm>
#include <string>

#include "crisis/crisis.h"
#include "crisis/rates.h"
#include "study/sweep.h"

namespace openline::study {

namespace {

using crisis::TrialEvent;
using crisis::TrialEventKind;

TrialEvent switchAt(double timeS, ChannelId channel, bool answers) {
    TrialEvent event;
    event.timeS = timeS;
    event.kind = answers ? TrialEventKind::openChannel : TrialEventKind::closeChannel;
    event.channel = channel;
    return event;
}

/// A preset that comes later, as trials take it: the climate first, as a running crisis does.
void addPreset(const crisis::Model& model, PresetId preset, DyadId dyad, double timeS,
               std::vector<TrialEvent>& events) {
    const crisis::PresetDef& def = model.presets[preset.index];
    if (crisis::registerServes(model, dyad.index)) {
        TrialEvent event;
        event.timeS = timeS;
        event.kind = TrialEventKind::climate;
        event.climate = def.climate;
        events.push_back(event);
    }
    for (std::size_t i = 0; i < model.channels.size(); ++i) {
        if (model.channels[i].ofScenario) continue;
        const crisis::Switch to = crisis::switchUnder(def, i);
        const bool answers = to.open && to.suspended == crisis::Party::none && !to.disputed;
        events.push_back(switchAt(timeS, ChannelId{i}, answers));
    }
}

/// Between two craft a pass or a collision is flown, and what came of it is among the stimuli of the flight.
bool isFlown(const sim::Definition& definition, const sim::Command& inject) {
    return inject.a && inject.b && definition.airPass && definition.seaPass;
}

/// Does an inject do anything to the crisis at once, beside what is flown?
bool addsAmounts(const crisis::Model& model, crisis::InjectKind kind) {
    return std::ranges::any_of(model.injects, [kind](const crisis::InjectDef& def) {
        const bool any = def.alarm.value != 0.0 || def.pressure.value != 0.0 || def.climate.value != 0.0;
        return def.kind == kind && any;
    });
}

Complaint refused(const std::string& what, const std::string& where) {
    return {"--mode", 0, 0, {}, "a crisis run takes no " + what + " " + where + "; --mode full flies it"};
}

/// The end of a sentence, if a trial cannot take the inject.
std::optional<std::string> refusalOf(const sim::Definition& definition, const sim::Command& inject) {
    const std::string name(nameOf(inject.kind));
    if (!isFlown(definition, inject)) return "\"" + name + "\" that no craft fly";
    if (addsAmounts(definition.crisis, inject.inject.kind))
        return "\"" + name + "\" that adds alarm, pressure or climate of its own";
    return std::nullopt;
}

}  // namespace

void Sweep::addFlown() {
    if (flight_.supposesCollision) {
        TrialEvent event;
        event.timeS = event.stimulus.timeS = trialStartS();
        event.stimulus.kind = crisis::StimulusKind::collision;
        event.stimulus.dyad = plan_.dyad;
        events_.push_back(event);
    }
    for (const crisis::Stimulus& stimulus : flight_.stimuli) {
        TrialEvent event;
        event.timeS = std::max(stimulus.timeS, trialStartS());
        event.stimulus = stimulus;
        events_.push_back(event);
    }
}

bool Sweep::isDisputed(ChannelId channel) const {
    // A preset after the start may put it in dispute as well; which of the two comes first is not asked.
    const auto disputes = [&](const sim::Command& command) {
        return command.kind == sim::CommandKind::applyPreset && command.tick > flight_.startTick &&
               command.preset &&
               crisis::switchUnder(plan_.definition->crisis.presets[command.preset.index], channel.index)
                   .disputed;
    };
    if (std::ranges::any_of(flight_.log, disputes)) return true;
    return std::ranges::any_of(sides_, [&](const Side& side) {
        return channel.index < side.state.channels.size() && side.state.channels[channel.index].disputed;
    });
}

std::vector<Complaint> Sweep::addCommand(const sim::Command& command) {
    const sim::Definition& definition = *plan_.definition;
    const double timeS = definition.timeS(command.tick);
    switch (command.kind) {
        case sim::CommandKind::openChannel:
        case sim::CommandKind::closeChannel:
            // Opening ends no dispute, and a trial's channel either answers or does not.
            if (command.kind == sim::CommandKind::openChannel && isDisputed(command.channel))
                return {refused("channel opened while its counterpart is in dispute", "after the start")};
            events_.push_back(
                switchAt(timeS, command.channel, command.kind == sim::CommandKind::openChannel));
            return {};
        case sim::CommandKind::applyPreset:
            addPreset(definition.crisis, command.preset, plan_.dyad, timeS, events_);
            return {};
        case sim::CommandKind::acknowledge:
        case sim::CommandKind::setAccount:
        case sim::CommandKind::release:
            return {};
        case sim::CommandKind::inject:
            if (const auto refusal = refusalOf(definition, command))
                return {refused(*refusal, "after the start")};
            return {};
        default:
            return {refused("\"" + std::string(nameOf(command.kind)) + "\"", "after the start")};
    }
}

std::vector<Complaint> Sweep::addEvents() {
    std::vector<Complaint> errors;
    const sim::Definition& definition = *plan_.definition;
    addFlown();
    for (const sim::Command& command : flight_.log) {
        if (command.tick <= flight_.startTick) continue;
        const auto more = addCommand(command);
        errors.insert(errors.end(), more.begin(), more.end());
    }
    for (const sim::ScriptedInject& entry : definition.script) {
        // What comes up to the start is in the state from which trials begin.
        if (definition.tickAt(entry.atS) <= flight_.startTick) continue;
        sim::Command command;
        command.kind = sim::CommandKind::inject;
        command.inject = entry.what;
        command.a = entry.a;
        command.b = entry.b;
        if (const auto refusal = refusalOf(definition, command))
            errors.push_back(refused(*refusal, "of the scenario's own [[inject]]"));
    }
    std::ranges::stable_sort(events_, {}, &TrialEvent::timeS);
    return errors;
}

}  // namespace openline::study
