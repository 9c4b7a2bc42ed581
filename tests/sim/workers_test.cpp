// The work shared out among threads gives the same bits, whoever does which part of it.
#include "base/workers.h"

#include <catch2/catch.hpp>

#include "scenes/scenes.h"
#include "sim/encounters.h"

using namespace openline;
using namespace openline::scenes;

namespace {

/// Enough to be shared out by motion and by detection, near enough to each other to be watched, and warned
/// of.
Definition crowd() {
    Definition scene = manyAircraft(2500, 7);
    for (std::size_t i = 0; i < scene.units.size(); ++i) {
        UnitDef& unit = scene.units[i];
        unit.start.latitudeRad = 0.35 + 0.2 * (unit.start.latitudeRad - 0.35);
        unit.start.longitudeRad = 2.0 + 0.2 * (unit.start.longitudeRad - 2.0);
        if (i % 10 != 9) continue;
        unit.platform = PlatformId{kDestroyer};
        unit.start.altitudeM = 0.0;
        unit.startSpeedMps = 8.0;
    }
    return scene;
}

}  // namespace

TEST_CASE("a crowd has the same hash at every second with 1, 2 and 8 threads") {
    const Definition scene = crowd();
    Workers two(2), eight(8);
    World alone = begin(scene, 1), pair = alone, many = alone;
    StepReport aloneReport, pairReport, manyReport;
    for (Tick second = 1; second <= 12; ++second) {
        const Tick until = scene.tickAt(static_cast<double>(second));
        advance(scene, alone, until, {}, aloneReport);
        advance(scene, pair, until, {}, pairReport, 0, &two);
        advance(scene, many, until, {}, manyReport, 0, &eight);
        INFO("after " << second << " s");
        REQUIRE(hash(pair) == hash(alone));
        REQUIRE(hash(many) == hash(alone));
    }
    CHECK(alone.pairs.size() > 500);
    CHECK(manyReport.events.size() == aloneReport.events.size());
    CHECK(aloneReport.events.size() > 5);
}

namespace {

/// Under way by every kind of order that goes on by itself: routes on time, orbits, patrols, stations and
/// flights in formation, some with little fuel, ships that must give way.
Definition underWay() {
    Definition scene = activeUnits(1000);
    scene.encounters.detectEveryS = 1.0;
    scene.platforms[0].enduranceS = 2000.0;
    for (std::size_t i = 0; i + 1 < scene.units.size(); i += 30) {
        FlightDef flight;
        flight.id = "flight-" + std::to_string(i);
        flight.members = {UnitId{i}, UnitId{i + 1}};
        flight.stations = {{}, {-800.0, 800.0, 0.0}};
        for (const UnitId member : flight.members)
            scene.units[member.index].flight = FlightId{scene.flights.size()};
        scene.flights.push_back(flight);
        scene.units[i + 1].orders = {{{}, FormationOrder{}, {}}};
        if (auto* route = std::get_if<RouteOrder>(&scene.units[i].orders.front().action))
            route->waypoints.front().atS = 450.0;
    }
    for (std::size_t i = 19; i + 10 < scene.units.size(); i += 40) {
        // Two ships on one way, bow to bow.
        UnitDef &one = scene.units[i], &other = scene.units[i + 10];
        other.start = one.start;
        other.start.latitudeRad += 0.001;
        one.startHeadingRad = 0.0;
        other.startHeadingRad = 3.14;
        one.orders.clear();
        other.orders.clear();
        for (UnitDef* ship : {&one, &other}) {
            geo::Geodetic far = ship->start;
            far.latitudeRad += ship == &one ? 0.02 : -0.02;
            ship->orders.push_back({{}, RouteOrder{{{far, {}}}}, {}});
        }
    }
    return scene;
}

}  // namespace

TEST_CASE(
    "orders that go on by themselves and those that do not have the same hash with 1, 2 and 8 threads") {
    const Definition scene = underWay();
    Workers two(2), eight(8);
    World alone = begin(scene, 1), pair = alone, many = alone;
    StepReport aloneReport, pairReport, manyReport;
    for (double timeS = 60.0; timeS <= 900.0; timeS += 60.0) {
        const Tick until = scene.tickAt(timeS);
        advance(scene, alone, until, {}, aloneReport);
        advance(scene, pair, until, {}, pairReport, 0, &two);
        advance(scene, many, until, {}, manyReport, 0, &eight);
        INFO("after " << timeS << " s");
        REQUIRE(hash(pair) == hash(alone));
        REQUIRE(hash(many) == hash(alone));
    }
    std::size_t corners = 0;
    for (std::size_t unit = 0; unit < alone.unitCount(); ++unit) {
        const OrderAction& first = scene.units[unit].orders.front().action;
        corners += std::holds_alternative<RouteOrder>(first) && alone.waypoint[unit] > 0 ? 1 : 0;
    }
    CHECK(corners > 30);
    const auto count = [&](auto&& is) { return std::ranges::count_if(aloneReport.events, is); };
    CHECK(count([](const Event& e) {
              return e.kind == EventKind::milestone && e.milestone == Milestone::joined;
          }) > 5);
    CHECK(count([](const Event& e) { return e.kind == EventKind::givesWay; }) > 5);
}

TEST_CASE("who keeps station sees the other as it was at t, whoever of the two comes first") {
    // The first falls out of control, the second keeps station on it: what the second does must not depend on
    // which of them the scenario names first.
    const auto flown = [](std::size_t leader) {
        Definition scene = activeUnits(3);
        for (UnitDef& unit : scene.units) unit.orders.clear();
        UnitDef& lead = scene.units[leader];
        UnitDef& wing = scene.units[1 - leader];
        lead.platform = wing.platform = PlatformId{std::size_t{0}};
        lead.start = geo::geodeticDeg(20.0, 120.0, 8000.0);
        wing.start = geo::geodeticDeg(20.0, 120.01, 8000.0);
        lead.startHeadingRad = wing.startHeadingRad = 0.5;
        lead.startSpeedMps = wing.startSpeedMps = 240.0;
        lead.orders.push_back({5.05, UpsetOrder{1000.0, 10.0}, {}});
        HoldStationOrder station;
        station.target = UnitId{leader};
        station.rightM = 500.0;
        wing.orders.push_back({{}, station, {}});
        World world = begin(scene, 1);
        StepReport report;
        advance(scene, world, scene.tickAt(20.0), {}, report);
        CHECK(world.altitudeM[leader] < 7500.0);
        return world.normal[1 - leader];
    };
    CHECK(flown(0) == flown(1));
}

TEST_CASE("pairs are found alike with and without workers, over the whole globe too") {
    Workers three(3);
    for (const Definition& scene : {crowd(), evenAircraft(20000, 3)}) {
        const World world = begin(scene, 1);
        const std::vector<UnitPair> predicted = predictedPairs(*world.plan, world);
        CHECK(predicted.size() > 20);
        CHECK(predictedPairs(*world.plan, world, &three) == predicted);
        CHECK(watchedPairs(*world.plan, world, &three) == watchedPairs(*world.plan, world));
    }
}

TEST_CASE("at one density detection compares no more pairs of boxes a craft among many than among few") {
    const auto comparedPerUnit = [](std::size_t units) {
        const World world = begin(evenAircraft(units, 1), 1);
        BroadPhaseWork work;
        predictedPairs(*world.plan, world, nullptr, &work);
        watchedPairs(*world.plan, world, nullptr, &work);
        CHECK(work.entries > units);
        CHECK(work.asked <= work.compared);
        return static_cast<double>(work.compared) / static_cast<double>(units);
    };
    const double among1000 = comparedPerUnit(1000), among30000 = comparedPerUnit(30'000);
    INFO(among1000 << " and " << among30000);
    CHECK(among30000 < 1.25 * among1000);  // n log n would be 1.49 times
}

TEST_CASE("a hundred thousand aircraft in the air step and detect") {
    const Definition scene = evenAircraft(100'000, 5);
    Workers two(2);
    World world = begin(scene, 1);
    StepReport report;
    advance(scene, world, scene.tickAt(1.0), {}, report, 0, &two);
    CHECK(world.active.size() == 100'000);
    CHECK(world.pairs.size() > 1000);
    CHECK(world.pairs.size() < 20'000);  // as many as their density makes, not as their square
}
