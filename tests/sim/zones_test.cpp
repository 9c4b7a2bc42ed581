#include <catch2/catch.hpp>
#include <vector>

#include "scenes/scenes.h"

using namespace openline;
using namespace openline::scenes;

namespace {

std::vector<const Event*> eventsOf(const Run& run, EventKind kind) {
    std::vector<const Event*> events;
    for (const Event& event : run.report.events) {
        if (event.kind == kind) events.push_back(&event);
    }
    return events;
}

}  // namespace

TEST_CASE("each aircraft of a flight enters and leaves the zone, first entries flagged once") {
    Run run(busyMorning());
    run.until(7200.0);
    const auto entries = eventsOf(run, EventKind::zoneEnter);
    const auto exits = eventsOf(run, EventKind::zoneLeave);
    REQUIRE(entries.size() >= 4);
    REQUIRE(exits.size() == entries.size());
    std::vector<int> firsts(run.world.unitCount(), 0);
    for (const Event* event : entries) firsts[event->unit.index] += event->first ? 1 : 0;
    for (std::size_t unit = 2; unit < 6; ++unit) REQUIRE(firsts[unit] == 1);
}

TEST_CASE("zone events come on whole seconds, in order of time and then of unit") {
    Run run(busyMorning());
    run.until(2400.0);
    const Event* before = nullptr;
    for (const Event* event : eventsOf(run, EventKind::zoneEnter)) {
        REQUIRE(event->tick % 10 == 0);
        if (before != nullptr && before->tick == event->tick) REQUIRE(before->unit < event->unit);
        before = event;
    }
    Tick last = 0;
    for (const Event& event : run.report.events) {
        REQUIRE(event.tick >= last);
        last = event.tick;
    }
}

TEST_CASE("sorties are counted by the crisis, one an aircraft") {
    Run run(busyMorning());
    run.until(2400.0);
    REQUIRE(run.world.crisis.dyads[0].sortiesToday == 4);
}

TEST_CASE("a zone's own side makes no sorties into it, nor does a side that has no relation with it") {
    Definition scene = busyMorning();
    scene.zones[0].side = SideId{std::size_t{0}};  // of those who enter
    Run own(scene);
    own.until(2400.0);
    REQUIRE(own.world.crisis.dyads[0].sortiesToday == 0);
    scene.sides.push_back({"third", "A third side"});
    scene.zones[0].side = SideId{std::size_t{2}};
    Run third(scene);
    third.until(2400.0);
    REQUIRE(third.world.crisis.dyads[0].sortiesToday == 0);
    scene.zones[0].side = SideId{std::size_t{1}};
    Run other(scene);
    other.until(2400.0);
    REQUIRE(other.world.crisis.dyads[0].sortiesToday == 4);
}

TEST_CASE(
    "a parked unit named in a rule starts its delay after the first entry, and once within the cooldown") {
    Run run(busyMorning());
    run.until(7200.0);
    const auto reactions = eventsOf(run, EventKind::reaction);
    REQUIRE(reactions.size() == 1);
    const double enteredS = eventsOf(run, EventKind::zoneEnter).front()->timeS;
    REQUIRE(reactions.front()->timeS == enteredS);
    const std::size_t answering = 6;
    double begunS = 0.0;
    for (const Event* event : eventsOf(run, EventKind::orderBegun)) {
        if (event->unit.index == answering && event->command == 0) begunS = event->timeS;
    }
    REQUIRE(begunS == Approx(enteredS + 300.0).margin(0.2));
    REQUIRE(run.world.phase[answering] == UnitPhase::landed);
}

TEST_CASE("a rule without a cooldown fires once for those who come together, not once for each of them") {
    Definition scene = busyMorning();
    scene.rules[0].cooldownS = 0.0;
    Run alone(scene);
    alone.until(7200.0);
    REQUIRE(alone.count(EventKind::reaction) == 4);
    for (std::size_t unit = 2; unit < 6; ++unit) scene.units[unit].flight = FlightId{std::size_t{0}};
    Run flight(scene);
    flight.until(7200.0);
    REQUIRE(flight.count(EventKind::reaction) == 1);
    scene.groups = {{"left", scene.units[2].side, {}}, {"right", scene.units[2].side, {}}};
    scene.units[2].group = scene.units[3].group = GroupId{std::size_t{0}};
    scene.units[4].group = scene.units[5].group = GroupId{std::size_t{1}};
    Run groups(scene);
    groups.until(7200.0);
    REQUIRE(groups.count(EventKind::reaction) == 2);
}

TEST_CASE("without an entry the unit of a rule stays parked for ever") {
    Definition scene = busyMorning();
    scene.rules[0].when.group = GroupId{std::size_t{0}};
    scene.groups = {{"nobody", SideId{std::size_t{0}}, {}}};
    Run run(scene);
    run.until(5000.0);
    REQUIRE(run.world.phase[6] == UnitPhase::parked);
    REQUIRE(run.count(EventKind::reaction) == 0);
}

TEST_CASE("members of a flight that land with delays touch down at least 40 s apart") {
    Run run(busyMorning());
    run.until(5000.0);
    double last = -1e9;
    int landed = 0;
    for (const Event* event : eventsOf(run, EventKind::landing)) {
        if (event->unit.index < 2 || event->unit.index > 5) continue;
        REQUIRE(event->timeS - last > 40.0);
        last = event->timeS;
        ++landed;
    }
    REQUIRE(landed == 4);
}

TEST_CASE(
    "a craft parked inside an area is in it: it does not enter by rolling, it leaves, and enters on its "
    "return") {
    Definition scene = roundTrip();
    ZoneDef zone;
    zone.id = "around-the-field";
    zone.name = "Around the field";
    zone.closed = zone.drawn = true;
    const geo::Geodetic corners[] = {seaAt(-20.0, -20.0, 0.0), seaAt(20.0, -20.0, 0.0),
                                     seaAt(20.0, 20.0, 0.0), seaAt(-20.0, 20.0, 0.0)};
    zone.parts = {{std::begin(corners), std::end(corners)}};
    scene.zones.push_back(zone);
    Run run(scene);
    run.until(300.0);
    CHECK(run.count(EventKind::takeoff) == 1);
    CHECK(run.count(EventKind::zoneEnter) == 0);
    run.until(45000.0 / 10.0);
    CHECK(run.count(EventKind::zoneLeave) >= 2);
    CHECK(run.count(EventKind::zoneEnter) >= 1);
}
