// What a replay is held against, moment by moment: the worlds of a trace, the checkpoints of a session, or
// only the hash it was left with. Says where they part. Does not run anything.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/session.h"
#include "app/trace_file.h"

namespace openline::app {

class Verification {
  public:
    /// Errors: the session's file holds nothing to compare with; a trace that cannot be read.
    static Result<Verification> of(const Session& session);

    /// The tick at which the world has to be looked at next; none: the replay has been the same.
    [[nodiscard]] std::optional<sim::Tick> next() const;
    /// Looks at it. Returns false if it is not the one expected: then complaints() say when and where, and
    /// the rest is not worth running.
    bool isSame(const sim::World& world);
    [[nodiscard]] const std::vector<Complaint>& complaints() const { return complaints_; }
    /// The complaint is about the file, which cannot be read on: nothing differs.
    [[nodiscard]] bool fileIsWrong() const { return fileIsWrong_; }
    /// One line about a replay that was the same.
    [[nodiscard]] std::string success() const;

  private:
    explicit Verification(const Session& session) : session_(&session) {}
    void readNext();
    bool isSameAsTraced(const sim::World& world);
    bool isSameAsRemembered(const sim::World& world);
    void complain(const sim::World& world, const std::string& message);
    [[nodiscard]] std::string moment(sim::Tick tick) const;

    const Session* session_;
    std::unique_ptr<TraceReader> trace_;
    std::optional<sim::World> traced_;          ///< the trace's next world
    std::vector<study::Checkpoint> remaining_;  ///< of a session, the last one first
    std::optional<sim::Tick> sameAt_;           ///< last moment at which they were
    std::size_t compared_ = 0;
    std::vector<Complaint> complaints_;
    bool fileIsWrong_ = false;
};

}  // namespace openline::app
