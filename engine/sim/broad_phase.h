// Which craft can come near each other at all within their look-ahead: overlapping boxes around what each can
// reach, found by a sweep along each cell of a grid. Never misses a pair that `predictedClose` accepts; may
// name some that it refuses.
#pragma once

#include <cstdint>
#include <functional>
#include <glm/vec3.hpp>
#include <span>
#include <utility>
#include <vector>

#include "base/workers.h"

namespace openline::sim {

/// One craft flying straight for its look-ahead.
struct Reach {
    glm::dvec3 normal{0.0};
    glm::dvec3 velocityMps{0.0};  ///< over the surface, in Earth-fixed axes
    double altitudeM = 0.0;
    double climbMps = 0.0;
    double horizonS = 0.0;
    double padM = 0.0;        ///< half the widest distance that matters
    double padHeightM = 0.0;  ///< half the widest height that matters
    std::uint32_t unit = 0;
};

/// Positions in `reaches`, the lower first.
using ReachPair = std::pair<std::uint32_t, std::uint32_t>;

/// What finding them took, counted: the same on every machine.
struct BroadPhaseWork {
    std::size_t entries = 0;   ///< boxes in cells
    std::size_t compared = 0;  ///< pairs of boxes
    std::size_t asked = 0;     ///< pairs whose boxes overlap

    BroadPhaseWork& operator+=(const BroadPhaseWork& other) {
        entries += other.entries;
        compared += other.compared;
        asked += other.asked;
        return *this;
    }
};

/// The pairs that may come near each other and that `accept` takes, sorted. `accept` is asked on any thread,
/// in any order. Adds to `work`. Cost: n log n and the pairs asked about (`openline bench detect`).
std::vector<ReachPair> overlappingReaches(std::span<const Reach> reaches,
                                          const std::function<bool(const ReachPair&)>& accept,
                                          Workers* workers = nullptr, BroadPhaseWork* work = nullptr);

}  // namespace openline::sim
