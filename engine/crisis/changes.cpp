// Changes by a person: a switch, a preset, a call, a reading, a class. The first of them releases a record.
#include <algorithm>

#include "crisis/crisis.h"
#include "crisis/machine.h"

namespace openline::crisis {

namespace {

const char* wordsFor(const Switch& from, const Switch& to) {
    if (!to.open) return ": closed";
    if (to.suspended != Party::none) return ": suspended";
    if (to.disputed) return ": counterpart in dispute";
    return from.open ? ": resumed" : ": opened";
}

void renewAllRates(Moment& moment) {
    for (std::size_t i = 0; i < moment.state.dyads.size(); ++i) {
        if (canJump(moment.state.dyads[i])) renewRates(moment, i);
    }
}

/// One switch set by a person: `to` makes of what it is what it is to be.
template <class To>
void change(const Model& model, State& state, std::uint64_t seed, double timeS, ChannelId channel,
            std::vector<Event>& events, const To& to) {
    if (channel.index >= state.channels.size()) return;
    advance(model, state, seed, timeS, {}, events);
    const Switch from = switchOf(state.channels[channel.index]);
    const Switch wanted = to(from);
    if (wanted == from) return;
    release(model, state, seed, timeS, events);
    Moment moment{model, state, seed, timeS, events};
    setSwitch(moment, channel.index, wanted);
}

/// One of several that hold: `inForce` is the state's, `defs` what there is to choose from.
template <class Defs>
void choose(const Model& model, State& state, std::uint64_t seed, double timeS, std::vector<Event>& events,
            EventKind kind, const Defs& defs, std::size_t State::*inForce, std::size_t wanted) {
    if (wanted >= defs.size()) return;
    advance(model, state, seed, timeS, {}, events);
    if (state.*inForce == wanted) return;
    release(model, state, seed, timeS, events);
    Moment moment{model, state, seed, timeS, events};
    tell(moment, kind, DyadId::kNone, ChannelId::kNone).text = defs[wanted].name;
    state.*inForce = wanted;
    renewAllRates(moment);
}

}  // namespace

Switch switchUnder(const PresetDef& preset, std::size_t channel) {
    const auto flag = [channel](const std::vector<std::uint8_t>& flags) {
        return channel < flags.size() ? flags[channel] : std::uint8_t{0};
    };
    Switch is;
    is.suspended = static_cast<Party>(std::min<std::uint8_t>(flag(preset.suspended), 2));
    is.disputed = flag(preset.disputed) != 0;
    is.open = flag(preset.open) != 0 || is.suspended != Party::none || is.disputed;
    return is;
}

Switch switchOf(const ChannelState& channel) {
    return {channel.open, channel.suspended, channel.disputed};
}

bool canAnswer(const ChannelState& channel) {
    return channel.open && channel.suspended == Party::none && !channel.disputed;
}

bool holds(const Model& model, const State& state, const PresetDef& preset) {
    for (std::size_t i = 0; i < state.dyads.size(); ++i) {
        if (registerServes(model, i) && state.dyads[i].climate != preset.climate) return false;
    }
    for (std::size_t i = 0; i < state.channels.size(); ++i) {
        if (model.channels[i].ofScenario) continue;
        if (switchOf(state.channels[i]) != switchUnder(preset, i)) return false;
    }
    return true;
}

bool setSwitch(Moment& moment, std::size_t index, const Switch& to) {
    ChannelState& channel = moment.state.channels[index];
    const Switch from = switchOf(channel);
    if (from == to) return false;
    const ChannelDef& def = moment.model.channels[index];
    const bool answers = to.open && to.suspended == Party::none && !to.disputed;
    const EventKind kind = answers ? EventKind::channelOpened : EventKind::channelClosed;
    std::string text = def.label() + wordsFor(from, to);
    const std::string& by = nameOf(moment.model, def.dyad, to.suspended);
    if (!by.empty()) text += " by " + by;
    tell(moment, kind, def.dyad.index, index).text = text;
    channel.open = to.open;
    channel.suspended = to.suspended;
    channel.disputed = to.disputed;
    hangUp(moment, index);
    const std::size_t dyad = def.dyad.index;
    if (answers && dyad < moment.state.dyads.size() && canJump(moment.state.dyads[dyad]) &&
        modelSpeaks(moment.model, moment.state))
        call(moment, index);
    return true;
}

void setClimate(Moment& moment, std::size_t dyad, double climate) {
    State& state = moment.state;
    if (state.dyads[dyad].climate == climate) return;
    state.dyads[dyad].climate = climate;
    recomputePermission(moment.model, state, moment.seed, dyad, moment.timeS);
    if (!modelSpeaks(moment.model, state)) return;  // when a call of the record is answered the record says
    for (std::size_t i = 0; i < state.channels.size(); ++i) {
        ChannelState& channel = state.channels[i];
        if (channel.lamp != Lamp::ringing || moment.model.channels[i].dyad.index != dyad) continue;
        resolveCall(moment.model, state, moment.seed, i);
        channel.resolvesAtS = std::max(channel.resolvesAtS, moment.timeS);
    }
}

void setChannelOpen(const Model& model, State& state, std::uint64_t seed, double timeS, ChannelId channel,
                    bool open, std::vector<Event>& events) {
    change(model, state, seed, timeS, channel, events, [open](const Switch& from) {
        return Switch{open, Party::none, open && from.disputed};
    });
}

void suspendChannel(const Model& model, State& state, std::uint64_t seed, double timeS, ChannelId channel,
                    Party by, std::vector<Event>& events) {
    change(model, state, seed, timeS, channel, events, [by](Switch is) {
        if (is.open) is.suspended = by == Party::none ? Party::b : by;
        return is;
    });
}

void resumeChannel(const Model& model, State& state, std::uint64_t seed, double timeS, ChannelId channel,
                   std::vector<Event>& events) {
    change(model, state, seed, timeS, channel, events, [](const Switch& from) {
        return from.open ? Switch{true, Party::none, false} : from;
    });
}

void applyPreset(const Model& model, State& state, std::uint64_t seed, double timeS, PresetId preset,
                 std::vector<Event>& events) {
    if (preset.index >= model.presets.size()) return;
    advance(model, state, seed, timeS, {}, events);
    const PresetDef& def = model.presets[preset.index];
    if (holds(model, state, def)) return;
    release(model, state, seed, timeS, events);
    Moment moment{model, state, seed, timeS, events};
    tell(moment, EventKind::presetApplied, DyadId::kNone, ChannelId::kNone).text = def.name;
    for (std::size_t i = 0; i < state.dyads.size(); ++i) {
        if (registerServes(model, i)) setClimate(moment, i, def.climate);
    }
    for (std::size_t i = 0; i < state.channels.size(); ++i) {
        if (!model.channels[i].ofScenario) setSwitch(moment, i, switchUnder(def, i));
    }
}

void placeCall(const Model& model, State& state, std::uint64_t seed, double timeS, ChannelId channel,
               std::vector<Event>& events) {
    if (channel.index >= state.channels.size()) return;
    advance(model, state, seed, timeS, {}, events);
    const ChannelState& now = state.channels[channel.index];
    const bool possible = now.open && !(timeS < now.cutUntilS) &&
                          model.channels[channel.index].permission != Permission::none &&
                          now.lamp != Lamp::ringing && now.lamp != Lamp::answered;
    if (!possible) return;
    release(model, state, seed, timeS, events);
    Moment moment{model, state, seed, timeS, events};
    call(moment, channel.index);
}

void setReading(const Model& model, State& state, std::uint64_t seed, double timeS, std::size_t reading,
                std::vector<Event>& events) {
    choose(model, state, seed, timeS, events, EventKind::readingChosen, model.readings, &State::readingIndex,
           reading);
}

void setClass(const Model& model, State& state, std::uint64_t seed, double timeS, std::size_t classIndex,
              std::vector<Event>& events) {
    choose(model, state, seed, timeS, events, EventKind::classChosen, model.classes, &State::classIndex,
           classIndex);
}

}  // namespace openline::crisis
