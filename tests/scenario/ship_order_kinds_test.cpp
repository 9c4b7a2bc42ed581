// The orders of ships and submarines, as order_kinds_test.cpp has those of the others.
#include <catch2/catch.hpp>

#include "scenario/order_cases.h"

namespace openline::scenario {

using namespace test;

TEST_CASE("Orders of ships and submarines say what they are told") {
    using namespace sim;
    holdsAll({
        given<HoldStationOrder>(
            "ship",
            "kind = \"shadow\"\non = \"frigate\"\nbearing = \"90 deg\"\nrange = \"3 km\"\n"
            "for = \"1 h\"\nuntil = \"3 h\"",
            [](const HoldStationOrder& o) {
                CHECK(*o.bearingRad == Approx(90.0 * kRadPerDeg));
                CHECK(o.rangeM == Approx(3000.0));
                CHECK(*o.durationS == Approx(3600.0));
                CHECK(*o.untilS == Approx(10800.0));
            }),
        given<HoldStationOrder>(
            "ship",
            "kind = \"shadow\"\non = \"frigate\"\nbearing = \"90 deg\"\nrange = \"3 km\"\n"
            "relative = true",
            [](const HoldStationOrder& o) {
                CHECK_FALSE(o.bearingRad);
                CHECK(o.rightM == Approx(3000.0));
                CHECK(o.aheadM == Approx(0.0).margin(1e-6));
            }),
        given<HoldStationOrder>("ship",
                                "kind = \"screen\"\non = \"frigate\"\nbearing = \"0 deg\"\nrange = \"4 km\"\n"
                                "for = \"1 h\"\nuntil = \"2 h\"",
                                [](const HoldStationOrder& o) {
                                    CHECK(o.aheadM == Approx(4000.0));
                                    CHECK(*o.durationS == Approx(3600.0));
                                    CHECK(*o.untilS == Approx(7200.0));
                                }),
        given<ClosePassOrder>("ship",
                              "kind = \"bow-crossing\"\non = \"frigate\"\ngap = \"150 m\"\nat = \"1 h\"\n"
                              "speed = \"20 kn\"",
                              [](const ClosePassOrder& o) {
                                  CHECK(o.geometry == PassGeometry::acrossNose);
                                  CHECK(*o.intendedGapM == Approx(150.0));
                                  CHECK(*o.atS == Approx(3600.0));
                                  CHECK(*o.speedMps == Approx(20.0 * kKnotsMps));
                              }),
        given<BlockOrder>("ship", "kind = \"block\"\non = \"frigate\"\ndistance = \"800 m\"\nfor = \"1 h\"",
                          [](const BlockOrder& o) {
                              CHECK(o.target);
                              CHECK(o.distanceM == Approx(800.0));
                              CHECK(*o.durationS == Approx(3600.0));
                          }),
        given<BlockOrder>("ship", "kind = \"block\"\non = \"frigate\"\nuntil = \"1 h\"",
                          [](const BlockOrder& o) { CHECK(*o.untilS == Approx(3600.0)); }),
        given<ReplenishOrder>("ship",
                              "kind = \"replenish\"\non = \"supply\"\nside = \"left\"\ngap = \"60 m\"\n"
                              "for = \"40 min\"",
                              [](const ReplenishOrder& o) {
                                  CHECK(o.target);
                                  CHECK_FALSE(o.onItsRight);
                                  CHECK(o.gapM == Approx(60.0));
                                  CHECK(o.durationS == Approx(2400.0));
                              }),
        given<AllStopOrder>("ship", "kind = \"all-stop\"\nfor = \"10 min\"\ncrash = true",
                            [](const AllStopOrder& o) {
                                CHECK(o.crash);
                                CHECK(o.durationS == Approx(600.0));
                            }),
        given<DepthOrder>("boat", "kind = \"dive\"\ndepth = \"120 m\"",
                          [](const DepthOrder& o) { CHECK(o.depthM == Approx(120.0)); }),
        given<DepthOrder>("boat", "kind = \"surface\"", [](const DepthOrder& o) { CHECK(o.depthM == 0.0); }),
    });
}

}  // namespace openline::scenario
