#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>

#include "crisis/chain.h"
#include "crisis/fit.h"
#include "crisis/trial_scene.h"

using namespace openline;
using namespace openline::crisis;
using namespace openline::crisis::test;

namespace {

State withPreset(const Model& m, PresetId preset, double timeS = 0.0) {
    State state = begin(m, 1);
    std::vector<Event> events;
    applyPreset(m, state, 1, timeS, preset, events);
    return state;
}

TrialPlan afterCollision(const Model& m, const State& state) {
    const std::vector<TrialEvent> events{collisionAt(0.0)};
    return planTrials(m, state, kDyad, 0.0, {.events = events});
}

/// Rung by time: where a path of steps stands.
Rung standing(const std::vector<TrialStep>& steps, double timeS) {
    Rung rung = 0;
    for (const TrialStep& step : steps)
        if (step.kind == EventKind::rungChanged && step.timeS <= timeS) rung = step.to;
    return rung;
}

}  // namespace

TEST_CASE(
    "With factors frozen a million trials end where and when the closed forms say, to three standard "
    "errors") {
    const Model m = frozen();
    const TrialPlan plan = planTrials(m, atRung(m, 3), kDyad, 0.0, {.horizonS = 1e12});
    const PeakShares wanted = peakShares(chainOf(m.classes[0]), 3);
    constexpr int kRuns = 1'000'000;
    std::array<int, kRungCount> peaks{};
    int over = 0;
    for (int i = 0; i < kRuns; ++i) {
        const TrialResult trial = runTrial(plan, 5, i);
        ++peaks[static_cast<std::size_t>(trial.peak)];
        over += trial.overS <= 37 * kDayS ? 1 : 0;
    }
    const double overWanted = overByDays(chainOf(m.classes[0]), 3, m.parameters.frailtySdLn.value, 37.0);
    CHECK(over / 1e6 == Approx(overWanted).margin(within(overWanted, kRuns)));
    const double none = (peaks[3] + peaks[4]) / 1e6;
    CHECK(none == Approx(wanted.none).margin(within(wanted.none, kRuns)));
    CHECK(peaks[5] / 1e6 == Approx(wanted.minor).margin(within(wanted.minor, kRuns)));
    CHECK(peaks[6] / 1e6 == Approx(wanted.serious).margin(within(wanted.serious, kRuns)));
    CHECK(peaks[7] / 1e6 == Approx(wanted.war).margin(within(wanted.war, kRuns)));
}

TEST_CASE("With factors frozen trials last as the matrix exponential says") {
    const Model m = frozen();
    const TrialPlan plan = planTrials(m, atRung(m, 3), kDyad, 0.0, {});
    constexpr int kRuns = 100'000;
    for (const double days : {5.0, 20.0, 37.0, 102.0}) {
        int over = 0;
        for (int i = 0; i < kRuns; ++i) over += runTrial(plan, 6, i).overS <= days * kDayS ? 1 : 0;
        const double wanted = overByDays(chainOf(m.classes[0]), 3, m.parameters.frailtySdLn.value, days);
        CHECK(over / double{kRuns} == Approx(wanted).margin(within(wanted, kRuns)));
    }
}

TEST_CASE("More channels: no trial ever stands higher, until the first of the two is over") {
    for (const double oddsRatio : {0.5, 0.8, 1.0}) {
        for (const double e : {0.9, 1.0}) {
            Model m = model();
            m.readings[0].oddsRatio = oddsRatio;
            m.parameters.unansweredAlarmFactor = exactly(e);
            m.parameters.permissionWithin24h = exactly(0.4);
            m.parameters.permissionWithin7d = exactly(0.8);
            const TrialPlan few = afterCollision(m, withPreset(m, kNone));
            const TrialPlan many = afterCollision(m, withPreset(m, kAll));
            for (std::int64_t i = 0; i < 3000; ++i) {
                std::vector<TrialStep> without, with;
                const TrialResult a = runTrial(few, 11, i, &without), b = runTrial(many, 11, i, &with);
                const double untilS = std::min(a.overS, b.overS);
                for (const TrialStep& step : with) {
                    if (step.kind != EventKind::rungChanged || step.timeS > untilS) continue;
                    REQUIRE(standing(without, step.timeS) >= step.to);
                }
                for (const TrialStep& step : without) {
                    if (step.kind != EventKind::rungChanged || step.timeS > untilS) continue;
                    REQUIRE(standing(with, step.timeS) <= step.to);
                }
                REQUIRE(b.peak <= a.peak);
            }
        }
    }
}

TEST_CASE("Where talk is irrelevant and e is one, channels change nothing of a trial but the race") {
    Model m = model();
    m.readingIndex = 1;
    const TrialPlan few = afterCollision(m, withPreset(m, kNone));
    const TrialPlan many = afterCollision(m, withPreset(m, kAll));
    int contacts = 0;
    for (std::int64_t i = 0; i < 3000; ++i) {
        const TrialResult a = runTrial(few, 12, i), b = runTrial(many, 12, i);
        REQUIRE(a.overS == b.overS);
        REQUIRE(a.firstUpS == b.firstUpS);
        REQUIRE(a.peak == b.peak);
        REQUIRE(a.firstSeniorS == kNever);
        contacts += b.firstSeniorS != kNever ? 1 : 0;
    }
    CHECK(contacts > 1000);
}

TEST_CASE("A trial is a pure function of its plan, seed and number, told or not") {
    const Model m = model();
    const TrialPlan plan = afterCollision(m, withPreset(m, kAll));
    for (std::int64_t i = 0; i < 200; ++i) {
        std::vector<TrialStep> steps;
        const TrialResult silent = runTrial(plan, 3, i), told = runTrial(plan, 3, i, &steps);
        REQUIRE(silent.overS == told.overS);
        REQUIRE(silent.firstSeniorS == told.firstSeniorS);
        REQUIRE(std::is_sorted(steps.begin(), steps.end(),
                               [](const TrialStep& a, const TrialStep& b) { return a.timeS < b.timeS; }));
    }
}

TEST_CASE("Trials and the running crisis follow one law: the race, violence and the end agree") {
    Model m = model();
    m.parameters.permissionWithin24h = exactly(0.3);
    m.parameters.permissionWithin7d = exactly(0.6);
    const State start = withPreset(m, kAll);
    const TrialPlan plan = afterCollision(m, start);
    constexpr int kMachine = 1500, kTrials = 60'000;
    constexpr double kUntilS = 40 * kDayS;
    int upFirst = 0, over = 0, violent = 0;
    for (int i = 0; i < kMachine; ++i) {
        const auto seed = static_cast<std::uint64_t>(1000 + i);
        State state = withPreset(m, kAll);
        double firstUpS = kNever, seniorS = kNever, overS = kNever;
        for (const Event& event : run(m, state, seed, kUntilS, {collision(0.0)})) {
            if (overS != kNever) break;
            const bool jump = event.kind == EventKind::rungChanged;
            if (jump && event.to > event.from && event.from > 0) firstUpS = std::min(firstUpS, event.timeS);
            if (jump && (event.to == 0 || event.to == 7)) overS = event.timeS;
            if (event.kind == EventKind::callAnswered && isSenior(m.channels[event.channel.index]))
                seniorS = std::min(seniorS, event.timeS);
        }
        upFirst += firstUpS < seniorS ? 1 : 0;
        over += overS != kNever ? 1 : 0;
        violent += state.dyads[0].peakRung >= 5 ? 1 : 0;
    }
    int trialUpFirst = 0, trialOver = 0, trialViolent = 0;
    const TrialPlan short40 = [&] {
        const std::vector<TrialEvent> events{collisionAt(0.0)};
        return planTrials(m, start, kDyad, 0.0, {.horizonS = kUntilS, .events = events});
    }();
    for (int i = 0; i < kTrials; ++i) {
        const TrialResult trial = runTrial(short40, 9, i);
        trialUpFirst += trial.stepUpFirst() ? 1 : 0;
        trialOver += trial.overS != kNever ? 1 : 0;
        trialViolent += trial.peak >= 5 ? 1 : 0;
    }
    const auto agrees = [&](int machine, int trials) {
        const double share = trials / double{kTrials};
        CAPTURE(machine / double{kMachine}, share);
        CHECK(machine / double{kMachine} == Approx(share).margin(within(share, kMachine) + 0.003));
    };
    agrees(upFirst, trialUpFirst);
    agrees(over, trialOver);
    agrees(violent, trialViolent);
}

TEST_CASE("Refitted rates give the shares they were asked for and keep the exit rates") {
    const Chain base = chainOf(model().classes[0]);
    for (const double share : {0.001, 0.05, 0.3, 0.9}) {
        const Chain chain = refitted(base, {share, 0.5 * share + 0.2, share, 0.7 * share});
        const PeakDraw got = peakDrawOf(chain);
        CHECK(got.showOfForce == Approx(share));
        CHECK(got.violent == Approx(0.5 * share + 0.2));
        CHECK(got.serious == Approx(share));
        CHECK(got.war == Approx(0.7 * share));
        for (std::size_t r = 1; r <= 6; ++r)
            CHECK(chain.upPerDay[r] + chain.downPerDay[r] == Approx(base.upPerDay[r] + base.downPerDay[r]));
    }
    const Chain same = refitted(base, peakDrawOf(base));
    for (std::size_t r = 1; r <= 6; ++r) CHECK(same.upPerDay[r] == Approx(base.upPerDay[r]));
}
