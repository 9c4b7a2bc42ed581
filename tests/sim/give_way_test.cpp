#include <catch2/catch.hpp>
#include <cmath>

#include "geo/surface.h"
#include "scenes/scenes.h"

namespace openline::sim {

namespace {

using namespace scenes;

/// Two ships of two sides on straight ways through the same place at the same time, five nautical miles off.
Definition crossing(double otherHeadingDeg, double otherMps = 8.0) {
    Definition scene = emptySea();
    scene.platforms[kDestroyer].cruiseSpeedMps = 8.0;
    const auto sail = [&](std::size_t side, double headingDeg, double speedMps) {
        const double angle = degrees(headingDeg), reachKm = 1.2 * speedMps;
        const double east = std::sin(angle), north = std::cos(angle);
        UnitDef& ship = addUnit(scene, kDestroyer, side, seaAt(-reachKm * east, -reachKm * north, 0.0),
                                headingDeg, speedMps);
        ship.orders = {order(RouteOrder{{{seaAt(30.0 * east, 30.0 * north, 0.0), speedMps}}})};
    };
    sail(1, 0.0, 8.0);
    sail(0, otherHeadingDeg, otherMps);
    return scene;
}

struct Outcome {
    bool firstGaveWay = false, secondGaveWay = false;
    double nearestM = 1e9;
};

Outcome sailed(const Definition& scene) {
    Run run(scene);
    Outcome outcome;
    for (int i = 0; i < 360; ++i) {
        run.until(10.0 * i);
        const glm::dvec3 apart = geo::toEcef(geo::Normal{run.world.normal[0]}, 0.0).m -
                                 geo::toEcef(geo::Normal{run.world.normal[1]}, 0.0).m;
        outcome.nearestM = std::min(outcome.nearestM, std::sqrt(glm::dot(apart, apart)));
    }
    for (const Event& event : run.report.events) {
        if (event.kind != EventKind::givesWay) continue;
        (event.unit.index == 0 ? outcome.firstGaveWay : outcome.secondGaveWay) = true;
    }
    return outcome;
}

}  // namespace

TEST_CASE(
    "Of two ships that cross, the one that has the other on its starboard side gives way, and passes clear") {
    for (const double heading : {250.0, 270.0, 300.0}) {
        const Outcome outcome = sailed(crossing(heading));
        INFO("from starboard, heading " << heading);
        CHECK(outcome.firstGaveWay);
        CHECK_FALSE(outcome.secondGaveWay);
        CHECK(outcome.nearestM > 900.0);
    }
    for (const double heading : {60.0, 90.0, 110.0}) {
        const Outcome outcome = sailed(crossing(heading));
        INFO("from port, heading " << heading);
        CHECK_FALSE(outcome.firstGaveWay);
        CHECK(outcome.secondGaveWay);
        CHECK(outcome.nearestM > 900.0);
    }
}

TEST_CASE("Two ships head-on both turn to starboard, and the faster one keeps clear of whom it overtakes") {
    const Outcome headOn = sailed(crossing(180.0));
    CHECK(headOn.firstGaveWay);
    CHECK(headOn.secondGaveWay);
    CHECK(headOn.nearestM > 900.0);
    CHECK(headOn.nearestM < 4000.0);
    const Outcome overtaking = sailed(crossing(0.0, 14.0));
    CHECK_FALSE(overtaking.firstGaveWay);
    CHECK(overtaking.secondGaveWay);
    CHECK(overtaking.nearestM > 900.0);
}

TEST_CASE("A crew that keeps no rules does not give way") {
    Definition scene = crossing(270.0);
    scene.units[0].conduct = Conduct::unsafe;
    const Outcome outcome = sailed(scene);
    CHECK_FALSE(outcome.firstGaveWay);
    CHECK(outcome.nearestM < 300.0);
}

}  // namespace openline::sim
