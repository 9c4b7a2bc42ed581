// What happens in every trial of a sweep after its start: what was flown, and the changes of the session and
// of the scenario. What a trial does not know is refused, never left out.
#include <algorithm>
#include <string>

#include "crisis/crisis.h"
#include "crisis/parameters.h"
#include "crisis/rates.h"
#include "study/relation.h"
#include "study/sweep.h"
#include "study/sweep_commands.h"

namespace openline::study {

namespace {

using crisis::InjectKind;
using crisis::TrialEvent;
using crisis::TrialEventKind;

Complaint refused(const std::string& what) {
    return {"--mode", 0, 0, {}, "a crisis run takes no " + what + " after the start; --mode full flies it"};
}

bool isPass(InjectKind kind) {
    return kind == InjectKind::closePass || kind == InjectKind::collision;
}

/// Does an inject act on a line of a relation that is not the one it concerns?
bool hitsLineOf(const crisis::Model& model, const crisis::Inject& what, DyadId dyad) {
    return what.channel.index < model.channels.size() && model.channels[what.channel.index].dyad == dyad;
}

/// Does an inject of a plan read this amount of its kind, so that it is to be drawn? Of what is flown the gap
/// is the crew's, and only what is flown counts.
bool reads(const SweepPlan& plan, const sim::Command& command, std::string_view amount) {
    const sim::Definition& definition = *plan.definition;
    const crisis::Inject& what = command.inject;
    const bool isAttack = what.kind == InjectKind::cyberAttack;
    if (isFlown(definition, command)) return false;
    if (relationOf(definition, command) != plan.dyad)
        return isAttack && amount == "duration" && hitsLineOf(definition.crisis, what, plan.dyad);
    if (amount == "duration") return isAttack;
    return amount != "gap" || (what.kind == InjectKind::closePass && what.gapM <= 0.0);
}

/// Collects what happens to one dyad.
class EventReader {
  public:
    EventReader(const sim::Definition& definition, DyadId dyad, const SweepFlight& flight)
        : definition_(definition), model_(definition.crisis), dyad_(dyad), flight_(flight) {}

    void addSupposed() {
        if (!flight_.supposesCollision) return;
        TrialEvent& event = add(startS(), TrialEventKind::stimulus);
        event.stimulus.timeS = startS();
        event.stimulus.kind = crisis::StimulusKind::collision;
        event.stimulus.dyad = dyad_;
    }

    void addFlown() {
        for (const crisis::Stimulus& stimulus : flight_.stimuli)
            add(std::max(stimulus.timeS, startS()), TrialEventKind::stimulus).stimulus = stimulus;
    }

    void addCommand(const sim::Command& command) {
        const double timeS = std::max(definition_.timeS(command.tick), startS());
        switch (command.kind) {
            case sim::CommandKind::openChannel:
                return addSwitch(timeS, TrialEventKind::openChannel, command.channel);
            case sim::CommandKind::closeChannel:
                return addSwitch(timeS, TrialEventKind::closeChannel, command.channel);
            case sim::CommandKind::resumeChannel:
                return addSwitch(timeS, TrialEventKind::resumeChannel, command.channel);
            case sim::CommandKind::suspendChannel:
                return addSwitch(timeS, TrialEventKind::suspendChannel, command.channel, command.by);
            case sim::CommandKind::placeCall:
                return addSwitch(timeS, TrialEventKind::placeCall, command.channel);
            case sim::CommandKind::applyPreset:
                return addPreset(timeS, command.preset);
            case sim::CommandKind::acknowledge:
            case sim::CommandKind::setAccount:
            case sim::CommandKind::release:
                return;
            case sim::CommandKind::inject:
                return addInject(command);
            case sim::CommandKind::setReading:
            case sim::CommandKind::setClass:
            case sim::CommandKind::buildPractice:
                errors.push_back(refused("\"" + std::string(nameOf(command.kind)) + "\""));
        }
    }

    std::vector<TrialEvent> events;
    std::vector<Complaint> errors;

  private:
    [[nodiscard]] double startS() const { return definition_.timeS(flight_.startTick + 1); }

    void addInject(const sim::Command& command) {
        const double timeS = std::max(definition_.timeS(command.tick), startS());
        const crisis::Inject& what = command.inject;
        if (relationOf(definition_, command) == dyad_) {
            addAmounts(timeS, what);
            if (isPass(what.kind) && !isFlown(definition_, command)) addStimulus(timeS, what);
            if (what.kind == InjectKind::suspension) addSuspension(timeS, what);
        } else if (hitsLineOf(model_, what, dyad_)) {
            addOfAnotherDyad(timeS, what);
        }
    }

    /// What an inject on another dyad does to a line of this one.
    void addOfAnotherDyad(double timeS, const crisis::Inject& what) {
        if (what.kind == InjectKind::suspension)
            addSwitch(timeS, TrialEventKind::suspendChannel, what.channel, what.by);
        if (what.kind == InjectKind::cyberAttack) addAttack(add(timeS, TrialEventKind::attackLine), what);
    }

    TrialEvent& add(double timeS, TrialEventKind kind) {
        TrialEvent& event = events.emplace_back();
        event.timeS = timeS;
        event.kind = kind;
        return event;
    }

    void addSwitch(double timeS, TrialEventKind kind, ChannelId channel,
                   crisis::Party by = crisis::Party::none) {
        TrialEvent& event = add(timeS, kind);
        event.channel = channel;
        event.to.suspended = by == crisis::Party::none ? crisis::Party::b : by;
    }

    /// As trials take it: the climate first, as a running crisis does.
    void addPreset(double timeS, PresetId preset) {
        if (preset.index >= model_.presets.size()) return;
        const crisis::PresetDef& def = model_.presets[preset.index];
        if (crisis::registerServes(model_, dyad_.index))
            add(timeS, TrialEventKind::climate).climate = def.climate;
        for (std::size_t i = 0; i < model_.channels.size(); ++i) {
            if (model_.channels[i].ofScenario) continue;
            TrialEvent& event = add(timeS, TrialEventKind::setChannel);
            event.channel = ChannelId{i};
            event.to = crisis::switchUnder(def, i);
        }
    }

    void addAmounts(double timeS, const crisis::Inject& what) {
        TrialEvent& event = add(timeS, TrialEventKind::amounts);
        event.inject = what.kind;
        if (what.kind == InjectKind::cyberAttack) addAttack(event, what);
    }

    static void addAttack(TrialEvent& event, const crisis::Inject& what) {
        event.inject = what.kind;
        event.channel = what.channel;
        event.doubts = what.doubts;
    }

    void addStimulus(double timeS, const crisis::Inject& what) {
        TrialEvent& event = add(timeS, TrialEventKind::stimulus);
        event.inject = what.kind;
        event.gapOfKind = !(what.gapM > 0.0);
        crisis::Stimulus& stimulus = event.stimulus;
        stimulus.timeS = timeS;
        stimulus.kind = what.kind == InjectKind::collision ? crisis::StimulusKind::collision
                                                           : crisis::StimulusKind::closePass;
        stimulus.dyad = dyad_;
        stimulus.gapM = what.gapM;
    }

    void addSuspension(double timeS, const crisis::Inject& what) {
        for (std::size_t i = 0; i < model_.channels.size(); ++i)
            if (crisis::concernsSuspension(model_, what, dyad_, ChannelId{i}))
                addSwitch(timeS, TrialEventKind::suspendChannel, ChannelId{i}, what.by);
    }

    const sim::Definition& definition_;
    const crisis::Model& model_;
    DyadId dyad_;
    const SweepFlight& flight_;
};

}  // namespace

std::vector<InjectAmount> amountsThrownIn(const SweepPlan& plan) {
    const crisis::Model& model = plan.definition->crisis;
    const auto names = crisis::injectAmountNames();
    std::vector<InjectAmount> found;
    for (const sim::Command& command : commandsFrom(*plan.definition, plan.log, startTickOf(plan))) {
        if (command.kind != sim::CommandKind::inject) continue;
        const crisis::InjectDef& def = crisis::defOf(model, command.inject.kind);
        for (std::size_t amount = 0; amount < names.size(); ++amount) {
            const crisis::Parameter& range = def.*names[amount].member;
            if (range.low < range.high && reads(plan, command, names[amount].key))
                found.push_back({command.inject.kind, amount});
        }
    }
    std::ranges::sort(found);
    const auto again = std::ranges::unique(found);
    found.erase(again.begin(), again.end());
    return found;
}

bool beginsWithoutFlight(const sim::Definition& definition, DyadId dyad, const SweepFlight& flight) {
    const double nearM = definition.crisis.parameters.nearGapM.high;
    return std::ranges::any_of(commandsOf(definition, flight, flight.log), [&](const sim::Command& command) {
        const crisis::Inject& what = command.inject;
        if (command.kind != sim::CommandKind::inject || !isPass(what.kind) || isFlown(definition, command) ||
            relationOf(definition, command) != dyad)
            return false;
        const double gapM =
            what.gapM > 0.0 ? what.gapM : crisis::defOf(definition.crisis, what.kind).gapM.value;
        return what.kind == InjectKind::collision || gapM < nearM;
    });
}

Result<std::vector<TrialEvent>> trialEventsOf(const sim::Definition& definition, DyadId dyad,
                                              const SweepFlight& flight, const sim::CommandLog& log) {
    EventReader reader(definition, dyad, flight);
    for (const sim::Command& command : commandsOf(definition, flight, log)) reader.addCommand(command);
    // What is thrown in at the start is there when the collision comes.
    reader.addSupposed();
    reader.addFlown();
    if (!reader.errors.empty()) return reader.errors;
    std::ranges::stable_sort(reader.events, {}, &TrialEvent::timeS);
    return crisis::withAmounts(reader.events, definition.crisis);
}

}  // namespace openline::study
