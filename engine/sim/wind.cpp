#include "sim/wind.h"

namespace openline::sim {

namespace {

/// No more of the airspeed than this goes into holding a track. Source: assumed.
constexpr double kMostAcross = 0.95;
constexpr double kLeastSpeedMps = 1.0;

/// Points a craft along a horizontal velocity, at its speed.
void setVelocity(World& world, std::size_t unit, const glm::dvec3& velocityMps) {
    const double speed = math::sqrt(glm::dot(velocityMps, velocityMps));
    world.speedMps[unit] = speed;
    if (speed > kLeastSpeedMps) world.tangent[unit] = velocityMps * (1.0 / speed);
}

}  // namespace

std::vector<WindLevel> windLevels(const Wind& wind) {
    std::vector<WindLevel> levels;
    for (const WindLayer& layer : wind.layers) {
        levels.push_back({layer.altitudeM, -layer.speedMps * math::sin(layer.fromRad),
                          -layer.speedMps * math::cos(layer.fromRad)});
    }
    std::ranges::sort(levels, {}, &WindLevel::altitudeM);
    return levels;
}

glm::dvec3 windAt(const Plan& plan, const glm::dvec3& normal, double altitudeM) {
    const std::vector<WindLevel>& levels = plan.wind;
    if (levels.empty()) return glm::dvec3{0.0};
    std::size_t above = 0;
    while (above < levels.size() && levels[above].altitudeM < altitudeM) ++above;
    const WindLevel& high = levels[std::min(above, levels.size() - 1)];
    const WindLevel& low = levels[above > 0 ? above - 1 : 0];
    const double betweenM = high.altitudeM - low.altitudeM;
    const double share = betweenM > 0.0 ? (altitudeM - low.altitudeM) / betweenM : 0.0;
    const double east = low.eastMps + (high.eastMps - low.eastMps) * share;
    const double north = low.northMps + (high.northMps - low.northMps) * share;
    const double equatorialSquare = normal.x * normal.x + normal.y * normal.y;
    if (equatorialSquare < 1e-28) return {normal.z > 0.0 ? -north : north, east, 0.0};
    const double perEquatorial = 1.0 / math::sqrt(equatorialSquare);
    const glm::dvec3 eastward{-normal.y * perEquatorial, normal.x * perEquatorial, 0.0};
    return eastward * east + glm::cross(normal, eastward) * north;
}

glm::dvec2 crabbed(const World& world, std::size_t unit, const glm::dvec2& wanted) {
    const glm::dvec3 air = airMotionMps(world, unit);
    const glm::dvec3& ahead = world.tangent[unit];
    const glm::dvec2 wind{glm::dot(air, ahead), glm::dot(air, glm::cross(ahead, world.normal[unit]))};
    const glm::dvec2 right{-wanted.y, wanted.x};
    const double speed = std::max(world.speedMps[unit], kLeastSpeedMps);
    const double across = std::clamp(-glm::dot(wind, right) / speed, -kMostAcross, kMostAcross);
    return wanted * math::sqrt(1.0 - across * across) + right * across;
}

void takeToTheAir(World& world, std::size_t unit) {
    world.onGround[unit] = 0;
    if (!drifts(world, unit)) return;
    setVelocity(world, unit, world.tangent[unit] * world.speedMps[unit] - airMotionMps(world, unit));
}

void settleOnGround(World& world, std::size_t unit) {
    if (drifts(world, unit)) setVelocity(world, unit, overGroundMps(world, unit));
    world.onGround[unit] = 1;
}

glm::dvec3 intoWind(const Plan& plan, const glm::dvec3& normal, double altitudeM, const glm::dvec3& runway) {
    return glm::dot(windAt(plan, normal, altitudeM), runway) > 0.0 ? -runway : runway;
}

}  // namespace openline::sim
