#include <catch2/catch.hpp>

#include "crisis/small_model.h"

using namespace openline;
using namespace openline::crisis;
using namespace openline::crisis::test;

namespace {

constexpr DyadId kOther{std::size_t{1}};

Model twoDyads() {
    Model m = model();
    m.dyads.push_back(dyad("prc-taiwan", 1, 2));
    return m;
}

Stimulus sortie(double timeS, DyadId dyad) {
    return {timeS, StimulusKind::sortie, dyad, 0.0, 7, 0};
}

}  // namespace

TEST_CASE("Sorties count for the relation that they concern: 20 and 20 alarm neither, 38 alarm one") {
    const Model m = twoDyads();
    State state = begin(m, 1);
    std::vector<Stimulus> sorties;
    for (int i = 0; i < 20; ++i) {
        sorties.push_back(sortie(10.0 * i, kDyad));
        sorties.push_back(sortie(10.0 * i, kOther));
    }
    run(m, state, 1, 300.0, sorties);
    CHECK(state.dyads[0].sortiesToday == 20);
    CHECK(state.dyads[1].sortiesToday == 20);
    CHECK(state.dyads[0].alarm == 0.0);
    sorties.clear();
    for (int i = 0; i < 18; ++i) sorties.push_back(sortie(400.0 + i, kOther));
    run(m, state, 1, 500.0, sorties);
    CHECK(state.dyads[0].alarm == 0.0);
    CHECK(state.dyads[1].alarm == 0.2);
}

TEST_CASE("Forces in contact push the crisis of their own sides and no other") {
    const Model m = twoDyads();
    State state = begin(m, 3);
    state.dyads[1].forcesInContact = 4;
    run(m, state, 3, 100.0, {collision(100.0), {100.0, StimulusKind::collision, kOther, 0.0, 0, 2}});
    const auto tells = [&](DyadId dyad) {
        for (const Factor& factor : explain(m, state, dyad, 100.0)) {
            if (factor.name == "Forces in contact: 4 pairs of craft") return true;
        }
        return false;
    };
    CHECK_FALSE(tells(kDyad));
    CHECK(tells(kOther));
    CHECK(state.dyads[1].upPerS / state.dyads[1].frailty ==
          Approx(1.2 * state.dyads[0].upPerS / state.dyads[0].frailty));
}

TEST_CASE(
    "Another reading is a change like any other: told, at once in the rates, and it releases a record") {
    Model m = model();
    m.playsRecord = true;
    m.record = {{100.0, RecordKind::rung, kDyad, {}, 3, "Show of force", Certainty::documented, "test"}};
    m.classes[0].referencePreset = kAll;
    State state = begin(m, 1);
    auto events = run(m, state, 1, 200.0);
    setReading(m, state, 1, 200.0, 0, events);
    CHECK_FALSE(state.released);  // it is so already
    setReading(m, state, 1, 200.0, 99, events);
    CHECK_FALSE(state.released);  // there is none
    setReading(m, state, 1, 200.0, 2, events);
    CHECK(state.released);
    REQUIRE(events.size() >= 2);
    CHECK(events[events.size() - 2].kind == EventKind::released);
    CHECK(events.back().kind == EventKind::readingChosen);
    CHECK(events.back().text == "Risk");
    const double third = state.dyads[0].upPerS;
    setReading(m, state, 1, 200.0, 1, events);
    CHECK(state.dyads[0].upPerS != third);
    CHECK(events.back().text == "None");
}
