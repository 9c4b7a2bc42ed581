#include "app/bench_sim.h"

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
constexpr int kSettleTicks = 300;  // until every unit follows its first order

int orElse(int given, int usual) {
    return given > 0 ? given : usual;
}

/// A world in which everything is under way.
sim::World settled(const sim::Definition& definition) {
    sim::World world = sim::begin(definition, kSeed);
    sim::StepReport report;
    sim::advance(definition, world, kSettleTicks, {}, report);
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

double ratio(double value, double bare) {
    return bare > 0.0 ? value / bare : 0.0;
}

}  // namespace

BenchReport benchStep(const BenchOptions& options) {
    BenchReport report{"step", orElse(options.units, 1000), {}, "orders and motion of one tick", {}};
    const sim::Definition definition = sim::activeUnits(static_cast<std::size_t>(report.units));
    sim::World world = settled(definition);
    sim::World bare = world;
    Samples whole, bareSamples;
    sim::StepReport events;
    std::vector<sim::Demand> demands;
    for (int run = 0; run < orElse(options.runs, 400); ++run) {
        events.clear();
        sim::World copy = world;
        sim::StepContext context{definition, *copy.plan, copy, events, {}};
        report.samples.time([&] {
            sim::followOrders(context, demands);
            sim::move(context, demands);
        });
        whole.time([&] { sim::step(definition, world, {}, events); });
        bareSamples.time([&] { bareStep(bare); });
    }
    report.more = {{"activeUnits", static_cast<double>(world.active.size())},
                   {"wholeStepMedianMs", whole.median()},
                   {"wholeStepP90Ms", whole.p90()},
                   {"bareMedianMs", bareSamples.median()},
                   {"ratioToBare", ratio(report.samples.median(), bareSamples.median())}};
    return report;
}

BenchReport benchDetect(const BenchOptions& options) {
    BenchReport report{"detect", orElse(options.units, 3000), {}, "all pairs within the look-ahead", {}};
    const sim::Definition definition = sim::manyAircraft(static_cast<std::size_t>(report.units), kSeed);
    const sim::World world = settled(definition);
    Samples bare;
    std::size_t pairs = 0, watched = 0, close = 0;
    for (int run = 0; run < orElse(options.runs, 60); ++run) {
        report.samples.time([&] {
            pairs = sim::predictedPairs(*world.plan, world).size();
            watched = sim::watchedPairs(definition, *world.plan, world).size();
        });
        bare.time([&] { close = barePairs(world); });
    }
    report.more = {{"pairs", static_cast<double>(pairs)},
                   {"watchedPairs", static_cast<double>(watched)},
                   {"lookAheadS", definition.encounters.lookAheadS},
                   {"bareMedianMs", bare.median()},
                   {"barePairs", static_cast<double>(close)},
                   {"ratioToBare", ratio(report.samples.median(), bare.median())}};
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
