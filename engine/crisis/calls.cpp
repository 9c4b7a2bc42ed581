// Calls: placed, refused, ringing, answered or given up. T = P + D: the permission that all senior channels
// share, and the channel's own delay. Every draw is keyed by the channel and its own count of calls.
#include <algorithm>

#include "base/math.h"
#include "base/rng.h"
#include "crisis/crisis.h"
#include "crisis/machine.h"

namespace openline::crisis {

namespace {

constexpr double kMostPractice = 2.0;

double practiceAt(const Model& model, const ChannelState& channel, double timeS) {
    const double halfLifeS = model.parameters.practiceHalfLifeS.value;
    if (channel.practice == 0.0 || !(halfLifeS > 0.0)) return channel.practice;
    return channel.practice * math::pow(0.5, (timeS - channel.practiceSinceS) / halfLifeS);
}

double ownDelayS(const Model& model, const State& state, std::uint64_t seed, std::size_t index) {
    const ChannelDef& def = model.channels[index];
    const ChannelState& channel = state.channels[index];
    if (!(def.ownDelayMedianS > 0.0)) return 0.0;
    const double z =
        standardNormal({seed, channel.calls, static_cast<std::uint32_t>(index), Purpose::channelDelay, 0});
    const double spread = math::exp(model.parameters.ownDelaySdLn.value * z);
    return def.ownDelayMedianS * spread * math::pow(0.5, practiceAt(model, channel, channel.placedAtS));
}

double permittedS(const Model& model, const State& state, std::uint64_t seed, std::size_t index) {
    const ChannelDef& def = model.channels[index];
    const ChannelState& channel = state.channels[index];
    const DyadState& dyad = state.dyads[def.dyad.index];
    switch (def.permission) {
        case Permission::shared:
            return std::max(dyad.permissionA_S, dyad.permissionB_S);
        case Permission::diplomatic:
            return dyad.diplomaticPermissionS;
        case Permission::delegated: {
            const double u =
                uniform01({seed, channel.calls, static_cast<std::uint32_t>(index), Purpose::callHeard, 0});
            return channel.placedAtS + quantileS(def.answers, u);
        }
        case Permission::none:
            break;
    }
    return kNever;
}

bool inCrisis(const Model& model, const State& state, std::size_t index) {
    const std::size_t dyad = model.channels[index].dyad.index;
    return dyad < state.dyads.size() && canJump(state.dyads[dyad]);
}

void scheduleNext(Moment& moment, std::size_t index) {
    ChannelState& channel = moment.state.channels[index];
    const bool again = moment.model.channels[index].retried && inCrisis(moment.model, moment.state, index) &&
                       modelSpeaks(moment.model, moment.state);
    channel.nextCallS = again ? moment.timeS + retryS(moment.model) : kNever;
}

void setLamp(ChannelState& channel, Lamp lamp, double timeS) {
    channel.lamp = lamp;
    channel.lampSinceS = timeS;
}

void answer(Moment& moment, std::size_t index) {
    const ChannelDef& def = moment.model.channels[index];
    Event& event = tell(moment, EventKind::callAnswered, def.dyad.index, index);
    event.afterS = moment.timeS - moment.state.channels[index].placedAtS;
    event.text = def.label() + ": answered after " + durationText(event.afterS);
    connect(moment, index);
}

void giveUp(Moment& moment, std::size_t index) {
    const ChannelDef& def = moment.model.channels[index];
    ChannelState& channel = moment.state.channels[index];
    Event& event = tell(moment, EventKind::callUnanswered, def.dyad.index, index);
    event.afterS = moment.timeS - channel.placedAtS;
    event.text = def.label() + ": no answer after " + durationText(event.afterS);
    setLamp(channel, Lamp::noAnswer, moment.timeS);
    scheduleNext(moment, index);
    const double factor = moment.model.parameters.unansweredAlarmFactor.value;
    DyadState& dyad = moment.state.dyads[def.dyad.index];
    if (factor == 1.0 || dyad.alarm == 0.0) return;
    dyad.alarm = alarmAt(moment.model, dyad, moment.timeS) * factor;
    dyad.alarmSinceS = moment.timeS;
}

void endContact(Moment& moment, std::size_t index) {
    ChannelState& channel = moment.state.channels[index];
    setLamp(channel, restingLamp(channel), moment.timeS);
    scheduleNext(moment, index);
}

double contactEndsS(const ChannelDef& def, const ChannelState& channel) {
    return channel.lamp == Lamp::answered ? channel.lampSinceS + def.contactLastsS : kNever;
}

}  // namespace

double retryS(const Model& model) {
    return std::max(60.0, model.parameters.retryS.value);
}

Lamp restingLamp(const ChannelState& channel) {
    if (!channel.open) return Lamp::closed;
    return channel.suspended ? Lamp::suspended : Lamp::idle;
}

void resolveCall(const Model& model, State& state, std::uint64_t seed, std::size_t index) {
    const ChannelDef& def = model.channels[index];
    ChannelState& channel = state.channels[index];
    const double answerS = std::max(channel.placedAtS, permittedS(model, state, seed, index)) +
                           ownDelayS(model, state, seed, index);
    const double patienceS = def.patienceS > 0.0 ? def.patienceS : model.parameters.patienceS.value;
    channel.willAnswer = answerS - channel.placedAtS <= patienceS;
    channel.resolvesAtS = channel.willAnswer ? answerS : channel.placedAtS + patienceS;
}

void call(Moment& moment, std::size_t index) {
    const ChannelDef& def = moment.model.channels[index];
    ChannelState& channel = moment.state.channels[index];
    const bool possible =
        channel.open && def.permission != Permission::none && def.dyad.index < moment.state.dyads.size();
    if (!possible || channel.lamp == Lamp::ringing || channel.lamp == Lamp::answered) return;
    ++channel.calls;
    channel.placedAtS = moment.timeS;
    channel.nextCallS = kNever;
    tell(moment, EventKind::callPlaced, def.dyad.index, index).text = def.label() + ": call placed";
    if (channel.suspended) {
        setLamp(channel, Lamp::refused, moment.timeS);
        tell(moment, EventKind::callRefused, def.dyad.index, index).text =
            def.label() + ": refused, suspended";
        return;
    }
    setLamp(channel, Lamp::ringing, moment.timeS);
    ensurePermission(moment.model, moment.state, moment.seed, def.dyad.index, moment.timeS);
    resolveCall(moment.model, moment.state, moment.seed, index);
}

void callAll(Moment& moment, std::size_t dyad) {
    for (std::size_t i = 0; i < moment.model.channels.size(); ++i) {
        if (moment.model.channels[i].dyad.index == dyad) call(moment, i);
    }
}

void connect(Moment& moment, std::size_t index) {
    ChannelState& channel = moment.state.channels[index];
    channel.practice = std::min(kMostPractice, practiceAt(moment.model, channel, moment.timeS) +
                                                   moment.model.parameters.practicePerContact.value);
    channel.practiceSinceS = moment.timeS;
    channel.lastContactS = moment.timeS;
    channel.resolvesAtS = kNever;
    channel.willAnswer = false;
    setLamp(channel, Lamp::answered, moment.timeS);
    for (std::size_t s = 0; s < moment.model.silences.size(); ++s) {
        const std::vector<ChannelId>& heard = moment.model.silences[s].channels;
        if (std::find(heard.begin(), heard.end(), ChannelId(index)) != heard.end())
            moment.state.silenceLastContactS[s] = moment.timeS;
    }
}

void endCalls(Moment& moment, std::size_t dyad) {
    for (std::size_t i = 0; i < moment.model.channels.size(); ++i) {
        if (moment.model.channels[i].dyad.index != dyad) continue;
        ChannelState& channel = moment.state.channels[i];
        channel.nextCallS = kNever;
        if (channel.lamp == Lamp::noAnswer || channel.lamp == Lamp::refused)
            setLamp(channel, restingLamp(channel), moment.timeS);
    }
}

double channelWakeS(const Model& model, const State& state, std::size_t index) {
    const ChannelState& channel = state.channels[index];
    const double callS = channel.lamp == Lamp::ringing ? channel.resolvesAtS : channel.nextCallS;
    return std::min(callS, contactEndsS(model.channels[index], channel));
}

void serveCalls(Moment& moment) {
    for (std::size_t i = 0; i < moment.state.channels.size(); ++i) {
        ChannelState& channel = moment.state.channels[i];
        if (channelWakeS(moment.model, moment.state, i) > moment.timeS) continue;
        if (channel.lamp == Lamp::ringing) {
            channel.willAnswer ? answer(moment, i) : giveUp(moment, i);
            channel.resolvesAtS = kNever;
        } else if (channel.lamp == Lamp::answered) {
            endContact(moment, i);
        } else {
            channel.nextCallS = kNever;
            call(moment, i);
        }
    }
}

}  // namespace openline::crisis
