#include "app/run_command.h"

#include <algorithm>
#include <cstdint>
#include <iostream>

#include "app/event_lines.h"
#include "app/exit_codes.h"
#include "app/interrupt.h"
#include "app/output_file.h"
#include "app/progress.h"
#include "app/run_summary.h"
#include "app/session_file.h"
#include "app/session_roles.h"
#include "app/sweep_folder.h"
#include "app/trace_file.h"
#include "app/verification.h"
#include "base/digest.h"
#include "sim/step.h"

namespace openline::app {
namespace {

constexpr std::uint64_t kSliceWork =
    200'000;  // unit-steps between looks at the terminal and at interruptions

/// One run from the start, in as many pieces as there are moments to look at.
class Run {
  public:
    Run(const Session& session, sim::Tick until, int jobs)
        : session_(session),
          world_(sim::begin(*session.definition, session.seed)),
          summary_(session),
          progress_("running", "", static_cast<double>(until)),
          workers_(static_cast<std::size_t>(jobs)) {}

    LineFile events;

    [[nodiscard]] const sim::World& world() const { return world_; }
    /// An interruption came before the end of a piece.
    [[nodiscard]] bool wasInterrupted() const { return interrupted_; }
    /// How the row of a sweep ended otherwise, once finished; empty: it did not.
    [[nodiscard]] const std::string& isOtherRow() const { return isOtherRow_; }

    /// Runs to a tick or an interruption. Errors: the events cannot be written.
    Result<Done> to(sim::Tick tick) {
        while (world_.tick < tick && !interrupted()) {
            report_.clear();
            sim::advance(*session_.definition, world_, tick, session_.log, report_, kSliceWork, &workers_);
            for (const sim::Event& event : report_.events) {
                summary_.add(event);
                if (!events.isOpen()) continue;
                auto written = events.add(eventLine(*session_.definition, event));
                if (!written) return written;
            }
            progress_.update(static_cast<double>(world_.tick));
        }
        interrupted_ = world_.tick < tick;
        return Done{};
    }

    /// Runs through a window, writing every world of it. Errors: they cannot be written.
    Result<Done> traced(const std::string& path, TraceWindow window) {
        TraceWriter trace;
        Result<Done> done = to(window.from);
        if (done && !interrupted_) done = trace.open(path, session_, world_);
        while (done && !interrupted_) {
            done = trace.add(*session_.definition, world_);
            if (world_.tick >= window.to) return done ? trace.close() : done;
            if (done) done = to(world_.tick + 1);
        }
        return done;
    }

    /// Says what it amounted to. Errors: the events cannot be written.
    Result<Done> finish(const RunOptions& options) {
        auto closed = events.close();
        if (!closed) return closed;
        const RunFigures figures{world_.tick, progress_.elapsedS(), sim::hash(world_)};
        const bool whole = world_.tick == session_.definition->lastTick();
        const std::string& row = session_.savedHash;
        if (isReplayName(session_.file) && whole && !row.empty() && hexadecimal(figures.hash) != row)
            isOtherRow_ = "expected the world " + row + " that the row has, got " + hexadecimal(figures.hash);
        if (options.json) {
            std::cout << summary_.json(figures, world_) << '\n';
        } else {
            std::cout << summary_.text(figures, world_);
            if (options.hash) std::cout << "hash " << hexadecimal(figures.hash) << '\n';
        }
        return Done{};
    }

  private:
    const Session& session_;
    sim::World world_;
    RunSummary summary_;
    Progress progress_;
    Workers workers_;
    sim::StepReport report_;
    bool interrupted_ = false;
    std::string isOtherRow_;
};

/// Before the scenario is read. Returns an exit code.
int checkWritableOutputs(const RunOptions& options) {
    for (const std::string& output : {options.events, options.trace}) {
        if (output.empty()) continue;
        const auto writable = checkWritable(output);
        if (!writable) return fail(kExitMachineCannot, writable.errors);
    }
    if (options.trace.empty()) return kExitOk;
    const auto ending = expectEnding("--trace", options.trace, std::string(kTraceEnding));
    return ending ? kExitOk : fail(kExitUsage, ending.errors);
}

/// The files that a run reads are not those that it writes. Returns an exit code.
int checkOutputsAreNotInputs(const RunOptions& options, const Session& session) {
    for (const auto& [option, output] :
         {std::pair("--events", options.events), std::pair("--trace", options.trace)}) {
        for (const std::string& input : {options.session.scenarioPath, session.path}) {
            if (output.empty()) continue;
            const auto other = expectNotInput(option, output, input);
            if (!other) return fail(kExitUsage, other.errors);
        }
    }
    return kExitOk;
}

/// A time of the scenario as a tick; `otherwise` if none is given.
Result<sim::Tick> tickOf(const char* option, const Session& session, const std::string& text,
                         sim::Tick otherwise) {
    if (text.empty()) return otherwise;
    const auto moment = about(option, parseMoment(*session.definition, text));
    if (!moment) return moment.errors;
    return session.definition->tickAt(*moment);
}

/// Errors: outside the run, or more than a trace may hold.
Result<TraceWindow> windowOf(const RunOptions& options, const Session& session, sim::Tick until) {
    const sim::Definition& definition = *session.definition;
    if (options.trace.empty()) return TraceWindow{};
    const auto from = tickOf("--trace-from", session, options.traceFrom, 0);
    if (!from) return from.errors;
    const auto to = tickOf("--trace-to", session, options.traceTo,
                           std::min(until, *from + definition.tickAt(kUsualTraceS)));
    if (!to) return to.errors;
    const TraceWindow window{*from, *to};
    if (window.from > window.to || window.to > until)
        return Complaint{"--trace-to", 0, 0, {}, "expected a time between --trace-from and the run's end"};
    const std::uint64_t bytes = traceBytes(definition, sim::begin(definition, session.seed), window);
    if (bytes <= kLongestTrace) return window;
    return Complaint{"--trace",
                     0,
                     0,
                     {},
                     "these " + std::to_string(window.to - window.from + 1) + " worlds would take " +
                         std::to_string(bytes >> 20) + " MiB; a trace holds " +
                         std::to_string(kLongestTrace >> 20) + " MiB at most: choose a shorter window"};
}

/// Replays what a session or trace says, as far as it is the same.
Result<Done> verify(Run& run, Verification& verification) {
    while (const auto tick = verification.next()) {
        auto done = run.to(*tick);
        if (!done || run.wasInterrupted()) return done;
        if (!verification.isSame(run.world())) return Done{};
    }
    return Done{};
}

/// From the start to the end of the run and no further than the same. Returns an exit code.
int runAll(const RunOptions& options, const Session& session, sim::Tick until, TraceWindow window) {
    std::optional<Verification> verification;
    if (options.verify) {
        auto made = about("--verify", Verification::of(session));
        if (!made) return fail(session.file.empty() ? kExitUsage : kExitInvalidInput, made.errors);
        verification = std::move(*made);
    }
    Run run(session, until, options.jobs);
    if (!options.events.empty()) {
        const auto opened = run.events.open(options.events);
        if (!opened) return fail(kExitMachineCannot, opened.errors);
    }
    Result<Done> done = Done{};
    if (verification) done = verify(run, *verification);
    if (!options.trace.empty()) done = run.traced(options.trace, window);
    if (done && !verification && !run.wasInterrupted()) done = run.to(until);
    if (done && run.wasInterrupted()) return fail(kExitRunFailed, "interrupted");
    if (done && verification && !verification->complaints().empty())
        return fail(verification->fileIsWrong() ? kExitInvalidInput : kExitMismatch,
                    verification->complaints());
    if (done) done = run.finish(options);
    if (!done) return fail(kExitMachineCannot, done.errors);
    if (!run.isOtherRow().empty()) return fail(kExitMismatch, "--replay: " + run.isOtherRow());
    if (verification) std::cerr << verification->success() << '\n';
    return kExitOk;
}

}  // namespace

int runScenario(const RunOptions& options, const DataRoot& data) {
    if (options.verify && isReplayName(options.session.scenarioPath))
        return fail(kExitUsage, "--verify: a replay is held against its row anyhow");
    if (options.verify && (options.session.mirrored || options.session.seed))
        return fail(kExitUsage,
                    "--verify: what was saved is held against the same run; it takes no --seed and no "
                    "--mirrored");
    if (options.verify && !(options.until + options.trace).empty())
        return fail(kExitUsage,
                    "--verify goes where the session was saved: it takes no --until and no --trace");
    if (options.trace.empty() && !(options.traceFrom + options.traceTo).empty())
        return fail(kExitUsage,
                    "--trace-from and --trace-to: expected --trace FILE" + std::string(kTraceEnding));
    int code = kExitOk;
    if (code = checkWritableOutputs(options); code != kExitOk) return code;
    auto session = openSession(options.session, data, code, WithoutRelation::warned);
    if (!session) return code;
    if (!session->otherRoles.empty() && !options.until.empty())
        session->otherRoles += " --until " + quotedForShell(options.until);
    if (code = checkOutputsAreNotInputs(options, *session); code != kExitOk) return code;
    const auto until = tickOf("--until", *session, options.until, session->definition->lastTick());
    if (!until) return fail(kExitUsage, until.errors);
    const auto window = windowOf(options, *session, *until);
    if (!window) return fail(kExitUsage, window.errors);
    const InterruptGuard guard;
    return runAll(options, *session, *until, *window);
}

}  // namespace openline::app
