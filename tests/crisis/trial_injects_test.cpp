// Amounts, suspensions, attacks on lines and calls that come while a trial runs.
#include <algorithm>
#include <catch2/catch.hpp>

#include "crisis/crisis.h"
#include "crisis/trial_scene.h"

using namespace openline;
using namespace openline::crisis;
using namespace openline::crisis::test;

namespace {

TrialEvent at(double timeS, TrialEventKind kind, ChannelId channel = {}) {
    TrialEvent event;
    event.timeS = timeS;
    event.kind = kind;
    event.channel = channel;
    event.to.suspended = Party::b;
    event.climate = 0.0;
    return event;
}

State withLeaders(const Model& m) {
    State state = begin(m, 7);
    std::vector<Event> none;
    setChannelOpen(m, state, 7, 0.0, kLeaders, true, none);
    return state;
}

double shareReached(const Model& m, const State& state, const std::vector<TrialEvent>& events) {
    constexpr int kRuns = 20'000;
    const TrialPlan plan = planTrials(m, state, kDyad, 0.0, {.horizonS = 7 * kDayS, .events = events});
    int reached = 0;
    for (int i = 0; i < kRuns; ++i) reached += runTrial(plan, 15, i).firstSeniorS != kNever ? 1 : 0;
    return reached / double{kRuns};
}

/// A model in which no rung moves: what calls do alone.
Model still() {
    Model m = frozen();
    m.classes[0].upPerDay.fill(0.0);
    m.classes[0].downPerDay.fill(0.0);
    return m;
}

}  // namespace

TEST_CASE("Amounts thrown in push a trial as they push a running crisis: the share of first steps up") {
    Model m = model();
    m.readingIndex = 1;
    m.parameters.frailtySdLn = exactly(0.0);
    m.parameters.hoursPhaseFactor = exactly(1.0);
    InjectDef def;
    def.kind = InjectKind::cyberAttack;
    def.id = def.name = "attack";
    def.alarm = exactly(1.0);
    def.pressure = exactly(2.0);
    def.climate = exactly(-0.2);
    def.durationS = exactly(2 * kDayS);
    m.injects = {def};
    TrialEvent amounts = at(0.5 * kDayS, TrialEventKind::amounts);
    amounts.alarm = 1.0;
    amounts.pressure = 2.0;
    amounts.climate = -0.2;
    amounts.attackUntilS = 2.5 * kDayS;
    const State start = atRung(m, 3);
    const TrialPlan plan = planTrials(m, start, kDyad, 0.0, {.events = {&amounts, 1}});
    constexpr int kRuns = 4000;
    std::array<int, 2> up{}, moved{};
    for (int i = 0; i < kRuns; ++i) {
        std::vector<TrialStep> steps;
        runTrial(plan, 9, i, &steps);
        const auto step = std::ranges::find(steps, EventKind::rungChanged, &TrialStep::kind);
        if (step != steps.end() && step->timeS <= 3 * kDayS) {
            ++moved[0];
            up[0] += step->to > step->from ? 1 : 0;
        }
        State state = begin(m, static_cast<std::uint64_t>(i));
        std::vector<Event> events;
        m.dyads[0].initialRung = 3;
        state = begin(m, static_cast<std::uint64_t>(i));
        Inject what;
        what.kind = InjectKind::cyberAttack;
        what.dyad = kDyad;
        advance(m, state, static_cast<std::uint64_t>(i), 0.5 * kDayS, {}, events);
        inject(m, state, static_cast<std::uint64_t>(i), 0.5 * kDayS, what, events);
        advance(m, state, static_cast<std::uint64_t>(i), 3 * kDayS, {}, events);
        const auto first = std::ranges::find(events, EventKind::rungChanged, &Event::kind);
        if (first == events.end()) continue;
        ++moved[1];
        up[1] += first->to > first->from ? 1 : 0;
    }
    // Two samples of 4000: three standard errors of their difference are at most 0.034.
    CHECK(moved[0] / double{kRuns} == Approx(moved[1] / double{kRuns}).margin(0.034));
    CHECK(up[0] / double{kRuns} == Approx(up[1] / double{kRuns}).margin(0.034));
    CHECK(up[0] > kRuns / 20);
}

TEST_CASE("A line that one side suspends is not reached from then on, and is again once it is resumed") {
    const Model m = still();
    const State state = withLeaders(m);
    const std::vector<TrialEvent> plain{collisionAt(0.0)};
    const std::vector<TrialEvent> suspended{at(0.0, TrialEventKind::suspendChannel, kLeaders),
                                            collisionAt(0.0)};
    const std::vector<TrialEvent> resumed{at(0.0, TrialEventKind::suspendChannel, kLeaders), collisionAt(0.0),
                                          at(kDayS, TrialEventKind::resumeChannel, kLeaders)};
    CHECK(shareReached(m, state, plain) == Approx(0.30).margin(0.012));
    CHECK(shareReached(m, state, suspended) == 0.0);
    CHECK(shareReached(m, state, resumed) == Approx(0.30).margin(0.012));
}

TEST_CASE("Opening a suspended line ends the suspension and not a dispute; resuming ends both") {
    const Model m = still();
    State state = withLeaders(m);
    state.channels[kLeaders.index].disputed = true;
    const auto after = [&](TrialEventKind kind) {
        return shareReached(m, state, {collisionAt(0.0), at(60.0, kind, kLeaders)});
    };
    CHECK(after(TrialEventKind::openChannel) == 0.0);
    CHECK(after(TrialEventKind::resumeChannel) > 0.2);
    state.channels[kLeaders.index].disputed = false;
    state.channels[kLeaders.index].suspended = Party::b;
    CHECK(after(TrialEventKind::openChannel) > 0.2);
}

TEST_CASE("A call by a person rings a line that nobody would try again, and none that is closed or cut") {
    Model m = still();
    m.channels[kLeaders.index].retried = false;
    m.parameters.patienceS = exactly(kHourS);
    const State state = withLeaders(m);
    const double once = shareReached(m, state, {collisionAt(0.0)});
    const double twice =
        shareReached(m, state, {collisionAt(0.0), at(6 * kDayS, TrialEventKind::placeCall, kLeaders)});
    CHECK(once < 0.05);
    CHECK(twice > 0.2);
    TrialEvent cut = at(5 * kDayS, TrialEventKind::amounts, kLeaders);
    cut.attackUntilS = 8 * kDayS;
    CHECK(
        shareReached(m, state, {collisionAt(0.0), cut, at(6 * kDayS, TrialEventKind::placeCall, kLeaders)}) ==
        Approx(once).margin(0.012));
}

TEST_CASE("A reassurance call before any incident stands when it comes, and counts at once") {
    Model m = still();
    m.parameters.patienceS = exactly(7 * kDayS);
    m.channels[kLeaders.index].contactLastsS = 7 * kDayS;
    const State state = withLeaders(m);
    const std::vector<TrialEvent> called{at(0.0, TrialEventKind::placeCall, kLeaders),
                                         collisionAt(6 * kDayS)};
    const TrialPlan plan = planTrials(m, state, kDyad, 0.0, {.horizonS = 6 * kDayS + 60.0, .events = called});
    int stands = 0;
    for (int i = 0; i < 10'000; ++i) stands += runTrial(plan, 15, i).firstSeniorS == 6 * kDayS ? 1 : 0;
    // Who permits within six of the seven days: nearly as many as within a week.
    CHECK(stands / 10'000.0 > 0.2);
    CHECK(stands / 10'000.0 < 0.31);
}

TEST_CASE("An attack that cuts a line keeps it from being reached until it is whole") {
    const Model m = still();
    const State state = withLeaders(m);
    TrialEvent cut = at(0.0, TrialEventKind::amounts, kLeaders);
    cut.attackUntilS = 8 * kDayS;
    CHECK(shareReached(m, state, {cut, collisionAt(0.0)}) == 0.0);
    cut.attackUntilS = kDayS;
    CHECK(shareReached(m, state, {cut, collisionAt(0.0)}) == Approx(0.30).margin(0.012));
}
