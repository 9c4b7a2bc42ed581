// The loop: from one thing that is due to the next, in a fixed order at equal times (record, calls, jumps,
// grid). Nothing depends on how far the caller advances at a time.
#include <algorithm>

#include "crisis/crisis.h"
#include "crisis/machine.h"

namespace openline::crisis {

namespace {

bool earlier(const Event& a, const Event& b) {
    if (a.timeS != b.timeS) return a.timeS < b.timeS;
    if (a.dyad != b.dyad) return a.dyad < b.dyad;
    return a.kind < b.kind;
}

bool stimulusEarlier(const Stimulus& a, const Stimulus& b) {
    return a.timeS < b.timeS;
}

void doWhatIsDue(Moment& moment) {
    playRecord(moment);
    serveCalls(moment);
    jumpWhatIsDue(moment);
    passGrid(moment);
}

void advanceSorted(const Model& model, State& state, std::uint64_t seed, double toS,
                   std::span<const Stimulus> stimuli, std::vector<Event>& events) {
    auto next = stimuli.begin();
    for (;;) {
        const double wakeS = nextWakeS(model, state);
        const double stimulusS = next == stimuli.end() ? kNever : next->timeS;
        if (std::min(wakeS, stimulusS) > toS || std::min(wakeS, stimulusS) == kNever) return;
        if (stimulusS <= wakeS) {
            Moment moment{model, state, seed, stimulusS, events};
            applyStimulus(moment, *next++);
        } else {
            Moment moment{model, state, seed, wakeS, events};
            doWhatIsDue(moment);
        }
    }
}

void setUpChannels(const Model& model, State& state) {
    state.channels.resize(model.channels.size());
    const PresetDef* preset = model.initialPreset.index < model.presets.size()
                                  ? &model.presets[model.initialPreset.index]
                                  : nullptr;
    for (std::size_t i = 0; i < state.channels.size(); ++i) {
        ChannelState& channel = state.channels[i];
        Switch is{model.channels[i].ofScenario && model.channels[i].openAtStart};
        if (preset != nullptr && !model.channels[i].ofScenario) is = switchUnder(*preset, i);
        channel.open = is.open;
        channel.suspended = is.suspended;
        channel.disputed = is.disputed;
        channel.lamp = restingLamp(channel, 0.0);
    }
    for (std::size_t i = 0; i < state.dyads.size(); ++i) {
        double climate = model.dyads[i].climate.value_or(referenceClimate(model, state));
        if (preset != nullptr && registerServes(model, i)) climate = preset->climate;
        state.dyads[i].climate = climate;
    }
}

void setUpDyad(Moment& moment, std::size_t index) {
    const Model& model = moment.model;
    DyadState& dyad = moment.state.dyads[index];
    drawFrailty(model, dyad, moment.seed, index);
    dyad.rung = dyad.peakRung = model.dyads[index].initialRung;
    if (dyad.rung > 0) dyad.episodes = 1;
    if (!canJump(dyad) || !modelSpeaks(model, moment.state)) return;
    drawThresholds(moment, index);
    renewRates(moment, index);
    for (std::size_t i = 0; i < model.channels.size(); ++i) {
        if (model.channels[i].dyad.index == index && moment.state.channels[i].open)
            moment.state.channels[i].nextCallS = 0.0;
    }
}

}  // namespace

State begin(const Model& model, std::uint64_t seed) {
    State state;
    state.readingIndex = model.readingIndex;
    state.classIndex = model.classIndex;
    state.nextGridS = kNever;
    state.dyads.resize(model.dyads.size());
    for (const SilenceDef& silence : model.silences)
        state.silenceLastContactS.push_back(silence.lastContactS.value_or(-kNever));
    setUpChannels(model, state);
    std::vector<Event> none;
    Moment moment{model, state, seed, 0.0, none};
    for (std::size_t i = 0; i < state.dyads.size(); ++i) setUpDyad(moment, i);
    scheduleGrid(moment);
    return state;
}

double nextWakeS(const Model& model, const State& state) {
    double wakeS = std::min(recordWakeS(model, state), state.nextGridS);
    for (std::size_t i = 0; i < state.channels.size(); ++i)
        wakeS = std::min(wakeS, channelWakeS(model, state, i));
    for (const DyadState& dyad : state.dyads) wakeS = std::min(wakeS, jumpTimeS(dyad));
    return wakeS;
}

void advance(const Model& model, State& state, std::uint64_t seed, double toS,
             std::span<const Stimulus> stimuli, std::vector<Event>& events) {
    const auto first = static_cast<std::ptrdiff_t>(events.size());
    if (std::is_sorted(stimuli.begin(), stimuli.end(), stimulusEarlier)) {
        advanceSorted(model, state, seed, toS, stimuli, events);
    } else {
        std::vector<Stimulus> sorted(stimuli.begin(), stimuli.end());
        std::stable_sort(sorted.begin(), sorted.end(), stimulusEarlier);
        advanceSorted(model, state, seed, toS, sorted, events);
    }
    std::stable_sort(events.begin() + first, events.end(), earlier);
}

}  // namespace openline::crisis
