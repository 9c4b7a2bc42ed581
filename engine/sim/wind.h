// The air that aircraft fly in: how it moves at a place and height, and what follows for their way over the
// ground. Ships feel none, and craft that roll on a runway move over the ground. Where no wind is authored
// everything here is zero. Inside `sim` only.
#pragma once

#include <algorithm>
#include <glm/geometric.hpp>
#include <glm/vec2.hpp>
#include <glm/vec3.hpp>

#include "base/math.h"
#include "sim/plan.h"
#include "sim/world.h"

namespace openline::sim {

/// The levels of a wind: its layers by height, as parts towards east and north.
std::vector<WindLevel> windLevels(const Wind& wind);

/// Motion of the air: horizontal, in Earth-fixed axes. At a pole, north is along the meridian of longitude 0.
glm::dvec3 windAt(const Plan& plan, const glm::dvec3& normal, double altitudeM);

/// Does a craft drift with the air now?
inline bool drifts(const World& world, std::size_t unit) {
    const Plan& plan = *world.plan;
    return !plan.wind.empty() && plan.units[unit].isAir() && world.onGround[unit] == 0;
}

/// Motion of what a unit moves through: the air, or water and ground at rest.
inline glm::dvec3 airMotionMps(const World& world, std::size_t unit) {
    if (!drifts(world, unit)) return glm::dvec3{0.0};
    return windAt(*world.plan, world.normal[unit], world.altitudeM[unit]);
}

/// Horizontal velocity over the ground, in Earth-fixed axes.
inline glm::dvec3 overGroundMps(const World& world, std::size_t unit) {
    const double speed = world.speedMps[unit], climb = world.climbMps[unit];
    const glm::dvec3 through = world.tangent[unit] * math::sqrt(std::max(0.0, speed * speed - climb * climb));
    return drifts(world, unit) ? through + airMotionMps(world, unit) : through;
}

/// Speed over the ground when level, and its direction.
inline double groundSpeedMps(const World& world, std::size_t unit) {
    if (!drifts(world, unit)) return world.speedMps[unit];
    const glm::dvec3 velocity = world.tangent[unit] * world.speedMps[unit] + airMotionMps(world, unit);
    return math::sqrt(glm::dot(velocity, velocity));
}
inline glm::dvec3 trackOf(const World& world, std::size_t unit) {
    if (!drifts(world, unit)) return world.tangent[unit];
    const glm::dvec3 velocity = world.tangent[unit] * world.speedMps[unit] + airMotionMps(world, unit);
    return velocity * (1.0 / std::max(1e-9, math::sqrt(glm::dot(velocity, velocity))));
}

/// Where to point the nose so that the way over the ground is `wanted` (unit length; ahead, right of the
/// nose); as near as can be where the wind across it is stronger than the craft.
glm::dvec2 crabbed(const World& world, std::size_t unit, const glm::dvec2& wanted);

/// A craft that lifts off keeps its velocity over the ground, and moves through the air from now on.
void takeToTheAir(World& world, std::size_t unit);
/// The reverse at touchdown: it moves over the ground from now on, along its track.
void settleOnGround(World& world, std::size_t unit);

/// A runway's direction, turned about if that is the end into the wind at its height.
glm::dvec3 intoWind(const Plan& plan, const glm::dvec3& normal, double altitudeM, const glm::dvec3& runway);

}  // namespace openline::sim
