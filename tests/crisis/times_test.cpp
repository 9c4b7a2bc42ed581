// When a channel answers is drawn once an episode: calling again does not throw the dice again.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "crisis/small_model.h"

using namespace openline;
using namespace openline::crisis;
using namespace openline::crisis::test;

namespace {

Model quietModel() {
    Model m = model();
    m.initialPreset = kAll;
    m.classes[0].upPerDay.fill(0.0);
    m.classes[0].downPerDay.fill(0.0);
    return m;
}

std::vector<double> answersOn(const std::vector<Event>& events, ChannelId channel) {
    std::vector<double> all;
    for (const Event& event : events)
        if (event.kind == EventKind::callAnswered && event.channel == channel) all.push_back(event.timeS);
    return all;
}

}  // namespace

TEST_CASE("A delegated channel answers once it has rung for its time, however the ringing is cut in pieces") {
    Model m = quietModel();
    m.parameters.retryS.value = kHourS;
    Model impatient = m;
    for (ChannelDef& channel : impatient.channels) channel.patienceS = 120.0;
    for (std::uint64_t seed = 0; seed < 50; ++seed) {
        State patient = begin(m, seed), brief = begin(impatient, seed);
        const auto one = answersOn(run(m, patient, seed, kDayS, {collision(0.0)}), kOperations);
        const auto events = run(impatient, brief, seed, 10 * kDayS, {collision(0.0)});
        const auto other = answersOn(events, kOperations);
        if (one.empty() || one[0] >= kHourS) continue;
        REQUIRE_FALSE(other.empty());
        const double pauses = std::ceil(one[0] / 120.0 - 1e-9) - 1.0;
        CHECK(other[0] == Approx(one[0] + pauses * kHourS).margin(1e-6));
    }
}

TEST_CASE("Who is never reached in an episode is not reached by calling again") {
    const Model m = quietModel();
    int never = 0;
    constexpr int kRuns = 1000;
    for (std::uint64_t seed = 0; seed < kRuns; ++seed) {
        State state = begin(m, seed);
        const auto events = run(m, state, seed, 20 * kDayS, {collision(0.0)});
        if (answersOn(events, kOperations).empty()) ++never;
        REQUIRE(state.channels[kOperations.index].calls > 10);
    }
    CHECK(never == Approx(120).margin(3 * 10.3));
}

TEST_CASE("When one is in contact does not depend on the rung while it is a crisis") {
    Model slow = quietModel(), fast = quietModel();
    for (std::size_t r = 1; r <= 6; ++r) fast.classes[0].upPerDay[r] = 0.05;
    fast.readingIndex = slow.readingIndex = 1;
    int climbed = 0;
    for (std::uint64_t seed = 0; seed < 100; ++seed) {
        State a = begin(slow, seed), b = begin(fast, seed);
        const auto low = run(slow, a, seed, 10 * kDayS, {collision(0.0)});
        const auto high = run(fast, b, seed, 10 * kDayS, {collision(0.0)});
        if (b.dyads[0].rung == 1 || b.dyads[0].rung == 7) continue;
        ++climbed;
        for (const ChannelId channel : {kLink, kLeaders, kEmbassy, kRadio, kOperations})
            REQUIRE(answersOn(low, channel) == answersOn(high, channel));
    }
    CHECK(climbed > 10);
}

TEST_CASE("Only the first silence on a channel multiplies alarm in an episode") {
    Model m = quietModel();
    m.initialPreset = kNone;
    m.parameters.permissionWithin24h.value = m.parameters.permissionWithin7d.value = 0.0;
    m.parameters.unansweredAlarmFactor.value = 1.3;
    State state = begin(m, 5);
    std::vector<Event> events;
    setChannelOpen(m, state, 5, 0.0, kLink, true, events);
    advance(m, state, 5, 20 * kDayS, std::vector<Stimulus>{collision(0.0)}, events);
    CHECK(state.channels[kLink.index].calls > 3);
    CHECK(alarmAt(m, state.dyads[0], 3 * kDayS) == Approx(1.3 * 0.5));
}

TEST_CASE("One side suspends: calls are refused in its name, and resume rings at once in a crisis") {
    Model m = quietModel();
    m.dyads[0].nameA = "United States";
    m.dyads[0].nameB = "PRC";
    State state = begin(m, 5);
    auto events = run(m, state, 5, 20.0, {collision(10.0)});
    events.clear();
    suspendChannel(m, state, 5, 20.0, kLink, Party::b, events);
    CHECK(state.channels[kLink.index].lamp == Lamp::suspended);
    REQUIRE(events.size() == 1);
    CHECK(events[0].text == "link: suspended by PRC");
    placeCall(m, state, 5, 20.0, kLink, events);
    REQUIRE(events.size() == 3);
    CHECK(events[2].kind == EventKind::callRefused);
    CHECK(events[2].text == "link: refused, suspended by PRC");
    events.clear();
    resumeChannel(m, state, 5, 20.0, kLink, events);
    CHECK(state.channels[kLink.index].lamp == Lamp::ringing);
    CHECK(events.front().text == "link: resumed");
}

TEST_CASE("While the counterpart is in dispute calls are declined, which is not a suspension") {
    Model m = quietModel();
    m.presets[1].disputed = {0, 1, 0, 0, 0, 0};
    State state = begin(m, 5);
    CHECK(state.channels[kLeaders.index].lamp == Lamp::idle);
    const auto events = run(m, state, 5, 30 * kDayS, {collision(10.0)});
    CHECK(answersOn(events, kLeaders).empty());
    const auto declined = std::find_if(events.begin(), events.end(), [](const Event& event) {
        return event.kind == EventKind::callRefused && event.channel == kLeaders;
    });
    REQUIRE(declined != events.end());
    CHECK(declined->text == "leaders: declined: counterpart in dispute");
    CHECK(state.channels[kLeaders.index].lamp == Lamp::declined);
    std::vector<Event> resumed;
    resumeChannel(m, state, 5, 30 * kDayS, kLeaders, resumed);
    CHECK(state.channels[kLeaders.index].lamp == Lamp::ringing);
}
