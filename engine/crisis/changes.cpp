// Changes by a person: a switch, a preset, a call, a reading. The first of them releases a record.
#include <algorithm>

#include "crisis/crisis.h"
#include "crisis/machine.h"

namespace openline::crisis {

namespace {

void dropCall(ChannelState& channel) {
    channel.resolvesAtS = kNever;
    channel.nextCallS = kNever;
    channel.willAnswer = false;
}

/// Sets one switch. True if that is a change.
bool setSwitch(Moment& moment, std::size_t index, bool open, bool suspended) {
    ChannelState& channel = moment.state.channels[index];
    if (channel.open == open && channel.suspended == suspended) return false;
    const ChannelDef& def = moment.model.channels[index];
    const bool opened = open && !suspended;
    const EventKind kind = opened ? EventKind::channelOpened : EventKind::channelClosed;
    tell(moment, kind, def.dyad.index, index).text = def.label() + (opened ? ": opened"
                                                                    : open ? ": suspended"
                                                                           : ": closed");
    channel.open = open;
    channel.suspended = suspended;
    channel.lamp = restingLamp(channel);
    channel.lampSinceS = moment.timeS;
    dropCall(channel);
    const std::size_t dyad = def.dyad.index;
    if (opened && dyad < moment.state.dyads.size() && canJump(moment.state.dyads[dyad])) call(moment, index);
    return true;
}

bool flag(const std::vector<std::uint8_t>& flags, std::size_t index) {
    return index < flags.size() && flags[index] != 0;
}

/// True if the preset is what is already so.
bool holds(const State& state, const PresetDef& preset) {
    if (state.climate != preset.climate) return false;
    for (std::size_t i = 0; i < state.channels.size(); ++i) {
        const bool suspended = flag(preset.suspended, i);
        const bool open = suspended || flag(preset.open, i);
        if (state.channels[i].open != open || state.channels[i].suspended != suspended) return false;
    }
    return true;
}

void setClimate(Moment& moment, double climate) {
    State& state = moment.state;
    if (state.climate == climate) return;
    state.climate = climate;
    for (std::size_t i = 0; i < state.dyads.size(); ++i)
        recomputePermission(moment.model, state, moment.seed, i, moment.timeS);
    for (std::size_t i = 0; i < state.channels.size(); ++i) {
        if (state.channels[i].lamp != Lamp::ringing) continue;
        resolveCall(moment.model, state, moment.seed, i);
        state.channels[i].resolvesAtS = std::max(state.channels[i].resolvesAtS, moment.timeS);
    }
}

}  // namespace

void setChannelOpen(const Model& model, State& state, std::uint64_t seed, double timeS, ChannelId channel,
                    bool open, std::vector<Event>& events) {
    if (channel.index >= state.channels.size()) return;
    advance(model, state, seed, timeS, {}, events);
    const ChannelState& now = state.channels[channel.index];
    if (now.open == open && !now.suspended) return;
    release(model, state, seed, timeS, events);
    Moment moment{model, state, seed, timeS, events};
    setSwitch(moment, channel.index, open, false);
}

void applyPreset(const Model& model, State& state, std::uint64_t seed, double timeS, PresetId preset,
                 std::vector<Event>& events) {
    if (preset.index >= model.presets.size()) return;
    advance(model, state, seed, timeS, {}, events);
    const PresetDef& def = model.presets[preset.index];
    if (holds(state, def)) return;
    release(model, state, seed, timeS, events);
    Moment moment{model, state, seed, timeS, events};
    tell(moment, EventKind::presetApplied, DyadId::kNone, ChannelId::kNone).text = def.name;
    setClimate(moment, def.climate);
    for (std::size_t i = 0; i < state.channels.size(); ++i) {
        const bool suspended = flag(def.suspended, i);
        setSwitch(moment, i, suspended || flag(def.open, i), suspended);
    }
}

void placeCall(const Model& model, State& state, std::uint64_t seed, double timeS, ChannelId channel,
               std::vector<Event>& events) {
    if (channel.index >= state.channels.size()) return;
    advance(model, state, seed, timeS, {}, events);
    const ChannelState& now = state.channels[channel.index];
    const bool possible = now.open && model.channels[channel.index].permission != Permission::none &&
                          now.lamp != Lamp::ringing && now.lamp != Lamp::answered;
    if (!possible) return;
    release(model, state, seed, timeS, events);
    Moment moment{model, state, seed, timeS, events};
    call(moment, channel.index);
}

void setReading(const Model& model, State& state, std::uint64_t seed, double timeS, std::size_t reading,
                std::vector<Event>& events) {
    if (reading >= model.readings.size()) return;
    advance(model, state, seed, timeS, {}, events);
    if (state.readingIndex == reading) return;
    release(model, state, seed, timeS, events);
    Moment moment{model, state, seed, timeS, events};
    tell(moment, EventKind::readingChosen, DyadId::kNone, ChannelId::kNone).text =
        model.readings[reading].name;
    state.readingIndex = reading;
    for (std::size_t i = 0; i < state.dyads.size(); ++i) {
        if (canJump(state.dyads[i])) renewRates(moment, i);
    }
}

}  // namespace openline::crisis
