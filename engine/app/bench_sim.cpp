#include "app/bench_sim.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/rng.h"
#include "geo/surface.h"
#include "sim/bench_scenes.h"
#include "sim/encounters.h"
#include "sim/stages.h"
#include "sim/step.h"
#include "study/timeline.h"

namespace openline::app {
namespace {

constexpr std::uint64_t kSeed = 1;
constexpr std::array kSizes{1000, 3000, 10000, 30000, 100000};
constexpr int kRunsTimesUnits = 300'000, kLeastRuns = 7, kMostRuns = 60;
constexpr int kAlertPairs = 20000;
constexpr std::size_t kAlertCraft = 2000;
constexpr double kAlertShrink = 0.004, kAlertFlatten = 0.05;
constexpr double kNoGapM = 1e6;    // no hulls near: the level is the prediction's alone
constexpr int kSettleTicks = 300;  // until every unit follows its first order

/// A world in which everything is under way.
sim::World settled(const sim::Definition& definition, Workers& workers) {
    sim::World world = sim::begin(definition, kSeed);
    sim::StepReport report;
    sim::advance(definition, world, kSettleTicks, {}, report, 0, &workers);
    return world;
}

/// Only the places move, straight on.
void bareStep(sim::World& world) {
    for (std::size_t i = 0; i < world.unitCount(); ++i) {
        geo::Normal place{world.normal[i]};
        geo::Tangent direction{world.tangent[i]};
        geo::advance(place, direction, world.speedMps[i] * 0.1, world.altitudeM[i]);
        world.normal[i] = place.n;
        world.tangent[i] = direction.t;
    }
}

/// Every pair against a fixed distance: what detection would be without boxes, heights or time.
std::size_t barePairs(const sim::World& world) {
    std::size_t close = 0;
    for (std::size_t i = 0; i < world.unitCount(); ++i) {
        for (std::size_t j = i + 1; j < world.unitCount(); ++j) {
            const glm::dvec3 apart = world.normal[i] - world.normal[j];
            if (apart.x * apart.x + apart.y * apart.y + apart.z * apart.z < 1e-6) ++close;
        }
    }
    return close;
}

struct Found {
    std::size_t predicted = 0, watched = 0;
    sim::BroadPhaseWork work;
};

Found detect(const sim::World& world, Workers& workers) {
    Found found;
    found.predicted = sim::predictedPairs(*world.plan, world, &workers, &found.work).size();
    found.watched = sim::watchedPairs(*world.plan, world, &workers, &found.work).size();
    return found;
}

/// Fewer runs of what takes longer.
int runsFor(int units) {
    return std::clamp(kRunsTimesUnits / units, kLeastRuns, kMostRuns);
}

BenchFigures detectRow(int units, Workers& workers) {
    const sim::Definition definition = sim::evenAircraft(static_cast<std::size_t>(units), kSeed);
    const sim::World world = sim::begin(definition, kSeed);
    Samples samples;
    Found found;
    for (int run = 0; run < runsFor(units); ++run) samples.time([&] { found = detect(world, workers); });
    const double perUnitNs = samples.median() * 1e6 / units;
    const auto perUnit = [&](std::size_t count) { return static_cast<double>(count) / units; };
    return {{"units", static_cast<double>(units)},
            {"ms", samples.median()},
            {"nsPerUnit", perUnitNs},
            {"nsPerNLog2N", perUnitNs / std::log2(units)},
            {"boxesPerUnit", perUnit(found.work.entries)},
            {"comparedPerUnit", perUnit(found.work.compared)},
            {"pairs", static_cast<double>(found.predicted)},
            {"watchedPairs", static_cast<double>(found.watched)}};
}

double figureOf(const BenchFigures& row, std::string_view key) {
    return std::ranges::find(row, key, &BenchFigures::value_type::first)->second;
}

/// By which power of the number of craft a figure grows from the first row to the last.
double exponentOf(const std::vector<BenchFigures>& rows, std::string_view key) {
    const auto grown = [&](std::string_view figure) {
        return figureOf(rows.back(), figure) / figureOf(rows.front(), figure);
    };
    return std::log(grown(key)) / std::log(grown("units"));
}

/// Whole steps, those with detection among them.
double stepAllMs(const sim::Definition& definition, Workers& workers) {
    sim::World world = sim::begin(definition, kSeed);
    sim::StepReport events;
    Samples samples;
    const auto ticks = static_cast<int>(2.0 * definition.tickHz);
    for (int tick = 0; tick < ticks; ++tick) {
        events.clear();
        samples.time([&] { sim::step(definition, world, {}, events, &workers); });
    }
    return samples.total() / ticks;
}

BenchFigures stepRow(int units, Workers& workers) {
    const sim::Definition definition = sim::activeUnits(static_cast<std::size_t>(units));
    sim::World world = settled(definition, workers);
    sim::StepReport events;
    Samples samples;
    for (int run = 0; run < runsFor(units); ++run) {
        events.clear();
        samples.time([&] { sim::step(definition, world, {}, events, &workers); });
    }
    return {
        {"units", static_cast<double>(units)},
        {"ms", samples.median()},
        {"nsPerUnit", samples.median() * 1e6 / units},
        {"msWithDetection", stepAllMs(sim::evenAircraft(static_cast<std::size_t>(units), kSeed), workers)}};
}

/// One of the craft of the alert bench.
std::size_t drawn(std::uint32_t pair, std::uint32_t n) {
    return static_cast<std::size_t>(uniform01({kSeed, 0, pair, Purpose::sceneTest, n}) * (kAlertCraft - 1));
}

double ratio(double value, double bare) {
    return bare > 0.0 ? value / bare : 0.0;
}

}  // namespace

BenchReport benchStep(const BenchOptions& options) {
    BenchReport report{"step", orElse(options.units, 1000), {}, "orders and motion of one tick", {}};
    Workers workers(static_cast<std::size_t>(options.jobs));
    const sim::Definition definition = sim::activeUnits(static_cast<std::size_t>(report.units));
    sim::World world = settled(definition, workers);
    sim::World bare = world;
    Samples whole, bareSamples;
    sim::StepReport events;
    std::vector<std::optional<sim::Demand>> demands;
    for (int run = 0; run < orElse(options.runs, 400); ++run) {
        events.clear();
        sim::World copy = world;
        sim::StepContext context{definition, *copy.plan, copy, events, {}, &workers};
        report.samples.time([&] {
            sim::followOrders(context, demands);
            sim::move(context, demands);
        });
        whole.time([&] { sim::step(definition, world, {}, events, &workers); });
        bareSamples.time([&] { bareStep(bare); });
    }
    report.more = {{"activeUnits", static_cast<double>(world.active.size())},
                   {"jobs", static_cast<double>(options.jobs)},
                   {"wholeStepMedianMs", whole.median()},
                   {"wholeStepMeanMs", whole.total() / static_cast<double>(orElse(options.runs, 400))},
                   {"wholeStepP90Ms", whole.p90()},
                   {"bareMedianMs", bareSamples.median()},
                   {"ratioToBare", ratio(report.samples.median(), bareSamples.median())}};
    if (options.units > 0) return report;
    for (const int units : kSizes) report.rows.push_back(stepRow(units, workers));
    return report;
}

BenchReport benchDetect(const BenchOptions& options) {
    BenchReport report{"detect", orElse(options.units, 3000), {}, "all pairs within the look-ahead", {}};
    Workers workers(static_cast<std::size_t>(options.jobs));
    const sim::Definition definition = sim::manyAircraft(static_cast<std::size_t>(report.units), kSeed);
    const sim::World world = settled(definition, workers);
    Samples bare;
    Found found;
    std::size_t close = 0;
    for (int run = 0; run < orElse(options.runs, 60); ++run) {
        report.samples.time([&] { found = detect(world, workers); });
        bare.time([&] { close = barePairs(world); });
    }
    report.more = {{"pairs", static_cast<double>(found.predicted)},
                   {"watchedPairs", static_cast<double>(found.watched)},
                   {"lookAheadS", definition.encounters.lookAheadS},
                   {"jobs", static_cast<double>(options.jobs)},
                   {"bareMedianMs", bare.median()},
                   {"barePairs", static_cast<double>(close)},
                   {"ratioToBare", ratio(report.samples.median(), bare.median())}};
    if (options.units > 0) return report;
    for (const int units : kSizes) report.rows.push_back(detectRow(units, workers));
    report.more.emplace_back("timeExponent", exponentOf(report.rows, "ms"));
    report.more.emplace_back("workExponent", 1.0 + exponentOf(report.rows, "comparedPerUnit"));
    return report;
}

BenchReport benchAlert(const BenchOptions& options) {
    BenchReport report{"alert", kAlertPairs, {}, "the DO-365 levels of so many pairs", {}};
    sim::Definition definition = sim::manyAircraft(kAlertCraft, kSeed);
    definition.encounters.standards = {sim::EncounterStandard::do365};
    // As dense as over an airfield, so that every level is there.
    for (sim::UnitDef& unit : definition.units) {
        unit.start.latitudeRad *= kAlertShrink;
        unit.start.longitudeRad *= kAlertShrink;
        unit.start.altitudeM *= kAlertFlatten;
    }
    const sim::World world = sim::begin(definition, kSeed);
    std::vector<sim::UnitPair> pairs;
    std::vector<sim::RelativeMotion> motions;
    for (std::uint32_t i = 0; i < kAlertPairs; ++i) {
        const auto a = drawn(i, 0), b = (a + 1 + drawn(i, 1)) % kAlertCraft;
        pairs.push_back({UnitId{a}, UnitId{b}});
        motions.push_back(sim::relativeMotion(world, a, b));
    }
    const sim::Standards& standards = world.plan->standards;
    std::array<double, 4> share{};
    for (const sim::RelativeMotion& motion : motions)
        share.at(static_cast<std::size_t>(sim::airLevel(standards, motion, kNoGapM, 0.0))) +=
            1.0 / kAlertPairs;
    Samples fromPlaces;
    int sum = 0;
    for (int run = 0; run < orElse(options.runs, 200); ++run) {
        report.samples.time([&] {
            for (const sim::RelativeMotion& motion : motions)
                sum += sim::airLevel(standards, motion, kNoGapM, 0.0);
        });
        fromPlaces.time([&] {
            for (const auto& [a, b] : pairs)
                sum += sim::airLevel(standards, sim::relativeMotion(world, a.index, b.index), kNoGapM, 0.0);
        });
    }
    const double perPair = 1e6 / kAlertPairs;
    report.more = {{"nsPerPair", report.samples.median() * perPair},
                   {"nsPerPairFromPlaces", fromPlaces.median() * perPair},
                   {"shareOfLevel0", share[0]},
                   {"shareOfLevel1", share[1]},
                   {"shareOfLevel2", share[2]},
                   {"shareOfLevel3", share[3]},
                   {"meanLevel", static_cast<double>(sum) / (2.0 * kAlertPairs * orElse(options.runs, 200))}};
    return report;
}

BenchReport benchSeek(const BenchOptions& options, const Session& session) {
    const sim::Definition& definition = *session.definition;
    BenchReport report{"seek", static_cast<int>(definition.units.size()), {}, "a warm seek", {}};
    study::Timeline timeline(session.definition, session.seed);
    Samples cold, firstCall;
    // The first call of a desk's cold seek must hand back at once.
    firstCall.time([&] { timeline.seek(definition.lastTick(), 1.0); });
    cold.time([&] { timeline.seek(definition.lastTick()); });
    for (int run = 0; run < orElse(options.runs, 100); ++run) {
        const double share = uniform01({kSeed, run, 0, Purpose::sceneTest, 0});
        const auto tick = static_cast<sim::Tick>(share * static_cast<double>(definition.lastTick()));
        report.samples.time([&] { timeline.seek(tick); });
    }
    report.more = {{"largestMs", report.samples.largest()},
                   {"coldFirstCallMs", firstCall.median()},
                   {"coldMs", cold.median()},
                   {"keyframeMegabytes", static_cast<double>(timeline.memoryBytes()) / 1048576.0},
                   {"events", static_cast<double>(timeline.events().size())}};
    return report;
}

}  // namespace openline::app
