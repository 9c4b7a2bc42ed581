#include "study/sweep.h"

#include <algorithm>
#include <charconv>

#include "base/assert.h"
#include "base/rng.h"
#include "base/units.h"
#include "crisis/crisis.h"
#include "scenario/names.h"
#include "sim/step.h"
#include "study/sweep_commands.h"

namespace openline::study {

namespace {

using units::kDayS;

std::string keyList(const std::vector<Quantity>& quantities, const std::string& unknown) {
    std::vector<std::string> known;
    known.reserve(quantities.size());
    for (const Quantity& quantity : quantities) known.push_back(quantity.key);
    const std::string nearest = scenario::didYouMean(unknown, known);
    return nearest.empty() ? "; known are " + scenario::listed(known, known.size()) : nearest;
}

/// Range of one quantity as the plan has it.
void restrict(const SweepPlan& plan, Quantity& quantity) {
    if (plan.varyAll) return;
    const auto wanted = std::find_if(plan.varied.begin(), plan.varied.end(),
                                     [&](const VariedRange& range) { return range.key == quantity.key; });
    if (wanted == plan.varied.end()) {
        quantity.low = quantity.high = quantity.value;
        quantity.law = nullptr;
        return;
    }
    if (!wanted->low || !wanted->high) return;
    quantity.low = *wanted->low;
    quantity.high = *wanted->high;
    quantity.law = nullptr;
    // A range that leaves the files' value out has its own middle.
    if (quantity.value < quantity.low || quantity.value > quantity.high)
        quantity.value = quantity.low > 0.0 ? std::sqrt(quantity.low * quantity.high)
                                            : 0.5 * (quantity.low + quantity.high);
}

Complaint aboutVary(std::string message) {
    return {"--vary", 0, 0, {}, std::move(message)};
}

}  // namespace

Race raceOf(const crisis::TrialResult& result) {
    if (result.incidentS == crisis::kNever) return Race::none;
    if (result.stepUpFirst()) return Race::stepUpFirst;
    return result.seniorFirst() ? Race::seniorFirst : Race::neither;
}

double daysToEnd(const crisis::TrialResult& result) {
    if (result.incidentS == crisis::kNever || result.overS == crisis::kNever)
        return std::numeric_limits<double>::quiet_NaN();
    return (result.overS - result.incidentS) / kDayS;
}

double toSixDigits(double value) {
    char text[32];
    const auto written = std::to_chars(text, text + sizeof text, value, std::chars_format::general, 6);
    double rounded = value;
    std::from_chars(text, written.ptr, rounded);
    return rounded;
}

Sweep::~Sweep() = default;

double Sweep::startS() const {
    return plan_.definition->timeS(flight_.startTick);
}

double Sweep::trialStartS() const {
    return plan_.definition->timeS(flight_.startTick + 1);
}

const std::vector<Quantity>& Sweep::quantities(std::size_t variant) const {
    return sides_[variant].quantities;
}

std::uint64_t Sweep::seedOf(std::size_t run) const {
    // Values of quantities have n = 0.
    return randomBits({plan_.seed, static_cast<std::int64_t>(run), 0, Purpose::parameterDraw, 1});
}

std::vector<double> Sweep::drawn(std::size_t run, std::size_t variant) const {
    const auto& quantities = sides_[variant].quantities;
    auto values = drawValues(quantities, plan_.seed, static_cast<std::int64_t>(run));
    for (std::size_t i = 0; i < values.size(); ++i) {
        const bool fixed = !quantities[i].law && !(quantities[i].low < quantities[i].high);
        // What does not vary is as the files have it, to the last bit.
        values[i] = fixed ? quantities[i].value : toSixDigits(values[i]);
    }
    return values;
}

crisis::ClockBound Sweep::boundOf(std::size_t variant, std::span<const double> values) const {
    crisis::Model model = bare_;
    applyValues(sides_[variant].quantities, values, model, sides_[variant].state);
    return crisis::clockBound(model, sides_[variant].state, plan_.dyad,
                              crisis::withAmounts(events(variant), model));
}

crisis::ClockBound Sweep::boundOf(std::size_t run) const {
    crisis::ClockBound bound;
    for (std::size_t variant = 0; variant < sides_.size(); ++variant)
        bound.cover(boundOf(variant, drawn(run, variant)));
    return bound;
}

crisis::TrialPlan Sweep::planOf(std::size_t variant, std::span<const double> values,
                                const crisis::ClockBound& bound, crisis::Model& model) const {
    const Side& side = sides_[variant];
    model = bare_;
    applyValues(side.quantities, values, model, side.state);
    const auto happens = crisis::withAmounts(events(variant), model);
    return crisis::planTrials(model, side.state, plan_.dyad, trialStartS(),
                              {.bound = bound, .events = happens});
}

crisis::TrialResult trialOf(const Sweep& sweep, std::size_t run, std::size_t variant,
                            std::span<const double> values, const crisis::ClockBound& bound,
                            std::vector<crisis::TrialStep>* steps) {
    crisis::Model model;
    const crisis::TrialPlan plan = sweep.planOf(variant, values, bound, model);
    return crisis::runTrial(plan, sweep.seedOf(run), 0, steps);
}

std::vector<SweepRow> Sweep::crisisRows(std::size_t run) const {
    std::vector<SweepRow> rows;
    const crisis::ClockBound bound = boundOf(run);
    for (std::size_t variant = 0; variant < sides_.size(); ++variant) {
        SweepRow row;
        row.run = run;
        row.variant = variant;
        row.seed = seedOf(run);
        row.result = trialOf(*this, run, variant, drawn(run, variant), bound);
        if (!flight(variant).closest.empty()) row.closestGapM = flight(variant).closest.front().gapM;
        rows.push_back(row);
    }
    return rows;
}

std::vector<SweepRow> Sweep::rows(std::size_t from, std::size_t to, Workers* workers,
                                  const Cancelled& cancelled) const {
    const std::size_t count = sides_.size();
    std::vector<std::optional<SweepRow>> found((to - from) * count);
    if (plan_.mode == SweepMode::crisis) {
        runParts(workers, to - from, [&](std::size_t part) {
            if (cancelled && cancelled()) return;
            auto rows = crisisRows(from + part);
            for (std::size_t i = 0; i < count; ++i) found[part * count + i] = rows[i];
        });
    } else {
        runParts(workers, found.size(), [&](std::size_t part) {
            if (cancelled && cancelled()) return;
            found[part] = fly(*this, from + part / count, part % count, cancelled);
        });
    }
    std::vector<SweepRow> rows;
    for (const auto& row : found) {
        if (!row) break;
        rows.push_back(*row);
    }
    rows.resize(rows.size() / count * count);
    return rows;
}

std::vector<Complaint> Sweep::addSides() {
    const crisis::Model& model = plan_.definition->crisis;
    std::vector<Complaint> errors;
    bare_ = withoutWords(model);
    const std::vector<InjectAmount> thrownIn = amountsThrownIn(plan_);
    std::vector<bool> known(plan_.varied.size(), false);
    for (std::size_t v = 0; v < plan_.variants.size(); ++v) {
        const SweepVariant& variant = plan_.variants[v];
        // One step takes the commands of the start, but for those that are events of the trials.
        sim::Definition own = definition(v);
        own.script.clear();
        const auto after = [&](const sim::CommandLog& log) {
            sim::World world = flight(v).atStart;
            world.crisis.readingIndex = variant.readingIndex;
            world.crisis.classIndex = variant.classIndex;
            sim::StepReport report;
            sim::step(own, world, log, report);
            return world.crisis;
        };
        const crisis::State begins = after(startCommands(definition(v), logOf(v), flight_.startTick));
        Side side{begins,
                  after(startSwitches(logOf(v), flight_.startTick)),
                  quantitiesOf(model, begins, thrownIn),
                  {}};
        for (std::size_t i = 0; i < plan_.varied.size(); ++i)
            known[i] = known[i] || std::ranges::find(side.quantities, plan_.varied[i].key, &Quantity::key) !=
                                       side.quantities.end();
        for (Quantity& quantity : side.quantities) restrict(plan_, quantity);
        for (const Quantity& quantity : side.quantities)
            if (std::ranges::find(keys_, quantity.key) == keys_.end()) keys_.push_back(quantity.key);
        sides_.push_back(std::move(side));
    }
    for (std::size_t i = 0; i < known.size(); ++i) {
        if (known[i]) continue;
        const std::string& key = plan_.varied[i].key;
        errors.push_back(
            aboutVary("unknown quantity \"" + key + "\"" + keyList(sides_.front().quantities, key)));
    }
    return errors;
}

std::vector<Complaint> Sweep::addEvents() {
    for (std::size_t v = 0; v < sides_.size(); ++v) {
        auto read = trialEventsOf(definition(v), plan_.dyad, flight(v), logOf(v));
        if (read) sides_[v].events = std::move(*read);
        // What no trial takes is flown in full mode.
        if (!read && plan_.mode == SweepMode::crisis) return read.errors;
    }
    return {};
}

bool Sweep::flyAll(Workers* workers, const Cancelled& cancelled, FlightExtent extent) {
    auto flown = flyOnce(plan_, workers, cancelled, extent);
    if (!flown) return false;
    flight_ = std::move(*flown);
    if (!plan_.mirror) return true;
    SweepPlan other = plan_;
    other.definition = plan_.mirror->definition;
    other.log = plan_.mirror->log;
    flown = flyOnce(other, workers, cancelled, extent);
    if (!flown) return false;
    mirrorFlight_ = std::move(*flown);
    // Both begin in the same way: where one of them flies into a crisis, none is supposed in the other.
    const bool supposes = flight_.supposesCollision && mirrorFlight_.supposesCollision;
    flight_.supposesCollision = mirrorFlight_.supposesCollision = supposes;
    return true;
}

Result<std::unique_ptr<Sweep>> Sweep::prepare(SweepPlan plan, Workers* workers, const Cancelled& cancelled,
                                              FlightExtent extent) {
    using Made = Result<std::unique_ptr<Sweep>>;
    OPENLINE_ASSERT(!plan.variants.empty());
    if (plan.definition->crisis.dyads.size() <= plan.dyad.index)
        return Made::failure("expected a scenario with a dyad: without one there is no crisis to sweep");
    for (const VariedRange& range : plan.varied) {
        if (range.low && range.high && !(*range.low <= *range.high))
            return Made(aboutVary(range.key + ": expected a range that rises, as in 0.5..1.25"));
    }
    std::unique_ptr<Sweep> sweep(new Sweep(std::move(plan)));
    if (!sweep->flyAll(workers, cancelled, extent)) return Made(std::unique_ptr<Sweep>());
    auto errors = sweep->addSides();
    const auto refused = sweep->addEvents();
    errors.insert(errors.end(), refused.begin(), refused.end());
    if (!errors.empty()) return Made(std::move(errors));
    return Made(std::move(sweep));
}

}  // namespace openline::study
