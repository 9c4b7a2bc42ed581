// Cuts, suspensions and calls by a person: how often a line is reached in trials and in running crises.
#include <algorithm>
#include <catch2/catch.hpp>

#include "crisis/crisis.h"
#include "crisis/trial_scene.h"

using namespace openline;
using namespace openline::crisis;
using namespace openline::crisis::test;

namespace {

constexpr int kWorldRuns = 4000;

/// One that stays at its rung once it is there, with an attack among what can be thrown in.
Model stillWithAttack() {
    Model m = frozen();
    m.classes[0].upPerDay.fill(0.0);
    m.classes[0].downPerDay.fill(0.0);
    InjectDef attack;
    attack.kind = InjectKind::cyberAttack;
    attack.id = attack.name = "attack";
    m.injects = {attack};
    return m;
}

TrialEvent cutAt(double timeS, double untilS) {
    TrialEvent event = at(timeS, TrialEventKind::amounts, kLeaders);
    event.attackUntilS = untilS;
    return event;
}

void happen(Model& m, State& state, std::uint64_t seed, const TrialEvent& event, std::vector<Event>& events) {
    if (event.kind == TrialEventKind::stimulus)
        return advance(m, state, seed, event.timeS, {&event.stimulus, 1}, events);
    if (event.kind == TrialEventKind::placeCall)
        return placeCall(m, state, seed, event.timeS, event.channel, events);
    if (event.kind == TrialEventKind::suspendChannel)
        return suspendChannel(m, state, seed, event.timeS, event.channel, event.to.suspended, events);
    if (event.kind == TrialEventKind::resumeChannel)
        return resumeChannel(m, state, seed, event.timeS, event.channel, events);
    REQUIRE(event.kind == TrialEventKind::amounts);
    m.injects[0].durationS = exactly(event.attackUntilS - event.timeS);
    Inject what;
    what.kind = InjectKind::cyberAttack;
    what.channel = event.channel;
    inject(m, state, seed, event.timeS, what, events);
}

struct Shares {
    double trials = 0.0, worlds = 0.0;
};

/// Share in which the leaders' line is answered between two times.
Shares shareAnswered(const Model& m, const std::vector<TrialEvent>& script, double fromS, double toS) {
    State start = begin(m, 7);
    std::vector<Event> none;
    setChannelOpen(m, start, 7, 0.0, kLeaders, true, none);
    const TrialPlan plan = planTrials(m, start, kDyad, 0.0, {.horizonS = toS, .events = script});
    const auto counts = [&](const auto& told) {
        return told.kind == EventKind::callAnswered && told.timeS >= fromS && told.timeS <= toS;
    };
    Shares found;
    for (int i = 0; i < kWorldRuns; ++i) {
        std::vector<TrialStep> steps;
        runTrial(plan, 9, i, &steps);
        found.trials += std::ranges::any_of(steps, counts) ? 1.0 / kWorldRuns : 0.0;
        const auto seed = static_cast<std::uint64_t>(i);
        Model changing = m;
        State state = begin(changing, seed);
        std::vector<Event> events;
        setChannelOpen(changing, state, seed, 0.0, kLeaders, true, events);
        for (const TrialEvent& event : script) happen(changing, state, seed, event, events);
        advance(changing, state, seed, toS, {}, events);
        found.worlds += std::ranges::any_of(events, counts) ? 1.0 / kWorldRuns : 0.0;
    }
    return found;
}

/// Of two samples: three standard errors of their difference, at most.
constexpr double kMargin = 0.034;

}  // namespace

TEST_CASE("A cut line is reached as often in trials as in running crises, tried again or not") {
    for (const bool retried : {true, false}) {
        Model m = stillWithAttack();
        m.channels[kLeaders.index].retried = retried;
        // Cut while it rings, and before anybody could call.
        const Shares ringing = shareAnswered(m, {collisionAt(0.0), cutAt(3600.0, 2 * kDayS)}, 0.0, 7 * kDayS);
        const Shares before = shareAnswered(m, {cutAt(0.0, kDayS), collisionAt(3600.0)}, 0.0, 7 * kDayS);
        CHECK(ringing.trials == Approx(ringing.worlds).margin(kMargin));
        CHECK(before.trials == Approx(before.worlds).margin(kMargin));
        if (retried) {
            CHECK(ringing.trials > 0.25);
            CHECK(before.trials > 0.25);
        } else {
            CHECK(ringing.trials < 0.02);
            CHECK(before.trials == 0.0);
            // A person may call on it once it is whole.
            const Shares byHand = shareAnswered(
                m,
                {cutAt(0.0, kDayS), collisionAt(3600.0), at(2 * kDayS, TrialEventKind::placeCall, kLeaders)},
                0.0, 7 * kDayS);
            CHECK(byHand.trials == Approx(byHand.worlds).margin(kMargin));
            CHECK(byHand.trials > 0.15);
        }
    }
}

TEST_CASE("A suspended line is reached as often in trials as in running crises once it is resumed") {
    const Model m = stillWithAttack();
    const auto answered = [&](double resumedS) {
        return shareAnswered(m,
                             {at(0.0, TrialEventKind::suspendChannel, kLeaders), collisionAt(0.0),
                              at(kDayS, TrialEventKind::placeCall, kLeaders),
                              at(resumedS, TrialEventKind::resumeChannel, kLeaders)},
                             0.0, 7 * kDayS);
    };
    const Shares late = answered(6.9 * kDayS), early = answered(2 * kDayS);
    CHECK(late.trials == Approx(late.worlds).margin(kMargin));
    CHECK(early.trials == Approx(early.worlds).margin(kMargin));
    CHECK(early.trials == Approx(0.30).margin(0.022));
}

TEST_CASE("A refusal in a crisis does not outlast it: the first call after it asks anew") {
    Model m = stillWithAttack();
    m.classes[0].downPerDay[1] = 1e4;
    m.parameters.frailtySdLn = exactly(0.0);
    m.parameters.patienceS = exactly(kHourS);
    const Shares found = shareAnswered(
        m, {collisionAt(0.0), at(6 * kDayS, TrialEventKind::placeCall, kLeaders)}, 5 * kDayS, 7 * kDayS);
    // Who permits within an hour of the call; not everyone who permits within six days of the crisis.
    const double hour = permittedWithin(permissionLaw(m, 0.5), kHourS);
    CHECK(hour < 0.01);
    CHECK(found.worlds == Approx(hour).margin(0.005));
    CHECK(found.trials == Approx(hour).margin(0.005));
}

TEST_CASE("The clock of a trial has room for calls in vain after words that calm, however high the alarm") {
    Model m = stillWithAttack();
    m.classes[0].upPerDay.fill(1.0);
    m.parameters.frailtySdLn = exactly(0.0);
    m.parameters.alarmUpPerUnit = exactly(1.5);
    m.parameters.alarmHalfLifeS = exactly(0.0);  // does not fade
    m.parameters.collisionAlarm = exactly(3.0);
    m.parameters.unansweredAlarmFactor = exactly(1.3);
    m.parameters.patienceS = exactly(0.001);
    for (ChannelDef& def : m.channels) def.patienceS = 0.0;
    m.initialPreset = kAll;
    TrialEvent words = at(0.0, TrialEventKind::amounts, kLeaders);
    words.channel = {};
    words.alarm = -0.2;
    const std::vector<TrialEvent> script{collisionAt(0.0), words};
    const TrialPlan plan = planTrials(m, begin(m, 7), kDyad, 0.0,
                                      {.horizonS = 0.2 * kDayS, .bound = {.contact = 1.0}, .events = script});
    constexpr int kMany = 20'000;
    int up = 0;
    for (int i = 0; i < kMany; ++i) up += runTrial(plan, 21, i).firstUpS != kNever ? 1 : 0;
    // Five lines ring in vain at once: 2.8 units times 1.3^5 are more than the four that count.
    const double share = 1.0 - std::exp(-0.2 * std::pow(1.5, 4.0));
    CHECK(up / double{kMany} == Approx(share).margin(within(share, kMany)));
}
