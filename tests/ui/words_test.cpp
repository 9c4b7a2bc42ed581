#include "ui/words.h"

#include <catch2/catch.hpp>

#include "ui/desk_scene.h"
#include "ui/search.h"

using namespace openline;
using namespace openline::ui;
using namespace openline::ui::test;

TEST_CASE("a chance is said as a fraction within a span") {
    crisis::ChannelDef channel = channelNamed("a", "A", crisis::Level::minister);
    CHECK(chanceText(channel) == "1 in 10 in a day");
    channel.answers = {{43200.0, 0.6}, {172800.0, 0.95}};
    CHECK(chanceText(channel) == "6 in 10 in 12 h");
    channel.answers.clear();
    CHECK(chanceText(channel) == "1 in 10 within a day");
}

TEST_CASE("a row says what its lamp shows and how long nobody spoke") {
    const Scene scene = fullScene();
    const DeskView view = scene.view();
    CHECK(stateText(view, ChannelId{std::size_t{1}}) == "ringing 38 min");
    CHECK(stateText(view, ChannelId{std::size_t{3}}) == "closed");
    CHECK(stateText(view, ChannelId{std::size_t{6}}) == "suspended");
    REQUIRE(silenceOf(view, ChannelId{std::size_t{1}}));
    CHECK(silenceText(*silenceOf(view, ChannelId{std::size_t{1}})) == "424 d");
    CHECK_FALSE(silenceOf(view, ChannelId{std::size_t{0}}));
    CHECK(silenceText({true, 0.0}) == "never");
}

TEST_CASE("the preset's name says when something was changed since") {
    Scene scene = fullScene();
    CHECK(presetText(scene.view()) == "autumn 2021, changed");
    for (auto& channel : scene.snapshot.crisis.channels) channel.open = true;
    CHECK(presetText(scene.view()) == "autumn 2021");
}

TEST_CASE("typed times are dates in the scenario's zone or durations, inside the scenario") {
    const Scene scene = fullScene();
    CHECK(typedTimeS(scene.definition, "6h30m") == 23400.0);
    CHECK(typedTimeS(scene.definition, " 2021-10-01T06:00 ") == -7200.0 + 28800.0 - 21600.0 + 21600.0);
    CHECK_FALSE(typedTimeS(scene.definition, "2020-10-01T06:00"));
    CHECK_FALSE(typedTimeS(scene.definition, "5d"));
    CHECK_FALSE(typedTimeS(scene.definition, "soon"));
}

TEST_CASE("distances are feet near and nautical miles far, yards between ships") {
    CHECK(distanceText(54.864, false, true) == "180 ft");
    CHECK(distanceText(5185.6, false, true) == "2.8 nmi");
    CHECK(distanceText(41.148, true, true) == "45 yd");
    CHECK(distanceText(1234.0, false, false) == "1,234 m");
    CHECK(altitudeText(6705.6, true) == "22,000 ft");
    CHECK(headingText(6.2831) == "000°");
}

TEST_CASE("search puts names that begin with the text first, and units that move before those that do not") {
    const Scene scene = fullScene();
    const auto channels = findMatches(scene.view(), "def", 8);
    REQUIRE(channels.size() == 1);
    CHECK(channels[0].channel == ChannelId{std::size_t{1}});
    const auto units = findMatches(scene.view(), "j-11", 8);
    REQUIRE(units.size() == 2);
    CHECK(units[0].kind == "unit, moving");
    CHECK(findMatches(scene.view(), "", 8).empty());
}
