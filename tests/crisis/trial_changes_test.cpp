// What changes while a trial runs, or was seen before it began: forces, climate, speed.
#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <cmath>

#include "crisis/trial_scene.h"

using namespace openline;
using namespace openline::crisis;
using namespace openline::crisis::test;

TEST_CASE("Forces in contact push a trial until they have parted, and nothing after that") {
    Model m = frozen();
    m.parameters.forcesInContactUp = exactly(1.5);
    m.parameters.forcesInContactLastsS = exactly(2 * kDayS);
    m.parameters.frailtySdLn = exactly(0.0);
    State apart = atRung(m, 3), met = atRung(m, 3);
    met.dyads[0].forcesInContact = 4;
    const auto first = [&](const State& state) {
        const TrialPlan plan = planTrials(m, state, kDyad, 0.0, {});
        constexpr int kRuns = 200'000;
        std::array<int, 3> found{};  // up and anything within the contact; up of those that move later
        int later = 0;
        for (int i = 0; i < kRuns; ++i) {
            std::vector<TrialStep> steps;
            runTrial(plan, 8, i, &steps);
            const auto move = std::find_if(steps.begin(), steps.end(), [](const TrialStep& step) {
                return step.kind == EventKind::rungChanged;
            });
            if (move == steps.end()) continue;
            const bool up = move->to > move->from;
            if (move->timeS <= 2 * kDayS) {
                found[0] += up ? 1 : 0;
                ++found[1];
            } else {
                found[2] += up ? 1 : 0;
                ++later;
            }
        }
        return std::array{found[0] / double{kRuns}, found[1] / double{kRuns}, found[2] / double(later)};
    };
    const double up = m.classes[0].upPerDay[3], down = m.classes[0].downPerDay[3];
    for (const double push : {1.0, 1.5}) {
        const auto shares = first(push == 1.0 ? apart : met);
        const double rate = push * up + down, moved = 1.0 - std::exp(-2.0 * rate);
        CHECK(shares[0] == Approx(push * up / rate * moved).margin(0.004));
        CHECK(shares[1] == Approx(moved).margin(0.004));
        CHECK(shares[2] == Approx(up / (up + down)).margin(0.005));
    }
}

TEST_CASE("A climate that changes moves the permission not yet given, from the same die") {
    Model m = frozen();
    m.classes[0].upPerDay.fill(0.0);
    m.classes[0].downPerDay.fill(0.0);
    State state = begin(m, 7);
    std::vector<Event> none;
    setChannelOpen(m, state, 7, 0.0, kLeaders, true, none);
    const auto reached = [&](double climate) {
        TrialEvent change;
        change.timeS = kDayS;
        change.kind = TrialEventKind::climate;
        change.climate = climate;
        const std::vector<TrialEvent> events{collisionAt(0.0), change};
        const TrialPlan plan = planTrials(m, state, kDyad, 0.0, {.horizonS = 7 * kDayS, .events = events});
        int reached7 = 0;
        for (int i = 0; i < 20'000; ++i) reached7 += runTrial(plan, 15, i).firstSeniorS != kNever ? 1 : 0;
        return reached7 / 20'000.0;
    };
    // Odds times four, or by four from the second day on: who had permitted by then has.
    CHECK(reached(0.5) == Approx(0.30).margin(0.012));
    CHECK(reached(1.0) == Approx(1.2 / 1.9).margin(0.012));
    CHECK(reached(0.0) == Approx(0.10).margin(0.008));
}

TEST_CASE("Two crises of one trial have each their own speed") {
    Model m = frozen();
    m.parameters.frailtySdLn = exactly(1.5);
    const std::vector<TrialEvent> events{collisionAt(0.0), collisionAt(1000 * kDayS)};
    const TrialPlan plan = planTrials(m, begin(m, 7), kDyad, 0.0, {.events = events});
    double n = 0.0, sumA = 0.0, sumB = 0.0, squareA = 0.0, squareB = 0.0, product = 0.0;
    for (int i = 0; i < 8000; ++i) {
        std::vector<TrialStep> steps;
        runTrial(plan, 14, i, &steps);
        std::array<double, 2> days{};
        for (const TrialStep& step : steps) {
            if (step.kind != EventKind::rungChanged || step.to != 0) continue;
            days[step.timeS > 1000 * kDayS ? 1 : 0] = std::fmod(step.timeS, 1000 * kDayS) / kDayS;
        }
        if (days[0] == 0.0 || days[1] == 0.0) continue;  // a war, or not over in time
        const double a = std::log(days[0]), b = std::log(days[1]);
        n += 1.0;
        sumA += a;
        sumB += b;
        squareA += a * a;
        squareB += b * b;
        product += a * b;
    }
    REQUIRE(n > 5000.0);
    const double spread =
        std::sqrt((squareA / n - sumA / n * sumA / n) * (squareB / n - sumB / n * sumB / n));
    CHECK(std::abs((product / n - sumA / n * sumB / n) / spread) < 0.05);
}

TEST_CASE("A crisis that has been quiet at rung three for a month is probably a slow one") {
    const Model m = frozen();
    State quiet = atRung(m, 3);
    const double perDay = m.classes[0].upPerDay[3] + m.classes[0].downPerDay[3];
    quiet.dyads[0].exposure = perDay * 30.0;
    const auto overInAWeek = [&](const State& state) {
        const TrialPlan plan = planTrials(m, state, kDyad, 30 * kDayS, {});
        int over = 0;
        for (int i = 0; i < 20'000; ++i) over += runTrial(plan, 4, i).overS < 37 * kDayS ? 1 : 0;
        return over / 20'000.0;
    };
    State fresh = atRung(m, 3);
    fresh.dyads[0].integratedToS = quiet.dyads[0].integratedToS = 30 * kDayS;
    CHECK(overInAWeek(quiet) < 0.5 * overInAWeek(fresh));
}
