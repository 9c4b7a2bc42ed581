#include <catch2/catch.hpp>

#include "study/small_scene.h"
#include "study/timeline.h"

using namespace openline;
using namespace openline::study;

namespace {

sim::Event event(sim::EventKind kind) {
    sim::Event made;
    made.kind = kind;
    made.unit = UnitId{std::size_t{0}};
    return made;
}

}  // namespace

TEST_CASE("a zone entry names the craft and the zone") {
    sim::Definition scene = *test::smallScene();
    sim::ZoneDef zone;
    zone.name = "Test zone";
    scene.zones.push_back(zone);
    sim::Event entry = event(sim::EventKind::zoneEnter);
    entry.zone = ZoneId{std::size_t{0}};
    CHECK(describe(scene, entry) == "Flier 0 enters the Test zone");
}

TEST_CASE("after release craft are named generically") {
    const auto scene = test::smallScene();
    CHECK(describe(*scene, event(sim::EventKind::takeoff)) == "Flier 0 takes off");
    CHECK(describe(*scene, event(sim::EventKind::takeoff), true) == "A fighter takes off");
}

TEST_CASE("an event that is a what-if of its own is told generically wherever it is told") {
    const auto scene = test::smallScene();
    sim::Event takeoff = event(sim::EventKind::takeoff);
    takeoff.whatIf = true;
    CHECK(describe(*scene, takeoff) == "A fighter takes off");
}

TEST_CASE("after release the note of an order that follows from the record's mishap is not told") {
    sim::Definition scene = *test::smallScene();
    scene.units[0].orders = {{{}, sim::RouteOrder{}, "mayday, no answer", true}};
    sim::Event begun = event(sim::EventKind::orderBegun);
    begun.program = ProgramId{std::size_t{0}};
    CHECK(describe(scene, begun) == "Flier 0: mayday, no answer");
    CHECK(describe(scene, event(sim::EventKind::orderBegun), true) == "A fighter follows its next order");
    begun.whatIf = true;
    CHECK(describe(scene, begun) == "A fighter sets out on its route");
}

TEST_CASE("after release the note of what only one account tells is not told") {
    sim::Definition scene = *test::smallScene();
    scene.units[0].orders = {{{}, sim::RouteOrder{}, "alongside, after a pass at 3 ft"}};
    sim::Event begun = event(sim::EventKind::orderBegun);
    begun.program = ProgramId{std::size_t{0}};
    CHECK(describe(scene, begun, true) == "A fighter: alongside, after a pass at 3 ft");
    scene.units[0].orders[0].account = AccountId{std::size_t{0}};
    CHECK(describe(scene, begun) == "Flier 0: alongside, after a pass at 3 ft");
    CHECK(describe(scene, begun, true) == "A fighter sets out on its route");
}

TEST_CASE("what an order comes to is told in words, with whom") {
    const auto scene = test::smallScene();
    sim::Event joined = event(sim::EventKind::milestone);
    joined.other = UnitId{std::size_t{1}};
    CHECK(describe(*scene, joined) == "Flier 0 joins Flier 1");
    joined.milestone = sim::Milestone::outOfFuel;
    CHECK(describe(*scene, joined) == "Flier 0 is out of fuel");
}

TEST_CASE("an encounter says how close in feet, near, and in nautical miles, far") {
    const auto scene = test::smallScene();
    sim::Event close = event(sim::EventKind::encounter);
    close.encounter.a = UnitId{std::size_t{0}};
    close.encounter.b = UnitId{std::size_t{1}};
    close.encounter.gapM = 30.48;
    close.encounter.horizontalM = 9260.0;
    close.encounter.verticalM = 0.0;
    CHECK(describe(*scene, close) ==
          "Flier 0 and Flier 1 pass with 100 ft between hulls (5.0 nmi across, 0 ft up and down)");
}

TEST_CASE("beyond the range of hulls the distance is said to be between centers") {
    const auto scene = test::smallScene();
    sim::Event wide = event(sim::EventKind::encounter);
    wide.encounter.a = UnitId{std::size_t{0}};
    wide.encounter.b = UnitId{std::size_t{1}};
    wide.encounter.gapM = wide.encounter.horizontalM = 9260.0;
    CHECK(describe(*scene, wide) ==
          "Flier 0 and Flier 1 pass with 5.0 nmi between centers (5.0 nmi across, 0 ft up and down)");
}

TEST_CASE("a reaction names who is sent out and who made it happen") {
    sim::Definition scene = *test::smallScene();
    scene.rules.push_back({});
    scene.rules[0].who.units = {UnitId{std::size_t{1}}};
    sim::Event reaction = event(sim::EventKind::reaction);
    CHECK(describe(scene, reaction) == "Nobody is free to be sent out in answer to Flier 0");
    reaction.other = UnitId{std::size_t{1}};
    CHECK(describe(scene, reaction) == "Flier 1 is sent out in answer to Flier 0");
    scene.rules[0].who.units.resize(3, UnitId{std::size_t{1}});
    CHECK(describe(scene, reaction) == "Flier 1 and 2 more are sent out in answer to Flier 0");
}

TEST_CASE("after release the record's note on a close pass is not told") {
    sim::Definition scene = *test::smallScene();
    scene.units[0].orders = {{{}, sim::ClosePassOrder{}, "first pass: 3 to 5 ft"}};
    sim::Event begun = event(sim::EventKind::orderBegun);
    begun.program = ProgramId{std::size_t{0}};
    begun.other = UnitId{std::size_t{1}};
    CHECK(describe(scene, begun) == "Flier 0: first pass: 3 to 5 ft");
    CHECK(describe(scene, begun, true) == "A fighter begins a close pass of a fighter");
}

TEST_CASE("every kind of event has words, even when it refers to nothing") {
    const auto scene = test::smallScene();
    for (int kind = 0; kind <= static_cast<int>(sim::EventKind::crisis); ++kind) {
        CHECK(!describe(*scene, event(static_cast<sim::EventKind>(kind))).empty());
    }
    for (int kind = 0; kind <= static_cast<int>(crisis::EventKind::readingChosen); ++kind) {
        sim::Event made = event(sim::EventKind::crisis);
        made.crisis.kind = static_cast<crisis::EventKind>(kind);
        CHECK(!describe(*scene, made).empty());
    }
}
