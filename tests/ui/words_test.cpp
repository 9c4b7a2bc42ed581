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

TEST_CASE("an encounter happened when the two were closest, everything else when it was told") {
    sim::Event event;
    event.timeS = 64.0;
    event.encounter.timeS = 60.0;
    event.kind = sim::EventKind::encounter;
    CHECK(happenedS(event) == 60.0);
    event.kind = sim::EventKind::collision;
    CHECK(happenedS(event) == 64.0);
    event.kind = sim::EventKind::takeoff;
    CHECK(happenedS(event) == 64.0);
}

TEST_CASE("the preset's name says when something was changed since") {
    Scene scene = fullScene();
    CHECK(presetText(scene.view()) == "autumn 2021, changed");
    for (auto& channel : scene.snapshot.crisis.channels) channel.open = true;
    CHECK(presetText(scene.view()) == "autumn 2021");
}

TEST_CASE("typed times are dates in the scenario's zone or durations, inside the scenario") {
    const Scene scene = fullScene();
    CHECK(typedTimeS(scene.view(), "6h30m") == 23400.0);
    CHECK(typedTimeS(scene.view(), " 2021-10-01T06:00 ") == -7200.0 + 28800.0 - 21600.0 + 21600.0);
    CHECK_FALSE(typedTimeS(scene.view(), "2020-10-01T06:00"));
    CHECK_FALSE(typedTimeS(scene.view(), "5d"));
    CHECK_FALSE(typedTimeS(scene.view(), "soon"));
}

TEST_CASE("a heading has three figures") {
    CHECK(headingText(6.2831) == "000°");
    CHECK(headingText(1.6755) == "096°");
}

TEST_CASE("times are shown and typed in the zone that was chosen, Washington's by season") {
    Scene scene = fullScene();
    scene.definition.zoneMinutes = 480;
    scene.definition.zoneName = "Taipei";
    DeskView view = scene.view();
    const double noonUtcS =
        12.0 * 3600.0 - static_cast<double>(scene.definition.start.milliseconds / 1000 % 86400);
    CHECK(clockText(view, noonUtcS) == "20:00:00");
    view.clock = view::ClockChoice::utc;
    CHECK(clockText(view, noonUtcS) == "12:00:00");
    view.clock = view::ClockChoice::honolulu;
    CHECK(clockText(view, noonUtcS) == "02:00:00");
    view.clock = view::ClockChoice::washington;
    CHECK(clockText(view, noonUtcS) == "08:00:00");
    view.clock = view::ClockChoice::utc;
    CHECK(typedTimeS(view, "2021-10-01T12:00") == noonUtcS + 86400.0);
}

TEST_CASE("a narrow list says in a few words what happened, and to how many alike") {
    Scene scene = fullScene();
    sim::ZoneDef zone;
    zone.name = "Taiwan air defense identification zone";
    zone.kind = sim::ZoneKind::airDefenseIdentification;
    zone.side = SideId{std::size_t{1}};
    scene.definition.zones.push_back(zone);
    sim::Event event;
    event.kind = sim::EventKind::zoneEnter;
    event.unit = UnitId{std::size_t{1}};
    event.zone = ZoneId{std::size_t{0}};
    CHECK(eventInBrief(scene.view(), event, 4) == "J-11 ×4 enter Taiwan ADIZ");
    CHECK(eventInBrief(scene.view(), event, 1) == "J-11 enters Taiwan ADIZ");
    scene.definition.zones[0].name = "Taiwan ADIZ as counted";
    CHECK(eventInBrief(scene.view(), event, 4) == "J-11 ×4 enter Taiwan ADIZ");
    event.kind = sim::EventKind::crisis;
    event.crisis.kind = crisis::EventKind::callAnswered;
    event.crisis.channel = ChannelId{std::size_t{1}};
    event.crisis.afterS = 7200.0;
    CHECK(eventInBrief(scene.view(), event, 1) == "Defense Telephone Link answered after 2 h");
}

TEST_CASE("an entry into a declared zone is told once, by the counting zone of the same side") {
    Scene scene = fullScene();
    sim::ZoneDef declared;
    declared.kind = sim::ZoneKind::airDefenseIdentification;
    declared.side = SideId{std::size_t{1}};
    sim::ZoneDef counting = declared;
    counting.kind = sim::ZoneKind::countingZone;
    sim::ZoneDef others = declared;
    others.side = SideId{std::size_t{0}};
    scene.definition.zones = {declared, counting, others};
    sim::Event event;
    event.kind = sim::EventKind::zoneEnter;
    event.zone = ZoneId{std::size_t{0}};
    CHECK_FALSE(isToldByCountingZone(scene.definition, event));
    scene.definition.countedZones = {ZoneId{std::size_t{1}}};
    CHECK(isToldByCountingZone(scene.definition, event));
    event.zone = ZoneId{std::size_t{1}};
    CHECK_FALSE(isToldByCountingZone(scene.definition, event));
    event.zone = ZoneId{std::size_t{2}};
    CHECK_FALSE(isToldByCountingZone(scene.definition, event));
}

TEST_CASE(
    "a factor is shortened to what comes before its units or its names, and says what it does after one "
    "colon") {
    CHECK(inShort("In talks: Defense Telephone Link") == "In talks");
    CHECK(inShort("Alarm after a collision, fading (0.98 units, ×1.50 each)") ==
          "Alarm after a collision, fading");
    CHECK(inShort("Cyber-attack in progress") == "Cyber-attack in progress");
    crisis::Factor factor;
    factor.name = "Nationalist pressure, fading (2.00 units, ×1.20 each)";
    factor.upRatio = 1.44;
    factor.kind = crisis::FactorKind::pressure;
    CHECK(factorText(factor).find("each): steps up ×1.4, ") != std::string::npos);
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
    const auto commands = findMatches(scene.view(), "screensh", 8);
    REQUIRE(commands.size() == 1);
    REQUIRE(commands[0].command);
    CHECK(commands[0].command->intent == Intent::screenshot);
}

TEST_CASE("units that share a name are told apart by flight and home, not by their ids") {
    Scene scene = fullScene();
    sim::FlightDef flight;
    flight.members = {UnitId{std::size_t{1}}, UnitId{std::size_t{2}}};
    scene.definition.flights.push_back(flight);
    sim::PlaceDef home;
    home.name = "Huiyang";
    scene.definition.places.push_back(home);
    for (const std::size_t unit : {1u, 2u}) {
        scene.definition.units[unit].flight = FlightId{std::size_t{0}};
        scene.definition.units[unit].home = PlaceId{scene.definition.places.size() - 1};
    }
    const auto units = findMatches(scene.view(), "j-11", 8);
    REQUIRE(units.size() == 2);
    CHECK(units[0].name == "J-11");
    CHECK(units[0].detail == "1 of 2 · Huiyang");
    CHECK(units[1].detail == "2 of 2 · Huiyang");
}

TEST_CASE(
    "names that have no room lose words that they can do without, then their last ones with an ellipsis") {
    Scene scene = fullScene();
    scene.definition.units[0].genericName = "a US patrol aircraft";
    scene.definition.units[1].genericName = "a PLA fighter";
    DeskView view = scene.view();
    CHECK(unitInBrief(view, UnitId{std::size_t{0}}) == "P-8A");
    view.whatIfSinceS = 0.0;
    CHECK(unitInBrief(view, UnitId{std::size_t{0}}).find("patrol") != std::string::npos);
    CHECK(unitInBrief(view, UnitId{std::size_t{0}}).find("aircraft") == std::string::npos);
    CHECK(shortenedPair("US patrol", "PLA fighter", 0) == "US patrol · PLA fighter");
    CHECK(shortenedPair("US patrol", "PLA fighter", 1) == "US patrol · PLA …");
    CHECK(shortenedPair("US patrol", "PLA fighter", 9) == "US … · PLA …");
}

TEST_CASE("a command's line stands for what it makes in its tick, but not for a step of the ladder") {
    Scene scene = fullScene();
    scene.events.clear();
    sim::Event event;
    event.tick = 10;
    event.kind = sim::EventKind::command;
    scene.events.push_back(event);
    event.kind = sim::EventKind::crisis;
    for (const auto kind :
         {crisis::EventKind::released, crisis::EventKind::channelOpened, crisis::EventKind::rungChanged}) {
        event.crisis.kind = kind;
        scene.events.push_back(event);
    }
    event.tick = 11;
    event.crisis.kind = crisis::EventKind::callPlaced;
    scene.events.push_back(event);
    const DeskView view = scene.view();
    CHECK(commandBehind(view, scene.events[0]) == nullptr);
    CHECK(commandBehind(view, scene.events[1]) == &scene.events[0]);
    CHECK(commandBehind(view, scene.events[2]) == &scene.events[0]);
    CHECK(commandBehind(view, scene.events[3]) == nullptr);
    CHECK(commandBehind(view, scene.events[4]) == nullptr);
}
