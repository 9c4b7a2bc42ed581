#include <catch2/catch.hpp>
#include <cmath>

#include "scenes/beside.h"
#include "scenes/scenes.h"
#include "sim/fuel.h"
#include "sim/snapshot.h"

namespace openline::sim {

namespace {

using namespace scenes;

/// A pair and a third in the air, led along a route east; stations 400 m apart.
Definition threeInFlight() {
    Definition scene = emptySea();
    FlightDef flight;
    flight.id = "flight";
    for (std::size_t i = 0; i < 3; ++i) {
        const double aside = 0.4 * static_cast<double>(i);
        UnitDef& unit = addUnit(scene, kFighter, 0, seaAt(-aside, -aside, 6000.0), 90.0, 240.0);
        unit.flight = FlightId{std::size_t{0}};
        if (i > 0) unit.leader = UnitId{std::size_t{0}};
        unit.home = PlaceId{std::size_t{0}};
        unit.orders = {order(FormationOrder{}), order(LandOrder{PlaceId{std::size_t{0}}, {}, 0.0, false})};
        flight.members.push_back(UnitId{i});
        flight.stations.push_back({-400.0 * static_cast<double>(i), 400.0 * static_cast<double>(i), 0.0});
    }
    scene.units[0].orders[0] =
        order(RouteOrder{{{seaAt(120.0, 0.0, 6000.0), {}}, {seaAt(120.0, 90.0, 6000.0), {}}}});
    scene.flights = {flight};
    return scene;
}

}  // namespace

TEST_CASE("Members of a flight keep their stations on whoever leads it") {
    Run run(threeInFlight());
    run.until(300.0);
    CHECK(beside(run, 2, 0).x == Approx(-800.0).margin(30.0));
    CHECK(beside(run, 2, 0).y == Approx(800.0).margin(30.0));
}

TEST_CASE("A lead handed over goes to the next member, and both keep their stations") {
    Definition scene = threeInFlight();
    scene.units[0].orders.insert(scene.units[0].orders.begin(), order(HandOverLeadOrder{}, 120.0));
    Run run(scene);
    run.until(400.0);
    const Event* change = run.first(EventKind::leadChanged);
    REQUIRE(change != nullptr);
    CHECK(change->unit == UnitId{std::size_t{1}});
    CHECK(change->other == UnitId{std::size_t{0}});
    CHECK(beside(run, 0, 1).x == Approx(400.0).margin(30.0));
    CHECK(beside(run, 0, 1).y == Approx(-400.0).margin(30.0));
    CHECK(beside(run, 2, 1).x == Approx(-400.0).margin(30.0));
    run.until(3000.0);
    CHECK(run.count(EventKind::landing) == 3);
}

TEST_CASE("Who takes the lead takes the gap of a pass ordered with it") {
    Definition scene = threeInFlight();
    scene.units[0].orders.insert(scene.units[0].orders.begin(), order(HandOverLeadOrder{}, 120.0));
    Run run(scene);
    run.until(110.0);
    run.world.orderedGapM[0] = 12.0;
    run.until(130.0);
    REQUIRE(run.count(EventKind::leadChanged) == 1);
    CHECK(run.world.orderedGapM[1] == 12.0);
    CHECK(run.world.orderedGapM[0] < 0.0);
}

TEST_CASE("When the lead is lost the next member takes it and flies on along the route") {
    Definition scene = threeInFlight();
    scene.units[0].orders = {order(RouteOrder{{{seaAt(60.0, 0.0, 6000.0), {}}}}), order(LostOrder{}),
                             order(RouteOrder{{{seaAt(120.0, 60.0, 6000.0), {}}}}),
                             order(LandOrder{PlaceId{std::size_t{0}}, {}, 0.0, false})};
    Run run(scene);
    run.until(480.0);
    REQUIRE(run.first(EventKind::leadChanged) != nullptr);
    CHECK(run.world.flightLead[0] == 1);
    CHECK(beside(run, 2, 1).x == Approx(-400.0).margin(40.0));
    run.until(3000.0);
    CHECK(run.count(EventKind::landing) == 2);
}

TEST_CASE("A patrol stays beyond its time until its relief is on station, and then goes home") {
    Definition scene = emptySea();
    const auto patrol = [](double durationS, std::size_t relief) {
        PatrolOrder on{seaAt(80.0, 0.0, 8000.0), seaAt(110.0, 0.0, 8000.0)};
        on.durationS = durationS;
        if (relief < 9) on.relief = UnitId{relief};
        return order(on);
    };
    const LandOrder home{PlaceId{std::size_t{0}}, {}, 0.0, false};
    addParked(scene, kFighter, 0).orders = {order(TakeOffOrder{500.0}, 0.0), patrol(600.0, 1), order(home)};
    addParked(scene, kFighter, 0).orders = {order(TakeOffOrder{500.0}, 2000.0), patrol(600.0, 9),
                                            order(home)};
    Run run(scene);
    run.until(2100.0);
    CHECK(run.world.order[0] == 1);
    run.until(2700.0);
    CHECK(run.world.order[0] == 2);
    run.until(6000.0);
    CHECK(run.count(EventKind::landing) == 2);
}

TEST_CASE("Whoever has just the endurance left to go home goes home, and lands with the reserve") {
    Definition scene = emptySea();
    PatrolOrder on{seaAt(200.0, 0.0, 8000.0), seaAt(240.0, 0.0, 8000.0)};
    on.durationS = 40000.0;
    addParked(scene, kFighter, 0).orders = {order(TakeOffOrder{500.0}, 0.0), order(on)};
    scene.platforms[kFighter].enduranceS = 5400.0;
    Run run(scene);
    run.until(5400.0);
    const Event* landing = run.first(EventKind::landing);
    REQUIRE(landing != nullptr);
    CHECK(landing->timeS > 5400.0 - 1500.0);
    CHECK(landing->timeS < 5400.0 - 300.0);
}

TEST_CASE("A fighter takes from a tanker what the tanker gives, and flies so much longer") {
    Definition scene = emptySea();
    scene.platforms.push_back(benchTurboprop());
    scene.platforms.back().platformClass = PlatformClass::tanker;
    scene.platforms.back().cruiseSpeedMps = scene.platforms.back().maxSpeedMps = 180.0;
    scene.platforms.back().fuelKg = 60000.0;
    scene.platforms.back().enduranceS = 40000.0;
    scene.platforms[kFighter].fuelKg = 8000.0;
    scene.platforms[kFighter].enduranceS = 9000.0;
    PatrolOrder track{seaAt(0.0, 0.0, 7000.0), seaAt(150.0, 0.0, 7000.0)};
    track.durationS = 30000.0;
    addUnit(scene, 3, 0, seaAt(0.0, 0.0, 7000.0), 90.0, 170.0).orders = {order(track)};
    OrbitOrder near{seaAt(70.0, 30.0, 6000.0), 15000.0};
    near.untilS = 2400.0;
    RefuelOrder refuel;
    refuel.tanker = UnitId{std::size_t{0}};
    refuel.amountKg = 2000.0;
    addUnit(scene, kFighter, 0, seaAt(-20.0, 10.0, 6000.0), 90.0, 240.0).orders = {
        order(near), order(refuel, 2400.0), order(RouteOrder{{{seaAt(0.0, 90.0, 7000.0), {}}}})};
    Run run(scene);
    run.until(2400.0);
    const double before = *enduranceLeftS(run.definition, run.world, UnitId{std::size_t{1}});
    run.until(3900.0);
    REQUIRE(run.world.order[1] >= 2);
    const double gained =
        *enduranceLeftS(run.definition, run.world, UnitId{std::size_t{1}}) - before + 1500.0;
    CHECK(gained == Approx(2000.0 / 8000.0 * 9000.0).margin(40.0));
    const double given =
        60000.0 * (1.0 - 3900.0 / 40000.0) - *fuelLeftKg(run.definition, run.world, UnitId{std::size_t{0}});
    CHECK(given == Approx(2000.0).margin(40.0));
    CHECK(run.count(EventKind::collision) == 0);
}

}  // namespace openline::sim
