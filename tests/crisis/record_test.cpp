#include <catch2/catch.hpp>

#include "crisis/small_model.h"

using namespace openline;
using namespace openline::crisis;
using namespace openline::crisis::test;

namespace {

RecordEntry entry(double timeS, RecordKind kind, ChannelId channel, Rung rung, const char* text) {
    return {timeS, kind, kDyad, channel, rung, text, Certainty::documented, "test"};
}

Model history() {
    Model m = model();
    m.playsRecord = true;
    m.initialPreset = kAll;
    m.silences = {{"embassies", "Embassies", std::nullopt, "", {kEmbassy}, Certainty::documented, ""}};
    m.record = {entry(100.0, RecordKind::rung, {}, 1, "Collision"),
                entry(200.0, RecordKind::callPlaced, kLink, 0, "Asked"),
                entry(300.0, RecordKind::callUnanswered, kLink, 0, "Nobody"),
                entry(400.0, RecordKind::callPlaced, kLeaders, 0, "Asked"),
                entry(45000.0, RecordKind::callAnswered, kEmbassy, 0, "First meeting"),
                entry(45000.0, RecordKind::rung, {}, 2, "Protest"),
                entry(11 * kDayS, RecordKind::rung, {}, 0, "Crew released")};
    return m;
}

}  // namespace

TEST_CASE("The record plays at its times, alone, and ends at rest") {
    const Model m = history();
    State state = begin(m, 1);
    const auto events = run(m, state, 1, 30 * kDayS, {collision(100.0)});
    REQUIRE(events.size() == m.record.size());
    for (const Event& event : events) CHECK(event.fromRecord);
    const std::vector<std::pair<double, Rung>> steps{{100.0, 1}, {45000.0, 2}, {11 * kDayS, 0}};
    CHECK(jumps(events) == steps);
    CHECK(state.dyads[0].peakRung == 2);
    CHECK(state.dyads[0].alarm == 1.0);
    CHECK(state.silenceLastContactS[0] == 45000.0);
    CHECK(events[2].afterS == 100.0);
    CHECK(nextWakeS(m, state) == kNever);
}

TEST_CASE("The first change releases the record; the model goes on from where it stood") {
    const Model m = history();
    State state = begin(m, 1);
    auto events = run(m, state, 1, 500.0, {collision(100.0)});
    const std::size_t before = events.size();
    setChannelOpen(m, state, 1, 500.0, kOperations, true, events);
    CHECK(events.size() == before);
    CHECK_FALSE(state.released);
    setChannelOpen(m, state, 1, 500.0, kOperations, false, events);
    REQUIRE(state.released);
    CHECK(state.releasedAtS == 500.0);
    CHECK(events[before].kind == EventKind::released);
    CHECK(state.dyads[0].rung == 1);
    CHECK(state.channels[kLink.index].lamp == Lamp::noAnswer);
    CHECK(state.channels[kLeaders.index].lamp == Lamp::ringing);
    advance(m, state, 1, 400 * kDayS, {}, events);
    for (std::size_t i = before; i < events.size(); ++i) CHECK_FALSE(events[i].fromRecord);
    CHECK(state.channels[kLeaders.index].lamp != Lamp::ringing);
    CHECK((state.dyads[0].rung == 0 || state.dyads[0].rung == 7));
}

TEST_CASE(
    "Once the record is left, lines that it left alone are called at once, the others when it would be "
    "time") {
    const Model m = history();
    State state = begin(m, 1);
    auto events = run(m, state, 1, 500.0, {collision(100.0)});
    release(m, state, 1, 500.0, events);
    CHECK(state.channels[kEmbassy.index].nextCallS == 500.0);
    CHECK(state.channels[kLink.index].nextCallS == 300.0 + m.parameters.retryS.value);  // nobody, at 300
    const std::size_t before = events.size();
    advance(m, state, 1, 600.0, {}, events);
    bool called = false;
    for (std::size_t i = before; i < events.size(); ++i)
        called |= events[i].kind == EventKind::callPlaced && events[i].channel == kEmbassy;
    CHECK(called);
}

TEST_CASE("Futures released from the same moment differ by seed and agree by seed") {
    const Model m = history();
    const auto future = [&](std::uint64_t seed) {
        State state = begin(m, seed);
        auto events = run(m, state, seed, 500.0, {collision(100.0)});
        release(m, state, seed, 500.0, events);
        advance(m, state, seed, 50 * kDayS, {}, events);
        return digestOf(state);
    };
    CHECK(future(1) == future(1));
    CHECK(future(1) != future(2));
}

TEST_CASE("Placing a call or applying another preset releases too") {
    const Model m = history();
    State called = begin(m, 1), preset = begin(m, 1);
    std::vector<Event> events;
    placeCall(m, called, 1, 50.0, kEmbassy, events);
    applyPreset(m, preset, 1, 50.0, kAll, events);
    CHECK(called.released);
    CHECK_FALSE(preset.released);
    applyPreset(m, preset, 1, 50.0, kNone, events);
    CHECK(preset.released);
}
