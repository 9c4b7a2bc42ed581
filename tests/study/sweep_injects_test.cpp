// That amounts of what is thrown in are drawn as the other numbers of the model are, from the start on, and
// that a row plays calls again which were placed by hand at its start.
#include <algorithm>
#include <catch2/catch.hpp>

#include "study/sweep_figures.h"
#include "study/sweep_replay.h"
#include "study/thrown_scene.h"

namespace openline::study {

namespace {

using namespace test;

const std::string kSpeechAlarm = "inject-thrown in-alarm";

/// A speech at a tick, whose alarm is not known.
SweepPlan withSpeech(sim::Tick tick) {
    SweepPlan plan = smallPlan();
    auto definition = std::make_shared<sim::Definition>(*plan.definition);
    crisis::InjectDef speech = kindOf(crisis::InjectKind::speech, 1.0);
    speech.alarm = {1.0, 0.1, 3.9, Certainty::assumed, "test: words"};
    definition->crisis.injects = {speech, kindOf(crisis::InjectKind::visit, 1.0)};
    definition->crisis.injects[1].alarm = speech.alarm;
    plan.definition = definition;
    plan.log = {inject(crisis::InjectKind::speech)};
    plan.log.front().tick = tick;
    return plan;
}

std::size_t placeOf(const Sweep& sweep, const std::string& key) {
    const auto& quantities = sweep.quantities(0);
    const auto found = std::ranges::find(quantities, key, &Quantity::key);
    REQUIRE(found != quantities.end());
    return static_cast<std::size_t>(found - quantities.begin());
}

}  // namespace

TEST_CASE("amounts of what is thrown in are drawn over their ranges, those of nothing thrown in are not") {
    for (const sim::Tick tick : {sim::Tick{0}, sim::Tick{600}}) {
        const auto sweep = prepared(withSpeech(tick));
        REQUIRE(sweep);
        CHECK(std::ranges::count_if(sweep->keys(),
                                    [](const std::string& key) { return key.starts_with("inject-"); }) == 1);
        const std::size_t at = placeOf(*sweep, kSpeechAlarm);
        CHECK(sweep->quantities(0)[at].source == "test: words");
        double least = 9.0, most = 0.0;
        for (std::size_t run = 0; run < 60; ++run) {
            const std::vector<double> values = sweep->drawn(run, 0);
            least = std::min(least, values[at]);
            most = std::max(most, values[at]);
            crisis::Model model;
            const auto plan = sweep->planOf(0, values, {}, model);
            const auto words =
                std::ranges::find(plan.events, crisis::TrialEventKind::amounts, &crisis::TrialEvent::kind);
            REQUIRE(words != plan.events.end());
            CHECK(words->alarm == values[at]);
        }
        CHECK(least < 0.5);
        CHECK(most > 2.0);
    }
}

TEST_CASE("an amount that may vary alone is held for all others, and full mode flies what was drawn") {
    SweepPlan plan = withSpeech(600);
    plan.varyAll = false;
    plan.varied = {{kSpeechAlarm, 0.2, 0.3}};
    const auto sweep = prepared(plan);
    REQUIRE(sweep);
    const std::vector<double> values = sweep->drawn(3, 0);
    const std::size_t at = placeOf(*sweep, kSpeechAlarm);
    CHECK(values[at] >= 0.2);
    CHECK(values[at] <= 0.3);
    const auto flown = sweep->definitionOf(0, values);
    CHECK(crisis::defOf(flown->crisis, crisis::InjectKind::speech).alarm.value == values[at]);
    CHECK(crisis::defOf(flown->crisis, crisis::InjectKind::visit).alarm.value == 1.0);
}

TEST_CASE("break-even's curve and chance are of the same amounts, be they others than the files'") {
    SweepPlan plan = withSpeech(600);
    plan.varyAll = false;
    plan.varied = {{kSpeechAlarm, 3.8, 3.9}};
    const auto sweep = prepared(plan);
    REQUIRE(sweep);
    const auto figures = figuresOf(*sweep, {}, nullptr, {});
    REQUIRE(figures);
    const VariantFigures& first = figures->variants.front();
    REQUIRE(first.breakEven);
    const auto& ratios = BreakEvenCurve::kOddsRatios;
    const auto own = std::ranges::find(ratios, plan.definition->crisis.readings[kHelps].oddsRatio);
    REQUIRE(own != ratios.end());
    const double curve = first.breakEven->share[static_cast<std::size_t>(own - ratios.begin())];
    const OutlookCounts& chance = first.chance.crises;
    CHECK(curve == Approx(shareOf(chance.violent(), chance.trials)).margin(0.04));
}

TEST_CASE(
    "a crisis row played again throws in the amounts that the row has, and flies with the files' numbers") {
    const auto sweep = prepared(withSpeech(600));
    REQUIRE(sweep);
    const std::size_t at = placeOf(*sweep, kSpeechAlarm);
    for (std::size_t run = 0; run < 4; ++run) {
        const auto values = sweep->drawn(run, 0);
        const SweepReplay replay = replayOf(*sweep, 2 * run + 1, run, 0, values, sweep->boundOf(run));
        const crisis::Model& model = replay.definition->crisis;
        CHECK(crisis::defOf(model, crisis::InjectKind::speech).alarm.value == values[at]);
        CHECK(model.parameters.nearGapM.value == sweep->plan().definition->crisis.parameters.nearGapM.value);
    }
}

TEST_CASE("two that are thrown at each other twice at once: what is refused of one is not refused of both") {
    SweepPlan plan = thrownAtEachOther(0.5);
    auto definition = std::make_shared<sim::Definition>(*plan.definition);
    definition->crisis.injects.push_back(kindOf(crisis::InjectKind::closePass, 0.25));
    definition->crisis.injects.back().name = "a pass thrown in";
    plan.definition = definition;
    plan.log.push_back(plan.log.front());
    plan.log.back().inject.kind = crisis::InjectKind::closePass;
    const auto sweep = prepared(plan);
    REQUIRE(sweep);
    for (const SweepRefusal& refusal : sweep->flight().refused)
        CHECK(refusal.text.find("a pass thrown in") != std::string::npos);
    CHECK(std::ranges::count(sweep->events(0), 0.5, &crisis::TrialEvent::alarm) == 1);
}

TEST_CASE("a call placed by hand at the start of a crisis row is played as the row has it, once") {
    SweepPlan plan = smallPlan();
    sim::Command call;
    call.kind = sim::CommandKind::placeCall;
    call.channel = crisis::test::kEmbassy;
    plan.log = {call};
    const auto sweep = prepared(plan);
    REQUIRE(sweep);
    for (std::size_t run = 0; run < 8; ++run) {
        const auto values = sweep->drawn(run, 1);
        std::vector<crisis::TrialStep> steps;
        (void)trialOf(*sweep, run, 1, values, sweep->boundOf(run), &steps);
        const SweepReplay replay = replayOf(*sweep, 2 * run + 2, run, 1, values, sweep->boundOf(run));
        sim::World world = sim::begin(*replay.definition, replay.seed);
        sim::StepReport report;
        sim::advance(*replay.definition, world, replay.definition->lastTick(), replay.log, report);
        std::vector<crisis::EventKind> played, drawn;
        for (const sim::Event& event : report.events) {
            const crisis::Event& told = event.crisis;
            const bool isCall = event.kind == sim::EventKind::crisis &&
                                told.channel == crisis::test::kEmbassy &&
                                told.kind <= crisis::EventKind::callUnanswered;
            if (!isCall) continue;
            CHECK(event.crisis.fromRecord);
            played.push_back(event.crisis.kind);
        }
        for (const crisis::TrialStep& step : steps)
            if (step.channel == crisis::test::kEmbassy.index && step.kind != crisis::EventKind::rungChanged &&
                step.timeS <= replay.definition->durationS)
                drawn.push_back(step.kind);
        REQUIRE_FALSE(drawn.empty());
        CHECK(played == drawn);
    }
}

}  // namespace openline::study
