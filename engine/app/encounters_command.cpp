#include "app/encounters_command.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>

#include "app/exit_codes.h"
#include "app/interrupt.h"
#include "app/output_file.h"
#include "app/progress.h"
#include "exchange/csv.h"
#include "exchange/track_encounters.h"

namespace openline::app {
namespace {

using exchange::PairFigures;
using exchange::TrackEncounter;
using exchange::TrackFile;
using Json = nlohmann::ordered_json;

/// What is printed, whatever the form.
struct Report {
    const EncountersOptions& options;
    const TrackFile& file;
    std::vector<TrackEncounter> encounters;

    [[nodiscard]] const std::string& name(std::size_t track) const { return file.tracks[track].id; }
    [[nodiscard]] std::string time(double timeS) const {
        return std::isnan(timeS) ? std::string() : file.timeText(timeS);
    }
    [[nodiscard]] std::size_t reports() const {
        std::size_t sum = 0;
        for (const exchange::Track& track : file.tracks) sum += track.reports.size();
        return sum;
    }
};

/// To thousandths.
double rounded(double value) {
    return std::round(value * 1000.0) / 1000.0;
}

Json figuresJson(const PairFigures& figures, bool heightKnown) {
    return {{"horizontalM", rounded(figures.horizontalM)},
            {"verticalM", heightKnown ? Json(rounded(figures.verticalM)) : Json(nullptr)},
            {"closureMps", rounded(figures.closureMps)},
            {"tcpaS", rounded(figures.tcpaS)},
            {"dcpaM", rounded(figures.dcpaM)},
            {"level", figures.level}};
}

Json timeJson(const Report& report, double timeS) {
    if (std::isnan(timeS)) return nullptr;
    if (!report.file.epoch) return rounded(timeS);
    return report.file.timeText(timeS);
}

Json timesJson(const Report& report, const exchange::LevelTimes& times) {
    Json list = Json::array();
    for (const double timeS : times) list.push_back(timeJson(report, timeS));
    return list;
}

void printJson(const Report& report) {
    Json encounters = Json::array();
    for (const TrackEncounter& encounter : report.encounters) {
        const bool heightKnown = report.file.heightKnown(encounter.a, encounter.b);
        Json closest = figuresJson(encounter.closest, heightKnown);
        closest["time"] = timeJson(report, encounter.closestS);
        encounters.push_back({{"a", report.name(encounter.a)},
                              {"b", report.name(encounter.b)},
                              {"begin", timeJson(report, encounter.beginS)},
                              {"end", timeJson(report, encounter.endS)},
                              {"level", encounter.peakLevel},
                              {"alerts", timesJson(report, encounter.alertS)},
                              {"confirmedAlerts", timesJson(report, encounter.confirmedS)},
                              {"earliestAlerts", timesJson(report, encounter.earliestS)},
                              {"firstAlert", figuresJson(encounter.first, heightKnown)},
                              {"closest", closest}});
    }
    const Json whole{{"tracks", report.options.tracks},          {"standard", report.options.standard},
                     {"craft", report.file.tracks.size()},       {"rows", report.file.rows},
                     {"skippedRows", report.file.skipped},       {"duplicateRows", report.file.duplicates},
                     {"outOfOrderRows", report.file.outOfOrder}, {"encounters", encounters}};
    std::cout << whole.dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
}

void printCsv(const Report& report) {
    std::cout << "a,b,begin,end,level,closest at,horizontal [m],vertical [m],closure at first alert [m/s],"
                 "tcpa at first alert [s],dcpa at first alert [m],alert 1,alert 2,alert 3,"
                 "confirmed 1,confirmed 2,confirmed 3,earliest 1,earliest 2,earliest 3\n";
    for (const TrackEncounter& e : report.encounters) {
        const std::string vertical =
            report.file.heightKnown(e.a, e.b) ? fmt::format("{:.2f}", e.closest.verticalM) : std::string();
        std::cout << fmt::format("{},{},{},{},{},{},{:.2f},{},{:.3f},{:.3f},{:.2f}",
                                 exchange::csvCell(report.name(e.a)), exchange::csvCell(report.name(e.b)),
                                 report.time(e.beginS), report.time(e.endS), e.peakLevel,
                                 report.time(e.closestS), e.closest.horizontalM, vertical, e.first.closureMps,
                                 e.first.tcpaS, e.first.dcpaM);
        for (const exchange::LevelTimes* times : {&e.alertS, &e.confirmedS, &e.earliestS}) {
            for (const double timeS : *times) std::cout << ',' << report.time(timeS);
        }
        std::cout << '\n';
    }
}

std::string distance(double metres) {
    return metres < 10'000.0 ? fmt::format("{:.0f} m", metres) : fmt::format("{:.1f} km", metres / 1000.0);
}

/// As in `60, 31, -`: by level, how long before a time it was.
std::string secondsBefore(double closestS, const exchange::LevelTimes& times) {
    std::string text;
    for (const double timeS : times) {
        text += text.empty() ? "" : ", ";
        text += std::isnan(timeS) ? "-" : fmt::format("{:.0f}", closestS - timeS);
    }
    return text;
}

void printTable(const Report& report) {
    const TrackFile& file = report.file;
    std::cout << fmt::format("{}: {} craft, {} reports", report.options.tracks, file.tracks.size(),
                             report.reports());
    if (file.skipped > 0)
        std::cout << fmt::format(", {} bad row{} left out", file.skipped, file.skipped == 1 ? "" : "s");
    if (file.duplicates > 0) std::cout << fmt::format(", {} said twice", file.duplicates);
    if (file.outOfOrder > 0) std::cout << fmt::format(", {} out of order", file.outOfOrder);
    const std::size_t count = report.encounters.size();
    std::cout << fmt::format("\n{} encounter{} by the standard \"{}\"\n", count, count == 1 ? "" : "s",
                             report.options.standard);
    if (count == 0) return;
    std::size_t nameWidth = 4, timeWidth = 10;
    for (const TrackEncounter& e : report.encounters) {
        nameWidth = std::max(nameWidth, report.name(e.a).size() + report.name(e.b).size() + 3);
        timeWidth = std::max(timeWidth, report.time(e.closestS).size());
    }
    std::cout << fmt::format(
        "\n{:<{}}  level  {:<{}}  {:>10}  {:>8}  {:>9}  {:>7}  {:>9}  {:<14}  {:<14}  {}\n", "pair",
        nameWidth, "closest at", timeWidth, "horizontal", "vertical", "closure", "tcpa", "dcpa",
        "alert 1, 2, 3", "confirmed", "earliest");
    for (const TrackEncounter& e : report.encounters) {
        std::cout << fmt::format(
            "{:<{}}  {:>5}  {:<{}}  {:>10}  {:>8}  {:>5.0f} m/s  {:>5.0f} s  {:>9}  {:<14}  {:<14}  {}\n",
            report.name(e.a) + " - " + report.name(e.b), nameWidth, e.peakLevel, report.time(e.closestS),
            timeWidth, distance(e.closest.horizontalM),
            report.file.heightKnown(e.a, e.b) ? distance(e.closest.verticalM) : "-", e.first.closureMps,
            e.first.tcpaS, distance(e.first.dcpaM), secondsBefore(e.closestS, e.alertS),
            secondsBefore(e.closestS, e.confirmedS), secondsBefore(e.closestS, e.earliestS));
    }
    std::cout << "\nClosure, tcpa and dcpa are those at the first alert. Alerts, 1 to 3: seconds before the "
                 "closest point; "
                 "confirmed\nwhen at 2 of the last 4 looks; earliest that DO-365 would have allowed.\n";
}

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
    const Report report{options, *file, std::move(*found)};
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
