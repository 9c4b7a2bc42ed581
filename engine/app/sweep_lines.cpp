#include "app/sweep_lines.h"

#include <algorithm>
#include <functional>
#include <vector>

#include "exchange/sweep_words.h"

namespace openline::app {
namespace {

using study::OutlookCounts;

/// One thing that is told of each of the compared.
struct Outcome {
    std::string name, line;  ///< among others, and before a colon
    std::vector<std::string> told;

    [[nodiscard]] bool differs() const {
        return std::ranges::any_of(told, [&](const std::string& words) { return words != told.front(); });
    }
};

template <class Words>
Outcome outcomeOf(const study::SweepFigures& figures, std::string name, std::string line, Words words) {
    Outcome outcome{std::move(name), std::move(line), {}};
    for (const study::VariantFigures& variant : figures.variants) {
        const OutlookCounts& counts = variant.chance.crises;
        outcome.told.push_back(counts.trials > 0 ? words(counts) : std::string("no crisis began"));
    }
    return outcome;
}

std::string shareText(std::uint64_t part, const OutlookCounts& counts) {
    return exchange::shareInHundred(study::shareOf(part, counts.trials));
}

Outcome raceOf(const study::SweepFigures& figures) {
    return outcomeOf(figures, "the race", "a step up comes before senior contact",
                     [](const OutlookCounts& counts) { return shareText(counts.stepUpFirst, counts); });
}

/// Other than the race; the first is always told.
std::vector<Outcome> othersOf(const study::SweepFigures& figures) {
    return {outcomeOf(figures, "shots or casualties", "shots or casualties",
                      [](const OutlookCounts& counts) { return shareText(counts.violent(), counts); }),
            outcomeOf(figures, "a show of force or more", "a show of force or more",
                      [](const OutlookCounts& counts) {
                          return shareText(counts.violent() + counts.peak[3] + counts.peak[4], counts);
                      }),
            outcomeOf(figures, "how long crises last", "half are over within",
                      [](const OutlookCounts& counts) { return exchange::daysText(counts.daysToEnd(0.5)); })};
}

std::string linesOf(const study::Sweep& sweep, const Outcome& outcome) {
    std::string lines;
    for (std::size_t v = 0; v < outcome.told.size(); ++v)
        lines += outcome.line + ", " + exchange::variantName(sweep, v) + ": " + outcome.told[v] + "\n";
    return lines;
}

/// What the compared differ in, as in `the reading`.
std::string comparedText(const study::SweepPlan& plan) {
    const auto& all = plan.variants;
    const auto differ = [&](auto member) {
        return std::ranges::any_of(
            all, [&](const study::SweepVariant& one) { return one.*member != all.front().*member; });
    };
    std::string text;
    const auto add = [&](bool differs, const char* what) {
        if (differs) text += (text.empty() ? "" : " or ") + std::string(what);
    };
    add(differ(&study::SweepVariant::preset), "the preset");
    add(differ(&study::SweepVariant::readingIndex), "the reading");
    add(differ(&study::SweepVariant::classIndex), "the class");
    add(differ(&study::SweepVariant::mirrored), "the roles");
    return text;
}

/// Where all of the compared have the same race: what they do differ in, told and named.
std::string sameRaceText(const study::Sweep& sweep, const std::vector<Outcome>& others) {
    std::string names, lines;
    for (const Outcome& outcome : others) {
        if (!outcome.differs()) continue;
        names += (names.empty() ? "" : ", ") + outcome.name;
        lines += linesOf(sweep, outcome);
    }
    const std::string same = "the race is the same to one in 100 whatever " + comparedText(sweep.plan());
    if (names.empty())
        return same + ", and so is all else that is told here\n" + linesOf(sweep, others.front());
    return same + "; what differs: " + names + "\n" + lines;
}

}  // namespace

std::string sweepLines(const study::Sweep& sweep, const study::SweepFigures& figures) {
    std::string text;
    if (const std::string before = exchange::beforeText(sweep); !before.empty())
        text += "before the runs begin, and in none of their figures: " + before + "\n";
    if (const std::string changes = exchange::changesText(sweep); !changes.empty())
        text += "in all of them: " + changes + "\n";
    const std::vector<Outcome> others = othersOf(figures);
    if (const std::string decided = exchange::decidedBefore(sweep); !decided.empty())
        return text + "the race was decided before: " + decided + "\n" + linesOf(sweep, others[0]) +
               linesOf(sweep, others[2]);
    const Outcome race = raceOf(figures);
    text += linesOf(sweep, race);
    const bool raced = std::ranges::all_of(
        figures.variants, [](const study::VariantFigures& one) { return one.chance.crises.trials > 0; });
    if (figures.variants.size() > 1 && raced && !race.differs()) return text + sameRaceText(sweep, others);
    return text + linesOf(sweep, others.front());
}

}  // namespace openline::app
