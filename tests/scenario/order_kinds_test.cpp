// Every kind of order and every key of it, from the words of scenarios/README.md to what a run is told.
#include <catch2/catch.hpp>

#include "scenario/order_cases.h"
#include "sim/order_manifest.h"

namespace openline::scenario {

using namespace test;

TEST_CASE("Orders that lead along a way say what they are told") {
    using namespace sim;
    const std::string fly =
        "waypoints = [[22.7, 119.6], [22.8, 119.5]]\naltitude = \"7 km\"\nspeed = \"220 m/s\"";
    holdsAll({
        given<TakeOffOrder>("plane", "kind = \"take-off\"\nclimb-to = \"800 m\"",
                            [](const TakeOffOrder& o) { CHECK(o.climbToM == Approx(800.0)); }),
        given<TakeOffOrder>("plane", "kind = \"take-off\"",
                            [](const TakeOffOrder& o) { CHECK(o.climbToM == Approx(300.0)); }),
        given<RouteOrder>("plane", "kind = \"route\"\n" + fly,
                          [](const RouteOrder& o) {
                              REQUIRE(o.waypoints.size() == 2);
                              CHECK(o.waypoints[1].position.latitudeRad == Approx(22.8 * kRadPerDeg));
                              CHECK(o.waypoints[1].position.altitudeM == Approx(7000.0));
                              CHECK(*o.waypoints[1].speedMps == Approx(220.0));
                              CHECK_FALSE(o.loop);
                          }),
        given<RouteOrder>("plane", "kind = \"route\"\nroute = \"loop\"",
                          [](const RouteOrder& o) { CHECK(o.waypoints.size() == 2); }),
        given<RouteOrder>("ship",
                          "kind = \"transit\"\nloop = true\nspeed = \"14 kn\"\n"
                          "waypoints = [[21.0, 119.4], [21.1, 119.4]]",
                          [](const RouteOrder& o) {
                              CHECK(o.loop);
                              CHECK(*o.waypoints[0].speedMps == Approx(14.0 * kKnotsMps));
                          }),
        given<OrbitOrder>(
            "plane",
            "kind = \"orbit\"\ncentre = [22.7, 119.6]\nradius = \"12 km\"\naltitude = \"5 km\"\n"
            "speed = \"210 m/s\"\nclockwise = true\nfor = \"20 min\"",
            [](const OrbitOrder& o) {
                CHECK(o.centre.longitudeRad == Approx(119.6 * kRadPerDeg));
                CHECK(o.centre.altitudeM == Approx(5000.0));
                CHECK(o.radiusM == Approx(12000.0));
                CHECK(*o.speedMps == Approx(210.0));
                CHECK(o.clockwise);
                CHECK(*o.durationS == Approx(1200.0));
                CHECK_FALSE(o.untilS);
            }),
        given<OrbitOrder>("plane", "kind = \"orbit\"\ncentre = [22.7, 119.6]\nuntil = \"1 h\"",
                          [](const OrbitOrder& o) {
                              CHECK(*o.untilS == Approx(3600.0));
                              CHECK_FALSE(o.durationS);
                              CHECK_FALSE(o.clockwise);
                          }),
        given<PatrolOrder>("plane",
                           "kind = \"patrol\"\nfrom = [22.6, 119.6]\nto = [22.9, 119.7]\nwidth = \"8 km\"\n"
                           "altitude = \"6500 m\"\nspeed = \"205 m/s\"\nuntil = \"1 h\"\n"
                           "shape = \"figure-eight\"\nrelief = \"patrol\"",
                           [](const PatrolOrder& o) {
                               CHECK(o.from.latitudeRad == Approx(22.6 * kRadPerDeg));
                               CHECK(o.to.latitudeRad == Approx(22.9 * kRadPerDeg));
                               CHECK(o.to.altitudeM == Approx(6500.0));
                               CHECK(o.widthM == Approx(8000.0));
                               CHECK(*o.speedMps == Approx(205.0));
                               CHECK(*o.untilS == Approx(3600.0));
                               CHECK(o.shape == PatrolShape::figureEight);
                               CHECK(o.relief);
                           }),
        given<PatrolOrder>(
            "plane",
            "kind = \"patrol\"\nfrom = [22.6, 119.6]\nto = [22.9, 119.7]\naltitude = \"6 km\"\n"
            "for = \"30 min\"\nshape = \"racetrack\"",
            [](const PatrolOrder& o) {
                CHECK(*o.durationS == Approx(1800.0));
                CHECK(o.shape == PatrolShape::racetrack);
                CHECK_FALSE(o.relief);
            }),
    });
}

TEST_CASE("Orders that are about another craft say what they are told") {
    using namespace sim;
    std::vector<Case> cases{
        given<InterceptOrder>("plane",
                              "kind = \"intercept\"\non = \"tanker\"\nquarter = \"astern\"\n"
                              "distance = \"500 m\"\nabove = \"-30 m\"\nspeed = \"250 m/s\"\n"
                              "give-up-after = \"10 min\"",
                              [](const InterceptOrder& o) {
                                  CHECK(o.target);
                                  CHECK(o.quarter == Quarter::astern);
                                  CHECK(o.distanceM == Approx(500.0));
                                  CHECK(o.aboveM == Approx(-30.0));
                                  CHECK(*o.speedMps == Approx(250.0));
                                  CHECK(o.giveUpAfterS == Approx(600.0));
                              }),
        given<InterceptOrder>("plane", "kind = \"intercept\"\non = \"tanker\"",
                              [](const InterceptOrder& o) {
                                  CHECK(o.quarter == Quarter::left);
                                  CHECK(o.distanceM == Approx(300.0));
                                  CHECK(o.giveUpAfterS == Approx(3600.0));
                              }),
        given<RadioWarningOrder>("plane", "kind = \"radio-warning\"\non = \"tanker\"",
                                 [](const RadioWarningOrder& o) { CHECK(o.target); }),
        given<HoldStationOrder>(
            "plane",
            "kind = \"hold-station\"\non = \"tanker\"\nahead = \"-1 km\"\nright = \"2 km\"\n"
            "above = \"100 m\"\nfor = \"20 min\"\nuntil = \"2 h\"\n"
            "until-target-lands = false\ndeclared = false",
            [](const HoldStationOrder& o) {
                CHECK(o.target);
                CHECK(o.aheadM == Approx(-1000.0));
                CHECK(o.rightM == Approx(2000.0));
                CHECK(o.aboveM == Approx(100.0));
                CHECK(*o.durationS == Approx(1200.0));
                CHECK(*o.untilS == Approx(7200.0));
                CHECK_FALSE(o.untilTargetLands);
                CHECK_FALSE(o.declared);
                CHECK_FALSE(o.bearingRad);
            }),
        given<ClosePassOrder>("plane",
                              "kind = \"close-pass\"\non = \"tanker\"\ngap = \"30 m\"\nat = \"1 h\"\n"
                              "speed = \"240 m/s\"\ncollides = true",
                              [](const ClosePassOrder& o) {
                                  CHECK(o.target);
                                  CHECK(*o.intendedGapM == Approx(30.0));
                                  CHECK(*o.atS == Approx(3600.0));
                                  CHECK(*o.speedMps == Approx(240.0));
                                  CHECK(o.collides);
                              }),
        given<RefuelOrder>("plane", "kind = \"refuel\"\non = \"tanker\"\namount = \"2000 kg\"",
                           [](const RefuelOrder& o) {
                               CHECK(o.tanker);
                               CHECK(*o.amountKg == Approx(2000.0));
                           }),
        given<RefuelOrder>("plane", "kind = \"refuel\"\non = \"tanker\"",
                           [](const RefuelOrder& o) { CHECK_FALSE(o.amountKg); }),
    };
    const std::pair<const char*, PassGeometry> geometries[] = {
        {"alongside", PassGeometry::alongside}, {"under", PassGeometry::under},
        {"over", PassGeometry::over},           {"across-nose", PassGeometry::acrossNose},
        {"thump", PassGeometry::thump},         {"head-on", PassGeometry::headOn}};
    for (const auto& [word, geometry] : geometries)
        cases.push_back(given<ClosePassOrder>(
            "plane", std::string("kind = \"close-pass\"\non = \"tanker\"\ngeometry = \"") + word + "\"",
            [geometry = geometry](const ClosePassOrder& o) {
                CHECK(o.geometry == geometry);
                CHECK_FALSE(o.intendedGapM);
            }));
    holdsAll(cases);
}

TEST_CASE("Orders that end a flight, and mishaps, say what they are told") {
    using namespace sim;
    holdsAll({
        given<LandOrder>(
            "plane",
            "kind = \"land\"\nat = \"tainan\"\nrunway = \"180 deg\"\ndelay = \"2 min\"\nemergency = true",
            [](const LandOrder& o) {
                CHECK(o.airfield);
                CHECK(*o.runwayHeadingRad == Approx(180.0 * kRadPerDeg));
                CHECK(o.sequenceDelayS == Approx(120.0));
                CHECK(o.emergency);
            }),
        given<DivertOrder>("plane", "kind = \"divert\"\nat = \"tainan\"",
                           [](const DivertOrder& o) { CHECK(o.airfield); }),
        given<DivertOrder>("plane", "kind = \"divert\"",
                           [](const DivertOrder& o) { CHECK_FALSE(o.airfield); }),
        given<ReturnOrder>("plane", "kind = \"return-to-base\""),
        given<UpsetOrder>("plane", "kind = \"upset\"\nheight-loss = \"2 km\"\nfor = \"25 s\"",
                          [](const UpsetOrder& o) {
                              CHECK(o.heightLossM == Approx(2000.0));
                              CHECK(o.durationS == Approx(25.0));
                          }),
        given<LostOrder>("plane", "kind = \"lost\""),
    });
}

TEST_CASE("Every order may say when it begins, what it waits for, a note, and that it is an outcome") {
    holdsAll({{"plane",
               "kind = \"return-to-base\"\nstart = \"10 min\"\nnote = \"home\"\noutcome = true\n"
               "wait-for = [{ event = \"take-off\", unit = \"fighters\" }, { pass-under = \"50 m\", side = "
               "\"prc\" }]",
               [](const OrderDef& order) {
                   CHECK(*order.startS == Approx(600.0));
                   CHECK(order.note == "home");
                   CHECK(order.outcome);
                   REQUIRE(order.waitsFor.size() == 2);
                   CHECK(order.waitsFor[0].happening == sim::Happening::tookOff);
                   CHECK(order.waitsFor[0].unit);
                   CHECK(order.waitsFor[1].happening == sim::Happening::closePass);
                   CHECK(order.waitsFor[1].gapM == Approx(50.0));
               }}});
}

TEST_CASE("Formation and hand-over-lead are given by a rule to members of a flight") {
    for (const char* word : {"formation", "hand-over-lead"}) {
        const auto definition =
            parse(test::kSmall + "\n[[rule]]\nid = \"r\"\nwhen = { rung = 3 }\nwho = [\"fighters\"]\n" +
                      "\n[[rule.then]]\nkind = \"" + word + "\"\n",
                  "x", test::folders());
        INFO(word << "\n" << test::joined(definition.errors));
        REQUIRE(definition);
        const auto& orders = definition->ordersOf(definition->rules[0].then);
        REQUIRE(orders.size() == 1);
        CHECK(sim::kindOf(orders[0].action).word == word);
        const std::string alone =
            test::spoiled("kind = \"land\"\nat = \"kadena\"", std::string("kind = \"") + word + "\"");
        CHECK(test::joined(parse(alone, "x", test::folders()).errors).find("belongs to no flight") !=
              std::string::npos);
    }
}

}  // namespace openline::scenario
