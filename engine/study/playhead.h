// The world at one moment of a run and one tick before it, moved by copying keyframes and stepping again.
// Knows no threads and keeps no history.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "sim/snapshot.h"
#include "sim/world.h"
#include "study/keyframes.h"

namespace openline::study {

class Playhead {
  public:
    explicit Playhead(const sim::Definition& definition) : definition_(definition) {}

    /// Stands at a keyframe.
    void place(const Keyframe& keyframe);
    /// Moves to a tick from where it stands or from the nearest keyframe, whichever is less to step.
    /// Cost: at most the spacing of keyframes in unit-steps; going backwards bit by bit, a tenth of it each
    /// time but the first in a while.
    void moveTo(sim::Tick tick, const Keyframes& keyframes, std::span<const sim::Command> log);
    /// The log is another one from a tick on: what was passed later is no longer on the way.
    void forgetAfter(sim::Tick tick);

    [[nodiscard]] sim::Tick tick() const { return world_.tick; }
    [[nodiscard]] const sim::World& world() const { return world_; }
    [[nodiscard]] const sim::Snapshot& current() const { return current_; }
    [[nodiscard]] const sim::Snapshot& previous() const { return previous_; }
    /// This moment as a keyframe.
    [[nodiscard]] Keyframe keyframe() const;
    [[nodiscard]] std::size_t eventCount() const { return eventCount_; }
    /// Unit-steps that all moves together have cost.
    [[nodiscard]] std::uint64_t steppedWork() const { return steppedWork_; }

  private:
    [[nodiscard]] const Keyframe& nearest(sim::Tick tick, const Keyframes& keyframes) const;
    void goBack(sim::Tick tick, const Keyframes& keyframes, std::span<const sim::Command> log);
    void copy(const Keyframe& keyframe);
    void advance(sim::Tick tick, std::span<const sim::Command> log, std::uint64_t maximumWork = 0);

    const sim::Definition& definition_;
    sim::World world_;
    sim::Snapshot current_, previous_;
    sim::StepReport report_;
    std::size_t eventCount_ = 0;
    std::uint64_t work_ = 0, steppedWork_ = 0;
    std::vector<Keyframe> way_;  ///< passed when last going back, by tick, for going back further
};

}  // namespace openline::study
