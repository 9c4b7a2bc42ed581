#include "study/sweep.h"

#include <catch2/catch.hpp>

#include "study/sweep_figures.h"
#include "study/sweep_replay.h"
#include "study/sweep_scene.h"

namespace openline::study {

namespace {

using namespace test;

bool sameBits(const SweepRow& a, const SweepRow& b) {
    const auto same = [](double x, double y) { return x == y || (std::isnan(x) && std::isnan(y)); };
    return a.run == b.run && a.variant == b.variant && a.seed == b.seed && a.hash == b.hash &&
           same(a.closestGapM, b.closestGapM) && same(a.result.incidentS, b.result.incidentS) &&
           same(a.result.firstUpS, b.result.firstUpS) && same(a.result.firstSeniorS, b.result.firstSeniorS) &&
           same(a.result.overS, b.result.overS) && a.result.peak == b.result.peak &&
           a.result.last == b.result.last;
}

bool sameRows(const std::vector<SweepRow>& a, const std::vector<SweepRow>& b) {
    return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), sameBits);
}

}  // namespace

TEST_CASE("rows are the same bits with 1, 2 and 8 threads, and in any pieces") {
    const auto sweep = prepared(smallPlan());
    Workers two(2), eight(8);
    const auto rows = sweep->rows(0, 60, nullptr, {});
    REQUIRE(rows.size() == 120);
    CHECK(sameRows(rows, sweep->rows(0, 60, &two, {})));
    auto pieces = sweep->rows(0, 7, &eight, {});
    const auto rest = sweep->rows(7, 60, &eight, {});
    pieces.insert(pieces.end(), rest.begin(), rest.end());
    CHECK(sameRows(rows, pieces));
}

TEST_CASE("where nothing that was flown can begin a crisis, a collision is supposed") {
    const auto sweep = prepared(smallPlan());
    CHECK(sweep->flight().supposesCollision);
    for (const SweepRow& row : sweep->rows(0, 20, nullptr, {}))
        CHECK(row.result.incidentS == sweep->trialStartS());
}

TEST_CASE(
    "compared rows share dice and draws: where talk is irrelevant, channels change nothing but the race") {
    const auto sweep = prepared(smallPlan(kIrrelevant));
    const auto rows = sweep->rows(0, 60, nullptr, {});
    std::size_t reached = 0;
    for (std::size_t i = 0; i < rows.size(); i += 2) {
        CHECK(sweep->drawn(rows[i].run, 0) == sweep->drawn(rows[i].run, 1));
        CHECK(rows[i].result.firstUpS == rows[i + 1].result.firstUpS);
        CHECK(rows[i].result.overS == rows[i + 1].result.overS);
        CHECK(rows[i].result.peak == rows[i + 1].result.peak);
        reached += rows[i].result.firstSeniorS != rows[i + 1].result.firstSeniorS ? 1 : 0;
    }
    CHECK(reached > 20);
}

TEST_CASE("only what is to vary varies, within its range and in six digits") {
    SweepPlan plan = smallPlan();
    plan.varyAll = false;
    plan.varied = {{"collision-alarm", 0.8, 1.2}};
    const auto sweep = prepared(plan);
    const auto& quantities = sweep->quantities(0);
    for (std::size_t run = 0; run < 50; ++run) {
        const auto values = sweep->drawn(run, 0);
        for (std::size_t i = 0; i < values.size(); ++i) {
            if (quantities[i].key != "collision-alarm") {
                CHECK(values[i] == quantities[i].value);
                continue;
            }
            CHECK((values[i] >= 0.8 && values[i] <= 1.2));
            CHECK(values[i] == toSixDigits(values[i]));
        }
    }
    CHECK(sweep->drawn(0, 0) != sweep->drawn(1, 0));
}

TEST_CASE("a quantity that the model does not have is refused with a suggestion") {
    SweepPlan plan = smallPlan();
    plan.varyAll = false;
    plan.varied = {{"colision-alarm", {}, {}}};
    const auto sweep = Sweep::prepare(plan, nullptr, {});
    REQUIRE_FALSE(sweep);
    CHECK(sweep.errors.front().message.find("collision-alarm") != std::string::npos);
}

TEST_CASE("a sweep that is cancelled keeps whole runs from the first on") {
    const auto sweep = prepared(smallPlan());
    int asked = 0;
    const auto rows = sweep->rows(0, 60, nullptr, [&] { return ++asked > 10; });
    CHECK(rows.size() == 20);
    CHECK(sameRows(rows, sweep->rows(0, 10, nullptr, {})));
}

TEST_CASE("a crisis row played again makes the jumps of its trial, over the flight that all rows share") {
    const auto sweep = prepared(smallPlan());
    const double endS = sweep->plan().definition->durationS;
    std::size_t seen = 0;
    for (std::size_t run = 0; run < 20; ++run) {
        const crisis::ClockBound bound = sweep->boundOf(run);
        const auto values = sweep->drawn(run, 1);
        std::vector<crisis::TrialStep> steps;
        const auto result = trialOf(*sweep, run, 1, values, bound, &steps);
        CHECK(sameBits({run, 1, 0, result, 0.0, 0},
                       {run, 1, 0, sweep->rows(run, run + 1, nullptr, {})[1].result, 0.0, 0}));
        const SweepReplay replay = replayOf(*sweep, 2 * run + 2, run, 1, values, bound);
        CHECK(replay.definition->sourceLine.find("Replay of row " + std::to_string(2 * run + 2)) == 0);
        sim::World world = sim::begin(*replay.definition, replay.seed);
        sim::StepReport report;
        sim::advance(*replay.definition, world, replay.definition->lastTick(), replay.log, report);
        std::vector<std::pair<double, int>> wanted, found;
        for (const crisis::TrialStep& step : steps)
            if (step.kind == crisis::EventKind::rungChanged && step.timeS < endS - 1.0)
                wanted.emplace_back(step.timeS, step.to);
        for (const sim::Event& event : report.events)
            if (event.kind == sim::EventKind::crisis && event.crisis.kind == crisis::EventKind::rungChanged)
                found.emplace_back(event.crisis.timeS, event.crisis.to);
        REQUIRE(found.size() >= wanted.size());
        for (std::size_t i = 0; i < wanted.size(); ++i) {
            CHECK(found[i].second == wanted[i].second);
            CHECK(found[i].first == Approx(wanted[i].first).margin(0.2));
        }
        CHECK(world.crisis.released);
        seen += wanted.size();
    }
    CHECK(seen > 20);
}

TEST_CASE("a full row flies again bit by bit, and follows its crisis beyond the scenario's end") {
    SweepPlan plan = smallPlan();
    plan.mode = SweepMode::full;
    plan.definition = [] {
        auto definition = std::make_shared<sim::Definition>(*unsureScene());
        definition->crisis.dyads[0].initialRung = 3;
        return definition;
    }();
    const auto sweep = prepared(plan);
    const auto rows = sweep->rows(0, 3, nullptr, {});
    REQUIRE(rows.size() == 6);
    for (const SweepRow& row : rows) {
        const SweepReplay replay =
            replayOf(*sweep, 1, row.run, row.variant, sweep->drawn(row.run, row.variant), {});
        CHECK(freshHash(*replay.definition, replay.seed, replay.definition->lastTick(), replay.log) ==
              row.hash);
        CHECK(raceOf(row.result) != Race::none);
        CHECK(row.result.overS > plan.definition->durationS);
    }
    CHECK(rows[0].hash != rows[2].hash);
}

TEST_CASE("figures keep chance and ignorance apart and do not depend on the number of threads") {
    const auto sweep = prepared(smallPlan());
    const auto rows = sweep->rows(0, 60, nullptr, {});
    Workers two(2);
    const auto one = figuresOf(*sweep, rows, nullptr, {}), shared = figuresOf(*sweep, rows, &two, {});
    REQUIRE(one);
    REQUIRE(shared);
    for (std::size_t v = 0; v < 2; ++v) {
        const VariantFigures &a = one->variants[v], &b = shared->variants[v];
        CHECK(a.rows.trials == 60);
        CHECK(a.chance.crises.stepUpFirst == b.chance.crises.stepUpFirst);
        CHECK(a.chance.crises.peak == b.chance.crises.peak);
        REQUIRE(a.strip.size() == kStripDraws);
        CHECK(a.strip.front().trials == 5 * 60);
        for (std::size_t i = 0; i < kStripDraws; ++i) CHECK(a.strip[i].violent == b.strip[i].violent);
    }
    const VariantFigures& all = one->variants[1];
    REQUIRE(all.race);
    CHECK(all.race->change < 0.0);
    CHECK(all.race->excludesHarm());
    REQUIRE(all.racePairs);
    CHECK(all.racePairs->both + all.racePairs->onlyFirst + all.racePairs->onlyThis + all.racePairs->neither ==
          60);
    // At an odds ratio of at most one the same dice never go further with more channels.
    REQUIRE(all.violentPairs);
    CHECK(all.violentPairs->onlyThis == 0);
}

}  // namespace openline::study
