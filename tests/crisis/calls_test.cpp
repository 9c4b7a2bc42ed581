#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "crisis/small_model.h"

using namespace openline;
using namespace openline::crisis;
using namespace openline::crisis::test;

namespace {

/// The rung stands still: nothing but calls happens.
Model still() {
    Model m = model();
    m.classes[0].upPerDay.fill(0.0);
    m.classes[0].downPerDay.fill(0.0);
    return m;
}

/// Time from the incident to the first answer on the channel; kNever without one.
double firstAnswerS(const std::vector<Event>& events, ChannelId channel) {
    for (const Event& event : events)
        if (event.kind == EventKind::callAnswered && event.channel == channel) return event.timeS;
    return kNever;
}

int count(const std::vector<Event>& events, EventKind kind, ChannelId channel) {
    return static_cast<int>(std::count_if(events.begin(), events.end(), [&](const Event& event) {
        return event.kind == kind && event.channel == channel;
    }));
}

double shareWithin(ChannelId channel, double withinS, double climate = 0.5) {
    Model m = still();
    m.initialPreset = kAll;
    m.presets[1].climate = climate;
    constexpr int kRuns = 4000;
    int answered = 0;
    for (std::uint64_t seed = 0; seed < kRuns; ++seed) {
        State state = begin(m, seed);
        const auto events = run(m, state, seed, withinS, {collision(0.0)});
        if (firstAnswerS(events, channel) <= withinS) ++answered;
    }
    return static_cast<double>(answered) / kRuns;
}

}  // namespace

TEST_CASE("Senior channels answer as often as the record says, within a day and a week") {
    CHECK(shareWithin(kLeaders, kDayS) == Approx(0.10).margin(0.015));
    CHECK(shareWithin(kLeaders, 7 * kDayS) == Approx(0.30).margin(0.025));
    CHECK(shareWithin(kLink, kDayS) == Approx(0.10).margin(0.02));
}

TEST_CASE("The embassy, the radio and an operations line answer as often as they state") {
    CHECK(shareWithin(kEmbassy, 12 * kHourS) == Approx(0.60).margin(0.025));
    CHECK(shareWithin(kEmbassy, 48 * kHourS) == Approx(0.95).margin(0.015));
    CHECK(shareWithin(kRadio, 600.0) == Approx(0.80).margin(0.02));
    CHECK(shareWithin(kOperations, kHourS) == Approx(0.88).margin(0.02));
}

TEST_CASE("A frozen climate makes permission rarer and a warm one more common") {
    CHECK(shareWithin(kLeaders, 7 * kDayS, 0.0) == Approx(0.3 / 4 / (0.7 + 0.3 / 4)).margin(0.02));
    CHECK(shareWithin(kLeaders, 7 * kDayS, 1.0) == Approx(0.3 * 4 / (0.7 + 0.3 * 4)).margin(0.03));
}

TEST_CASE("Senior channels share their permission: without it none of them answers") {
    Model m = still();
    m.initialPreset = kAll;
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        State state = begin(m, seed);
        const auto events = run(m, state, seed, 30 * kDayS, {collision(0.0)});
        const bool leaders = firstAnswerS(events, kLeaders) < kNever;
        REQUIRE(leaders == (firstAnswerS(events, kLink) < kNever));
    }
}

TEST_CASE("An incident rings every open channel that can be called, and refuses the suspended at once") {
    Model m = still();
    m.initialPreset = kSuspended;
    State state = begin(m, 5);
    CHECK(state.channels[kLink.index].lamp == Lamp::suspended);
    const auto events = run(m, state, 5, 10.0, {collision(10.0)});
    CHECK(state.channels[kLink.index].lamp == Lamp::refused);
    CHECK(count(events, EventKind::callRefused, kLeaders) == 1);
    CHECK(state.channels[kEmbassy.index].lamp == Lamp::ringing);
    CHECK(state.channels[kOperations.index].lamp == Lamp::closed);
    CHECK(state.channels[kRules.index].calls == 0);
}

TEST_CASE("A call nobody answers is given up after its patience, multiplies alarm and is placed again") {
    Model m = still();
    m.parameters.permissionWithin24h.value = m.parameters.permissionWithin7d.value = 0.0;
    m.parameters.unansweredAlarmFactor.value = 1.3;
    State state = begin(m, 5);
    std::vector<Event> events;
    setChannelOpen(m, state, 5, 0.0, kLink, true, events);
    advance(m, state, 5, 48 * kHourS, std::vector<Stimulus>{collision(0.0)}, events);
    CHECK(state.channels[0].lamp == Lamp::noAnswer);
    CHECK(events.back().kind == EventKind::callUnanswered);
    CHECK(events.back().afterS == 48 * kHourS);
    CHECK(alarmAt(m, state.dyads[0], 48 * kHourS) == Approx(1.3 * std::pow(0.5, 2.0 / 3.0)));
    advance(m, state, 5, 60 * kHourS, {}, events);
    CHECK(state.channels[0].lamp == Lamp::ringing);
    CHECK(state.channels[0].calls == 2);
}

TEST_CASE("A contact lasts as long as stated, resets the silence clocks and is sought again") {
    Model m = still();
    m.initialPreset = kAll;
    m.silences = {{"embassies", "Embassies", std::nullopt, "", {kEmbassy}, Certainty::documented, ""},
                  {"leaders", "Leaders", -5 * kDayS, "", {kLeaders}, Certainty::documented, ""}};
    State state = begin(m, 8);
    CHECK(state.silenceLastContactS[0] == -kNever);
    const auto events = run(m, state, 8, 20 * kDayS, {collision(0.0)});
    const double answeredS = firstAnswerS(events, kEmbassy);
    REQUIRE(answeredS < kNever);
    CHECK(state.silenceLastContactS[0] >= answeredS);
    CHECK(count(events, EventKind::callAnswered, kEmbassy) > 5);
    State early = begin(m, 8);
    run(m, early, 8, answeredS + kDayS - 1.0, {collision(0.0)});
    CHECK(early.channels[kEmbassy.index].lamp == Lamp::answered);
    run(m, early, 8, answeredS + kDayS);
    CHECK(early.channels[kEmbassy.index].lamp == Lamp::idle);
}

TEST_CASE("At rung zero a call to reassure rings, resolves and leaves the dyad at rest") {
    const Model m = model();
    int answered = 0;
    for (std::uint64_t seed = 0; seed < 500; ++seed) {
        State state = begin(m, seed);
        std::vector<Event> events;
        setChannelOpen(m, state, seed, 0.0, kOperations, true, events);
        CHECK(state.channels[kOperations.index].lamp == Lamp::idle);
        placeCall(m, state, seed, 60.0, kOperations, events);
        REQUIRE(state.channels[kOperations.index].lamp == Lamp::ringing);
        advance(m, state, seed, 30 * kDayS, {}, events);
        answered += count(events, EventKind::callAnswered, kOperations);
        REQUIRE(state.dyads[0].rung == 0);
        REQUIRE(nextWakeS(m, state) == kNever);
    }
    CHECK(answered == Approx(440).margin(3 * 7.3));
}

TEST_CASE("Opening a channel in a crisis rings it at once; closing it drops the call") {
    const Model m = still();
    State state = begin(m, 5);
    auto events = run(m, state, 5, 10.0, {collision(10.0)});
    setChannelOpen(m, state, 5, 20.0, kEmbassy, true, events);
    CHECK(state.channels[kEmbassy.index].lamp == Lamp::ringing);
    setChannelOpen(m, state, 5, 30.0, kEmbassy, false, events);
    CHECK(state.channels[kEmbassy.index].lamp == Lamp::closed);
    advance(m, state, 5, 40 * kDayS, {}, events);
    CHECK(count(events, EventKind::callAnswered, kEmbassy) == 0);
    CHECK(count(events, EventKind::channelClosed, kEmbassy) == 1);
}

TEST_CASE("Setting what is already so is no event") {
    const Model m = model();
    State state = begin(m, 5);
    std::vector<Event> events;
    setChannelOpen(m, state, 5, 20.0, kEmbassy, false, events);
    applyPreset(m, state, 5, 20.0, kNone, events);
    placeCall(m, state, 5, 20.0, kEmbassy, events);
    CHECK(events.empty());
    applyPreset(m, state, 5, 20.0, kAll, events);
    CHECK(events.front().kind == EventKind::presetApplied);
    CHECK(std::all_of(state.channels.begin(), state.channels.end(), [](const auto& c) { return c.open; }));
}

TEST_CASE("Rules between crews scale the share of risky passes while they are open") {
    Model m = model();
    State state = begin(m, 5);
    CHECK(conductFactor(m, state) == 1.0);
    std::vector<Event> events;
    setChannelOpen(m, state, 5, 0.0, kRules, true, events);
    CHECK(conductFactor(m, state) == Approx(0.8));
    state.readingIndex = 2;
    // Rules that invite risk do not reduce it as well.
    CHECK(conductFactor(m, state) == 1.3);
    setChannelOpen(m, state, 5, 0.0, kOperations, true, events);
    CHECK(conductFactor(m, state) == 1.3);
    setChannelOpen(m, state, 5, 0.0, kOperations, false, events);
    setChannelOpen(m, state, 5, 0.0, kRules, false, events);
    CHECK(conductFactor(m, state) == 1.0);
}
