// What generated scenes are drawn from, and what must hold of each tick of them whatever they were told.
#pragma once

#include <catch2/catch.hpp>
#include <cmath>

#include "base/rng.h"
#include "scenes/scenes.h"
#include "sim/fields.h"
#include "sim/performance.h"
#include "sim/stages.h"

namespace openline::scenes {

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

inline geo::Geodetic anywhere(Draws& draw) {
    return seaAt(draw.between(-60.0, 60.0), draw.between(-60.0, 60.0), draw.between(1500.0, 11000.0));
}

inline void requireNumbers(const World& world) {
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

/// Out of control, which no limits hold.
inline bool falls(const World& world, std::size_t unit) {
    const OrderAction* action = presentAction(world, unit);
    return world.overrides[unit] == Override::upset ||
           (action != nullptr && std::holds_alternative<UpsetOrder>(*action));
}

/// One craft through one tick.
inline void checkAircraft(const World& before, const World& world, const PlatformDef& platform,
                          std::size_t unit) {
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

inline void checkTick(const Definition& scene, const World& before, const World& world) {
    for (std::size_t unit = 0; unit < world.unitCount(); ++unit) {
        const PlatformDef& platform = scene.platforms[scene.units[unit].platform.index];
        if (world.phase[unit] != UnitPhase::active || world.collided[unit] != 0) continue;
        INFO(scene.id << ", unit " << unit << " at tick " << world.tick);
        if (platform.domain == Domain::air) {
            const bool controlled = !falls(before, unit) && !falls(world, unit);
            if (world.onGround[unit] == 0 && before.onGround[unit] == 0 && controlled)
                checkAircraft(before, world, platform, unit);
            continue;
        }
        const UnitLimits& limits = world.plan->units[unit];
        REQUIRE(world.speedMps[unit] <= platform.maxSpeedMps + 1e-9);
        REQUIRE(std::abs(world.yawRateRadps[unit]) * limits.turnRadiusM <=
                std::max(world.speedMps[unit], before.speedMps[unit]) + 1e-9);
    }
}

}  // namespace openline::scenes
