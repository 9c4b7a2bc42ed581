// Worlds kept at moments of a run, so that a seek has little to step again. Spaced by unit-steps of work and
// not by time: quiet days cost nothing. Not the run itself.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "sim/step.h"

namespace openline::study {

struct Keyframe {
    sim::Tick tick = 0;
    std::shared_ptr<const sim::World> world;
    std::size_t eventCount = 0;  ///< events before this moment
    std::uint64_t work = 0;      ///< unit-steps from the start to here
};

/// What a world occupies: itself and every table and column. Units: bytes.
std::size_t worldBytes(const sim::World& world);

class Keyframes {
  public:
    /// Units: bytes of memory, unit-steps between keyframes.
    Keyframes(std::size_t memoryBytes, std::uint64_t spacing)
        : memoryBytes_(memoryBytes), spacing_(spacing) {}

    /// Adds one later than all others. Over the budget, doubles the spacing and drops what is closer.
    void add(Keyframe keyframe);
    /// The same, unless it is closer to the last one than the spacing.
    void addIfDue(Keyframe keyframe);
    /// Forgets those after a tick; the first one always stays.
    void truncateAfter(sim::Tick tick);
    /// The latest at or before a tick. There is always one once one was added at tick 0.
    [[nodiscard]] const Keyframe& atOrBefore(sim::Tick tick) const;
    [[nodiscard]] std::span<const Keyframe> all() const { return frames_; }
    [[nodiscard]] const Keyframe& last() const { return frames_.back(); }
    [[nodiscard]] std::size_t count() const { return frames_.size(); }
    [[nodiscard]] std::uint64_t spacing() const { return spacing_; }
    [[nodiscard]] std::size_t usedBytes() const { return usedBytes_; }

  private:
    void thin();
    std::vector<Keyframe> frames_;
    std::size_t memoryBytes_;
    std::size_t usedBytes_ = 0;
    std::uint64_t spacing_;
};

}  // namespace openline::study
