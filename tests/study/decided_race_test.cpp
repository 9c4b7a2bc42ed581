#include "study/decided_race.h"

#include <catch2/catch.hpp>

#include "crisis/crisis.h"
#include "study/small_scene.h"

namespace openline::study {

namespace {

constexpr double kHourS = 3600.0;
const DyadId kOnly{std::size_t{0}};

sim::Event happened(double timeS, crisis::EventKind kind) {
    sim::Event event;
    event.kind = sim::EventKind::crisis;
    event.timeS = event.crisis.timeS = timeS;
    event.crisis.kind = kind;
    event.crisis.dyad = kOnly;
    return event;
}

sim::Event step(double timeS, crisis::Rung from, crisis::Rung to) {
    sim::Event event = happened(timeS, crisis::EventKind::rungChanged);
    event.crisis.from = from;
    event.crisis.to = to;
    return event;
}

sim::Event answered(double timeS, ChannelId channel) {
    sim::Event event = happened(timeS, crisis::EventKind::callAnswered);
    event.crisis.channel = channel;
    return event;
}

/// Of the two kinds of line one that is senior and one that is not.
ChannelId lineOf(const sim::Definition& definition, bool senior) {
    const auto& channels = definition.crisis.channels;
    for (std::size_t i = 0; i < channels.size(); ++i)
        if (channels[i].dyad == kOnly && crisis::isSenior(channels[i]) == senior) return ChannelId{i};
    return {};
}

}  // namespace

TEST_CASE("a race is decided by whoever was first since the crisis began, and by nobody else") {
    const auto scene = test::smallScene();
    const ChannelId senior = lineOf(*scene, true), junior = lineOf(*scene, false);
    REQUIRE(senior);
    REQUIRE(junior);
    std::vector<sim::Event> events{step(kHourS, 0, 1), answered(2 * kHourS, junior)};
    CHECK_FALSE(decidedRace(*scene, events, kOnly, 9 * kHourS));
    events.push_back(answered(3 * kHourS, senior));
    events.push_back(step(4 * kHourS, 1, 2));
    CHECK_FALSE(decidedRace(*scene, events, kOnly, 2.5 * kHourS));
    const auto decided = decidedRace(*scene, events, kOnly, 9 * kHourS);
    REQUIRE(decided);
    CHECK(decided->senior);
    CHECK(decided->timeS == 3 * kHourS);
    CHECK(decidedText(*scene, *decided, "at 03:00") == "senior contact at 03:00 (" +
                                                           scene->crisis.channels[senior.index].label() +
                                                           "), before any step up");
}

TEST_CASE(
    "a step up before senior contact decides it, a step down does not, and the end of a crisis ends it") {
    const auto scene = test::smallScene();
    const ChannelId senior = lineOf(*scene, true);
    std::vector<sim::Event> events{step(kHourS, 0, 2), step(2 * kHourS, 2, 1)};
    CHECK_FALSE(decidedRace(*scene, events, kOnly, 9 * kHourS));
    events.push_back(step(3 * kHourS, 1, 2));
    events.push_back(answered(4 * kHourS, senior));
    const auto decided = decidedRace(*scene, events, kOnly, 9 * kHourS);
    REQUIRE(decided);
    CHECK_FALSE(decided->senior);
    CHECK(decidedText(*scene, *decided, "at 03:00") ==
          "a step up to " + scene->crisis.rungName(2) + " at 03:00, before senior contact");
    events.push_back(step(5 * kHourS, 2, 1));
    events.push_back(step(6 * kHourS, 1, 0));
    CHECK_FALSE(decidedRace(*scene, events, kOnly, 9 * kHourS));
}

TEST_CASE("who is being spoken to when a crisis begins is reached at once, an hour too late is not") {
    const auto scene = test::smallScene();
    const ChannelId senior = lineOf(*scene, true);
    const double lastsS = scene->crisis.channels[senior.index].contactLastsS;
    REQUIRE(lastsS > 0.0);
    const std::vector<sim::Event> talking{answered(0.0, senior), step(0.5 * lastsS, 0, 1)};
    const auto decided = decidedRace(*scene, talking, kOnly, lastsS);
    REQUIRE(decided);
    CHECK(decided->timeS == 0.5 * lastsS);
    const std::vector<sim::Event> silent{answered(0.0, senior), step(lastsS + kHourS, 0, 1)};
    CHECK_FALSE(decidedRace(*scene, silent, kOnly, lastsS + 2 * kHourS));
}

TEST_CASE(
    "a line that was closed or cut before the crisis began has reached nobody in it, one in doubt has") {
    const auto scene = test::smallScene();
    const ChannelId senior = lineOf(*scene, true);
    const double lastsS = scene->crisis.channels[senior.index].contactLastsS;
    const auto raceAfter = [&](crisis::EventKind kind, double cutS) {
        sim::Event between = happened(0.25 * lastsS, kind);
        between.crisis.channel = senior;
        between.crisis.afterS = cutS;
        const std::vector<sim::Event> events{answered(0.0, senior), between, step(0.5 * lastsS, 0, 1)};
        return decidedRace(*scene, events, kOnly, lastsS);
    };
    CHECK_FALSE(raceAfter(crisis::EventKind::channelClosed, 0.0));
    CHECK_FALSE(raceAfter(crisis::EventKind::injected, kHourS));
    CHECK(raceAfter(crisis::EventKind::injected, 0.0));
}

TEST_CASE("of a step up and senior contact in the same moment contact is first, as in trials") {
    const auto scene = test::smallScene();
    const std::vector<sim::Event> events{step(kHourS, 0, 1), step(2 * kHourS, 1, 2),
                                         answered(2 * kHourS, lineOf(*scene, true))};
    const auto decided = decidedRace(*scene, events, kOnly, 9 * kHourS);
    REQUIRE(decided);
    CHECK(decided->senior);
}

}  // namespace openline::study
