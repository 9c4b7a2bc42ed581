// Calls: placed, refused, ringing, answered or given up. T = P + D: the permission that all senior channels
// share, and the channel's own delay. What is drawn for a channel is drawn once an episode, not once a call:
// who calls again does not throw the dice again.
#include <algorithm>

#include "base/math.h"
#include "base/rng.h"
#include "crisis/crisis.h"
#include "crisis/machine.h"

namespace openline::crisis {

namespace {

/// Draws D and, for a delegated channel, how long it has to ring, once for the episode whose permission is
/// drawn.
void drawTimes(const Model& model, State& state, std::uint64_t seed, std::size_t index) {
    const ChannelDef& def = model.channels[index];
    ChannelState& channel = state.channels[index];
    if (channel.timesDrawn) return;
    channel.timesDrawn = true;
    channel.triedS = 0.0;
    channel.unansweredCounted = false;
    const EpisodeKey key = episodeKey(state.dyads[def.dyad.index]);
    const auto subject = static_cast<std::uint32_t>(index);
    const double z = standardNormal({seed, key.episode, subject, Purpose::channelDelay, key.week});
    channel.ownDelayS = def.ownDelayMedianS * math::exp(model.parameters.ownDelaySdLn.value * z);
    const double u = uniform01({seed, key.episode, subject, Purpose::callHeard, key.week});
    channel.answerAfterS = quantileS(def.answers, u);
}

/// When the other end is free to answer the call in progress.
double freeToAnswerS(const ChannelDef& def, const ChannelState& channel, const DyadState& dyad) {
    switch (def.permission) {
        case Permission::shared:
            return std::max(dyad.permissionA_S, dyad.permissionB_S);
        case Permission::diplomatic:
            return dyad.diplomaticPermissionS;
        case Permission::delegated:
            return channel.placedAtS + std::max(0.0, channel.answerAfterS - channel.triedS);
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

/// A call in vain multiplies alarm, once a channel and episode: the second silence is no news.
void countUnanswered(Moment& moment, std::size_t index) {
    ChannelState& channel = moment.state.channels[index];
    if (channel.unansweredCounted) return;
    channel.unansweredCounted = true;
    const double factor = moment.model.parameters.unansweredAlarmFactor.value;
    DyadState& dyad = moment.state.dyads[moment.model.channels[index].dyad.index];
    if (factor == 1.0 || dyad.alarm == 0.0) return;
    dyad.alarm = capped(moment.model, alarmAt(moment.model, dyad, moment.timeS) * factor);
    dyad.alarmSinceS = moment.timeS;
}

void giveUp(Moment& moment, std::size_t index) {
    const ChannelDef& def = moment.model.channels[index];
    ChannelState& channel = moment.state.channels[index];
    Event& event = tell(moment, EventKind::callUnanswered, def.dyad.index, index);
    event.afterS = moment.timeS - channel.placedAtS;
    event.text = def.label() + ": no answer after " + durationText(event.afterS);
    channel.triedS += event.afterS;
    setLamp(channel, Lamp::noAnswer, moment.timeS);
    scheduleNext(moment, index);
    countUnanswered(moment, index);
}

void endContact(Moment& moment, std::size_t index) {
    ChannelState& channel = moment.state.channels[index];
    setLamp(channel, restingLamp(channel, moment.timeS), moment.timeS);
    scheduleNext(moment, index);
}

/// The line is whole again; whoever was trying tries again.
void mend(Moment& moment, std::size_t index) {
    ChannelState& channel = moment.state.channels[index];
    channel.cutUntilS = -kNever;
    if (!channel.open) return;
    setLamp(channel, restingLamp(channel, moment.timeS), moment.timeS);
    if (moment.model.channels[index].retried && inCrisis(moment.model, moment.state, index) &&
        modelSpeaks(moment.model, moment.state))
        call(moment, index);
}

/// Refused at once: suspended by the other side, or the counterpart is in dispute.
void refuse(Moment& moment, std::size_t index) {
    const ChannelDef& def = moment.model.channels[index];
    ChannelState& channel = moment.state.channels[index];
    const bool suspended = channel.suspended != Party::none;
    setLamp(channel, suspended ? Lamp::refused : Lamp::declined, moment.timeS);
    std::string text = def.label();
    if (suspended) {
        const std::string& by = nameOf(moment.model, def.dyad, channel.suspended);
        text += by.empty() ? ": refused, suspended" : ": refused, suspended by " + by;
    } else {
        text += ": declined: counterpart in dispute";
    }
    if (!def.refusal.empty()) text += " (\"" + def.refusal + "\")";
    tell(moment, EventKind::callRefused, def.dyad.index, index).text = text;
}

double contactEndsS(const ChannelDef& def, const ChannelState& channel) {
    return channel.lamp == Lamp::answered ? channel.lampSinceS + def.contactLastsS : kNever;
}

}  // namespace

double retryS(const Model& model) {
    return std::max(60.0, model.parameters.retryS.value);
}

Lamp restingLamp(const ChannelState& channel, double timeS) {
    if (!channel.open || timeS < channel.cutUntilS) return Lamp::closed;
    return channel.suspended == Party::none ? Lamp::idle : Lamp::suspended;
}

double practiceAt(const Model& model, const ChannelState& channel, double timeS) {
    const double halfLifeS = model.parameters.practiceHalfLifeS.value;
    if (channel.practice == 0.0 || !(halfLifeS > 0.0)) return channel.practice;
    return channel.practice * math::pow(0.5, (timeS - channel.practiceSinceS) / halfLifeS);
}

void resolveCall(const Model& model, State& state, std::uint64_t seed, std::size_t index) {
    drawTimes(model, state, seed, index);
    const ChannelDef& def = model.channels[index];
    ChannelState& channel = state.channels[index];
    const double freeS = freeToAnswerS(def, channel, state.dyads[def.dyad.index]);
    const double delayS = channel.ownDelayS * math::pow(0.5, practiceAt(model, channel, channel.placedAtS));
    const double answerS = std::max(channel.placedAtS, freeS) + delayS;
    const double patienceS = def.patienceS > 0.0 ? def.patienceS : model.parameters.patienceS.value;
    channel.willAnswer = answerS - channel.placedAtS <= patienceS;
    channel.resolvesAtS = channel.willAnswer ? answerS : channel.placedAtS + patienceS;
}

void call(Moment& moment, std::size_t index) {
    const ChannelDef& def = moment.model.channels[index];
    ChannelState& channel = moment.state.channels[index];
    const bool possible = channel.open && !(moment.timeS < channel.cutUntilS) &&
                          def.permission != Permission::none && def.dyad.index < moment.state.dyads.size();
    if (!possible || channel.lamp == Lamp::ringing || channel.lamp == Lamp::answered) return;
    ++channel.calls;
    channel.placedAtS = moment.timeS;
    channel.nextCallS = kNever;
    tell(moment, EventKind::callPlaced, def.dyad.index, index).text = def.label() + ": call placed";
    if (channel.suspended != Party::none || channel.disputed) return refuse(moment, index);
    setLamp(channel, Lamp::ringing, moment.timeS);
    ensurePermission(moment.model, moment.state, moment.seed, def.dyad.index, moment.timeS);
    resolveCall(moment.model, moment.state, moment.seed, index);
}

void hangUp(Moment& moment, std::size_t index) {
    ChannelState& channel = moment.state.channels[index];
    if (channel.lamp == Lamp::ringing) channel.triedS += moment.timeS - channel.placedAtS;
    channel.resolvesAtS = kNever;
    channel.nextCallS = kNever;
    channel.willAnswer = false;
    setLamp(channel, restingLamp(channel, moment.timeS), moment.timeS);
}

void cut(Moment& moment, std::size_t index, double untilS) {
    ChannelState& channel = moment.state.channels[index];
    channel.cutUntilS = std::max(channel.cutUntilS, untilS);
    if (channel.open) hangUp(moment, index);
}

void callAll(Moment& moment, std::size_t dyad) {
    for (std::size_t i = 0; i < moment.model.channels.size(); ++i) {
        if (moment.model.channels[i].dyad.index == dyad) call(moment, i);
    }
}

void hearFrom(Moment& moment, std::size_t index, double timeS) {
    double& lastS = moment.state.channels[index].lastContactS;
    lastS = std::max(lastS, timeS);
    for (std::size_t s = 0; s < moment.model.silences.size(); ++s) {
        const std::vector<ChannelId>& heard = moment.model.silences[s].channels;
        double& silentSinceS = moment.state.silenceLastContactS[s];
        if (std::find(heard.begin(), heard.end(), ChannelId(index)) != heard.end())
            silentSinceS = std::max(silentSinceS, timeS);
    }
}

void connect(Moment& moment, std::size_t index) {
    ChannelState& channel = moment.state.channels[index];
    channel.practice = std::min(kMostPractice, practiceAt(moment.model, channel, moment.timeS) +
                                                   moment.model.parameters.practicePerContact.value);
    channel.practiceSinceS = moment.timeS;
    if (channel.lamp == Lamp::ringing) channel.triedS += moment.timeS - channel.placedAtS;
    channel.resolvesAtS = kNever;
    channel.willAnswer = false;
    setLamp(channel, Lamp::answered, moment.timeS);
    hearFrom(moment, index, moment.timeS);
}

void endCalls(Moment& moment, std::size_t dyad) {
    for (std::size_t i = 0; i < moment.model.channels.size(); ++i) {
        if (moment.model.channels[i].dyad.index != dyad) continue;
        ChannelState& channel = moment.state.channels[i];
        channel.nextCallS = kNever;
        const bool told =
            channel.lamp == Lamp::noAnswer || channel.lamp == Lamp::refused || channel.lamp == Lamp::declined;
        if (told) setLamp(channel, restingLamp(channel, moment.timeS), moment.timeS);
    }
}

double channelWakeS(const Model& model, const State& state, std::size_t index) {
    const ChannelState& channel = state.channels[index];
    const double callS = channel.lamp == Lamp::ringing ? channel.resolvesAtS : channel.nextCallS;
    const double mendedS = channel.cutUntilS == -kNever ? kNever : channel.cutUntilS;
    return std::min({callS, contactEndsS(model.channels[index], channel), mendedS});
}

void serveCalls(Moment& moment) {
    for (std::size_t i = 0; i < moment.state.channels.size(); ++i) {
        ChannelState& channel = moment.state.channels[i];
        if (channelWakeS(moment.model, moment.state, i) > moment.timeS) continue;
        if (channel.cutUntilS != -kNever && channel.cutUntilS <= moment.timeS) {
            mend(moment, i);
        } else if (channel.lamp == Lamp::ringing) {
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
