// A session that can be moved through: scenario, seed and command log, with keyframe worlds, the event log
// and thinned tracks. Seeking copies the nearest keyframe and steps again. The future is computed ahead on a
// worker that yields. All public functions are for one thread (the desk's or the recorder's).
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "sim/command.h"
#include "sim/definition.h"
#include "sim/report.h"
#include "sim/snapshot.h"
#include "sim/step.h"
#include "study/tracks.h"

namespace openline::study {

class Keyframes;

struct TimelineOptions {
    std::size_t memoryBytes = 256u << 20;  ///< for keyframes
    std::uint64_t keyframeWork = 50'000;   ///< unit-steps between keyframes: bounds a warm seek
    bool runAhead = true;                  ///< compute the future on a worker
};

class Timeline {
  public:
    Timeline(std::shared_ptr<const sim::Definition> definition, std::uint64_t seed, sim::CommandLog log = {},
             TimelineOptions options = {});
    ~Timeline();
    Timeline(const Timeline&) = delete;
    Timeline& operator=(const Timeline&) = delete;

    [[nodiscard]] const sim::Definition& definition() const;
    [[nodiscard]] std::uint64_t seed() const;

    /// Moves the playhead to a time; returns true when it is there. Without a budget it waits until it is.
    /// With one, a warm seek is within one call; a cold one shows the nearest computed moment, computes for
    /// about as much work itself if no worker does, and goes on with the next call. Range: clamped to the
    /// scenario. Cost: a warm seek is at most `keyframeWork` unit-steps.
    bool seek(sim::Tick tick, double workBudgetUnitSteps = 0.0);
    [[nodiscard]] sim::Tick position() const;
    /// The tick asked for last; differs from position() while a cold seek goes on.
    [[nodiscard]] sim::Tick goal() const;
    /// How far the run is known, by stepping or by running ahead; as of the last seek().
    [[nodiscard]] sim::Tick computedTo() const;

    /// The world at the playhead and one tick before it (for interpolation between ticks).
    [[nodiscard]] const sim::Snapshot& current() const;
    [[nodiscard]] const sim::Snapshot& previous() const;
    [[nodiscard]] const sim::World& world() const;

    /// Acts at the playhead: appends to the log, or, before the log's end, truncates what came after and
    /// keeps the old future as a branch that undo brings back. Forgets the computed future and moves the
    /// playhead by one tick, so that the act shows.
    void act(sim::Command command);
    [[nodiscard]] bool canUndo() const;
    [[nodiscard]] bool canRedo() const;
    /// Takes the last command back; may return to the record. The playhead stays where it is, or comes back
    /// to there by seek(goal(), ...) if that future has to be computed again.
    void undo();
    void redo();
    [[nodiscard]] const sim::CommandLog& log() const;
    /// When the picture became a what-if; none while it is the record. Units: scenario seconds.
    [[nodiscard]] std::optional<double> whatIfSinceS() const;

    /// All events known, in order, also those ahead of the playhead.
    [[nodiscard]] std::span<const sim::Event> events() const;
    /// How many of events() lie before the playhead.
    [[nodiscard]] std::size_t pastEventCount() const;
    [[nodiscard]] const Tracks& tracks() const;
    /// Those of the present command log, as far as it is computed.
    [[nodiscard]] const Keyframes& keyframes() const;
    /// Of keyframes. Units: bytes.
    [[nodiscard]] std::size_t memoryBytes() const;

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// One line for people, as in `J-16 enters the Taiwan air defense identification zone`. Craft are named
/// generically if the event is a what-if of its own or `released` says that the picture is one.
std::string describe(const sim::Definition& definition, const sim::Event& event, bool released = false);

/// The note of an order; empty where the record tells an outcome (a pass, an upset, a loss, an
/// emergency) or what only one account has, neither of which is true once it is released.
std::string orderNote(const sim::Definition& definition, ProgramId program, std::size_t order, bool released);

}  // namespace openline::study
