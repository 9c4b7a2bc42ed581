#include <algorithm>
#include <catch2/catch.hpp>

#include "crisis/rates.h"
#include "crisis/small_model.h"

using namespace openline;
using namespace openline::crisis;
using namespace openline::crisis::test;

namespace {

/// In a crisis since 100 s, everything open, at 100 s.
State inCrisis(const Model& m, std::uint64_t seed = 3) {
    State state = begin(m, seed);
    run(m, state, seed, 100.0, {collision(100.0)});
    return state;
}

const Factor* factorNamed(const std::vector<Factor>& factors, const std::string& part) {
    const auto found = std::find_if(factors.begin(), factors.end(), [&](const Factor& factor) {
        return factor.name.find(part) != std::string::npos;
    });
    return found == factors.end() ? nullptr : &*found;
}

}  // namespace

TEST_CASE("Pressure halves in its half-life and raises the rate up alone") {
    const Model m = model();
    State state = inCrisis(m);
    state.dyads[0].pressure = 2.0;
    state.dyads[0].pressureSinceS = 100.0;
    CHECK(pressureAt(m, state.dyads[0], 100.0 + 7 * kDayS) == Approx(1.0));
    CHECK(pressureRatio(m, state.dyads[0], 100.0) == Approx(1.44));
    const auto factors = explain(m, state, kDyad, 100.0);
    const Factor* told = factorNamed(factors, "Nationalist pressure");
    REQUIRE(told != nullptr);
    CHECK(told->upRatio == Approx(1.44));
    CHECK(told->downRatio == 1.0);
}

TEST_CASE("Units of what fades stand in brackets, so that a colon begins what a factor does") {
    const Model m = model();
    State state = inCrisis(m);
    state.dyads[0].pressure = 2.0;
    state.dyads[0].pressureSinceS = 100.0;
    const auto factors = explain(m, state, kDyad, 100.0);
    CHECK(factorNamed(factors, "Nationalist pressure, fading (2.00 units, \u00d71.20 each)") != nullptr);
    const Factor* alarm = factorNamed(factors, "Alarm after a collision, fading (");
    REQUIRE(alarm != nullptr);
    CHECK(alarm->name.find(':') == std::string::npos);
}

TEST_CASE("A cyber-attack pushes up while it lasts and no longer") {
    const Model m = model();
    State state = inCrisis(m);
    CHECK(cyberRatio(m, state.dyads[0], 100.0) == 1.0);
    state.dyads[0].cyberUntilS = 5000.0;
    CHECK(cyberRatio(m, state.dyads[0], 4999.0) == 1.3);
    CHECK(cyberRatio(m, state.dyads[0], 5000.0) == 1.0);
}

TEST_CASE("Climate pulls down against that of the class's reference preset, where it is one") {
    const Model m = model();
    State state = inCrisis(m);
    CHECK(climateRatio(m, state, state.dyads[0].climate) == 1.0);
    state.dyads[0].climate = 1.0;
    CHECK(climateRatio(m, state, state.dyads[0].climate) == Approx(1.2));
    state.dyads[0].climate = 0.0;
    CHECK(climateRatio(m, state, state.dyads[0].climate) == Approx(1.0 / 1.2));
    CHECK(factorNamed(explain(m, state, kDyad, 100.0), "Climate colder") != nullptr);
}

TEST_CASE("Every factor of the rates is told: the product of what is told is what acts") {
    const Model m = model();
    State state = inCrisis(m);
    DyadState& dyad = state.dyads[0];
    dyad.forcesInContact = 2;
    dyad.pressure = 1.5;
    dyad.pressureSinceS = 100.0;
    dyad.cyberUntilS = 1e6;
    dyad.climate = 0.1;
    double up = 1.0, down = 1.0;
    for (const Factor& factor : explain(m, state, kDyad, 100.0)) {
        const bool ofReading = factor.name.find("contact") != std::string::npos;
        CHECK((ofReading || !factor.source.empty()));
        up *= factor.upRatio;
        down *= factor.downRatio;
    }
    const Hazards acts = hazardsNow(m, state, 0, 100.0);
    CHECK(acts.upPerS == Approx(m.classes[0].upPerDay[1] / kDayS * up));
    CHECK(acts.downPerS == Approx(m.classes[0].downPerDay[1] / kDayS * down));
}

TEST_CASE("Alarm never exceeds its cap, however many collisions there are") {
    const Model m = model();
    State state = begin(m, 3);
    std::vector<Stimulus> many;
    for (int i = 0; i < 9; ++i) many.push_back(collision(100.0 + i));
    run(m, state, 3, 200.0, many);
    CHECK(alarmAt(m, state.dyads[0], 108.0) == 4.0);
}

TEST_CASE("What comes over a doubted channel counts half of its authority, until the doubt is over") {
    Model m = model();
    State state = inCrisis(m);
    ChannelState& link = state.channels[kLink.index];
    link.lamp = Lamp::answered;
    CHECK(contactNow(m, state, 0, 100.0) == Approx(0.6));
    link.doubtedUntilS = 500.0;
    CHECK(contactNow(m, state, 0, 100.0) == Approx(0.3));
    CHECK(contactNow(m, state, 0, 500.0) == Approx(0.6));
}

TEST_CASE("Another reference class is a change like any other: told, and at once in the rates") {
    Model m = model();
    m.classes.push_back(m.classes[0]);
    m.classes[1].name = "Faster";
    for (double& rate : m.classes[1].upPerDay) rate *= 2.0;
    State state = inCrisis(m);
    const double before = state.dyads[0].upPerS;
    std::vector<Event> events;
    setClass(m, state, 3, 100.0, 0, events);
    setClass(m, state, 3, 100.0, 9, events);
    CHECK(events.empty());
    setClass(m, state, 3, 100.0, 1, events);
    REQUIRE(events.size() == 1);
    CHECK(events[0].kind == EventKind::classChosen);
    CHECK(events[0].text == "Faster");
    CHECK(state.dyads[0].upPerS == Approx(2.0 * before).epsilon(0.1));
}
