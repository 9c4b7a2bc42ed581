#include "app/encounters_report.h"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>
#include <iostream>
#include <nlohmann/json.hpp>

#include "app/event_lines.h"
#include "base/units.h"
#include "exchange/csv.h"

namespace openline::app {
namespace {

using exchange::PairFigures;
using exchange::TrackEncounter;
using exchange::TrackFile;
using Json = nlohmann::ordered_json;

Json figuresJson(const PairFigures& figures, bool heightKnown) {
    return {{"horizontalM", rounded(figures.horizontalM)},
            {"verticalM", heightKnown ? Json(rounded(figures.verticalM)) : Json(nullptr)},
            {"closureMps", rounded(figures.closureMps)},
            {"tcpaS", rounded(figures.tcpaS)},
            {"dcpaM", rounded(figures.dcpaM)},
            {"level", figures.level}};
}

Json timeJson(const EncountersReport& report, double timeS) {
    if (std::isnan(timeS)) return nullptr;
    if (!report.file.epoch) return rounded(timeS);
    return report.file.timeText(timeS);
}

Json timesJson(const EncountersReport& report, const exchange::LevelTimes& times) {
    Json list = Json::array();
    for (const double timeS : times) list.push_back(timeJson(report, timeS));
    return list;
}

/// Figures for people, in metres and kilometres or as crews say them.
struct FigureText {
    bool aeronautical = false;

    [[nodiscard]] std::string height(double metres) const {
        return aeronautical ? fmt::format("{:.0f} ft", metres / units::kMetresPerFoot) : distance(metres);
    }
    [[nodiscard]] std::string distance(double metres) const {
        if (!aeronautical)
            return metres < 10'000.0 ? fmt::format("{:.0f} m", metres)
                                     : fmt::format("{:.1f} km", metres / 1000.0);
        const double miles = metres / units::kMetresPerNauticalMile;
        return miles < 0.5 ? height(metres) : fmt::format("{:.2f} nmi", miles);
    }
    [[nodiscard]] std::string speed(double mps) const {
        return aeronautical ? fmt::format("{:.0f} kn", mps / units::kMpsPerKnot)
                            : fmt::format("{:.0f} m/s", mps);
    }
};

/// What levels 1 to 3 mean by a standard.
std::string_view levelsOf(std::string_view standard) {
    if (standard == "tcas") return "2 traffic advisory, 3 resolution advisory";
    if (standard == "nmac") return "3 less than 500 ft apart";
    if (standard == "ship") return "1 to 3 the nearer, the sooner: zones around a ship's bow, beam and stern";
    constexpr std::string_view kWellClear = "1 preventive, 2 corrective, 3 warning";
    return standard == "do-365" ? kWellClear
                                : "1 preventive, 2 corrective, 3 warning; of ships the nearer, the sooner";
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

}  // namespace

void printJson(const EncountersReport& report) {
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

void printCsv(const EncountersReport& report) {
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

void printTable(const EncountersReport& report) {
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
    const FigureText figure{report.options.aeronautical};
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
            "{:<{}}  {:>5}  {:<{}}  {:>10}  {:>8}  {:>9}  {:>5.0f} s  {:>9}  {:<14}  {:<14}  {}\n",
            report.name(e.a) + " - " + report.name(e.b), nameWidth, e.peakLevel, report.time(e.closestS),
            timeWidth, figure.distance(e.closest.horizontalM),
            report.file.heightKnown(e.a, e.b) ? figure.height(e.closest.verticalM) : "-",
            figure.speed(e.first.closureMps), e.first.tcpaS, figure.distance(e.first.dcpaM),
            secondsBefore(e.closestS, e.alertS), secondsBefore(e.closestS, e.confirmedS),
            secondsBefore(e.closestS, e.earliestS));
    }
    std::cout << "\nLevels: " << levelsOf(report.options.standard)
              << ".\nClosure, tcpa and dcpa are those at the first alert. Alerts, 1 to 3: seconds before the "
                 "closest point;\nconfirmed when at 2 of the last 4 looks";
    const bool wellClear = report.options.standard == "usual" || report.options.standard == "do-365";
    std::cout << (wellClear ? "; earliest that DO-365 would have allowed.\n" : ".\n");
}

}  // namespace openline::app
