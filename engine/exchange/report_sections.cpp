// The findings of a sweep's report: the race, how crises end and when, what changes on the same dice.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "exchange/report_charts.h"
#include "exchange/report_parts.h"
#include "exchange/svg.h"
#include "exchange/sweep_words.h"

namespace openline::exchange {

namespace {

using study::OutlookCounts;
using study::StripDraw;
using study::VariantFigures;

template <class Part>
std::vector<double> sharesOf(const std::vector<StripDraw>& strip, const Part& part) {
    std::vector<double> shares;
    for (const StripDraw& draw : strip)
        if (draw.trials > 0) shares.push_back(study::shareOf(part(draw), draw.trials));
    return shares;
}

double raceShare(const VariantFigures& figures) {
    return study::shareOf(figures.chance.crises.stepUpFirst, figures.chance.crises.trials);
}
double violentShare(const VariantFigures& figures) {
    return study::shareOf(figures.chance.crises.violent(), figures.chance.crises.trials);
}

/// A share as the big number of a row.
std::string bigNumber(double share) {
    const std::string words = shareInHundred(share);
    if (words != fmt::format("{} in 100", hundredths(share)))
        return fmt::format("<div class=\"number words\">{}</div>", words);
    return fmt::format("<div class=\"number\">{} <small>in 100</small></div>", hundredths(share));
}

std::string row(const std::string& who, const std::string& under, const std::string& number,
                const std::string& plot) {
    return fmt::format(
        "<div class=\"row\"><div class=\"who\">{}{}</div><div>{}</div><div class=\"figure\">{}</div></div>\n",
        who, under.empty() ? "" : "<span>" + under + "</span>", number, plot);
}

bool began(const VariantFigures& figures) {
    return figures.chance.crises.trials > 0;
}

/// The variant that differs most from the first by a share; one without a crisis has none.
template <class Share>
std::size_t furthest(const ReportInput& input, const Share& share) {
    const auto& all = input.figures.variants;
    // Like with like: what another class or reading does is not what channels do. If only those differ, they
    // it is.
    const auto& compared = input.sweep.plan().variants;
    const auto isLike = [&](const study::SweepVariant& other) {
        return other.classIndex == compared[0].classIndex && other.readingIndex == compared[0].readingIndex;
    };
    const bool presetsDiffer = std::any_of(compared.begin() + 1, compared.end(), isLike);
    std::size_t found = 0;
    for (std::size_t v = 1; v < all.size(); ++v)
        if (began(all[v]) && (!presetsDiffer || isLike(compared[v])) &&
            std::abs(share(all[v]) - share(all[0])) > std::abs(share(all[found]) - share(all[0])))
            found = v;
    return found;
}

/// `35 in 100 with None, 2 in 100 with Article`, or the first alone.
template <class Share>
std::string contrast(const ReportInput& input, const Share& share) {
    const auto& all = input.figures.variants;
    const auto words = [&](std::size_t v) {
        return began(all[v]) ? shareInHundred(share(all[v])) : std::string("no crisis");
    };
    if (all.size() == 1) return words(0);
    const auto without = std::ranges::find_if_not(all, began);
    const std::size_t other = without != all.end() && began(all[0])
                                  ? static_cast<std::size_t>(without - all.begin())
                                  : furthest(input, share);
    if (other == 0) return words(0) + " under each of the compared";
    return fmt::format("{} under \u201c{}\u201d, {} under \u201c{}\u201d", words(0),
                       variantName(input.sweep, 0), words(other), variantName(input.sweep, other));
}

std::string trialsNote(const ReportInput& input) {
    const VariantFigures& first = input.figures.variants.front();
    std::string note =
        fmt::format("Chance: {} trials of each at the values in force.", grouped(first.chance.trials));
    if (first.chance.crises.trials < first.chance.trials)
        note += fmt::format(" A crisis began in {} of them; shares are of those.",
                            grouped(first.chance.crises.trials));
    if (!first.strip.empty())
        note += fmt::format(
            " What is not known: each line is one of {} draws of the quantities in the table below, with {} "
            "trials of its "
            "own; the heavy one is their middle. The two are never added up. More trials would steady both; "
            "what is not known stays as wide.",
            first.strip.size(), input.figures.trialsADraw);
    return note;
}

std::string noteBelow(const ReportInput& input, std::size_t variant, double share,
                      const std::vector<double>& draws) {
    const std::string words = outsideNote(input, variant, share, draws);
    if (words.empty()) return {};
    return fmt::format("<p class=\"note\" style=\"margin:2px 0 0\">{}</p>", markupText(words));
}

/// How often senior contact comes first; what cannot happen is said to be so.
std::string seniorText(const ReportInput& input, std::size_t variant) {
    const OutlookCounts& counts = input.figures.variants[variant].chance.crises;
    if (counts.seniorFirst == 0 && noSeniorLine(input, variant))
        return "senior contact never: no senior line can answer";
    return fmt::format("senior contact first: {}",
                       shareInHundred(study::shareOf(counts.seniorFirst, counts.trials)));
}

bool noCrisis(const ReportInput& input) {
    return std::ranges::none_of(input.figures.variants, began);
}

/// At the values in force none began; what is drawn row by row may have begun some.
std::string sectionWithoutCrisis(const ReportInput& input) {
    std::uint64_t rows = 0;
    for (const VariantFigures& figures : input.figures.variants) rows += figures.rows.crises.trials;
    const std::string drawn =
        rows == 0 ? std::string()
                  : fmt::format("In {} of the rows what is drawn made it one. ", grouped(rows));
    return section("race", "No crisis began at the values in force",
                   "Nothing that was flown became an incident in any trial, so there is no race to show. " +
                       drawn + "A collision or a close pass can be thrown in; see openline sweep --help.",
                   "");
}

std::string rowWithoutCrisis(const ReportInput& input, std::size_t variant) {
    return row(safeName(input, variant), "", "<div class=\"number words\">no crisis began</div>", "");
}

}  // namespace

std::string curveSample(std::size_t variant) {
    Svg svg(34.0, 9.0, "its line");
    const SvgPoint points[] = {{1.0, 4.5}, {33.0, 4.5}};
    svg.polyline(points, curveClass(variant));
    return svg.finish();
}

std::string safeName(const ReportInput& input, std::size_t variant) {
    return markupText(variantName(input.sweep, variant));
}

std::string section(std::string_view id, std::string_view headline, std::string_view sentence,
                    const std::string& body, std::string_view note) {
    std::string html = fmt::format("<section id=\"{}\"><h2>{}</h2>\n", id, markupText(headline));
    if (!sentence.empty()) html += fmt::format("<p class=\"sentence\">{}</p>\n", markupText(sentence));
    html += body;
    if (!note.empty()) html += fmt::format("<p class=\"note\">{}</p>\n", markupText(note));
    return html + "</section>\n";
}

std::string raceSection(const ReportInput& input) {
    if (noCrisis(input)) return sectionWithoutCrisis(input);
    if (const std::string decided = decidedBefore(input.sweep); !decided.empty())
        return sectionOfDecided(decided);
    std::string body =
        "<div class=\"key\"><span><i class=\"up\"></i>a step up comes first</span><span><i "
        "class=\"senior\"></i>"
        "senior contact comes first</span><span><i class=\"rest\"></i>the crisis ends before "
        "either</span></div>\n";
    for (std::size_t v = 0; v < input.figures.variants.size(); ++v) {
        const VariantFigures& figures = input.figures.variants[v];
        if (!began(figures)) {
            body += rowWithoutCrisis(input, v);
            continue;
        }
        const OutlookCounts& counts = figures.chance.crises;
        const double senior = study::shareOf(counts.seniorFirst, counts.trials);
        const auto draws = sharesOf(figures.strip, [](const StripDraw& draw) { return draw.stepUpFirst; });
        body +=
            row(safeName(input, v), seniorText(input, v), bigNumber(raceShare(figures)),
                raceBar(raceShare(figures), senior, draws) + noteBelow(input, v, raceShare(figures), draws));
    }
    if (const std::string delegated = delegatedNote(input); !delegated.empty())
        body += fmt::format("<p class=\"note\">{}</p>\n", markupText(delegated));
    return section(
        "race", "The ladder moves before senior contact: " + contrast(input, raceShare),
        "Senior contact: a leader, a minister, a chief of staff or a theater commander, or the line "
        "of one, is reached. This needs no "
        "guess at what talk is worth, only how fast crises move and who picks up.",
        body, trialsNote(input));
}

std::string endsSection(const ReportInput& input) {
    if (noCrisis(input)) return {};
    std::string body =
        "<div class=\"key\"><span><i class=\"shots round\"></i>shots or casualties, at whatever "
        "scale</span><span>"
        "<i class=\"rest round\"></i>neither</span></div>\n";
    for (std::size_t v = 0; v < input.figures.variants.size(); ++v) {
        const VariantFigures& figures = input.figures.variants[v];
        if (!began(figures)) {
            body += rowWithoutCrisis(input, v);
            continue;
        }
        const auto& peak = figures.chance.crises.peak;
        const double crisis = study::shareOf(peak[3] + peak[4], figures.chance.crises.trials);
        const auto draws = sharesOf(figures.strip, [](const StripDraw& draw) { return draw.violent; });
        body += row(safeName(input, v),
                    fmt::format("show of force or confrontation, no shots: {}", shareInHundred(crisis)),
                    bigNumber(violentShare(figures)),
                    hundredDots(violentShare(figures), draws, "shots or casualties") +
                        noteBelow(input, v, violentShare(figures), draws));
    }
    return section("ends", "How it ends, with shots or casualties: " + contrast(input, violentShare),
                   "Each dot is one crisis of a hundred: that is chance. The lines below are how far the "
                   "share moves with "
                   "what nobody knows.",
                   body);
}

std::string durationSection(const ReportInput& input) {
    if (noCrisis(input)) return {};
    const auto first = std::ranges::find_if(input.figures.variants, began);
    std::vector<const OutlookCounts*> counts;
    std::string list;
    for (std::size_t v = 0; v < input.figures.variants.size(); ++v) {
        const OutlookCounts& crises = input.figures.variants[v].chance.crises;
        counts.push_back(&crises);
        const auto within = [&](double share) {
            return crises.trials > 0 ? daysText(crises.daysToEnd(share)) : std::string("no crisis");
        };
        list += fmt::format(
            "<tr><td>{}</td><td>{}</td><td class=\"num\">{}</td><td class=\"num\">{}</td><td "
            "class=\"num\">{}</td></tr>\n",
            curveSample(v), safeName(input, v), within(0.1), within(0.5), within(0.9));
    }
    const std::string body =
        "<div class=\"figure\">" + survivalCurves(counts) +
        "<table style=\"margin-top:14px\"><tr><th></th><th>compared</th><th class=\"num\">1 in 10 over "
        "within</th>"
        "<th class=\"num\">half within</th><th class=\"num\">9 in 10 within</th></tr>\n" +
        list + "</table></div>\n";
    return section("days",
                   fmt::format("Half are over within {}", daysText(first->chance.crises.daysToEnd(0.5))),
                   "From the incident to routine again, or to war. Most incidents pass within days; what "
                   "climbs the ladder stays for months.",
                   body, "Chance alone, at the values in force. The scale of days is logarithmic.");
}

namespace {

std::string differenceRow(const ReportInput& input, std::size_t variant, const study::Difference& difference,
                          const study::Pairs& pairs, double reach) {
    const std::string under =
        difference.excludesHarm() ? "<b class=\"found\">direction assumed, not found</b>" : std::string();
    std::string dice;
    if (const auto all = pairs.both + pairs.onlyFirst + pairs.onlyThis + pairs.neither; all > 0)
        dice = fmt::format(
            "<p class=\"note\" style=\"margin:2px 0 0\">Of {} rows, {} turn from yes to no and {} from no to "
            "yes.</p>",
            grouped(all), grouped(pairs.onlyFirst), grouped(pairs.onlyThis));
    return row(safeName(input, variant), under,
               fmt::format("<div class=\"number\">{} <small>in 100</small></div>"
                           "<p class=\"note\" style=\"margin:2px 0 0\">nine draws in ten: {} to {}</p>",
                           signedHundredths(difference.change), signedHundredths(difference.low),
                           signedHundredths(difference.high)),
               differenceStrip(difference, reach) + dice);
}

/// Where any of the compared differs so that the draws exclude harm, what that means.
std::string foundNote(const ReportInput& input) {
    const bool decided = !decidedBefore(input.sweep).empty();
    const auto isFound = [&](const VariantFigures& figures) {
        return (!decided && figures.race && figures.race->excludesHarm()) ||
               (figures.violent && figures.violent->excludesHarm());
    };
    if (std::ranges::none_of(input.figures.variants, isFound)) return {};
    return "\u201cDirection assumed, not found\u201d: nine in ten draws see less harm or as much, none of "
           "them more, "
           "because the assumptions are so. No data say it.";
}

double reachOf(const ReportInput& input, std::optional<study::Difference> VariantFigures::*member) {
    double reach = 0.1;
    for (const VariantFigures& figures : input.figures.variants)
        if (const auto& difference = figures.*member)
            for (const double draw : difference->byDraw) reach = std::max(reach, std::abs(draw));
    return std::min(1.0, std::ceil(reach * 10.0) / 10.0);
}

}  // namespace

std::string differenceSection(const ReportInput& input) {
    const auto& all = input.figures.variants;
    if (all.size() < 2 || noCrisis(input)) return {};
    std::string race = "<h3>A step up before senior contact</h3>\n",
                violent = "<h3 style=\"margin-top:18px\">Shots or casualties</h3>\n";
    const double raceReach = reachOf(input, &VariantFigures::race);
    const double violentReach = reachOf(input, &VariantFigures::violent);
    for (std::size_t v = 1; v < all.size(); ++v) {
        if (!all[v].race) race += rowWithoutCrisis(input, began(all[v]) ? 0 : v);
        if (all[v].race && all[v].racePairs)
            race += differenceRow(input, v, *all[v].race, *all[v].racePairs, raceReach);
        if (all[v].violent && all[v].violentPairs)
            violent += differenceRow(input, v, *all[v].violent, *all[v].violentPairs, violentReach);
    }
    return section(
        "differences",
        fmt::format("What changes against \u201c{}\u201d, on the same dice", variantName(input.sweep, 0)),
        "The same dice and the same draws of what is not known are given to each of the compared, so that "
        "only the change itself differs. Each line is one draw; the dot is the change at the values in "
        "force.",
        (decidedBefore(input.sweep).empty() ? race : std::string()) + violent, foundNote(input));
}

}  // namespace openline::exchange
