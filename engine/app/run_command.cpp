#include "app/run_command.h"

#include <cstdint>
#include <fstream>
#include <iostream>

#include "app/event_lines.h"
#include "app/exit_codes.h"
#include "app/interrupt.h"
#include "app/output_file.h"
#include "app/progress.h"
#include "app/run_summary.h"
#include "base/digest.h"
#include "sim/step.h"

namespace openline::app {
namespace {

constexpr std::uint64_t kSliceWork =
    200'000;  // unit-steps between looks at the terminal and at interruptions

/// Returns false if interrupted or if the events could not be written.
bool runTo(const Session& session, sim::Tick until, sim::World& world, RunSummary& summary,
           std::ofstream& events) {
    const sim::Definition& definition = *session.definition;
    const InterruptGuard guard;
    Progress progress("running", "", static_cast<double>(until));
    sim::StepReport report;
    while (world.tick < until && !interrupted()) {
        report.clear();
        sim::advance(definition, world, until, session.log, report, kSliceWork);
        for (const sim::Event& event : report.events) {
            summary.add(event);
            if (events.is_open()) events << eventLine(definition, event) << '\n';
        }
        if (events.is_open() && !events) return false;
        progress.update(static_cast<double>(world.tick));
    }
    if (events.is_open()) events.flush();
    return world.tick >= until && (!events.is_open() || events.good());
}

}  // namespace

int runScenario(const RunOptions& options, const DataRoot& data) {
    std::ofstream events;
    if (!options.events.empty()) {
        const auto writable = checkWritable(options.events);
        if (!writable) return fail(kExitMachineCannot, writable.errors);
    }
    auto session = loadSession(options.session, data);
    if (!session) return fail(kExitInvalidInput, session.errors);
    const auto applied = applyOptions(options.session, *session);
    if (!applied) return fail(kExitUsage, applied.errors);
    const sim::Definition& definition = *session->definition;
    sim::Tick until = definition.lastTick();
    if (!options.until.empty()) {
        const auto moment = parseMoment(definition, options.until);
        if (!moment) return fail(kExitUsage, moment.errors);
        until = definition.tickAt(*moment);
    }
    if (!options.events.empty()) events.open(options.events, std::ios::trunc);

    RunSummary summary(*session);
    const Progress watch("", "", 0.0);
    sim::World world = sim::begin(definition, session->seed);
    const bool whole = runTo(*session, until, world, summary, events);
    const RunFigures figures{world.tick, watch.elapsedS(), sim::hash(world)};
    if (!whole) {
        return fail(kExitRunFailed,
                    interrupted() ? "interrupted" : "cannot write " + options.events + ": is the disk full?");
    }
    if (options.json) {
        std::cout << summary.json(figures, world) << '\n';
    } else {
        std::cout << summary.text(figures, world);
        if (options.hash) std::cout << "hash " << hexadecimal(figures.hash) << '\n';
    }
    return std::cout.flush() ? kExitOk : kExitRunFailed;
}

}  // namespace openline::app
