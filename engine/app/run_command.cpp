#include "app/run_command.h"

#include <cstdint>
#include <iostream>

#include "app/event_lines.h"
#include "app/exit_codes.h"
#include "app/interrupt.h"
#include "app/output_file.h"
#include "app/progress.h"
#include "app/run_summary.h"
#include "base/digest.h"
#include "base/time.h"
#include "sim/step.h"

namespace openline::app {
namespace {

constexpr std::uint64_t kSliceWork =
    200'000;  // unit-steps between looks at the terminal and at interruptions

/// Runs until a tick or an interruption. Errors: the events cannot be written.
Result<Done> runTo(const Session& session, sim::Tick until, sim::World& world, RunSummary& summary,
                   LineFile& events, int jobs) {
    const sim::Definition& definition = *session.definition;
    Progress progress("running", "", static_cast<double>(until));
    sim::StepReport report;
    Workers workers(static_cast<std::size_t>(jobs));
    while (world.tick < until && !interrupted()) {
        report.clear();
        sim::advance(definition, world, until, session.log, report, kSliceWork, &workers);
        for (const sim::Event& event : report.events) {
            summary.add(event);
            if (!events.isOpen()) continue;
            auto written = events.add(eventLine(definition, event));
            if (!written) return written;
        }
        progress.update(static_cast<double>(world.tick));
    }
    if (world.tick < until) return Done{};  // interrupted: half a file would look like a whole one
    return events.close();
}

/// The files that a run reads are not those that it writes. Returns an exit code.
int checkEvents(const RunOptions& options, const Session& session) {
    if (options.events.empty()) return kExitOk;
    for (const std::string& input : {options.session.scenarioPath, session.path}) {
        const auto other = expectNotInput("--events", options.events, input);
        if (!other) return fail(kExitUsage, other.errors);
    }
    return kExitOk;
}

/// Whether the world is the one that was saved, as an exit code, having said so.
int compareWithSaved(const Session& session, const RunFigures& figures) {
    const std::string now = hexadecimal(figures.hash);
    const std::string when =
        formatIso(session.definition->utcAt(figures.ticks), session.definition->zoneMinutes);
    if (now != session.savedHash) {
        return fail(kExitMismatch, session.path + " at " + when + ": expected the world " +
                                       session.savedHash + " that was saved, got " + now +
                                       "; the scenario, its data or the program has changed");
    }
    std::cerr << "the world at " << when << " is the one that was saved, " << now << '\n';
    return kExitOk;
}

}  // namespace

int runScenario(const RunOptions& options, const DataRoot& data) {
    if (options.verify && !options.until.empty())
        return fail(kExitUsage, "--verify goes to where the session was saved: it takes no --until");
    if (!options.events.empty()) {
        const auto writable = checkWritable(options.events);
        if (!writable) return fail(kExitMachineCannot, writable.errors);
    }
    int code = kExitOk;
    const auto session = openSession(options.session, data, code);
    if (!session) return code;
    code = checkEvents(options, *session);
    if (code != kExitOk) return code;
    const sim::Definition& definition = *session->definition;
    sim::Tick until = definition.lastTick();
    if (!options.until.empty()) {
        const auto moment = about("--until", parseMoment(definition, options.until));
        if (!moment) return fail(kExitUsage, moment.errors);
        until = definition.tickAt(*moment);
    }
    if (options.verify) {
        if (session->savedHash.empty())
            return fail(kExitUsage, "--verify: expected a saved session, as in NAME-1.session.json");
        until = session->startTick;
    }
    LineFile events;
    if (!options.events.empty()) {
        const auto opened = events.open(options.events);
        if (!opened) return fail(kExitMachineCannot, opened.errors);
    }

    const InterruptGuard guard;
    RunSummary summary(*session);
    const Progress watch("", "", 0.0);
    sim::World world = sim::begin(definition, session->seed);
    const auto written = runTo(*session, until, world, summary, events, options.jobs);
    if (!written) return fail(kExitMachineCannot, written.errors);
    if (world.tick < until) return fail(kExitRunFailed, "interrupted");
    const RunFigures figures{world.tick, watch.elapsedS(), sim::hash(world)};
    if (options.json) {
        std::cout << summary.json(figures, world) << '\n';
    } else {
        std::cout << summary.text(figures, world);
        if (options.hash) std::cout << "hash " << hexadecimal(figures.hash) << '\n';
    }
    return options.verify ? compareWithSaved(*session, figures) : kExitOk;
}

}  // namespace openline::app
