#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "crisis/rates.h"
#include "crisis/small_model.h"

using namespace openline;
using namespace openline::crisis;
using namespace openline::crisis::test;

namespace {

InjectDef kind(InjectKind is, const char* name, double alarm, double pressure, double climate) {
    InjectDef def;
    def.kind = is;
    def.id = def.name = name;
    def.alarm = exactly(alarm);
    def.pressure = exactly(pressure);
    def.climate = exactly(climate);
    return def;
}

Model withInjects() {
    Model m = model();
    m.dyads[0].nameA = "United States";
    m.dyads[0].nameB = "PRC";
    m.injects = {kind(InjectKind::closePass, "Close pass", 0.0, 0.0, 0.0),
                 kind(InjectKind::collision, "Collision", 0.0, 0.5, -0.1),
                 kind(InjectKind::cyberAttack, "Cyber-attack", 0.3, 0.0, 0.0),
                 kind(InjectKind::mediaCampaign, "Media campaign", 0.0, 1.0, -0.05),
                 kind(InjectKind::statement, "Statement", -0.2, -0.3, 0.05),
                 kind(InjectKind::suspension, "Suspension", 0.0, 0.0, -0.1)};
    m.injects[0].gapM = exactly(33.5);
    m.injects[2].durationS = exactly(kDayS);
    return m;
}

Inject what(InjectKind kind, Party by = Party::none, ChannelId channel = {}) {
    Inject is;
    is.kind = kind;
    is.dyad = kDyad;
    is.by = by;
    is.channel = channel;
    return is;
}

std::vector<Event> throwIn(const Model& m, State& state, const Inject& is, double timeS = 100.0,
                           std::uint64_t seed = 5) {
    std::vector<Event> events;
    inject(m, state, seed, timeS, is, events);
    return events;
}

}  // namespace

TEST_CASE("A media campaign adds its pressure, cools the climate and keeps the factors of its moment") {
    const Model m = withInjects();
    State state = begin(m, 5);
    state.dyads[0].forcesInContact = 2;
    const auto events = throwIn(m, state, what(InjectKind::mediaCampaign, Party::b));
    REQUIRE(events.size() == 1);
    CHECK(events[0].kind == EventKind::injected);
    CHECK(events[0].text == "Media campaign by PRC");
    CHECK_FALSE(events[0].factors.empty());
    CHECK(pressureAt(m, state.dyads[0], 100.0) == 1.0);
    CHECK(state.dyads[0].climate == Approx(0.45));
    CHECK(state.dyads[0].rung == 0);
}

TEST_CASE("A collision thrown in does what one that is flown does, and angers people as well") {
    const Model m = withInjects();
    State flown = begin(m, 5), thrown = begin(m, 5);
    run(m, flown, 5, 100.0, {collision(100.0)});
    const auto events = throwIn(m, thrown, what(InjectKind::collision));
    CHECK(thrown.dyads[0].rung == 1);
    CHECK(thrown.dyads[0].alarm == flown.dyads[0].alarm);
    CHECK(thrown.dyads[0].lastStimulusS == 100.0);
    CHECK(pressureAt(m, thrown.dyads[0], 100.0) == 0.5);
    CHECK(events.size() == 2);
}

TEST_CASE("A close pass thrown in raises alarm by its gap, its own or the kind's") {
    const Model m = withInjects();
    State usual = begin(m, 5), near = begin(m, 5);
    throwIn(m, usual, what(InjectKind::closePass));
    Inject three = what(InjectKind::closePass);
    three.gapM = 3.0;
    throwIn(m, near, three);
    CHECK(usual.dyads[0].alarm == 0.05);
    CHECK(near.dyads[0].alarm == 0.3);
}

TEST_CASE("A cyber-attack cuts a line: contact ends, no call is placed, and it is tried again afterwards") {
    Model m = withInjects();
    m.initialPreset = kAll;
    m.classes[0].upPerDay.fill(0.0);
    m.classes[0].downPerDay.fill(0.0);
    State state = begin(m, 5);
    run(m, state, 5, 100.0, {collision(100.0)});
    state.channels[kEmbassy.index].lamp = Lamp::answered;
    throwIn(m, state, what(InjectKind::cyberAttack, Party::b, kEmbassy), 200.0);
    CHECK(state.channels[kEmbassy.index].lamp == Lamp::closed);
    CHECK(state.channels[kEmbassy.index].open);
    CHECK(cyberRatio(m, state.dyads[0], 300.0) == 1.3);
    std::vector<Event> events;
    placeCall(m, state, 5, 300.0, kEmbassy, events);
    CHECK(events.empty());
    run(m, state, 5, 200.0 + kDayS - 1.0);
    CHECK(state.channels[kEmbassy.index].lamp == Lamp::closed);
    run(m, state, 5, 200.0 + kDayS);
    CHECK(state.channels[kEmbassy.index].lamp == Lamp::ringing);
}

TEST_CASE("A cyber-attack that only casts doubt leaves the line connected") {
    Model m = withInjects();
    State state = begin(m, 5);
    std::vector<Event> opened;
    setChannelOpen(m, state, 5, 0.0, kLink, true, opened);
    Inject doubt = what(InjectKind::cyberAttack, Party::b, kLink);
    doubt.doubts = true;
    const auto events = throwIn(m, state, doubt);
    CHECK(events[0].text == "Cyber-attack by PRC: link in doubt");
    CHECK(state.channels[kLink.index].lamp == Lamp::idle);
    CHECK(state.channels[kLink.index].doubtedUntilS == 100.0 + kDayS);
}

TEST_CASE("A statement of regret takes alarm and pressure away, never below nothing") {
    const Model m = withInjects();
    State state = begin(m, 5);
    throwIn(m, state, what(InjectKind::statement));
    CHECK(state.dyads[0].alarm == 0.0);
    CHECK(state.dyads[0].pressure == 0.0);
    CHECK(state.dyads[0].climate == Approx(0.55));
}

TEST_CASE("A suspension without a channel silences the military talks below ministers and no others") {
    Model m = withInjects();
    m.initialPreset = kAll;
    State state = begin(m, 5);
    throwIn(m, state, what(InjectKind::suspension, Party::b));
    CHECK(state.channels[kOperations.index].suspended == Party::b);
    CHECK(state.channels[kLink.index].suspended == Party::none);
    CHECK(state.channels[kEmbassy.index].suspended == Party::none);
}

TEST_CASE("An inject releases a record, as every change does") {
    Model m = withInjects();
    m.playsRecord = true;
    State state = begin(m, 5);
    const auto events = throwIn(m, state, what(InjectKind::statement));
    CHECK(state.released);
    CHECK(events[0].kind == EventKind::released);
}

TEST_CASE("Six months of talks make a channel quicker, set its silence clock and fade like any practice") {
    Model m = withInjects();
    m.initialPreset = kAll;
    m.silences = {{"ministers", "Ministers", -400 * kDayS, "", {kLink}, Certainty::documented, ""}};
    State state = begin(m, 5);
    std::vector<Event> events;
    buildPractice(m, state, 5, 0.0, events);
    REQUIRE(events.size() == 1);
    CHECK(events[0].kind == EventKind::practiceBuilt);
    double expected = 0.0;
    for (int i = 1; i <= 6; ++i) expected += 0.25 * std::pow(0.5, i * 182.0 / 6.0 / 365.0);
    CHECK(state.channels[kLink.index].practice == Approx(expected));
    CHECK(state.silenceLastContactS[0] == Approx(-182.0 / 6.0 * kDayS));
    State closed = begin(model(), 5);
    buildPractice(model(), closed, 5, 0.0, events);
    CHECK(closed.channels[kLink.index].practice == 0.0);
}
