// Amounts, suspensions, attacks on lines and calls that come while a trial runs.
#include <algorithm>
#include <catch2/catch.hpp>

#include "crisis/crisis.h"
#include "crisis/trial_scene.h"

using namespace openline;
using namespace openline::crisis;
using namespace openline::crisis::test;

namespace {

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
Model stillWithLines() {
    Model m = frozen();
    m.classes[0].upPerDay.fill(0.0);
    m.classes[0].downPerDay.fill(0.0);
    return m;
}

constexpr int kCompared = 4000;

/// Begins at rung three; an attack moves all that can be moved.
Model attackable() {
    Model m = model();
    m.readingIndex = 1;
    m.parameters.frailtySdLn = exactly(0.0);
    m.parameters.hoursPhaseFactor = exactly(1.0);
    m.dyads[0].initialRung = 3;
    InjectDef def;
    def.kind = InjectKind::cyberAttack;
    def.id = def.name = "attack";
    def.alarm = exactly(1.0);
    def.pressure = exactly(2.0);
    def.climate = exactly(-0.2);
    def.durationS = exactly(2 * kDayS);
    m.injects = {def};
    return m;
}

/// Three days of a running crisis that is attacked after half a day.
std::vector<Event> attacked(const Model& m, std::uint64_t seed) {
    State state = begin(m, seed);
    std::vector<Event> events;
    Inject what;
    what.kind = InjectKind::cyberAttack;
    what.dyad = kDyad;
    advance(m, state, seed, 0.5 * kDayS, {}, events);
    inject(m, state, seed, 0.5 * kDayS, what, events);
    advance(m, state, seed, 3 * kDayS, {}, events);
    return events;
}

/// How many of those looked at moved within three days, and how many of these upward first.
struct FirstSteps {
    int moved = 0, up = 0;

    template <class Told>
    void add(const std::vector<Told>& all) {
        const auto step = std::ranges::find(all, EventKind::rungChanged, &Told::kind);
        if (step == all.end() || step->timeS > 3 * kDayS) return;
        ++moved;
        up += step->to > step->from ? 1 : 0;
    }
};

}  // namespace

TEST_CASE("Amounts thrown in push a trial as they push a running crisis: the share of first steps up") {
    const Model m = attackable();
    TrialEvent amounts = at(0.5 * kDayS, TrialEventKind::amounts);
    amounts.alarm = 1.0;
    amounts.pressure = 2.0;
    amounts.climate = -0.2;
    amounts.attackUntilS = 2.5 * kDayS;
    const TrialPlan plan = planTrials(m, begin(m, 7), kDyad, 0.0, {.events = {&amounts, 1}});
    FirstSteps trials, worlds;
    for (int i = 0; i < kCompared; ++i) {
        std::vector<TrialStep> steps;
        runTrial(plan, 9, i, &steps);
        trials.add(steps);
        worlds.add(attacked(m, static_cast<std::uint64_t>(i)));
    }
    // Two samples of 4000: three standard errors of their difference are at most 0.034.
    CHECK(trials.moved / double{kCompared} == Approx(worlds.moved / double{kCompared}).margin(0.034));
    CHECK(trials.up / double{kCompared} == Approx(worlds.up / double{kCompared}).margin(0.034));
    CHECK(trials.up > kCompared / 20);
}

TEST_CASE("A line that one side suspends is not reached from then on, and is again once it is resumed") {
    const Model m = stillWithLines();
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
    const Model m = stillWithLines();
    State state = withLeaders(m);
    state.channels[kLeaders.index].disputed = true;
    const auto after = [&](TrialEventKind kind) {
        return shareReached(m, state, {collisionAt(0.0), at(60.0, kind, kLeaders)});
    };
    CHECK(after(TrialEventKind::openChannel) == 0.0);
    // Whoever permits within a week permits while the line rings or by the time that it is tried again.
    CHECK(after(TrialEventKind::resumeChannel) == Approx(0.30).margin(0.012));
    state.channels[kLeaders.index].disputed = false;
    state.channels[kLeaders.index].suspended = Party::b;
    CHECK(after(TrialEventKind::openChannel) == Approx(0.30).margin(0.012));
}

TEST_CASE("A call by a person rings a line that nobody would try again, and none that is closed or cut") {
    Model m = stillWithLines();
    m.channels[kLeaders.index].retried = false;
    m.parameters.patienceS = exactly(kHourS);
    const State state = withLeaders(m);
    const double once = shareReached(m, state, {collisionAt(0.0)});
    const double twice =
        shareReached(m, state, {collisionAt(0.0), at(6 * kDayS, TrialEventKind::placeCall, kLeaders)});
    CHECK(once < 0.05);
    CHECK(twice == Approx(permittedWithin(permissionLaw(m, 0.5), 6 * kDayS + kHourS)).margin(0.012));
    TrialEvent cut = at(5 * kDayS, TrialEventKind::amounts, kLeaders);
    cut.attackUntilS = 8 * kDayS;
    CHECK(
        shareReached(m, state, {collisionAt(0.0), cut, at(6 * kDayS, TrialEventKind::placeCall, kLeaders)}) ==
        Approx(once).margin(0.012));
}

TEST_CASE("A reassurance call before any incident stands when it comes, and counts at once") {
    Model m = stillWithLines();
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
    const Model m = stillWithLines();
    const State state = withLeaders(m);
    TrialEvent cut = at(0.0, TrialEventKind::amounts, kLeaders);
    cut.attackUntilS = 8 * kDayS;
    CHECK(shareReached(m, state, {cut, collisionAt(0.0)}) == 0.0);
    cut.attackUntilS = kDayS;
    CHECK(shareReached(m, state, {cut, collisionAt(0.0)}) == Approx(0.30).margin(0.012));
}
