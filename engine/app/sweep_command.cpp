#include "app/sweep_command.h"

#include <filesystem>
#include <iostream>

#include "app/exit_codes.h"
#include "app/interrupt.h"
#include "app/output_file.h"
#include "app/progress.h"
#include "app/sweep_folder.h"
#include "app/sweep_lines.h"
#include "exchange/sweep_report.h"
#include "exchange/sweep_summary.h"
#include "exchange/sweep_table.h"
#include "exchange/sweep_words.h"
#include "record/output_path.h"
#include "study/ranks.h"
#include "study/sweep_figures.h"

namespace openline::app {
namespace {

namespace fs = std::filesystem;
using study::Sweep;
using study::SweepRow;

/// Rows of a batch of crises: some tenths of a second of work.
constexpr std::size_t kBatchRows = 2048;

/// Runs that are computed, sent and written together. Says nothing about what stands in a row.
std::size_t batchRuns(const study::SweepPlan& plan, std::size_t jobs) {
    const std::size_t variants = plan.variants.size();
    const std::size_t rows = plan.mode == study::SweepMode::full ? 2 * jobs : kBatchRows;
    return std::max<std::size_t>(1, rows / variants);
}

/// The work of all ranks on one sweep.
class SweepWork {
  public:
    SweepWork(const SweepOptions& options, const Sweep& sweep, study::Ranks& ranks, Workers& workers)
        : options_(options), sweep_(sweep), ranks_(ranks), workers_(workers) {}

    /// Ranks above 0: compute their batches and send them.
    int help() {
        const std::size_t first = ranks_.shared(0), runs = sweep_.plan().runs;
        const std::size_t batch = batchRuns(sweep_.plan(), workers_.count());
        std::size_t number = 0;
        for (std::size_t from = first; from < runs; from += batch, ++number) {
            if (number % ranks_.count() != ranks_.rank()) continue;
            const std::size_t to = std::min(runs, from + batch);
            const auto rows = sweep_.rows(from, to, &workers_, interrupted);
            if (!ranks_.send(rows, interrupted)) break;
        }
        if (!ranks_.finishSending(interrupted)) ranks_.abandon(kExitRunFailed);
        return interrupted() ? kExitRunFailed : kExitOk;
    }

    /// Rank 0: all rows into the table, then what they come to. Returns an exit code.
    int lead() {
        std::size_t bytes = 0;
        if (options_.resume) {
            const auto kept = keepRows();
            if (!kept) return stop(kExitInvalidInput, kept.errors);
            bytes = *kept;
        }
        auto done = complete_ ? Result<Done>(Done{}) : table_.open(path(kSweepPartialName), bytes);
        if (done && bytes == 0 && !complete_) done = table_.add(exchange::sweepHeader(sweep_) + "\n");
        if (!done) return stop(kExitMachineCannot, done.errors);
        (void)ranks_.shared(doneRuns());
        done = addRows();
        if (done && !complete_) done = table_.close();
        if (!done) return stop(kExitMachineCannot, done.errors);
        if (doneRuns() < sweep_.plan().runs) return stopped();
        if (!complete_) done = record::moveIntoPlace(path(kSweepPartialName), path(kSweepTableName));
        if (!done) return stop(kExitMachineCannot, done.errors);
        return conclude();
    }

  private:
    [[nodiscard]] std::string path(const char* name) const {
        return (fs::path(options_.output) / name).string();
    }
    [[nodiscard]] std::size_t doneRuns() const { return rows_.size() / sweep_.plan().variants.size(); }

    /// Ends the other ranks too.
    int stop(ExitCode code, const std::vector<Complaint>& complaints) {
        (void)fail(code, complaints);
        ranks_.abandon(code);
        return code;
    }
    int stopped() {
        const std::string what =
            ranks_.count() > 1 ? "interrupted, or another rank has ended" : "interrupted";
        (void)fail(kExitRunFailed, what + "; " + std::to_string(doneRuns()) + " of " +
                                       std::to_string(sweep_.plan().runs) + " runs are kept in " +
                                       path(kSweepPartialName) + ", and --resume goes on");
        ranks_.abandon(kExitRunFailed);
        return kExitRunFailed;
    }

    /// Rows that are there already; returns their bytes.
    Result<std::size_t> keepRows() {
        std::error_code ignored;
        complete_ = fs::exists(path(kSweepTableName), ignored);
        const std::string name = path(complete_ ? kSweepTableName : kSweepPartialName);
        if (!fs::exists(name, ignored)) return std::size_t{0};
        const auto text = readWhole(name);
        if (!text) return text.errors;
        auto table = exchange::readSweepTable(sweep_, *text, name);
        if (!table) return table.errors;
        rows_ = std::move(table->rows);
        if (complete_ && doneRuns() != sweep_.plan().runs)
            return Complaint{name,
                             0,
                             0,
                             {},
                             "expected " + std::to_string(sweep_.plan().runs) + " runs, got " +
                                 std::to_string(doneRuns())};
        return table->bytes;
    }

    Result<Done> addRows() {
        const std::size_t runs = sweep_.plan().runs, batch = batchRuns(sweep_.plan(), workers_.count());
        Progress progress("sweeping", "runs", static_cast<double>(runs));
        std::size_t number = 0;
        for (std::size_t from = doneRuns(); from < runs && !interrupted(); from += batch, ++number) {
            const std::size_t to = std::min(runs, from + batch), rank = number % ranks_.count();
            const auto rows = rank == 0 ? std::optional(sweep_.rows(from, to, &workers_, interrupted))
                                        : ranks_.receive(rank, interrupted);
            if (!rows) break;
            std::string lines;
            for (const SweepRow& row : *rows) {
                rows_.push_back(row);
                lines += exchange::sweepLine(sweep_, row, rows_.size()) + "\n";
            }
            auto done = table_.add(lines);
            if (!done) return done;
            progress.update(static_cast<double>(doneRuns()));
            if (doneRuns() < to) break;
        }
        return Done{};
    }

    int conclude() {
        Progress progress("counting figures", "", 1.0);
        const auto figures = study::figuresOf(sweep_, rows_, &workers_, interrupted,
                                              [&](double share) { progress.update(share); });
        progress.end();
        if (!figures)
            return fail(kExitRunFailed, "interrupted; all runs are kept, and --resume makes the report");
        for (const auto& [name, text] : {std::pair("summary.json", exchange::sweepSummary(sweep_, *figures)),
                                         std::pair("report.html", exchange::sweepReport(sweep_, *figures))}) {
            LineFile file;
            auto done = file.open(path(name));
            if (done) done = file.add(text.substr(0, text.size() - 1));
            if (done) done = file.close();
            if (!done) return fail(kExitMachineCannot, done.errors);
        }
        say(*figures);
        return kExitOk;
    }

    void say(const study::SweepFigures& figures) const {
        const sim::Definition& definition = *sweep_.plan().definition;
        std::cout << definition.title << ", a what-if and not a forecast\n"
                  << definition.crisis.dyads[sweep_.plan().dyad.index].name;
        if (sweep_.flight().supposesCollision) std::cout << ", as if two craft collided at the start";
        std::cout << '\n';
        if (const std::string note = exchange::presetsNote(sweep_); !note.empty()) std::cout << note << '\n';
        std::cout << sweepLines(sweep_, figures) << path("report.html") << ": " << sweep_.plan().runs
                  << " runs\n";
    }

    const SweepOptions& options_;
    const Sweep& sweep_;
    study::Ranks& ranks_;
    Workers& workers_;
    RowFile table_;
    std::vector<SweepRow> rows_;
    bool complete_ = false;  ///< the table is there; only what it comes to is made
};

/// A preset without a time is what is compared, if nothing else is.
SweepOptions asCompared(SweepOptions options) {
    std::string& preset = options.session.preset;
    if (options.compare.empty() && !preset.empty() && preset.find('@') == std::string::npos)
        options.compare.push_back(std::exchange(preset, {}));
    options.session.compared = options.compare;
    return options;
}

/// Returns an exit code. Who begins anew where there is a sweep has asked for the wrong thing.
int beginFolder(const SweepOptions& options, const Session& session, const std::string& planText) {
    std::error_code ignored;
    const bool taken = !options.resume && fs::exists(fs::path(options.output) / kSweepPlanName, ignored);
    const auto folder = beginSweepFolder(options.output, session, planText, options.resume);
    return folder ? kExitOk : fail(taken ? kExitUsage : kExitMachineCannot, folder.errors);
}

int sweepOn(const SweepOptions& options, const DataRoot& data, study::Ranks& ranks) {
    int code = kExitOk;
    if (!options.compare.empty() && !options.session.preset.empty() &&
        options.session.preset.find('@') == std::string::npos)
        return fail(kExitUsage, "--preset: --compare names the presets that the runs begin with");
    const auto session = openSession(options.session, data, code);
    if (!session) return code;
    auto plan = sweepPlan(options, *session);
    if (!plan) return fail(kExitUsage, plan.errors);
    const std::string planText = sweepPlanText(*session, *plan, options.output);
    Workers workers(static_cast<std::size_t>(options.jobs));
    auto sweep = Sweep::prepare(std::move(*plan), &workers, interrupted);
    if (!sweep) return fail(kExitUsage, sweep.errors);
    if (!*sweep) return fail(kExitRunFailed, "interrupted before the first run");
    code = ranks.rank() == 0 ? beginFolder(options, *session, planText) : kExitOk;
    if (code = static_cast<int>(ranks.shared(static_cast<std::size_t>(code))); code != kExitOk) return code;
    SweepWork work(options, **sweep, ranks, workers);
    return ranks.rank() == 0 ? work.lead() : work.help();
}

}  // namespace

int runSweep(const SweepOptions& options, const DataRoot& data) {
    if (study::startedAsRank() && !study::ranksAreBuilt())
        return fail(
            kExitMachineCannot,
            "started as one of several ranks, but built without MPI: configure with -DOPENLINE_MPI=ON");
    const InterruptGuard guard;
    study::Ranks ranks;
    // What one rank has to say, all have.
    if (ranks.rank() != 0) std::cerr.setstate(std::ios::failbit);
    return sweepOn(asCompared(options), data, ranks);
}

}  // namespace openline::app
