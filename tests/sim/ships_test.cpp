#include <catch2/catch.hpp>
#include <cmath>

#include "scenes/beside.h"
#include "scenes/scenes.h"
#include "sim/plan.h"
#include "sim/snapshot.h"

namespace openline::sim {

namespace {

using namespace scenes;

UnitId shipOf(std::size_t index) {
    return UnitId{index};
}

/// A destroyer that sails east at 8 m/s, and turns north after an hour and a half.
Definition guide() {
    Definition scene = emptySea();
    addUnit(scene, kDestroyer, 1, seaAt(0.0, 0.0, 0.0), 90.0, 8.0).orders = {
        order(RouteOrder{{{seaAt(43.0, 0.0, 0.0), 8.0}, {seaAt(43.0, 80.0, 0.0), 8.0}}})};
    return scene;
}

}  // namespace

TEST_CASE("A screen keeps formation through a turn of the guide, and nobody comes near another") {
    Definition scene = guide();
    const double offsets[][2] = {{4000.0, 0.0}, {2000.0, 3500.0}, {2000.0, -3500.0}, {-3000.0, 0.0}};
    for (const auto& offset : offsets) {
        HoldStationOrder station;
        station.target = shipOf(0);
        station.aheadM = offset[0];
        station.rightM = offset[1];
        addUnit(scene, kDestroyer, 1, seaAt(offset[0] / 1000.0, -offset[1] / 1000.0, 0.0), 90.0, 8.0)
            .orders = {order(station)};
    }
    Run run(scene);
    double nearestM = 1e9;
    for (int i = 1; i <= 900; ++i) {
        run.until(10.0 * i);
        for (std::size_t a = 0; a < 5; ++a) {
            for (std::size_t b = a + 1; b < 5; ++b) {
                const glm::dvec3 apart = beside(run, a, b);
                nearestM = std::min(nearestM, std::hypot(apart.x, apart.y));
            }
        }
    }
    CHECK(nearestM > 1500.0);
    for (std::size_t ship = 1; ship < 5; ++ship) {
        const glm::dvec3 place = beside(run, ship, 0);
        INFO("ship " << ship);
        CHECK(place.x == Approx(offsets[ship - 1][0]).margin(150.0));
        CHECK(place.y == Approx(offsets[ship - 1][1]).margin(150.0));
    }
}

TEST_CASE("A shadow on a true bearing stays on it when the ship shadowed turns") {
    Definition scene = guide();
    HoldStationOrder shadow;
    shadow.target = shipOf(0);
    shadow.bearingRad = degrees(180.0);
    shadow.rangeM = 4000.0;
    addUnit(scene, kDestroyer, 0, seaAt(0.0, -4.5, 0.0), 90.0, 8.0).orders = {order(shadow)};
    Run run(scene);
    for (const double timeS : {3000.0, 9000.0}) {
        run.until(timeS);
        Snapshot snapshot;
        capture(run.definition, run.world, snapshot);
        const glm::dvec3 apart = geo::toEnu(snapshot.units[1].ecef, snapshot.units[0].position).m;
        CHECK(apart.x == Approx(0.0).margin(120.0));
        CHECK(apart.y == Approx(-4000.0).margin(120.0));
    }
}

TEST_CASE("A bow crossing passes ahead of the other ship at the gap intended") {
    for (const double gapM : {140.0, 400.0}) {
        Definition scene = guide();
        scene.units[0].conduct = Conduct::unsafe;  // stands on
        ClosePassOrder crossing{shipOf(0)};
        crossing.geometry = PassGeometry::acrossNose;
        crossing.intendedGapM = gapM;
        addUnit(scene, kDestroyer, 0, seaAt(-2.0, 2.0, 0.0), 90.0, 12.0).orders = {order(crossing)};
        Run run(scene);
        bool ahead = false;
        double leftM = 0.0, rightM = 0.0;
        for (int i = 1; i < 500; ++i) {
            run.until(10.0 * i);
            const glm::dvec3 place = beside(run, 1, 0);
            leftM = std::min(leftM, place.y);
            rightM = std::max(rightM, place.y);
            if (std::abs(place.y) < 60.0) ahead = place.x > 0.0;
        }
        INFO("gap " << gapM);
        CHECK(leftM < -300.0);
        CHECK(rightM > 100.0);
        CHECK(ahead);
        REQUIRE(run.closest() != nullptr);
        CHECK(run.closest()->gapM == Approx(gapM).margin(20.0));
    }
}

TEST_CASE("A bow crossing at a moment passes ahead at the gap intended, at that moment") {
    for (const double speedMps : {0.0, 8.5, 11.0}) {
        Definition scene = guide();
        scene.units[0].conduct = Conduct::unsafe;  // stands on
        ClosePassOrder crossing{shipOf(0)};
        crossing.geometry = PassGeometry::acrossNose;
        crossing.intendedGapM = 200.0;
        crossing.atS = 1800.0;
        if (speedMps > 0.0) crossing.speedMps = speedMps;
        addUnit(scene, kDestroyer, 0, seaAt(-1.0, 2.5, 0.0), 90.0, 8.0).orders = {order(crossing)};
        Run run(scene);
        run.until(3000.0);
        INFO("at " << speedMps << " m/s");
        REQUIRE(run.closest() != nullptr);
        CHECK(run.closest()->gapM == Approx(200.0).margin(20.0));
        CHECK(run.closest()->timeS == Approx(1800.0).margin(40.0));
    }
}

TEST_CASE("A ship that blocks stays ahead of the other's bow until its time is up") {
    Definition scene = guide();
    scene.units[0].conduct = Conduct::unsafe;  // stands on
    BlockOrder block{shipOf(0)};
    block.distanceM = 600.0;
    block.durationS = 3000.0;
    addUnit(scene, kDestroyer, 0, seaAt(3.0, 2.0, 0.0), 90.0, 8.0).orders = {order(block)};
    Run run(scene);
    run.until(2500.0);
    const glm::dvec3 place = beside(run, 1, 0);
    CHECK(place.x == Approx(600.0 + 2.0 * run.world.plan->units[0].halfM.x).margin(60.0));
    CHECK(place.y == Approx(0.0).margin(40.0));
    run.until(3100.0);
    CHECK(run.world.order[1] == 1);
}

TEST_CASE("A ship replenishes alongside at the gap ordered for as long as ordered") {
    Definition scene = guide();
    scene.platforms.push_back(benchDestroyer());
    scene.platforms.back().platformClass = PlatformClass::auxiliary;
    scene.units[0].platform = PlatformId{scene.platforms.size() - 1};
    ReplenishOrder replenish{shipOf(0)};
    replenish.gapM = 45.0;
    replenish.durationS = 1200.0;
    addUnit(scene, kDestroyer, 1, seaAt(-4.0, -1.0, 0.0), 90.0, 8.0).orders = {order(replenish)};
    Run run(scene);
    double beganS = -1.0, endedS = -1.0;
    for (int i = 1; i < 500 && endedS < 0.0; ++i) {
        run.until(10.0 * i);
        if (run.world.orderPhase[1] == 1 && beganS < 0.0) beganS = 10.0 * i;
        if (run.world.orderPhase[1] == 2) endedS = 10.0 * i;
        if (beganS > 0.0 && endedS < 0.0 && 10.0 * i > beganS + 120.0) {
            const glm::dvec3 place = beside(run, 1, 0);
            CHECK(place.x == Approx(0.0).margin(25.0));
            CHECK(place.y == Approx(45.0 + 2.0 * run.world.plan->units[0].halfM.y).margin(10.0));
        }
    }
    REQUIRE(beganS > 0.0);
    CHECK(endedS - beganS == Approx(1200.0).margin(20.0));
    while (run.world.order[1] == 0 && run.definition.timeS(run.world.tick) < endedS + 1800.0) run.stepOnce();
    CHECK(run.world.order[1] == 1);
    CHECK(beside(run, 1, 0).y > 400.0);
    std::vector<Milestone> milestones;
    for (const Event& event : run.report.events) {
        if (event.kind == EventKind::milestone && event.unit == shipOf(1))
            milestones.push_back(event.milestone);
    }
    CHECK(milestones == std::vector{Milestone::alongside, Milestone::castOff});
    CHECK(run.count(EventKind::collision) == 0);
}

TEST_CASE("A ship told to stop stops, lies stopped as long as told, and sails on") {
    Definition scene = guide();
    scene.units[0].orders.insert(scene.units[0].orders.begin(), order(AllStopOrder{false, 600.0}, 60.0));
    Run run(scene);
    double stoppedS = 0.0;
    for (int i = 1; i < 300; ++i) {
        run.until(10.0 * i);
        if (run.world.speedMps[0] <= 0.0) stoppedS += 10.0;
    }
    CHECK(stoppedS == Approx(600.0).margin(20.0));
    CHECK(run.world.speedMps[0] == Approx(8.0).margin(0.1));
}

TEST_CASE("Engines full astern stop a ship sooner than engines stopped") {
    double stoppedS[2] = {};
    for (const bool crash : {false, true}) {
        Definition scene = guide();
        scene.units[0].orders = {order(AllStopOrder{crash, 60.0}, 60.0)};
        Run run(scene);
        while (run.world.speedMps[0] > 0.0 && run.definition.timeS(run.world.tick) < 7200.0)
            run.until(run.definition.timeS(run.world.tick) + 5.0);
        stoppedS[crash ? 1 : 0] = run.definition.timeS(run.world.tick);
    }
    CHECK(stoppedS[1] < 0.7 * stoppedS[0]);
    CHECK(stoppedS[0] < 7200.0);
}

TEST_CASE("A submarine dives to the depth ordered and comes up again") {
    Definition scene = emptySea();
    scene.platforms.push_back(benchDestroyer());
    scene.platforms.back().domain = Domain::subsurface;
    addUnit(scene, 3, 1, seaAt(0.0, 0.0, 0.0), 90.0, 5.0).orders = {order(DepthOrder{120.0}),
                                                                    order(DepthOrder{0.0}, 1200.0)};
    Run run(scene);
    run.until(600.0);
    CHECK(run.world.altitudeM[0] == Approx(-120.0).margin(2.0));
    run.until(2400.0);
    CHECK(run.world.altitudeM[0] == Approx(0.0).margin(2.0));
    CHECK(run.world.order[0] == 2);
}

}  // namespace openline::sim
