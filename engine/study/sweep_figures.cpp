#include "study/sweep_figures.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/math.h"
#include "study/variance_shares.h"

namespace openline::study {

namespace {

/// Trials for figures, all variants together, and of one variant. Our choice: some seconds on two cores.
constexpr std::size_t kMostTrials = 400'000, kUsualTrials = 10'000, kLeastTrials = 1000;
constexpr std::size_t kFiguresPart = 250;
/// Of one draw: chance moves a share of a thousand by 1.6 in 100 at most (one standard error), which is small
/// beside what draws differ by. A sweep of few runs is a first look, and gets a few for each of its runs.
constexpr std::size_t kTrialsADraw = 1000, kTrialsADrawOfARun = 5, kLeastTrialsADraw = 20;
/// The strip's and break-even's trials are other runs than those of chance.
constexpr std::int64_t kSweepStripRuns = std::int64_t{1} << 40, kSweepBreakEvenRuns = std::int64_t{1} << 50;
constexpr crisis::Rung kViolent = 5, kWar = 7;
/// Ends of the range that is told: nine in ten draws.
constexpr double kRangeLow = 0.05, kRangeHigh = 0.95;

std::vector<double> inForce(const std::vector<Quantity>& quantities) {
    std::vector<double> values;
    values.reserve(quantities.size());
    for (const Quantity& quantity : quantities) values.push_back(quantity.value);
    return values;
}

bool varies(const Quantity& quantity) {
    return quantity.law || quantity.low < quantity.high;
}

double quantileOf(std::vector<double> values, double share) {
    if (values.empty()) return 0.0;
    std::sort(values.begin(), values.end());
    const double at = share * static_cast<double>(values.size() - 1);
    const auto below = static_cast<std::size_t>(at);
    const std::size_t above = std::min(below + 1, values.size() - 1);
    return values[below] + (at - static_cast<double>(below)) * (values[above] - values[below]);
}

/// Everything that figures are made of, step by step.
class Maker {
  public:
    Maker(const Sweep& sweep, std::span<const SweepRow> rows, Workers* workers, const Cancelled& cancelled)
        : sweep_(sweep), rows_(rows), workers_(workers), cancelled_(cancelled) {
        const std::size_t count = sweep.plan().variants.size();
        figures_.variants.resize(count);
        trials_ =
            std::clamp(kMostTrials / (2 * count), kLeastTrials, kUsualTrials) / kFiguresPart * kFiguresPart;
        figures_.trialsADraw =
            std::clamp(kTrialsADrawOfARun * sweep.plan().runs, kLeastTrialsADraw, kTrialsADraw);
    }

    std::optional<SweepFigures> make(const std::function<void(double share)>& done) {
        countRows();
        constexpr std::array kStages{&Maker::countChance, &Maker::drawStrips, &Maker::compare,
                                     &Maker::shareVariance, &Maker::findBreakEven};
        for (std::size_t i = 0; i < kStages.size(); ++i) {
            if (cancelled_ && cancelled_()) return std::nullopt;
            if (done) done(static_cast<double>(i) / static_cast<double>(kStages.size()));
            (this->*kStages[i])();
        }
        if (cancelled_ && cancelled_()) return std::nullopt;
        return std::move(figures_);
    }

  private:
    [[nodiscard]] std::size_t variantCount() const { return figures_.variants.size(); }
    [[nodiscard]] std::uint64_t seed() const { return sweep_.plan().seed; }

    void countRows() {
        for (const SweepRow& row : rows_) {
            VariantFigures& variant = figures_.variants[row.variant];
            variant.rows.add(row.result);
            if (sweep_.plan().mode == SweepMode::full && !std::isnan(row.closestGapM))
                variant.gapsM.push_back(row.closestGapM);
        }
    }

    /// Chance: the values in force, the same dice for all variants.
    void countChance() {
        crisis::ClockBound bound;
        for (std::size_t v = 0; v < variantCount(); ++v)
            bound.cover(sweep_.boundOf(v, inForce(sweep_.quantities(v))));
        for (std::size_t v = 0; v < variantCount(); ++v) {
            crisis::Model model;
            const auto plan = sweep_.planOf(v, inForce(sweep_.quantities(v)), bound, model);
            figures_.variants[v].chance = countOf(plan, 0, trials_);
        }
    }

    [[nodiscard]] CrisisCounts countOf(const crisis::TrialPlan& plan, std::int64_t from,
                                       std::size_t trials) const {
        std::vector<CrisisCounts> found(trials / kFiguresPart);
        runParts(workers_, found.size(), [&](std::size_t part) {
            for (std::size_t i = part * kFiguresPart; i < (part + 1) * kFiguresPart; ++i)
                found[part].add(crisis::runTrial(plan, seed(), from + static_cast<std::int64_t>(i)));
        });
        CrisisCounts counts;
        for (const CrisisCounts& part : found) counts.add(part);
        return counts;
    }

    /// Ignorance: each draw its own trials, the same for all variants.
    void drawStrips() {
        const bool any = std::ranges::any_of(figures_.variants, [&](const VariantFigures& variant) {
            return std::ranges::any_of(sweep_.quantities(indexOf(variant)), varies);
        });
        if (!any) return;
        for (VariantFigures& variant : figures_.variants) variant.strip.resize(kStripDraws);
        runParts(workers_, kStripDraws, [&](std::size_t draw) {
            if (cancelled_ && cancelled_()) return;
            const crisis::ClockBound bound = sweep_.boundOf(draw);
            for (std::size_t v = 0; v < variantCount(); ++v)
                figures_.variants[v].strip[draw] = drawOf(draw, v, bound);
        });
    }

    [[nodiscard]] StripDraw drawOf(std::size_t draw, std::size_t variant,
                                   const crisis::ClockBound& bound) const {
        crisis::Model model;
        const auto plan = sweep_.planOf(variant, sweep_.drawn(draw, variant), bound, model);
        StripDraw result;
        for (std::size_t i = 0; i < figures_.trialsADraw; ++i) {
            const auto run = kSweepStripRuns + static_cast<std::int64_t>(draw * figures_.trialsADraw + i);
            const auto trial = crisis::runTrial(plan, seed(), run);
            if (trial.incidentS == crisis::kNever) continue;
            ++result.trials;
            result.stepUpFirst += trial.stepUpFirst() ? 1U : 0U;
            result.violent += trial.peak >= kViolent ? 1U : 0U;
            result.war += trial.peak >= kWar ? 1U : 0U;
        }
        return result;
    }

    [[nodiscard]] std::size_t indexOf(const VariantFigures& variant) const {
        return static_cast<std::size_t>(&variant - figures_.variants.data());
    }

    template <class Part>
    Difference differenceOf(const VariantFigures& variant, double change, const Part& part) const {
        Difference difference{change};
        const VariantFigures& first = figures_.variants.front();
        for (std::size_t draw = 0; draw < variant.strip.size(); ++draw) {
            const StripDraw &ours = variant.strip[draw], &theirs = first.strip[draw];
            if (ours.trials == 0 || theirs.trials == 0) continue;
            difference.byDraw.push_back(shareOf(part(ours), ours.trials) -
                                        shareOf(part(theirs), theirs.trials));
        }
        difference.low = difference.byDraw.empty() ? change : quantileOf(difference.byDraw, kRangeLow);
        difference.high = difference.byDraw.empty() ? change : quantileOf(difference.byDraw, kRangeHigh);
        return difference;
    }

    void compare() {
        const OutlookCounts first = figures_.variants.front().chance.crises;
        for (std::size_t v = 1; v < variantCount(); ++v) {
            VariantFigures& variant = figures_.variants[v];
            const OutlookCounts& counts = variant.chance.crises;
            // Of no crises there is no share to compare.
            if (first.trials == 0 || counts.trials == 0) continue;
            variant.race = differenceOf(
                variant,
                shareOf(counts.stepUpFirst, counts.trials) - shareOf(first.stepUpFirst, first.trials),
                [](const StripDraw& draw) { return draw.stepUpFirst; });
            variant.violent = differenceOf(
                variant, shareOf(counts.violent(), counts.trials) - shareOf(first.violent(), first.trials),
                [](const StripDraw& draw) { return draw.violent; });
            variant.racePairs = pairsOf(v, [](const SweepRow& row) { return row.result.stepUpFirst(); });
            variant.violentPairs =
                pairsOf(v, [](const SweepRow& row) { return row.result.peak >= kViolent; });
        }
    }

    template <class Test>
    Pairs pairsOf(std::size_t variant, const Test& test) const {
        Pairs pairs;
        for (std::size_t at = 0; at + variantCount() <= rows_.size(); at += variantCount()) {
            const SweepRow &first = rows_[at], &ours = rows_[at + variant];
            if (raceOf(first.result) == Race::none || raceOf(ours.result) == Race::none) continue;
            const bool a = test(first), b = test(ours);
            ++(a && b ? pairs.both : a ? pairs.onlyFirst : b ? pairs.onlyThis : pairs.neither);
        }
        return pairs;
    }

    void shareVariance() {
        for (VariantFigures& variant : figures_.variants) {
            if (cancelled_ && cancelled_()) return;
            shareVarianceOf(variant);
            variant.shareNoise = shareNoise(variant.rows.crises.trials, variant.shares.size());
        }
    }

    void shareVarianceOf(VariantFigures& variant) const {
        const std::size_t v = indexOf(variant);
        const auto& quantities = sweep_.quantities(v);
        std::vector<std::vector<double>> columns(quantities.size());
        std::vector<double> race, violent, days;
        for (std::size_t at = v; at < rows_.size(); at += variantCount()) {
            const SweepRow& row = rows_[at];
            if (raceOf(row.result) == Race::none) continue;
            const auto values = sweep_.drawn(row.run, v);
            for (std::size_t i = 0; i < values.size(); ++i) columns[i].push_back(values[i]);
            race.push_back(row.result.stepUpFirst() ? 1.0 : 0.0);
            violent.push_back(row.result.peak >= kViolent ? 1.0 : 0.0);
            const double found = daysToEnd(row.result);
            days.push_back(
                math::log(std::max(1e-3, std::isnan(found) ? OutlookCounts::kDays.back() : found)));
        }
        std::vector<std::size_t> which;
        for (std::size_t i = 0; i < quantities.size(); ++i) {
            if (!varies(quantities[i])) continue;
            variant.shares.push_back({quantities[i].key, 0.0, 0.0, 0.0});
            which.push_back(i);
        }
        runParts(workers_, which.size(), [&](std::size_t part) {
            const auto& column = columns[which[part]];
            variant.shares[part].race = varianceShare(column, race);
            variant.shares[part].violent = varianceShare(column, violent);
            variant.shares[part].days = varianceShare(column, days);
        });
    }

    [[nodiscard]] double outcomeAt(std::size_t variant, double oddsRatio,
                                   const crisis::ClockBound& bound) const {
        crisis::Model bare;
        auto plan = sweep_.planOf(variant, inForce(sweep_.quantities(variant)), bound, bare);
        bare.readings[sweep_.plan().variants[variant].readingIndex].oddsRatio = oddsRatio;
        const auto happens = crisis::withAmounts(sweep_.events(variant), bare);
        plan = crisis::planTrials(bare, sweep_.start(variant), sweep_.plan().dyad, sweep_.trialStartS(),
                                  {.bound = bound, .events = happens});
        const CrisisCounts counts = countOf(plan, kSweepBreakEvenRuns, kBreakEvenTrials);
        return shareOf(study::countOf(counts.crises, sweep_.plan().breakEven.outcome), counts.crises.trials);
    }

    void findBreakEven() {
        const SweepVariant& first = sweep_.plan().variants.front();
        for (VariantFigures& variant : figures_.variants) {
            if (cancelled_ && cancelled_()) return;
            const SweepVariant& of = sweep_.plan().variants[indexOf(variant)];
            if (of.readingIndex != first.readingIndex || of.classIndex != first.classIndex) continue;
            variant.breakEven = curveOf(indexOf(variant));
        }
    }

    [[nodiscard]] BreakEvenCurve curveOf(std::size_t variant) const {
        BreakEvenCurve curve;
        crisis::Model model;
        (void)sweep_.planOf(variant, inForce(sweep_.quantities(variant)), {}, model);
        const crisis::State& state = sweep_.start(variant);
        crisis::ClockBound bound;
        for (const double ratio : {kLeastOddsRatio, BreakEvenCurve::kOddsRatios.back()}) {
            model.readings[state.readingIndex].oddsRatio = ratio;
            bound.cover(crisis::clockBound(model, state, sweep_.plan().dyad));
        }
        for (std::size_t i = 0; i < curve.kOddsRatios.size(); ++i)
            curve.share[i] = outcomeAt(variant, curve.kOddsRatios[i], bound);
        curve.breakEven = breakEvenOf([&](double oddsRatio) { return outcomeAt(variant, oddsRatio, bound); },
                                      sweep_.plan().breakEven.movedBy);
        return curve;
    }

    const Sweep& sweep_;
    std::span<const SweepRow> rows_;
    Workers* workers_;
    const Cancelled& cancelled_;
    std::size_t trials_ = kUsualTrials;
    SweepFigures figures_;
};

}  // namespace

void CrisisCounts::add(const crisis::TrialResult& result) {
    ++trials;
    if (result.incidentS != crisis::kNever) crises.add(result);
}

double shareOf(std::uint64_t part, std::uint64_t of) {
    return of > 0 ? static_cast<double>(part) / static_cast<double>(of) : 0.0;
}

std::optional<SweepFigures> figuresOf(const Sweep& sweep, std::span<const SweepRow> rows, Workers* workers,
                                      const Cancelled& cancelled,
                                      const std::function<void(double share)>& done) {
    return Maker(sweep, rows, workers, cancelled).make(done);
}

}  // namespace openline::study
