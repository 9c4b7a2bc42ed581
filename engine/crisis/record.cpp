// The record: what happened, played at its times until someone changes something.
#include <algorithm>

#include "crisis/crisis.h"
#include "crisis/machine.h"

namespace openline::crisis {

namespace {

void tellFromRecord(Moment& moment, EventKind kind, const RecordEntry& entry) {
    Event& event = tell(moment, kind, entry.dyad.index, entry.channel.index);
    event.fromRecord = true;
    event.text = entry.text;
    const bool ends = kind != EventKind::callPlaced && kind != EventKind::note;
    if (!ends || entry.channel.index >= moment.state.channels.size()) return;
    const double placedS = moment.state.channels[entry.channel.index].placedAtS;
    if (placedS != -kNever) event.afterS = moment.timeS - placedS;
}

void playCall(Moment& moment, const RecordEntry& entry) {
    if (entry.channel.index >= moment.state.channels.size()) return;
    ChannelState& channel = moment.state.channels[entry.channel.index];
    channel.lampSinceS = moment.timeS;
    channel.resolvesAtS = kNever;
    if (entry.kind == RecordKind::callPlaced) {
        channel.lamp = Lamp::ringing;
        channel.placedAtS = moment.timeS;
        ++channel.calls;
        tellFromRecord(moment, EventKind::callPlaced, entry);
    } else if (entry.kind == RecordKind::callAnswered) {
        tellFromRecord(moment, EventKind::callAnswered, entry);
        connect(moment, entry.channel.index);
    } else if (entry.kind == RecordKind::callRefused) {
        channel.lamp = Lamp::refused;
        tellFromRecord(moment, EventKind::callRefused, entry);
    } else {
        channel.lamp = Lamp::noAnswer;
        tellFromRecord(moment, EventKind::callUnanswered, entry);
    }
}

void play(Moment& moment, const RecordEntry& entry) {
    const std::size_t dyad = entry.dyad.index;
    if (entry.kind == RecordKind::note) {
        tellFromRecord(moment, EventKind::note, entry);
    } else if (entry.kind != RecordKind::rung) {
        playCall(moment, entry);
    } else if (dyad < moment.state.dyads.size() && moment.state.dyads[dyad].rung != entry.rung) {
        setRung(moment, dyad, entry.rung, true, entry.text);
        if (entry.rung == 0) endCalls(moment, dyad);
    }
}

/// When the last call or contact of the record on a line in this crisis ended; long ago if it left the line
/// alone.
double sinceTriedS(const ChannelDef& def, const ChannelState& channel, const DyadState& dyad) {
    if (channel.lastContactS >= dyad.episodeSinceS) return channel.lastContactS + def.contactLastsS;
    if (channel.placedAtS < dyad.episodeSinceS) return -kNever;
    return std::max(channel.placedAtS, channel.lampSinceS);
}

}  // namespace

double recordWakeS(const Model& model, const State& state) {
    if (modelSpeaks(model, state) || state.recordPosition >= model.record.size()) return kNever;
    return model.record[state.recordPosition].timeS;
}

void playRecord(Moment& moment) {
    while (recordWakeS(moment.model, moment.state) <= moment.timeS) {
        const RecordEntry& entry = moment.model.record[moment.state.recordPosition++];
        play(moment, entry);
    }
}

void release(const Model& model, State& state, std::uint64_t seed, double timeS, std::vector<Event>& events) {
    advance(model, state, seed, timeS, {}, events);
    if (state.released || modelSpeaks(model, state)) return;
    state.released = true;
    state.releasedAtS = timeS;
    Moment moment{model, state, seed, timeS, events};
    tell(moment, EventKind::released, DyadId::kNone, ChannelId::kNone).text =
        "What-if from here: the model runs";
    if (!modelSpeaks(model, state)) return;
    for (std::size_t i = 0; i < state.dyads.size(); ++i) {
        DyadState& dyad = state.dyads[i];
        dyad.permissionDrawn = false;
        dyad.exposure = 0.0;
        dyad.moves = 0;
        if (canJump(dyad)) drawThresholds(moment, i);
        renewRates(moment, i);
    }
    scheduleGrid(moment);
    for (std::size_t i = 0; i < state.channels.size(); ++i) {
        ChannelState& channel = state.channels[i];
        const std::size_t dyad = model.channels[i].dyad.index;
        if (dyad >= state.dyads.size()) continue;
        if (channel.lamp == Lamp::ringing) {
            ensurePermission(model, state, seed, dyad, timeS);
            resolveCall(model, state, seed, i);
            channel.resolvesAtS = std::max(channel.resolvesAtS, timeS);
        } else if (channel.open && canJump(state.dyads[dyad]) && model.channels[i].retried &&
                   channel.lamp != Lamp::answered && channel.suspended == Party::none) {
            channel.nextCallS =
                std::max(timeS, sinceTriedS(model.channels[i], channel, state.dyads[dyad]) + retryS(model));
        }
    }
}

}  // namespace openline::crisis
