#include "app/verification.h"

#include <algorithm>

#include "app/session_file.h"
#include "base/digest.h"
#include "base/time.h"
#include "sim/difference.h"
#include "sim/step.h"

namespace openline::app {
namespace {

constexpr const char* kCause = "; the scenario, its data or the program has changed";

}  // namespace

Result<Verification> Verification::of(const Session& session) {
    Verification made(session);
    if (isTraceFile(session.file)) {
        made.trace_ = std::make_unique<TraceReader>();
        const auto opened = made.trace_->open(session.file);
        if (!opened) return opened.errors;
        made.readNext();
        if (!made.complaints_.empty()) return made.complaints_;
        return made;
    }
    if (session.savedHash.empty())
        return Result<Verification>::failure(
            "expected a saved session or a trace, as in NAME-1.session.json");
    // The hash it was left with, and what lies before.
    made.remaining_.push_back({session.startTick, 0, {}});
    sim::Tick before = session.startTick + 1;
    const auto& moments = session.checkpoints.moments;
    for (auto at = moments.rbegin(); at != moments.rend(); ++at) {
        if (at->tick >= before || at->tick < 0) continue;
        if (at->tick == session.startTick) made.remaining_.clear();
        made.remaining_.push_back(*at);
        before = at->tick;
    }
    return made;
}

std::optional<sim::Tick> Verification::next() const {
    if (trace_) return traced_ ? std::optional(traced_->tick) : std::nullopt;
    return remaining_.empty() ? std::nullopt : std::optional(remaining_.back().tick);
}

bool Verification::isSame(const sim::World& world) {
    const bool same = trace_ ? isSameAsTraced(world) : isSameAsRemembered(world);
    if (!same) return false;
    sameAt_ = world.tick;
    ++compared_;
    if (trace_)
        readNext();
    else
        remaining_.pop_back();
    return complaints_.empty();
}

void Verification::readNext() {
    auto next = trace_->next();
    if (!next) complaints_ = next.errors;
    fileIsWrong_ = !next;
    traced_ = next ? std::move(*next) : std::nullopt;
    const sim::Tick last = session_->definition->lastTick();
    if (!traced_ || (traced_->tick >= session_->startTick && traced_->tick <= last)) return;
    complaints_.push_back({session_->file, 0, 0, {}, "has a world that is outside the scenario"});
    fileIsWrong_ = true;
    traced_.reset();
}

bool Verification::isSameAsTraced(const sim::World& world) {
    const auto difference = sim::firstDifference(*traced_, world);
    if (!difference) return true;
    complain(world, sim::describe(*session_->definition, world, *difference) + kCause);
    return false;
}

bool Verification::isSameAsRemembered(const sim::World& world) {
    const study::Checkpoint& expected = remaining_.back();
    const std::string now = hexadecimal(sim::hash(world));
    const bool isLast = remaining_.size() == 1;
    const std::string then = isLast ? session_->savedHash : hexadecimal(expected.hash);
    if (now == then) return true;
    complain(world, "expected the world " + then + " that was saved, got " + now + kCause);
    for (const std::string& table : differingFields(session_->checkpoints, expected, world))
        complaints_.push_back({session_->file, 0, 0, {}, "differs in " + table});
    return false;
}

void Verification::complain(const sim::World& world, const std::string& message) {
    const std::string before = sameAt_ ? "the same at " + moment(*sameAt_) + ", " : "";
    complaints_.push_back(
        {session_->file, 0, 0, {}, before + "another at " + moment(world.tick) + ": " + message});
}

std::string Verification::moment(sim::Tick tick) const {
    const sim::Definition& definition = *session_->definition;
    return formatIso(definition.utcAt(tick), definition.zoneMinutes) + " (tick " + std::to_string(tick) + ")";
}

std::string Verification::success() const {
    const std::string when = moment(sameAt_.value_or(session_->startTick));
    if (trace_) return "all " + std::to_string(compared_) + " worlds to " + when + " are those of the trace";
    return "the world at " + when + " is the one that was saved, " + session_->savedHash +
           (compared_ > 1 ? ", and so were " + std::to_string(compared_ - 1) + " before it" : "");
}

}  // namespace openline::app
