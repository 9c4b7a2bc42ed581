#include "app/encounters_command.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iostream>
#include <map>

#include "app/encounters_report.h"
#include "app/exit_codes.h"
#include "app/interrupt.h"
#include "app/output_file.h"
#include "app/progress.h"
#include "exchange/csv.h"

namespace openline::app {
namespace {

using exchange::PairFigures;
using exchange::TrackEncounter;
using exchange::TrackFile;

/// The same complaint row after row is one mistake, whatever was found there: the first few of each kind, and
/// how many more there are.
std::vector<Complaint> withoutRepeats(const std::vector<Complaint>& complaints) {
    constexpr std::size_t kMost = 3;
    std::vector<Complaint> kept;
    std::map<std::pair<std::string, std::string>, std::size_t> counts;
    for (const Complaint& complaint : complaints) {
        const std::string expected = complaint.message.substr(0, complaint.message.find(", got "));
        if (++counts[{complaint.path, expected}] <= kMost) kept.push_back(complaint);
    }
    for (const auto& [what, count] : counts) {
        if (count <= kMost) continue;
        kept.push_back({complaints.front().file, 0, 0, what.first,
                        fmt::format("the same in {} more: {}", count - kMost, what.second)});
    }
    return kept;
}

/// A standard of ships says nothing of aircraft, and the other way round.
void warnOfOtherCraft(const EncountersOptions& options, const TrackFile& file) {
    const bool ships = std::ranges::any_of(
        file.tracks, [](const exchange::Track& track) { return track.kind == exchange::TrackKind::ship; });
    if (options.standard == "ship" && !ships)
        printWarnings({{options.tracks,
                        0,
                        0,
                        {},
                        "no track is a ship, and the standard \"ship\" looks at nothing else; a column "
                        "\"kind\" says which craft are"}});
}

/// Writes every pair and time. The first failure is kept.
class SampleWriter {
  public:
    SampleWriter(LineFile& file, const TrackFile& tracks) : file_(file), tracks_(tracks) {
        for (const exchange::Track& track : tracks.tracks) names_.push_back(exchange::csvCell(track.id));
        done_ = file_.add("time,a,b,horizontal [m],vertical [m],closure [m/s],tcpa [s],dcpa [m],level");
    }
    void add(std::size_t a, std::size_t b, double timeS, const PairFigures& figures) {
        if (!done_) return;
        const std::string vertical =
            tracks_.heightKnown(a, b) ? fmt::format("{:.3f}", figures.verticalM) : std::string();
        done_ = file_.add(fmt::format("{},{},{},{:.3f},{},{:.4f},{:.4f},{:.3f},{}", tracks_.timeText(timeS),
                                      names_[a], names_[b], figures.horizontalM, vertical, figures.closureMps,
                                      figures.tcpaS, figures.dcpaM, figures.level));
    }
    [[nodiscard]] const Result<Done>& done() const { return done_; }

  private:
    LineFile& file_;
    const TrackFile& tracks_;
    std::vector<std::string> names_;
    Result<Done> done_{Done{}};
};

/// Finds, writing samples if they are wanted. Errors: they cannot be written.
Result<std::vector<TrackEncounter>> search(const EncountersOptions& options, const TrackFile& file,
                                           exchange::TrackStandard standard) {
    using Found = Result<std::vector<TrackEncounter>>;
    const exchange::TrackPairs pairs(file, {standard, options.largestGapS});
    Progress progress(
        "looking at pairs", "pairs",
        0.5 * static_cast<double>(file.tracks.size()) * static_cast<double>(file.tracks.size() - 1));
    const auto goOn = [&](std::size_t done, std::size_t) {
        progress.update(static_cast<double>(done));
        return !interrupted();
    };
    if (options.samples.empty()) return pairs.find({}, goOn);
    LineFile lines;
    const auto opened = lines.open(options.samples);
    if (!opened) return Found(opened.errors);
    SampleWriter writer(lines, file);
    const auto sampled = [&](std::size_t a, std::size_t b, double timeS, const PairFigures& figures) {
        writer.add(a, b, timeS, figures);
    };
    Found found = pairs.find(sampled, [&](std::size_t done, std::size_t all) {
        return goOn(done, all) && static_cast<bool>(writer.done());
    });
    if (!writer.done()) return Found(writer.done().errors);
    if (interrupted()) return found;  // and no file: half of one would look like a whole one
    const auto closed = lines.close();
    if (!closed) return Found(closed.errors);
    return found;
}

}  // namespace

int reportEncounters(const EncountersOptions& options) {
    const auto standard = exchange::trackStandard(options.standard);
    if (!standard)
        return fail(kExitUsage, "--standard: expected usual, do-365, tcas, nmac or ship, got \"" +
                                    options.standard + "\"");
    if (!options.samples.empty()) {
        const auto other = expectNotInput("--samples", options.samples, options.tracks);
        if (!other) return fail(kExitUsage, other.errors);
        const auto writable = checkWritable(options.samples);
        if (!writable) return fail(kExitMachineCannot, writable.errors);
    }
    const auto file = exchange::readTracks(
        options.tracks, options.skipBadRows ? exchange::BadRows::skip : exchange::BadRows::refuse);
    printWarnings(withoutRepeats(file.warnings));
    if (!file) {
        const int code = fail(kExitInvalidInput, withoutRepeats(file.errors));
        const bool rows = std::any_of(file.errors.begin(), file.errors.end(),
                                      [](const Complaint& complaint) { return complaint.path != "header"; });
        if (rows && !options.skipBadRows && file.errors.front().line > 0)
            std::cerr << "--skip-bad-rows leaves such rows out\n";
        return code;
    }
    warnOfOtherCraft(options, *file);
    const InterruptGuard guard;
    auto found = search(options, *file, *standard);
    if (!found) return fail(kExitMachineCannot, found.errors);
    if (interrupted()) return fail(kExitRunFailed, "interrupted");
    const EncountersReport report{options, *file, std::move(*found)};
    if (options.json) {
        printJson(report);
    } else if (options.csv) {
        printCsv(report);
    } else {
        printTable(report);
    }
    return kExitOk;
}

}  // namespace openline::app
