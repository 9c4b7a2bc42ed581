// The last change of a command log and the same run without it: what an outlook compares with. A world of its
// own, stepped along with the playhead. Not a branch: nothing is drawn from it and it is not kept.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>

#include "sim/command.h"
#include "study/keyframes.h"

namespace openline::study {

class Timeline;

/// True if a command can change what an outlook says: not for an alarm that is acknowledged, or for leaving
/// the record, which every outlook supposes.
bool changesTheOutlook(const sim::Command& command);

/// The last command that changes the outlook and has acted at a moment: its place in the log. None: nothing
/// was changed before.
std::optional<std::size_t> lastChange(const sim::CommandLog& log, sim::Tick position);

/// A run that left another one, from a moment at which they were the same.
struct OtherRun {
    Keyframe from;
    sim::CommandLog log;
    sim::Tick to = 0;
};

/// The timeline's run up to its playhead without its last change; none if there is none.
std::optional<OtherRun> withoutLastChange(const Timeline& timeline);

/// Goes along with a run; wherever the playhead jumps, it begins again only if it must.
class CompanionWorld {
  public:
    explicit CompanionWorld(std::shared_ptr<const sim::Definition> definition)
        : definition_(std::move(definition)) {}

    /// Where to go. What is already on the way there is kept.
    void aim(OtherRun run);
    /// Goes on for about `work` unit-steps. Returns true when there.
    bool advance(std::uint64_t work);
    [[nodiscard]] const sim::World& world() const { return world_; }

  private:
    std::shared_ptr<const sim::Definition> definition_;
    sim::CommandLog log_;
    sim::World world_;
    sim::StepReport report_;
    sim::Tick fromTick_ = -1, to_ = 0;
};

}  // namespace openline::study
