// Properties of generated scenarios: whatever is ordered, in whatever wind, no craft under control exceeds
// its limits, nothing is ever not a number, fuel balances, and longitude does not matter.
#include <catch2/catch.hpp>
#include <cmath>

#include "base/math.h"
#include "base/rng.h"
#include "geo/surface.h"
#include "scenes/scenes.h"
#include "sim/fields.h"
#include "sim/fuel.h"
#include "sim/performance.h"

using namespace openline;
using namespace openline::scenes;

namespace {

/// Draws of one generated scenario, the same in every run.
class Draws {
  public:
    explicit Draws(std::uint64_t seed) : seed_(seed) {}
    double between(double low, double high) {
        return low + (high - low) * uniform01({seed_, 0, 0, Purpose::sceneTest, drawn_++});
    }
    std::size_t below(std::size_t limit) {
        return std::min(limit - 1, static_cast<std::size_t>(between(0.0, static_cast<double>(limit))));
    }

  private:
    std::uint64_t seed_;
    std::uint32_t drawn_ = 0;
};

geo::Geodetic anywhere(Draws& draw) {
    return seaAt(draw.between(-60.0, 60.0), draw.between(-60.0, 60.0), draw.between(1500.0, 11000.0));
}

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

void requireNumbers(const World& world) {
    forEachColumn(world, [](std::string_view name, const auto& field) {
        using Field = std::remove_cvref_t<decltype(field)>;
        bool finite = true;
        if constexpr (std::is_same_v<Field, std::vector<double>>) {
            for (const double value : field) finite = finite && std::isfinite(value);
        } else if constexpr (std::is_same_v<Field, std::vector<glm::dvec3>>) {
            for (const glm::dvec3& value : field)
                finite = finite && std::isfinite(value.x) && std::isfinite(value.y) && std::isfinite(value.z);
        }
        INFO(name);
        REQUIRE(finite);
    });
}

/// One craft through one tick. `loaded`: the load it was flown at.
void checkAircraft(const World& before, const World& world, const PlatformDef& platform, std::size_t unit) {
    const UnitLimits& limits = world.plan->units[unit];
    const double stepS = world.plan->tickS, speed = world.speedMps[unit];
    const Band abilities = abilitiesAt(*limits.bands, before.altitudeM[unit]);
    const double climb = world.climbMps[unit], was = before.climbMps[unit];
    const double pull = (climb - was) / stepS;
    const double bank = world.bankTangent[unit];
    REQUIRE(speed <= platform.maxSpeedMps + 1e-9);
    REQUIRE(speed - before.speedMps[unit] <= limits.accelerationMps2 * stepS + 1e-9);
    // A limit that sinks with height is followed no faster than climbs can change.
    REQUIRE(climb <= std::max(abilities.climbMps, was - 0.999 * kVerticalAccelerationMps2 * stepS) + 1e-9);
    REQUIRE(climb >= -abilities.descentMps - 1e-9);
    REQUIRE(std::abs(pull) <= kVerticalAccelerationMps2 + 1e-6);
    REQUIRE(world.altitudeM[unit] <= platform.ceilingM + 1.0);
    REQUIRE(std::abs(std::atan(bank)) <= platform.bankLimitRad + 1e-9);
    REQUIRE(std::abs(std::atan(bank) - std::atan(before.bankTangent[unit])) <=
            platform.rollRateRadps * stepS + 1e-9);
    const double load =
        (1.0 + std::max(0.0, pull) / units::kStandardGravityMps2) * std::sqrt(1.0 + bank * bank);
    // What is rolled out of takes its time; the wing's limit sinks as speed does.
    const bool rollsOut = std::abs(bank) < std::abs(before.bankTangent[unit]);
    if (!rollsOut) REQUIRE(load <= allowedLoad(limits, before.altitudeM[unit], before.speedMps[unit]) + 0.02);
}

void checkTick(const Definition& scene, const World& before, const World& world) {
    for (std::size_t unit = 0; unit < world.unitCount(); ++unit) {
        const PlatformDef& platform = scene.platforms[scene.units[unit].platform.index];
        if (world.phase[unit] != UnitPhase::active || world.collided[unit] != 0) continue;
        INFO(scene.id << ", unit " << unit << " at tick " << world.tick);
        if (platform.domain == Domain::air) {
            if (world.onGround[unit] == 0 && before.onGround[unit] == 0)
                checkAircraft(before, world, platform, unit);
            continue;
        }
        const UnitLimits& limits = world.plan->units[unit];
        REQUIRE(world.speedMps[unit] <= platform.maxSpeedMps + 1e-9);
        REQUIRE(std::abs(world.yawRateRadps[unit]) * limits.turnRadiusM <=
                std::max(world.speedMps[unit], before.speedMps[unit]) + 1e-9);
    }
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
