// Properties of generated scenarios: whatever is ordered, in whatever wind, no craft under control exceeds
// its limits, nothing is ever not a number, fuel balances, and longitude does not matter.
#include <catch2/catch.hpp>
#include <cmath>

#include "base/math.h"
#include "geo/surface.h"
#include "scenes/generated.h"
#include "sim/fuel.h"

using namespace openline;
using namespace openline::scenes;

namespace {

OrderAction anyOrder(Draws& draw, std::size_t unit, bool air) {
    switch (draw.below(air ? 6 : 3)) {
        case 0:
            return OrbitOrder{
                anywhere(draw),    draw.between(500.0, 20000.0), {}, draw.between(100.0, 900.0), {},
                draw.below(2) == 0};
        case 1: {
            HoldStationOrder hold;
            hold.target = UnitId{draw.below(unit + 1)};
            hold.aheadM = draw.between(-2000.0, 1000.0);
            hold.rightM = draw.between(-2000.0, 2000.0);
            hold.aboveM = air ? draw.between(0.0, 600.0) : 0.0;
            hold.durationS = draw.between(100.0, 900.0);
            return hold;
        }
        case 2: {
            std::vector<Waypoint> points;
            for (std::size_t i = 0; i < 4; ++i) points.push_back({anywhere(draw), {}});
            if (!air) return RouteOrder{points, true};
            return RouteOrder{points};
        }
        case 3:
            return PatrolOrder{anywhere(draw),
                               anywhere(draw),
                               draw.between(2000.0, 15000.0),
                               {},
                               draw.between(200.0, 900.0),
                               {}};
        case 4: {
            ClosePassOrder pass;
            pass.target = UnitId{draw.below(unit + 1)};
            pass.geometry = static_cast<PassGeometry>(draw.below(4));
            pass.intendedGapM = draw.between(20.0, 200.0);
            return pass;
        }
        default:
            return LandOrder{PlaceId{std::size_t{0}}, {}, draw.between(0.0, 300.0), false};
    }
}

Definition generated(std::uint64_t seed) {
    Draws draw(seed);
    Definition scene = emptySea();
    for (PlatformDef& platform : scene.platforms) {
        if (platform.domain == Domain::air) platform.enduranceS = 20000.0;
    }
    for (std::size_t layer = 0; layer < 3; ++layer)
        scene.wind.layers.push_back({4000.0 * static_cast<double>(layer), draw.between(0.0, math::kTwoPi),
                                     draw.between(0.0, 20.0 + 15.0 * static_cast<double>(layer))});
    // The first is followed by others and follows nobody.
    geo::Geodetic first = anywhere(draw);
    first.altitudeM = 5000.0;
    addUnit(scene, kTurboprop, 1, first, 40.0, 131.0).orders = {
        order(RouteOrder{{{anywhere(draw), {}}, {anywhere(draw), {}}, {anywhere(draw), {}}}})};
    for (std::size_t unit = 0; unit < 14; ++unit) {
        const bool ship = unit % 5 == 4, parked = unit % 5 == 3;
        const std::size_t platform = ship ? kDestroyer : unit % 2 == 0 ? kFighter : kTurboprop;
        geo::Geodetic at = anywhere(draw);
        at.altitudeM = ship ? 0.0 : std::min(at.altitudeM, 0.9 * scene.platforms[platform].ceilingM);
        const double headingDeg = draw.between(0.0, 360.0);
        UnitDef& made = parked ? addParked(scene, platform, 0)
                               : addUnit(scene, platform, unit % 2, at, headingDeg,
                                         scene.platforms[platform].cruiseSpeedMps);
        if (parked) made.orders.push_back(order(TakeOffOrder{500.0}, draw.between(0.0, 300.0)));
        for (std::size_t i = 0; i < 3; ++i) made.orders.push_back(order(anyOrder(draw, unit, !ship)));
    }
    return scene;
}

}  // namespace

TEST_CASE("generated scenarios: no craft ever exceeds its limits, and nothing is not a number") {
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
        Run run(generated(seed));
        run.definition.id = "seed " + std::to_string(seed);
        for (int tick = 0; tick < 12000; ++tick) {
            const World before = run.world;
            run.stepOnce();
            checkTick(run.definition, before, run.world);
            if (tick % 100 == 0) requireNumbers(run.world);
        }
        requireNumbers(run.world);
    }
}

TEST_CASE("generated scenarios: fuel burned, left and taken on balance") {
    for (std::uint64_t seed = 1; seed <= 4; ++seed) {
        Run run(generated(seed));
        std::vector<double> balanceKg(run.world.unitCount());
        const auto left = [&](std::size_t unit) {
            return fuelLeftKg(run.definition, run.world, UnitId{unit}).value_or(0.0);
        };
        for (std::size_t unit = 0; unit < balanceKg.size(); ++unit) balanceKg[unit] = left(unit);
        for (int tick = 0; tick < 12000; ++tick) {
            const World before = run.world;
            run.stepOnce();
            for (std::size_t unit = 0; unit < balanceKg.size(); ++unit) {
                const bool air = run.world.plan->units[unit].isAir();
                const bool flew = air && run.world.phase[unit] == UnitPhase::active &&
                                  run.world.onGround[unit] == 0 && before.onGround[unit] == 0;
                if (flew) balanceKg[unit] -= 0.1;  // 1 kg/s
            }
        }
        for (std::size_t unit = 0; unit < balanceKg.size(); ++unit) {
            if (run.world.phase[unit] == UnitPhase::lost) continue;
            INFO("seed " << seed << ", unit " << unit);
            CHECK(left(unit) == Approx(balanceKg[unit]).margin(0.5));
        }
    }
}

TEST_CASE("a generated scenario moved east by any angle flies the same, wind and all") {
    const auto flown = [](double shiftDeg) {
        Definition scene = generated(5);
        const auto shift = [&](geo::Geodetic& at) {
            at.longitudeRad = std::remainder(at.longitudeRad + degrees(shiftDeg), degrees(360.0));
        };
        for (PlaceDef& place : scene.places) shift(place.position);
        for (UnitDef& unit : scene.units) {
            shift(unit.start);
            for (OrderDef& each : unit.orders) {
                if (auto* route = std::get_if<RouteOrder>(&each.action))
                    for (Waypoint& to : route->waypoints) shift(to.position);
                if (auto* orbit = std::get_if<OrbitOrder>(&each.action)) shift(orbit->centre);
                if (auto* patrol = std::get_if<PatrolOrder>(&each.action)) {
                    shift(patrol->from);
                    shift(patrol->to);
                }
            }
        }
        Run run(std::move(scene));
        run.until(900.0);
        return run.world;
    };
    const World here = flown(0.0);
    for (const double shiftDeg : {64.9, 180.0, 250.0}) {
        const World there = flown(shiftDeg);
        for (std::size_t unit = 0; unit < here.unitCount(); ++unit) {
            INFO("moved by " << shiftDeg << " degrees, unit " << unit);
            const geo::Geodetic a = geo::toGeodetic(geo::Normal{here.normal[unit]}, here.altitudeM[unit]);
            const geo::Geodetic b = geo::toGeodetic(geo::Normal{there.normal[unit]}, there.altitudeM[unit]);
            CHECK(std::abs(a.latitudeRad - b.latitudeRad) * 6.4e6 < 0.01);
            CHECK(
                std::abs(std::remainder(b.longitudeRad - a.longitudeRad - degrees(shiftDeg), math::kTwoPi)) *
                    6.4e6 <
                0.01);
            CHECK(std::abs(a.altitudeM - b.altitudeM) < 0.01);
        }
    }
}
