// What is thrown in: the table of injects and what each does; and talks before the scenario begins.
#include <algorithm>

#include "base/math.h"
#include "base/units.h"
#include "crisis/crisis.h"
#include "crisis/machine.h"

namespace openline::crisis {

namespace {

using units::kDayS;

/// What a suspension without a channel concerns: the military talks below ministers, as in August 2022.
bool isMilitaryTalk(const ChannelDef& channel) {
    return channel.level == Level::jointStaff || channel.level == Level::theater ||
           channel.level == Level::working;
}

void addAmounts(Moment& moment, std::size_t index, const InjectDef& def) {
    DyadState& dyad = moment.state.dyads[index];
    const AlarmCause cause =
        def.kind == InjectKind::cyberAttack ? AlarmCause::cyberAttack : AlarmCause::politics;
    raiseAlarm(moment.model, dyad, moment.timeS, def.alarm.value, cause);
    raisePressure(moment.model, dyad, moment.timeS, def.pressure.value);
    setClimate(moment, index, std::clamp(dyad.climate + def.climate.value, 0.0, 1.0));
}

void attack(Moment& moment, std::size_t dyad, const Inject& what, double untilS) {
    double& cyberUntilS = moment.state.dyads[dyad].cyberUntilS;
    cyberUntilS = std::max(cyberUntilS, untilS);
    if (what.channel.index >= moment.state.channels.size()) return;
    ChannelState& channel = moment.state.channels[what.channel.index];
    if (what.doubts) {
        channel.doubtedUntilS = std::max(channel.doubtedUntilS, untilS);
    } else {
        cut(moment, what.channel.index, untilS);
    }
}

void suspend(Moment& moment, std::size_t dyad, const Inject& what) {
    for (std::size_t i = 0; i < moment.state.channels.size(); ++i) {
        const bool concerned = concernsSuspension(moment.model, what, DyadId(dyad), ChannelId(i));
        Switch to = switchOf(moment.state.channels[i]);
        if (!concerned || !to.open) continue;
        to.suspended = what.by == Party::none ? Party::b : what.by;
        setSwitch(moment, i, to);
    }
}

void stimulate(Moment& moment, std::size_t dyad, const Inject& what, const InjectDef& def) {
    Stimulus stimulus;
    stimulus.timeS = moment.timeS;
    stimulus.kind = what.kind == InjectKind::collision ? StimulusKind::collision : StimulusKind::closePass;
    stimulus.dyad = DyadId(dyad);
    stimulus.gapM = what.gapM > 0.0 ? what.gapM : def.gapM.value;
    stimulus.subject = DyadId::kNone;  // no pair of craft
    applyStimulus(moment, stimulus);
}

std::string wordsFor(const Model& model, std::size_t dyad, const Inject& what, const InjectDef& def) {
    std::string text = def.name;
    const std::string& by = nameOf(model, DyadId(dyad), what.by);
    if (!by.empty()) text += " by " + by;
    if (what.channel.index >= model.channels.size()) return text;
    text += ": " + model.channels[what.channel.index].label();
    if (what.kind == InjectKind::cyberAttack) text += what.doubts ? " in doubt" : " cut";
    return text;
}

}  // namespace

const InjectDef& defOf(const Model& model, InjectKind kind) {
    static const InjectDef kNone;
    for (const InjectDef& def : model.injects) {
        if (def.kind == kind) return def;
    }
    return kNone;
}

bool concernsSuspension(const Model& model, const Inject& what, DyadId dyad, ChannelId channel) {
    const ChannelDef& def = model.channels[channel.index];
    return what.channel ? channel == what.channel : def.dyad == dyad && isMilitaryTalk(def) && !def.whatIf;
}

void inject(const Model& model, State& state, std::uint64_t seed, double timeS, const Inject& what,
            std::vector<Event>& events) {
    std::size_t dyad = what.dyad ? what.dyad.index : 0;
    if (!what.dyad && what.channel.index < model.channels.size())
        dyad = model.channels[what.channel.index].dyad.index;
    if (dyad >= state.dyads.size()) return;
    release(model, state, seed, timeS, events);
    Moment moment{model, state, seed, timeS, events};
    const InjectDef& def = defOf(model, what.kind);
    Event& told = tell(moment, EventKind::injected, dyad, what.channel.index);
    told.text = wordsFor(model, dyad, what, def);
    if (what.kind == InjectKind::cyberAttack && what.channel && !what.doubts)
        told.afterS = def.durationS.value;
    addAmounts(moment, dyad, def);
    const bool hits = what.kind == InjectKind::closePass || what.kind == InjectKind::collision;
    if (hits && !what.flown) stimulate(moment, dyad, what, def);
    if (what.kind == InjectKind::cyberAttack) attack(moment, dyad, what, timeS + def.durationS.value);
    if (what.kind == InjectKind::suspension) suspend(moment, dyad, what);
    if (canJump(state.dyads[dyad])) renewRates(moment, dyad);
}

void buildPractice(const Model& model, State& state, std::uint64_t seed, double timeS,
                   std::vector<Event>& events) {
    constexpr int kContacts = 6;
    constexpr double kEveryS = 182.0 * kDayS / kContacts;
    release(model, state, seed, timeS, events);
    Moment moment{model, state, seed, timeS, events};
    tell(moment, EventKind::practiceBuilt, DyadId::kNone, ChannelId::kNone).text =
        "Six months of talks before the beginning: a contact a month on every open channel";
    ChannelState talks;
    for (int i = 0; i < kContacts; ++i) {
        const double contactS = (i - kContacts) * kEveryS;
        talks.practice = std::min(
            kMostPractice, practiceAt(model, talks, contactS) + model.parameters.practicePerContact.value);
        talks.practiceSinceS = contactS;
    }
    for (std::size_t i = 0; i < state.channels.size(); ++i) {
        ChannelState& channel = state.channels[i];
        if (!channel.open || channel.suspended != Party::none || channel.disputed) continue;
        channel.practice =
            std::min(kMostPractice, practiceAt(model, channel, timeS) + practiceAt(model, talks, timeS));
        channel.practiceSinceS = timeS;
        hearFrom(moment, i, talks.practiceSinceS);
    }
}

}  // namespace openline::crisis
