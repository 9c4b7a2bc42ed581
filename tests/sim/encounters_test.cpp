#include "sim/encounters.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "geo/surface.h"
#include "scenes/scenes.h"

using namespace openline;
using namespace openline::scenes;

namespace {

/// Two fighters that cross at right angles and miss by about 100 m, nose to wing.
Definition crossing(double tickHz) {
    Definition scene = emptySea();
    scene.tickHz = tickHz;
    addUnit(scene, kFighter, 0, seaAt(-24.0, 0.0, 7000.0), 90.0, 240.0);
    addUnit(scene, kFighter, 1, seaAt(0.12, -24.05, 7040.0), 0.0, 240.0);
    return scene;
}

std::vector<UnitPair> bruteForce(const Plan& plan, const World& world) {
    std::vector<UnitPair> pairs;
    for (std::size_t a = 0; a < world.unitCount(); ++a) {
        for (std::size_t b = a + 1; b < world.unitCount(); ++b) {
            if (predictedClose(plan, world, a, b)) pairs.push_back({UnitId{a}, UnitId{b}});
        }
    }
    return pairs;
}

}  // namespace

TEST_CASE("the closest approach does not depend on the tick: 4, 10, 20 and 60 Hz agree within 1 m") {
    std::vector<EncounterRecord> records;
    for (const double tickHz : {4.0, 10.0, 20.0, 60.0}) {
        Run run(crossing(tickHz));
        run.until(150.0);
        const EncounterRecord* record = run.closest();
        REQUIRE(record != nullptr);
        records.push_back(*record);
    }
    REQUIRE(records[0].gapM > 20.0);
    REQUIRE(records[0].gapM < 120.0);
    for (const EncounterRecord& record : records) {
        REQUIRE(record.gapM == Approx(records[1].gapM).margin(1.0));
        REQUIRE(record.slantM == Approx(records[1].slantM).margin(5.0));
        REQUIRE(record.timeS == Approx(records[1].timeS).margin(0.05));
        REQUIRE(record.level == 4);
        REQUIRE(record.closureMps == Approx(240.0 * std::sqrt(2.0)).epsilon(0.01));
    }
}

TEST_CASE("the broad phase finds exactly the pairs that testing all against all finds") {
    std::size_t total = 0;
    for (std::uint64_t seed = 1; seed <= 6; ++seed) {
        Definition scene = manyAircraft(700, seed);
        for (UnitDef& unit : scene.units) {  // closer together, so that there is something to find
            unit.start.latitudeRad = 0.4 + 0.15 * (unit.start.latitudeRad - 0.4);
            unit.start.longitudeRad = 2.1 + 0.15 * (unit.start.longitudeRad - 2.1);
        }
        for (std::size_t i = 0; i < scene.units.size(); i += 7) {
            scene.units[i].platform = PlatformId{kDestroyer};
            scene.units[i].start.altitudeM = 0.0;
            scene.units[i].startSpeedMps = 9.0;
        }
        Run run(scene, seed);
        run.until(20.0);
        const std::vector<UnitPair> expected = bruteForce(*run.world.plan, run.world);
        REQUIRE(predictedPairs(*run.world.plan, run.world) == expected);
        total += expected.size();
    }
    REQUIRE(total > 100);
}

TEST_CASE("the broad phase is right across the antimeridian and near the pole") {
    for (const auto& [latitudeDeg, longitudeDeg] : {std::pair{10.0, 179.9}, {88.5, 20.0}}) {
        Definition scene = emptySea();
        for (std::size_t i = 0; i < 60; ++i) {
            const double at = static_cast<double>(i);
            addUnit(scene, kFighter, i % 2,
                    geo::geodeticDeg(
                        latitudeDeg + 0.01 * at,
                        longitudeDeg + 0.007 * at - (longitudeDeg + 0.007 * at > 180.0 ? 360.0 : 0.0),
                        7000.0 + 20.0 * at),
                    37.0 * at, 200.0);
        }
        Run run(scene);
        const std::vector<UnitPair> expected = bruteForce(*run.world.plan, run.world);
        REQUIRE(predictedPairs(*run.world.plan, run.world) == expected);
        REQUIRE(expected.size() > 10);
    }
}

TEST_CASE(
    "levels rise through preventive or corrective, warning and near midair as two aircraft close head on") {
    Definition scene = emptySea();
    addUnit(scene, kFighter, 0, seaAt(-30.0, 0.0, 7000.0), 90.0, 200.0);
    addUnit(scene, kFighter, 1, seaAt(30.0, 0.05, 7000.0), 270.0, 200.0);
    Run run(scene);
    std::vector<int> levels{0};
    Snapshot snapshot;
    while (run.world.tick < 1600) {
        run.stepOnce();
        capture(run.definition, run.world, snapshot);
        if (!snapshot.encounters.empty() && snapshot.encounters[0].level != levels.back()) {
            levels.push_back(snapshot.encounters[0].level);
        }
    }
    REQUIRE(levels.size() >= 4);
    REQUIRE(std::is_sorted(levels.begin(), levels.begin() + 4));
    REQUIRE(*std::max_element(levels.begin(), levels.end()) == 4);
    REQUIRE(run.count(EventKind::encounter) == 1);
}

TEST_CASE("the predicted closest approach in a snapshot is the one that comes about") {
    Run run(crossing(10.0));
    run.until(60.0);
    Snapshot snapshot;
    capture(run.definition, run.world, snapshot);
    REQUIRE(snapshot.encounters.size() == 1);
    const EncounterView view = snapshot.encounters[0];
    run.until(150.0);
    REQUIRE(run.closest()->timeS == Approx(60.0 + view.tcpaS).margin(0.5));
    REQUIRE(run.closest()->slantM == Approx(view.dcpaM).margin(20.0));
}

TEST_CASE(
    "craft of different sides within the watching range are listed, drawing apart too, and not logged") {
    const auto listed = [](double apartKm, double aboveM, std::size_t side) {
        Definition scene = emptySea();
        addUnit(scene, kFighter, 0, seaAt(0.0, 0.0, 7000.0), 270.0, 240.0);
        addUnit(scene, kFighter, side, seaAt(apartKm, 0.0, 7000.0 + aboveM), 90.0, 240.0);
        Run run(scene);
        run.until(1.0);
        REQUIRE(run.count(EventKind::encounter) == 0);
        Snapshot snapshot;
        capture(run.definition, run.world, snapshot);
        for (const EncounterView& view : snapshot.encounters) {
            REQUIRE(view.level == 0);
            REQUIRE(view.tcpaS == 0.0);
        }
        run.until(120.0);
        REQUIRE(run.world.pairs.empty());
        REQUIRE(run.count(EventKind::encounter) == 0);
        return snapshot.encounters.size();
    };
    REQUIRE(listed(16.0, 2000.0, 1) == 1);
    REQUIRE(listed(16.0, 2000.0, 0) == 0);
    REQUIRE(listed(20.0, 2000.0, 1) == 0);
    REQUIRE(listed(16.0, 3200.0, 1) == 0);
}

TEST_CASE("the watched pairs of a thousand aircraft are those that testing all against all finds") {
    const Definition scene = manyAircraft(1000, 3);
    const World world = begin(scene, 1);
    std::vector<UnitPair> expected;
    for (std::size_t a = 0; a < world.unitCount(); ++a) {
        for (std::size_t b = a + 1; b < world.unitCount(); ++b) {
            const double aboveM = world.altitudeM[b] - world.altitudeM[a];
            const bool near = geo::approximateDistanceM(geo::Normal{world.normal[a]},
                                                        geo::Normal{world.normal[b]}) <= kWatchAirM;
            if (near && std::abs(aboveM) <= kWatchAirHeightM && scene.units[a].side != scene.units[b].side)
                expected.push_back({UnitId{a}, UnitId{b}});
        }
    }
    REQUIRE(expected.size() > 20);
    REQUIRE(watchedPairs(*world.plan, world) == expected);
}

TEST_CASE("members of a flight are declared and never make an encounter, however near") {
    Definition scene = emptySea();
    scene.flights = {{"flight", "Flight of two", {}, {UnitId{std::size_t{0}}, UnitId{std::size_t{1}}}}};
    addUnit(scene, kFighter, 0, seaAt(0.0, 0.0, 7000.0), 90.0, 240.0).flight = FlightId{std::size_t{0}};
    addUnit(scene, kFighter, 0, seaAt(0.0, 0.1, 7000.0), 88.0, 240.0).flight = FlightId{std::size_t{0}};
    Run run(scene);
    run.until(120.0);
    REQUIRE(run.count(EventKind::encounter) == 0);
    run.until(1.0);
    Snapshot snapshot;
    capture(run.definition, run.world, snapshot);
    for (const EncounterView& view : snapshot.encounters) REQUIRE(view.declared());
}

TEST_CASE("two ships on crossing courses give one ship encounter with the right distance") {
    Definition scene = emptySea();
    addUnit(scene, kDestroyer, 0, seaAt(-6.0, 0.0, 0.0), 90.0, 8.0).orders = {
        order(RouteOrder{{{seaAt(40.0, 0.0, 0.0), {}}}, false})};
    addUnit(scene, kDestroyer, 1, seaAt(0.0, -7.0, 0.0), 0.0, 8.0).orders = {
        order(RouteOrder{{{seaAt(0.0, 40.0, 0.0), {}}}, false})};
    for (UnitDef& ship : scene.units) ship.conduct = Conduct::unsafe;  // neither gives way
    Run run(scene);
    run.until(3000.0);
    REQUIRE(run.count(EventKind::encounter) == 1);
    const EncounterRecord& record = run.first(EventKind::encounter)->encounter;
    REQUIRE(record.level >= 2);
    REQUIRE(record.horizontalM == Approx(1000.0 / std::sqrt(2.0)).margin(60.0));
    REQUIRE(record.gapM < record.slantM);
}

TEST_CASE("a collision is told to the crisis of the two sides, an encounter of strangers to none") {
    Run run(onePass(PassGeometry::under, 0.0, true, 400.0));
    run.until(450.0);
    REQUIRE(run.count(EventKind::collision) == 1);
    REQUIRE(run.world.crisis.dyads[0].lastStimulusS == Approx(400.0).margin(3.0));
    Definition strangers = crossing(10.0);
    strangers.crisis.dyads.clear();
    Run apart(strangers);
    apart.until(150.0);
    REQUIRE(apart.count(EventKind::encounter) == 1);
    REQUIRE(apart.count(EventKind::crisis) == 0);
}

TEST_CASE("parting from a declared station is no encounter, closing from it is one") {
    for (const bool closes : {false, true}) {
        Definition scene = emptySea();
        addUnit(scene, kTurboprop, 1, seaAt(0.0, 0.0, 6000.0), 90.0, 131.0);
        UnitDef& other = addUnit(scene, kFighter, 0, seaAt(-0.1, -0.4, 6000.0), 90.0, 131.0);
        HoldStationOrder hold;
        hold.target = UnitId{std::size_t{0}};
        hold.aheadM = -100.0;
        hold.rightM = 400.0;
        hold.durationS = 60.0;
        other.orders = {order(hold)};
        hold.declared = false;
        hold.rightM = 80.0;
        if (closes) other.orders.push_back(order(hold));
        other.orders.push_back(order(RouteOrder{{{seaAt(60.0, -60.0, 6000.0), {}}}}));
        Run run(scene);
        run.until(300.0);
        REQUIRE(run.count(EventKind::encounter) == (closes ? 1 : 0));
        if (closes) REQUIRE(run.closest()->horizontalM == Approx(128.0).margin(5.0));
    }
}
