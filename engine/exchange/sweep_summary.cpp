#include "exchange/sweep_summary.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <numeric>

#include "base/time.h"
#include "crisis/crisis.h"
#include "exchange/sweep_assumptions.h"
#include "exchange/sweep_words.h"
#include "study/variance_shares.h"

namespace openline::exchange {

namespace {

using Json = nlohmann::ordered_json;
using study::Sweep;

/// Four decimals say all that some thousand trials can.
double rounded(double value) {
    return std::round(value * 1e4) / 1e4;
}

/// War never stands without the cases behind it.
Json warJson(std::uint64_t count, const crisis::ReferenceClass* of) {
    Json json{{"count", count}};
    if (!of) return json;
    json["classCrises"] = of->crises;
    json["classWars"] = of->war;
    json["cases"] = of->warCases;
    return json;
}

Json countsJson(const study::CrisisCounts& counts, const crisis::ReferenceClass* of) {
    const study::OutlookCounts& crises = counts.crises;
    Json json{{"trials", counts.trials},
              {"crises", crises.trials},
              {"stepUpFirst", crises.stepUpFirst},
              {"seniorFirst", crises.seniorFirst},
              {"neither", crises.trials - crises.stepUpFirst - crises.seniorFirst},
              {"peakRung", crises.peak},
              {"violent", crises.violent()},
              {"war", warJson(crises.war(), of)}};
    if (crises.trials == 0) return json;
    json["daysToEnd"] = {{"in10", rounded(crises.daysToEnd(0.1))},
                         {"in50", rounded(crises.daysToEnd(0.5))},
                         {"in90", rounded(crises.daysToEnd(0.9))}};
    return json;
}

template <class Part>
Json stripJson(const std::vector<study::StripDraw>& strip, const Part& part) {
    std::vector<double> shares;
    for (const study::StripDraw& draw : strip)
        if (draw.trials > 0) shares.push_back(study::shareOf(part(draw), draw.trials));
    const Spread spread = spreadOf(shares);
    Json each = Json::array();
    for (const double share : shares) each.push_back(rounded(share));
    return {{"low", rounded(spread.low)},
            {"median", rounded(spread.middle)},
            {"high", rounded(spread.high)},
            {"middleHalf", {rounded(spread.lowerQuarter), rounded(spread.upperQuarter)}},
            {"byDraw", each}};
}

Json differenceJson(const study::Difference& difference, const study::Pairs& pairs) {
    return {{"change", rounded(difference.change)},
            {"low", rounded(difference.low)},
            {"high", rounded(difference.high)},
            {"directionAssumedNotFound", difference.excludesHarm()},
            {"pairs",
             {{"both", pairs.both},
              {"onlyFirst", pairs.onlyFirst},
              {"onlyThis", pairs.onlyThis},
              {"neither", pairs.neither}}}};
}

Json breakEvenJson(const study::BreakEvenCurve& curve, study::BreakEvenGoal::Outcome outcome) {
    Json points = Json::array();
    for (std::size_t i = 0; i < curve.kOddsRatios.size(); ++i)
        points.push_back({{"oddsRatio", curve.kOddsRatios[i]}, {"share", rounded(curve.share[i])}});
    const study::BreakEven& found = curve.breakEven;
    const auto named =
        std::ranges::find(study::kBreakEvenOutcomes, outcome, [](const auto& known) { return known.second; });
    return {{"outcome", std::string(named->first)},
            {"movedBy", found.movedBy},
            {"oddsRatio", found.oddsRatio ? Json(rounded(*found.oddsRatio)) : Json(nullptr)},
            {"most", rounded(found.most)},
            {"curve", points}};
}

/// Null where there are too few rows to tell a share from chance.
Json sharesJson(const study::VariantFigures& figures) {
    const study::OutlookCounts& rows = figures.rows.crises;
    const auto told = [&](double share, std::uint64_t came) {
        return study::enoughForShares(rows.trials, came) ? Json(rounded(share)) : Json(nullptr);
    };
    Json shares = Json::array();
    for (const study::VarianceShare& share : figures.shares)
        shares.push_back({{"quantity", share.key},
                          {"race", told(share.race, rows.stepUpFirst)},
                          {"violent", told(share.violent, rows.violent())},
                          {"days", told(share.days, rows.trials / 2)}});
    return shares;
}

Json variantJson(const Sweep& sweep, const study::VariantFigures& figures, std::size_t variant) {
    const auto& classes = sweep.plan().definition->crisis.classes;
    const std::size_t classIndex = sweep.plan().variants[variant].classIndex;
    const crisis::ReferenceClass* of = classIndex < classes.size() ? &classes[classIndex] : nullptr;
    Json json{{"preset", presetId(sweep, variant)},      {"reading", readingId(sweep, variant)},
              {"class", classId(sweep, variant)},        {"roles", std::string(rolesId(sweep, variant))},
              {"climate", climateOf(sweep, variant)},    {"rows", countsJson(figures.rows, of)},
              {"chance", countsJson(figures.chance, of)}};
    if (!figures.strip.empty()) {
        json["notKnown"] = {
            {"stepUpFirst", stripJson(figures.strip, [](const auto& draw) { return draw.stepUpFirst; })},
            {"violent", stripJson(figures.strip, [](const auto& draw) { return draw.violent; })}};
    }
    if (figures.race && figures.racePairs)
        json["raceAgainstFirst"] = differenceJson(*figures.race, *figures.racePairs);
    if (figures.violent && figures.violentPairs)
        json["violentAgainstFirst"] = differenceJson(*figures.violent, *figures.violentPairs);
    if (figures.breakEven)
        json["breakEven"] = breakEvenJson(*figures.breakEven, sweep.plan().breakEven.outcome);
    if (!figures.gapsM.empty()) {
        const Spread gaps = spreadOf(figures.gapsM);
        json["closestGapM"] = {{"low", gaps.low}, {"middle", gaps.middle}, {"high", gaps.high}};
    }
    json["varianceNoise"] = rounded(figures.shareNoise);
    json["varianceShares"] = sharesJson(figures);
    return json;
}

Json quantitiesJson(const Sweep& sweep) {
    Json list = Json::array();
    for (const QuantityUse& use : quantityUses(sweep)) {
        const study::Quantity& quantity = *use.quantity;
        list.push_back({{"key", quantity.key},
                        {"unit", std::string(unitOf(quantity.key))},
                        {"value", quantity.value},
                        {"low", quantity.low},
                        {"high", quantity.high},
                        {"varies", quantity.law || quantity.low < quantity.high},
                        {"certainty", std::string(name(quantity.certainty))},
                        {"source", quantity.source},
                        {"compared", use.variants}});
    }
    return list;
}

Json channelsJson(const Sweep& sweep) {
    Json list = Json::array();
    std::vector<std::size_t> variants(sweep.plan().variants.size());
    std::iota(variants.begin(), variants.end(), std::size_t{0});
    for (const std::size_t i : openChannels(sweep, variants)) {
        const crisis::ChannelDef& channel = sweep.plan().definition->crisis.channels[i];
        Json answers = Json::array(), open = Json::array(), declining = Json::array();
        for (const crisis::AnswerPoint& point : channel.answers)
            answers.push_back({{"withinSeconds", point.withinS}, {"probability", point.probability}});
        for (const std::size_t variant : variants)
            if (sweep.compared(variant).channels[i].open) {
                open.push_back(variant);
                if (!crisis::canAnswer(sweep.compared(variant).channels[i])) declining.push_back(variant);
            }
        list.push_back({{"channel", channel.id},
                        {"compared", open},
                        {"suspendedOrDisputed", declining},
                        {"weightByRung", channel.weight},
                        {"ownDelaySeconds", channel.ownDelayMedianS},
                        {"contactLastsSeconds", channel.contactLastsS},
                        {"answers", answers},
                        {"certainty", std::string(name(channel.certainty))},
                        {"source", channel.source}});
    }
    return list;
}

Json silencesJson(const Sweep& sweep) {
    Json list = Json::array();
    const auto& clocks = sweep.plan().definition->crisis.silences;
    for (const std::size_t i : silenceClocks(sweep)) {
        const auto silentS = silentForS(sweep, i);
        list.push_back({{"level", clocks[i].id},
                        {"silentForSeconds", silentS ? Json(*silentS) : Json(nullptr)},
                        {"certainty", std::string(name(clocks[i].certainty))},
                        {"source", clocks[i].source}});
    }
    return list;
}

Json closestJson(const Sweep& sweep, const study::SweepFlight& flight) {
    const auto& closest = flight.closest;
    if (closest.empty()) return nullptr;
    const sim::Definition& definition = *sweep.plan().definition;
    return {{"gapM", closest.front().gapM},
            {"time", formatUtc(definition.utcAtS(closest.front().timeS))},
            {"encounters", closest.size()}};
}

}  // namespace

std::string sweepSummary(const Sweep& sweep, const study::SweepFigures& figures) {
    const study::SweepPlan& plan = sweep.plan();
    const sim::Definition& definition = *plan.definition;
    Json json{{"format", "openline-sweep-summary-1"},
              {"note", "a what-if, not a forecast"},
              {"scenario", definition.id},
              {"mode", std::string(nameOf(plan.mode))},
              {"seed", plan.seed},
              {"runs", plan.runs},
              {"rows", plan.runs * plan.variants.size()},
              {"dyad", definition.crisis.dyads[plan.dyad.index].id},
              {"from", formatUtc(definition.utcAtS(sweep.startS()))},
              {"alreadyHappened", beforeText(sweep)},
              {"raceDecidedBefore", decidedBefore(sweep)},
              {"supposesCollision", sweep.flight().supposesCollision},
              {"stimuliFlown", sweep.flight().stimuli.size()},
              {"closestFlown", closestJson(sweep, sweep.flight())},
              {"trialsADraw", figures.trialsADraw}};
    json["method"] = {
        {"rows", "of runs.csv: chance and what is not known together"},
        {"chance", "trials at the values in force"},
        {"notKnown",
         "200 draws of what is not known, each with trialsADraw trials of its own; low and high hold nine in "
         "ten, half of them lie below the median"},
        {"climate", std::string(kClimateSentence)},
        {"againstFirst", "the same dice and draws as the first of the compared"},
        {"varianceShares",
         "first order: correlation ratio over bins of equal count, adjusted for their number; null: fewer "
         "than "
         "400 crises, or than 30 that come or do not come to the outcome"},
        {"varianceNoise",
         "what the largest share of all quantities, shuffled, exceeds about once in 20 times"}};
    Json variants = Json::array();
    for (std::size_t v = 0; v < figures.variants.size(); ++v)
        variants.push_back(variantJson(sweep, figures.variants[v], v));
    json["compared"] = variants;
    if (const std::string note = presetsNote(sweep); !note.empty()) json["presetsNote"] = note;
    if (const std::size_t mirror = mirroredVariant(sweep); mirror > 0) {
        const study::SweepFlight& flight = sweep.flight(mirror);
        json["mirrored"] = {{"stimuliFlown", flight.stimuli.size()},
                            {"closestFlown", closestJson(sweep, flight)},
                            {"note", std::string(kRolesSentence)}};
    }
    json["silences"] = silencesJson(sweep);
    json["quantities"] = quantitiesJson(sweep);
    json["channels"] = channelsJson(sweep);
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace openline::exchange
