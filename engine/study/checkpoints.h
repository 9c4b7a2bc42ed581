// What is remembered of a run at some of its moments, to tell later whether, when and in which fields another
// run of it goes another way. Digests, not worlds: some kilobytes. The first differing row and value need a
// trace.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sim/difference.h"
#include "study/keyframes.h"

namespace openline::study {

/// More would not fit a file that people read; `openline run --trace` looks closer.
inline constexpr std::size_t kMostCheckpoints = 24;

struct Checkpoint {
    sim::Tick tick = 0;
    std::uint64_t hash = 0;             ///< of the world
    std::vector<std::uint32_t> fields;  ///< of each of `Checkpoints::fields`
};

struct Checkpoints {
    std::vector<std::string> fields;  ///< as in `units.altitudeM`; of the program that made them
    std::vector<Checkpoint> moments;  ///< by tick
};

/// Of keyframes up to a world of the same run, evenly spaced in work, and of that world. Cost: a hash each.
Checkpoints checkpointsOf(const Keyframes& keyframes, const sim::World& last,
                          std::size_t most = kMostCheckpoints);

/// Fields in which a world differs from a checkpoint, by table, as in `units: altitudeM, climbMps`. Empty: in
/// none that both programs know.
std::vector<std::string> differingFields(const Checkpoints& checkpoints, const Checkpoint& expected,
                                         const sim::World& got);

}  // namespace openline::study
