#include "study/outlook.h"

#include <algorithm>

#include "base/units.h"
#include "crisis/crisis.h"
#include "study/quantities.h"

namespace openline::study {

namespace {

using crisis::Model;
using crisis::State;
using crisis::TrialPlan;

using units::kDayS;
/// Trials of one part: the unit in which work is shared out. Small, so that the first answer is early.
constexpr std::size_t kPart = 125;
constexpr std::size_t kFirstSlice = 4, kParts = 16;  ///< parts of a slice
constexpr std::size_t kDrawsASlice = 50;
/// The strip's trials and break-even's are other runs than those of the counts.
constexpr std::int64_t kStripRuns = std::int64_t{1} << 40, kBreakEvenRuns = std::int64_t{1} << 50;

/// The state as the model would take it up now, and what it is asked about.
State releasedAt(const Model& model, State state, double timeS) {
    std::vector<crisis::Event> none;
    crisis::release(model, state, 0, timeS, none);
    return state;
}

crisis::TrialEvent collisionAt(double timeS, DyadId dyad) {
    crisis::TrialEvent event;
    event.timeS = timeS;
    event.stimulus = {.timeS = timeS, .kind = crisis::StimulusKind::collision, .dyad = dyad};
    return event;
}

/// One side of the comparison: a model without words and a state.
struct Side {
    State state;
    std::vector<Quantity> quantities;
    std::optional<TrialPlan> plan;
};

}  // namespace

double OutlookCounts::daysToEnd(double share) const {
    const double wanted = share * static_cast<double>(trials);
    double sum = 0.0, from = 0.0;
    for (std::size_t i = 0; i < kDays.size(); ++i) {
        const auto inBin = static_cast<double>(overWithin[i]);
        if (inBin > 0.0 && sum + inBin >= wanted) return from + (wanted - sum) / inBin * (kDays[i] - from);
        sum += inBin;
        from = kDays[i];
    }
    return kDays.back();
}

void OutlookCounts::add(const crisis::TrialResult& result) {
    ++trials;
    stepUpFirst += result.stepUpFirst() ? 1U : 0U;
    seniorFirst += result.seniorFirst() ? 1U : 0U;
    ++peak[static_cast<std::size_t>(result.peak)];
    const double days = (result.overS - result.incidentS) / kDayS;
    const auto bin = std::lower_bound(kDays.begin(), kDays.end(), days);
    ++overWithin[static_cast<std::size_t>(bin - kDays.begin())];
}

void OutlookCounts::add(const OutlookCounts& other) {
    trials += other.trials;
    stepUpFirst += other.stepUpFirst;
    seniorFirst += other.seniorFirst;
    for (std::size_t i = 0; i < peak.size(); ++i) peak[i] += other.peak[i];
    for (std::size_t i = 0; i < overWithin.size(); ++i) overWithin[i] += other.overWithin[i];
}

struct OutlookRun::Impl {
    OutlookQuestion question;
    Model bare;
    std::vector<Side> sides;  ///< now, and before if there is one
    std::vector<crisis::TrialEvent> events;
    crisis::ClockBound bound;
    Outlook outlook;
    std::size_t parts = 0;      ///< of the counts, done
    std::size_t stripDone = 0;  ///< draws, over all rounds
    bool first = true;

    explicit Impl(OutlookQuestion asked) : question(std::move(asked)) {
        const Model& model = question.definition->crisis;
        bare = withoutWords(model);
        const DyadId dyad = question.dyad;
        outlook.from = question.now.dyads[dyad.index].rung;
        outlook.supposesCollision = outlook.from == 0;
        outlook.atWar = outlook.from == crisis::kRungCount - 1;
        outlook.refined = outlook.atWar;
        if (outlook.atWar) return;
        addSide(std::move(question.now));
        if (question.before) addSide(std::move(*question.before));
        if (outlook.supposesCollision) events.push_back(collisionAt(question.timeS, dyad));
        for (const Side& side : sides) bound.cover(crisis::clockBound(bare, side.state, dyad));
        for (Side& side : sides) side.plan = planOf(bare, side.state, bound);
        outlook.now.strip.resize(kStripDraws);
        if (sides.size() > 1) {
            outlook.before.emplace();
            outlook.before->strip.resize(kStripDraws);
        }
    }

    void addSide(State state) {
        const Model& model = question.definition->crisis;
        state = releasedAt(model, std::move(state), question.timeS);
        std::vector<Quantity> quantities = quantitiesOf(model, state);
        sides.push_back({std::move(state), std::move(quantities), std::nullopt});
    }

    [[nodiscard]] TrialPlan planOf(const Model& model, const State& state,
                                   const crisis::ClockBound& clock) const {
        return crisis::planTrials(model, state, question.dyad, question.timeS,
                                  {.bound = clock, .events = events});
    }

    [[nodiscard]] OutlookSide& sideOf(std::size_t side) { return side == 0 ? outlook.now : *outlook.before; }

    /// Some more trials at the values in force, for both sides.
    void count(std::size_t more, Workers* workers) {
        std::vector<OutlookCounts> found(more * sides.size());
        runParts(workers, found.size(), [&](std::size_t part) {
            const std::size_t side = part % sides.size();
            const std::size_t from = (parts + part / sides.size()) * kPart;
            OutlookCounts counts;
            for (std::size_t i = from; i < from + kPart; ++i)
                counts.add(crisis::runTrial(*sides[side].plan, question.seed, static_cast<std::int64_t>(i)));
            found[part] = counts;
        });
        for (std::size_t part = 0; part < found.size(); ++part)
            sideOf(part % sides.size()).counts.add(found[part]);
        parts += more;
    }

    /// Trials of one draw in one round.
    [[nodiscard]] std::size_t stripTrials() const {
        return std::max<std::size_t>(1, question.trials / kStripDraws);
    }

    [[nodiscard]] StripDraw drawn(const TrialPlan& plan, std::size_t draw, std::size_t round) const {
        const auto from =
            kStripRuns + static_cast<std::int64_t>((round * kStripDraws + draw) * stripTrials());
        StripDraw result;
        for (std::size_t i = 0; i < stripTrials(); ++i) {
            const auto trial = crisis::runTrial(plan, question.seed, from + static_cast<std::int64_t>(i));
            ++result.trials;
            result.stepUpFirst += trial.stepUpFirst() ? 1U : 0U;
            result.violent += trial.peak >= 5 ? 1U : 0U;
            result.war += trial.peak >= 7 ? 1U : 0U;
        }
        return result;
    }

    /// Some more draws of what is not known, each with the same dice on both sides.
    void drawStrip(std::size_t more, Workers* workers) {
        std::vector<StripDraw> found(more * sides.size());
        runParts(workers, more, [&](std::size_t part) {
            const std::size_t draw = (stripDone + part) % kStripDraws,
                              round = (stripDone + part) / kStripDraws;
            std::vector<Model> models(sides.size(), bare);
            crisis::ClockBound common = bound;  // one clock for both sides
            for (std::size_t side = 0; side < sides.size(); ++side) {
                const auto& quantities = sides[side].quantities;
                const auto values = drawValues(quantities, question.seed, static_cast<std::int64_t>(draw));
                applyValues(quantities, values, models[side], sides[side].state);
                common.cover(crisis::clockBound(models[side], sides[side].state, question.dyad));
            }
            for (std::size_t side = 0; side < sides.size(); ++side) {
                const TrialPlan plan = planOf(models[side], sides[side].state, common);
                found[part * sides.size() + side] = drawn(plan, draw, round);
            }
        });
        for (std::size_t i = 0; i < found.size(); ++i) {
            StripDraw& sum = sideOf(i % sides.size()).strip[(stripDone + i / sides.size()) % kStripDraws];
            sum.trials += found[i].trials;
            sum.stepUpFirst += found[i].stepUpFirst;
            sum.violent += found[i].violent;
            sum.war += found[i].war;
        }
        stripDone += more;
    }

    /// Share with shots or casualties at an odds ratio; the same trials for all.
    [[nodiscard]] double violentAt(double oddsRatio, const crisis::ClockBound& clock,
                                   Workers* workers) const {
        const State& state = sides.front().state;
        Model model = bare;
        if (state.readingIndex < model.readings.size())
            model.readings[state.readingIndex].oddsRatio = oddsRatio;
        const TrialPlan plan = planOf(model, state, clock);
        std::array<std::uint64_t, kParts> violent{};
        runParts(workers, kParts, [&](std::size_t part) {
            const auto from = static_cast<std::int64_t>(part * (kBreakEvenTrials / kParts));
            for (std::int64_t i = from; i < from + static_cast<std::int64_t>(kBreakEvenTrials / kParts); ++i)
                violent[part] +=
                    crisis::runTrial(plan, question.seed, kBreakEvenRuns + i).peak >= 5 ? 1U : 0U;
        });
        std::uint64_t sum = 0;
        for (const std::uint64_t part : violent) sum += part;
        return static_cast<double>(sum) / static_cast<double>(kBreakEvenTrials);
    }

    void breakEven(Workers* workers) {
        Model model = bare;
        const State& state = sides.front().state;
        if (state.readingIndex < model.readings.size()) {
            model.readings[state.readingIndex].oddsRatio = kLeastOddsRatio;
            const crisis::ClockBound widest = crisis::clockBound(model, state, question.dyad);
            outlook.breakEven =
                breakEvenOf([&](double oddsRatio) { return violentAt(oddsRatio, widest, workers); });
        }
        outlook.breakEvenKnown = true;
    }

    bool slice(Workers* workers) {
        if (outlook.refined) return false;
        const std::size_t trials = outlook.now.counts.trials;
        if (first) {
            first = false;
            count(kFirstSlice, workers);
        } else if (trials < question.trials || stripDone < kStripDraws) {
            if (trials < question.trials) count(kParts, workers);
            if (stripDone < kStripDraws) drawStrip(std::min(kDrawsASlice, kStripDraws - stripDone), workers);
        } else if (!outlook.breakEvenKnown) {
            breakEven(workers);
        } else if (trials < question.refinedTrials) {
            count(kParts, workers);
            drawStrip(kDrawsASlice, workers);
        } else {
            outlook.refined = true;
        }
        return !outlook.refined;
    }
};

OutlookRun::OutlookRun(OutlookQuestion question) : impl_(std::make_unique<Impl>(std::move(question))) {}
OutlookRun::~OutlookRun() = default;
OutlookRun::OutlookRun(OutlookRun&&) noexcept = default;
OutlookRun& OutlookRun::operator=(OutlookRun&&) noexcept = default;

bool OutlookRun::slice(Workers* workers) {
    return impl_->slice(workers);
}
const Outlook& OutlookRun::outlook() const {
    return impl_->outlook;
}
bool OutlookRun::answered() const {
    return impl_->outlook.refined ||
           (impl_->outlook.now.counts.trials >= impl_->question.trials && impl_->stripDone >= kStripDraws);
}

}  // namespace openline::study
