// Moves the crisis on: calls ring and are answered or not, rungs change, the record plays until it is
// released. Pure functions of (model, state, seed, time). Knows nothing of geography, files or pictures.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/digest.h"
#include "crisis/state.h"

namespace openline::crisis {

/// The state at the scenario's start under its initial preset.
State begin(const Model& model, std::uint64_t seed);

/// Moves from the last time advanced to `toS`, taking stimuli with times up to `toS`. Appends what happened,
/// in order of (time, dyad, kind). Cost: nothing when `toS` is before nextWakeS and there are no stimuli.
void advance(const Model& model, State& state, std::uint64_t seed, double toS,
             std::span<const Stimulus> stimuli, std::vector<Event>& events);

/// The earliest time at which something may change by itself; kNever if nothing will.
double nextWakeS(const Model& model, const State& state);

/// A change by a person, at `timeS`. Each first moves the state to that time, then appends its event; the
/// first change releases a record. Setting what is already so is no event and no release.
void setChannelOpen(const Model& model, State& state, std::uint64_t seed, double timeS, ChannelId channel,
                    bool open, std::vector<Event>& events);
void applyPreset(const Model& model, State& state, std::uint64_t seed, double timeS, PresetId preset,
                 std::vector<Event>& events);
void placeCall(const Model& model, State& state, std::uint64_t seed, double timeS, ChannelId channel,
               std::vector<Event>& events);
/// Which reading of contact holds from now on; rates are read anew at once. Range: an index of the model's
/// readings.
void setReading(const Model& model, State& state, std::uint64_t seed, double timeS, std::size_t reading,
                std::vector<Event>& events);
/// Which reference class holds from now on. Range: an index of the model's classes.
void setClass(const Model& model, State& state, std::uint64_t seed, double timeS, std::size_t classIndex,
              std::vector<Event>& events);
/// One side stops answering: calls of the other are refused, contact ends. Nothing on a closed channel.
void suspendChannel(const Model& model, State& state, std::uint64_t seed, double timeS, ChannelId channel,
                    Party by, std::vector<Event>& events);
/// The suspension ends, and so does a dispute over the counterpart.
void resumeChannel(const Model& model, State& state, std::uint64_t seed, double timeS, ChannelId channel,
                   std::vector<Event>& events);
/// Six months of monthly contacts before the scenario's start on every open channel: practice, faded to now,
/// and the silence clocks. Closed form.
void buildPractice(const Model& model, State& state, std::uint64_t seed, double timeS,
                   std::vector<Event>& events);
/// An event thrown in; what it does is in the model's injects. A close pass and a collision are stimuli like
/// those that are flown.
void inject(const Model& model, State& state, std::uint64_t seed, double timeS, const Inject& what,
            std::vector<Event>& events);
/// The model speaks from now on.
void release(const Model& model, State& state, std::uint64_t seed, double timeS, std::vector<Event>& events);

/// What pushes up and pulls down now, as hazard ratios, strongest first. What speeds both ways alike comes
/// last; the crisis's own speed F is never shown.
std::vector<Factor> explain(const Model& model, const State& state, DyadId dyad, double timeS);
/// Alarm of a dyad now.
double alarmAt(const Model& model, const DyadState& dyad, double timeS);
/// Share of risky passes relative to no rules at all: product of the open conduct channels' factors; under a
/// reading with a factor other than 1 that one instead, while any of them is open. Range 0.4..1.3.
double conductFactor(const Model& model, const State& state);

/// What a kind does when it is thrown in; nothing where the model has none of it.
const InjectDef& defOf(const Model& model, InjectKind kind);
/// Whether a suspension that is thrown in concerns a channel: the one it names, or else the military talks of
/// its dyad below ministers, templates left out.
bool concernsSuspension(const Model& model, const Inject& what, DyadId dyad, ChannelId channel);

/// What a preset says of a channel; a suspended or disputed channel is open.
Switch switchUnder(const PresetDef& preset, std::size_t channel);
/// What a channel's switch is now.
Switch switchOf(const ChannelState& channel);
/// Open, neither suspended nor in dispute.
bool canAnswer(const ChannelState& channel);
/// True if every channel of the register, and the climate of the dyads it serves, is as the preset says.
bool holds(const Model& model, const State& state, const PresetDef& preset);

/// Leaders, ministers, joint staffs and theater commanders: whom the race is about.
bool isSenior(const ChannelDef& channel);

/// Every field in declaration order.
void addTo(Digest& digest, const State& state);

}  // namespace openline::crisis
