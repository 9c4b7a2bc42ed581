// One dyad, six channels of every kind, the rates of the first reference class: enough crisis for tests.
#pragma once

#include "crisis/crisis.h"

namespace openline::crisis::test {

inline constexpr double kHourS = 3600.0;
inline constexpr double kDayS = 86400.0;

inline constexpr ChannelId kLink{std::size_t{0}}, kLeaders{std::size_t{1}}, kEmbassy{std::size_t{2}};
inline constexpr ChannelId kRadio{std::size_t{3}}, kOperations{std::size_t{4}}, kRules{std::size_t{5}};
inline constexpr PresetId kNone{std::size_t{0}}, kAll{std::size_t{1}}, kSuspended{std::size_t{2}};
inline constexpr DyadId kDyad{std::size_t{0}};

Parameter exactly(double value);

Parameters parameters();

ChannelDef channel(const char* id, Level level, Permission permission, double weight);

std::vector<ChannelDef> channels();

PresetDef preset(const char* id, std::vector<std::uint8_t> open, std::vector<std::uint8_t> suspended,
                 double climate);

DyadDef dyad(const char* id, std::size_t a, std::size_t b, Rung rung = 0);

Model model();

Stimulus collision(double timeS);

/// Runs to `toS` and returns all events.
std::vector<Event> run(const Model& model, State& state, std::uint64_t seed, double toS,
                       const std::vector<Stimulus>& stimuli = {});

std::uint64_t digestOf(const State& state);

/// Times and rungs of all jumps.
std::vector<std::pair<double, Rung>> jumps(const std::vector<Event>& events);

}  // namespace openline::crisis::test
