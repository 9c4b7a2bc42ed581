#include <catch2/catch.hpp>

#include "crisis/small_model.h"

using namespace openline;
using namespace openline::crisis;
using namespace openline::crisis::test;

TEST_CASE("A quiet dyad never wakes by itself") {
    const Model m = model();
    const State state = begin(m, 1);
    CHECK(nextWakeS(m, state) == kNever);
}

TEST_CASE("A collision sets rung one and one unit of alarm that halves in three days") {
    const Model m = model();
    State state = begin(m, 1);
    const auto events = run(m, state, 1, 100.0, {collision(100.0)});
    REQUIRE(jumps(events).size() == 1);
    CHECK(state.dyads[0].rung == 1);
    CHECK(alarmAt(m, state.dyads[0], 100.0) == 1.0);
    CHECK(alarmAt(m, state.dyads[0], 100.0 + 3 * kDayS) == Approx(0.5));
}

TEST_CASE("One near gap in twenty becomes an incident, and every one raises alarm") {
    const Model m = model();
    int incidents = 0;
    constexpr int kRuns = 4000;
    for (std::uint64_t seed = 0; seed < kRuns; ++seed) {
        State state = begin(m, seed);
        run(m, state, seed, 10.0, {{10.0, StimulusKind::closePass, kDyad, 10.0, 0, 3}});
        incidents += state.dyads[0].rung;
        REQUIRE(state.dyads[0].alarm == 0.3);
    }
    CHECK(incidents == Approx(0.05 * kRuns).margin(3 * 14));
}

TEST_CASE("A day of 38 sorties raises alarm once, a day of 37 does not") {
    const Model m = model();
    State state = begin(m, 1);
    std::vector<Stimulus> sorties;
    for (int i = 0; i < 37; ++i) sorties.push_back({i * 10.0, StimulusKind::sortie, kDyad, 0.0, 0, 0});
    run(m, state, 1, 400.0, sorties);
    CHECK(state.dyads[0].alarm == 0.0);
    run(m, state, 1, 500.0,
        {{410.0, StimulusKind::sortie, kDyad, 0.0, 0, 0}, {420.0, StimulusKind::sortie, kDyad, 0.0, 0, 0}});
    CHECK(state.dyads[0].alarm == 0.2);
    CHECK(state.dyads[0].sortiesToday == 39);
}

TEST_CASE("Jumping over a hundred days equals many small steps, to the bit") {
    Model m = model();
    m.initialPreset = kAll;
    m.parameters.unansweredAlarmFactor.value = 1.1;
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        State jumped = begin(m, seed), stepped = begin(m, seed);
        const auto events = run(m, jumped, seed, 100 * kDayS, {collision(1234.5)});
        std::vector<Event> small;
        advance(m, stepped, seed, 1300.0, std::vector<Stimulus>{collision(1234.5)}, small);
        for (double t = 1300.0; t < 100 * kDayS; t += 7777.7) advance(m, stepped, seed, t, {}, small);
        advance(m, stepped, seed, 100 * kDayS, {}, small);
        REQUIRE(digestOf(jumped) == digestOf(stepped));
        REQUIRE(events.size() == small.size());
        REQUIRE(jumps(events) == jumps(small));
    }
}

TEST_CASE("A channel that is closed, or open and never answered, changes no bit of a jump") {
    Model m = model();
    Model deaf = m;
    deaf.parameters.permissionWithin24h.value = deaf.parameters.permissionWithin7d.value = 0.0;
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        State closed = begin(m, seed), open = begin(deaf, seed);
        std::vector<Event> events;
        setChannelOpen(deaf, open, seed, 0.0, kLink, true, events);
        setChannelOpen(deaf, open, seed, 0.0, kLeaders, true, events);
        const auto quiet = jumps(run(m, closed, seed, 200 * kDayS, {collision(500.0)}));
        REQUIRE(jumps(run(deaf, open, seed, 200 * kDayS, {collision(500.0)})) == quiet);
        REQUIRE(open.channels[0].calls > 0);
    }
}

TEST_CASE("At odds ratio one, contact changes nothing but who was reached") {
    Model m = model();
    m.readingIndex = 1;
    for (std::uint64_t seed = 0; seed < 100; ++seed) {
        State none = begin(m, seed), all = begin(m, seed);
        std::vector<Event> events;
        applyPreset(m, all, seed, 0.0, kAll, events);
        const auto without = jumps(run(m, none, seed, 100 * kDayS, {collision(500.0)}));
        REQUIRE(jumps(run(m, all, seed, 100 * kDayS, {collision(500.0)})) == without);
        REQUIRE(all.channels[kOperations.index].calls > 0);
    }
}

TEST_CASE("Talking helps in the first reading and harms in the third") {
    Model m = model();
    const auto violent = [&](std::size_t reading, PresetId preset) {
        Model one = m;
        one.readingIndex = reading;
        one.initialPreset = preset;
        one.dyads[0].initialRung = 3;
        int count = 0;
        for (std::uint64_t seed = 0; seed < 200; ++seed) {
            State state = begin(one, seed);
            run(one, state, seed, 200 * kDayS);
            if (state.dyads[0].peakRung >= 5) ++count;
        }
        return count;
    };
    CHECK(violent(0, kAll) < violent(0, kNone));
    CHECK(violent(2, kAll) > violent(2, kNone));
}

TEST_CASE("The crisis's factors are told with their strongest push first and its own speed never") {
    const Model m = model();
    State state = begin(m, 3);
    state.dyads[0].forcesInContact = 61;
    run(m, state, 3, 100.0, {collision(100.0)});
    const auto factors = explain(m, state, kDyad, 100.0);
    REQUIRE(factors.size() == 3);
    CHECK(factors[0].name.starts_with("Alarm after a collision, fading ("));
    CHECK(factors[0].upRatio == Approx(1.5));
    CHECK(factors[1].name == "Forces in contact: 61 pairs of craft");
    CHECK(factors[1].upRatio == 1.2);
    CHECK(factors[2].upRatio == factors[2].downRatio);
}

TEST_CASE("Rates are the class's times the factors told times the crisis's speed") {
    const Model m = model();
    State state = begin(m, 3);
    state.dyads[0].forcesInContact = 2;
    run(m, state, 3, 100.0, {collision(100.0)});
    double up = m.classes[0].upPerDay[1] / kDayS, down = m.classes[0].downPerDay[1] / kDayS;
    for (const Factor& factor : explain(m, state, kDyad, 100.0)) {
        up *= factor.upRatio;
        down *= factor.downRatio;
    }
    CHECK(state.dyads[0].upPerS == Approx(up * state.dyads[0].frailty));
    CHECK(state.dyads[0].downPerS == Approx(down * state.dyads[0].frailty));
}

TEST_CASE("Each crisis of a dyad has its own speed, and what an earlier one showed is forgotten") {
    Model m = model();
    for (std::size_t r = 1; r <= 6; ++r) m.classes[0].downPerDay[r] = 50.0;
    for (std::uint64_t seed = 1; seed < 20; ++seed) {
        State state = begin(m, seed);
        const double first = state.dyads[0].frailty;
        run(m, state, seed, 10.0, {collision(10.0)});
        CHECK(state.dyads[0].frailty == first);
        run(m, state, seed, 100 * kDayS);
        REQUIRE(state.dyads[0].rung == 0);
        CHECK(state.dyads[0].moves > 0);
        run(m, state, seed, 100 * kDayS, {collision(100 * kDayS)});
        CHECK(state.dyads[0].frailty != first);
        CHECK(state.dyads[0].moves == 0);
    }
}
