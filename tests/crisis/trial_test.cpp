#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>

#include "crisis/chain.h"
#include "crisis/fit.h"
#include "crisis/small_model.h"
#include "crisis/trial.h"

using namespace openline;
using namespace openline::crisis;
using namespace openline::crisis::test;

namespace {

/// Nothing but the class's rates: what has closed forms.
Model frozen() {
    Model m = model();
    m.parameters.hoursPhaseFactor = exactly(1.0);
    m.parameters.alarmUpPerUnit = exactly(1.0);
    m.readingIndex = 1;
    return m;
}

State atRung(const Model& m, Rung rung) {
    State state = begin(m, 7);
    state.dyads[0].rung = state.dyads[0].peakRung = rung;
    state.dyads[0].episodes = 1;
    return state;
}

State withPreset(const Model& m, PresetId preset, double timeS = 0.0) {
    State state = begin(m, 1);
    std::vector<Event> events;
    applyPreset(m, state, 1, timeS, preset, events);
    return state;
}

TrialEvent collisionAt(double timeS) {
    TrialEvent event;
    event.timeS = timeS;
    event.stimulus = collision(timeS);
    return event;
}

TrialPlan afterCollision(const Model& m, const State& state) {
    const std::vector<TrialEvent> events{collisionAt(0.0)};
    return planTrials(m, state, kDyad, 0.0, {.events = events});
}

double within(double share, double runs) {
    return 3.0 * std::sqrt(share * (1.0 - share) / runs);
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
