// What a sweep's spread hangs on, what talk would have to be worth, how close craft came, and war, folded
// away.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/time.h"
#include "base/units.h"
#include "exchange/report_charts.h"
#include "exchange/report_parts.h"
#include "exchange/svg.h"
#include "exchange/sweep_words.h"
#include "study/variance_shares.h"

namespace openline::exchange {

namespace {

using study::VariantFigures;
using Outcome = study::BreakEvenGoal::Outcome;

const study::Quantity* quantityOf(const ReportInput& input, std::size_t variant, std::string_view key) {
    const auto& all = input.sweep.quantities(variant);
    const auto found = std::ranges::find(all, key, &study::Quantity::key);
    return found == all.end() ? nullptr : &*found;
}

std::string encounterTable(const ReportInput& input) {
    constexpr std::size_t kMost = 6;
    const sim::Definition& definition = input.definition();
    std::string rows;
    const auto& closest = input.sweep.flight().closest;
    for (std::size_t i = 0; i < std::min(kMost, closest.size()); ++i) {
        const sim::EncounterRecord& record = closest[i];
        rows += fmt::format(
            "<tr><td class=\"num\">{}</td><td>{}</td><td class=\"nowrap\">{}</td></tr>\n",
            record.gapM <= 0.0 ? "contact" : feetText(record.gapM),
            markupText(craftName(definition, record.a) + " and " + craftName(definition, record.b)),
            formatForPeople(definition.utcAtS(record.timeS), definition.zoneMinutes));
    }
    return "<table style=\"margin-top:12px\"><tr><th class=\"num\">gap between "
           "hulls</th><th>who</th><th>when</th></tr>\n" +
           rows + "</table>\n";
}

/// Cases of the compared classes: they stand wherever war has a number.
std::string warCases(const ReportInput& input) {
    std::string cases;
    std::vector<std::size_t> told;
    for (const study::SweepVariant& variant : input.sweep.plan().variants) {
        if (std::ranges::find(told, variant.classIndex) != told.end()) continue;
        told.push_back(variant.classIndex);
        if (variant.classIndex >= input.model().classes.size()) continue;
        const crisis::ReferenceClass& of = input.model().classes[variant.classIndex];
        cases += fmt::format("<p class=\"sentence\">{}: {} of {} crises became wars. {}</p>\n",
                             markupText(of.name), of.war, of.crises, markupText(of.warCases));
    }
    return cases;
}

std::string curveKey(const ReportInput& input, const std::vector<std::size_t>& variants) {
    std::string key = "<div class=\"key\">";
    for (const std::size_t v : variants)
        key += "<span style=\"display:flex;gap:8px;align-items:center\">" + curveSample(v) +
               safeName(input, v) + "</span>";
    return key + "</div>\n";
}

/// Runs that would bring so many crises of the first of the compared, and so many of the rarer outcome, by
/// what these rows show. In whole hundreds, because it is a guess.
std::uint64_t runsForShares(const ReportInput& input, std::uint64_t rarer) {
    constexpr double kHundred = 100.0;
    const auto runs = static_cast<double>(input.sweep.plan().runs);
    const auto crises = static_cast<double>(input.figures.variants.front().rows.crises.trials);
    const double needed =
        runs * std::max(static_cast<double>(study::kLeastShareRows) / crises,
                        static_cast<double>(study::kLeastShareOutcomes) / static_cast<double>(rarer));
    return static_cast<std::uint64_t>(std::ceil(needed / kHundred) * kHundred);
}

std::string breakEvenWords(const study::BreakEven& found) {
    if (found.oddsRatio) return fmt::format("an odds ratio of {:.2f}", *found.oddsRatio);
    constexpr double kSeen = 0.0005;
    if (found.most < -kSeen)
        return fmt::format(
            "none: talk that calms more raises it here, by up to {} in 100, because there is less contact "
            "than in "
            "the crises that the rates are from",
            study::tenthsBelow(-found.most));
    if (found.most <= 0.0) return "none: even talk that calms fifty-fold does not move it at all";
    return fmt::format("none: even talk that calms fifty-fold moves it by {} in 100",
                       study::tenthsBelow(found.most));
}

}  // namespace

std::string feetText(double metres) {
    const double feet = metres / units::kMetresPerFoot;
    return feet < 10.0 ? fmt::format("{:.1f} ft", feet) : fmt::format("{:.0f} ft", feet);
}

/// What craft are called once the record is left: by kind and side, never by number.
std::string craftName(const sim::Definition& definition, UnitId unit) {
    const sim::UnitDef& def = definition.units[unit.index];
    if (!def.genericName.empty()) return def.genericName;
    return def.platform ? definition.platforms[def.platform.index].name : def.name;
}

std::string breakEvenSection(const ReportInput& input) {
    std::vector<const study::BreakEvenCurve*> curves;
    std::vector<std::size_t> variants;
    std::string rows;
    for (std::size_t v = 0; v < input.figures.variants.size(); ++v) {
        const auto& curve = input.figures.variants[v].breakEven;
        if (!curve || input.figures.variants[v].chance.crises.trials == 0) continue;
        curves.push_back(&*curve);
        variants.push_back(v);
        rows += fmt::format("<tr><td class=\"nowrap\">{}</td><td>{}</td></tr>\n", safeName(input, v),
                            markupText(breakEvenWords(curve->breakEven)));
    }
    const study::Quantity* oddsRatio = quantityOf(input, 0, "odds-ratio");
    if (curves.empty() || !oddsRatio) return {};
    const study::BreakEvenGoal& goal = input.sweep.plan().breakEven;
    const std::string_view outcome = wordsOf(goal.outcome);
    return section(
        "break-even", "How much would talk have to do?",
        "Nobody has measured what contact does to violence. Read the other way round: how large would the "
        "effect have "
        "to be before it shows? The shaded band is the range assumed.",
        curveKey(input, variants) + "<div class=\"figure\">" +
            breakEvenCurves(curves, variants, *oddsRatio, outcome) +
            fmt::format("<table style=\"margin-top:12px\"><tr><th>compared</th><th>to bring {} down by {}, "
                        "against talk that is irrelevant</th></tr>\n",
                        outcome, shareInHundred(goal.movedBy)) +
            rows + "</table></div>\n" + (goal.outcome == Outcome::war ? warCases(input) : ""),
        "Odds ratio of violence from rung 3, of full contact against none; 1: talk changes nothing but the "
        "race. "
        "A line hardly moves where contact hardly comes, however much it would help.");
}

namespace {

/// One outcome's tornado, or how many runs it would take.
std::string driversOf(const ReportInput& input, const char* title, std::string_view outcome,
                      std::uint64_t came, double study::VarianceShare::*share) {
    const VariantFigures& first = input.figures.variants.front();
    const std::uint64_t rows = first.rows.crises.trials;
    std::string html = fmt::format("<div class=\"figure\"><h3>{}</h3>\n", title);
    if (study::enoughForShares(rows, came)) {
        std::vector<TornadoBar> bars;
        for (const study::VarianceShare& of : first.shares) bars.push_back({quantityName(of.key), of.*share});
        return html + tornado(outcome, std::move(bars), first.shareNoise) + "</div>\n";
    }
    std::string words = fmt::format(
        "Too few rows to say: {} crises, of which {} came to it. It takes {} crises, and {} each "
        "that come to it and that do not: ",
        grouped(rows), grouped(came), study::kLeastShareRows, study::kLeastShareOutcomes);
    const std::uint64_t rarer = std::min(came, rows - came);
    words += rarer == 0 ? std::string("how many runs that is cannot be told from these.")
                        : fmt::format("some --runs {}.", grouped(runsForShares(input, rarer)));
    return html + fmt::format("<p class=\"note\">{}</p></div>\n", markupText(words));
}

}  // namespace

std::string driversSection(const ReportInput& input) {
    const VariantFigures& first = input.figures.variants.front();
    if (first.shares.empty() || first.rows.crises.trials == 0) return {};
    const study::OutlookCounts& crises = first.rows.crises;
    const bool isOpen = decidedBefore(input.sweep).empty();
    const std::string body = (isOpen ? driversOf(input, "A step up before senior contact", "the race",
                                                 crises.stepUpFirst, &study::VarianceShare::race)
                                     : std::string()) +
                             driversOf(input, "Shots or casualties", "shots or casualties", crises.violent(),
                                       &study::VarianceShare::violent);
    return section(
        "drivers", "What the spread hangs on",
        fmt::format(
            "Shares of 100 of the variance over the {} rows under \u201c{}\u201d that go with one quantity "
            "alone. Most of any single crisis is the dice.",
            grouped(crises.trials), variantName(input.sweep, 0)),
        body,
        fmt::format(
            "First-order shares: correlation ratio over bins of equal count, adjusted for their number. "
            "Pale bars are under {:.1f}, which the largest of {} shuffled quantities exceeds once in 20 "
            "times; "
            "they are not added up.",
            100.0 * first.shareNoise, first.shares.size()));
}

std::string approachSection(const ReportInput& input) {
    const crisis::Parameters& parameters = input.model().parameters;
    const double nearM = parameters.nearGapM.value, closeM = parameters.closeGapM.value;
    if (input.sweep.plan().mode == study::SweepMode::full) {
        std::string body;
        for (std::size_t v = 0; v < input.figures.variants.size(); ++v) {
            const auto& gaps = input.figures.variants[v].gapsM;
            if (gaps.empty()) continue;
            const Spread spread = spreadOf(gaps);
            body += fmt::format(
                "<div class=\"figure\"><h3>{}: half of the runs come closer than {}</h3>{}</div>\n",
                safeName(input, v), feetText(spread.middle), gapAxis(gaps, nearM, closeM));
        }
        if (body.empty()) return {};
        return section("approach", "How close they came",
                       "The closest approach of each run that was flown, between hulls.", body,
                       "One line a run; the scale is logarithmic.");
    }
    const auto& closest = input.sweep.flight().closest;
    if (closest.empty())
        return section(
            "approach", "How close they came",
            "In the flight that all rows share, no craft of the two sides met another within a kilometre.",
            "");
    std::vector<double> gaps;
    for (const sim::EncounterRecord& record : closest) gaps.push_back(std::max(0.0, record.gapM));
    return section(
        "approach",
        fmt::format("How close they came: {} at the closest",
                    gaps.front() <= 0.0 ? "contact" : feetText(gaps.front())),
        "Flown once; every row takes its crisis from these encounters. They are one flight, not a "
        "distribution: "
        "--mode full flies every row.",
        "<div class=\"figure\">" + gapAxis(gaps, nearM, closeM) + encounterTable(input) + "</div>\n",
        "Gaps between hulls, not between centres. Craft are named by what they are.");
}

std::string warSection(const ReportInput& input) {
    std::string rows;
    for (std::size_t v = 0; v < input.figures.variants.size(); ++v) {
        const study::OutlookCounts& counts = input.figures.variants[v].chance.crises;
        if (counts.trials == 0) return {};
        std::vector<double> draws;
        for (const study::StripDraw& draw : input.figures.variants[v].strip)
            if (draw.trials > 0) draws.push_back(study::shareOf(draw.war, draw.trials));
        const Spread spread = spreadOf(draws);
        rows += fmt::format("<tr><td>{}</td><td>{}</td><td>{}</td></tr>\n", safeName(input, v),
                            shareInHundred(study::shareOf(counts.war(), counts.trials)),
                            draws.empty() ? std::string("nothing is varied")
                                          : markupText(shareRange(spread.low, spread.high)));
    }
    return "<section id=\"war\"><details><summary>War <span>\u2014 on request, with the cases behind "
           "it</span></summary>\n" +
           warCases(input) +
           "<table><tr><th>compared</th><th>at the values in force</th><th>nine in ten draws</th></tr>\n" +
           rows +
           "</table>\n<p class=\"note\">Integers of 100, because nothing finer is meant. Historians find few "
           "or no wars by pure "
           "accident. Nuclear use is not modelled at all.</p></details></section>\n";
}

}  // namespace openline::exchange
