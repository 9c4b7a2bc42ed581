#include "sim/orders.h"
#include "sim/pass_geometry.h"

namespace openline::sim {

namespace {

/// A ship answers late: it holds its course for the last of the way. Source: assumed.
constexpr double kSteadyS = 15.0;
constexpr double kLeastMps = 0.5;
constexpr double kAimBeyond = 1.5;

/// Seconds to a place that moves with the craft crossed, at a speed through the water.
double arrivalS(const glm::dvec3& wayM, double targetMps, double speedMps, double lineMps) {
    const double square = glm::dot(wayM, wayM);
    const double ahead = wayM.x * targetMps;
    const double root = ahead * ahead + square * (speedMps * speedMps - targetMps * targetMps);
    const double perS = root > 0.0 ? (math::sqrt(root) - ahead) / square : 0.0;
    return perS > 0.0 ? 1.0 / perS : math::sqrt(square) / lineMps;
}

}  // namespace

Demand crossBow(const OrderContext& c, const ClosePassOrder& order, const CraftFrame& target,
                const PassLine& line, const glm::dvec3& placeM) {
    World& world = c.world();
    glm::dvec3& pointM = world.passOffsetM[c.unit];
    const double side = pointM.y < 0.0 ? -1.0 : 1.0;
    const glm::dvec3 wayM{pointM.x - placeM.x, -placeM.y, 0.0};
    const double lineMps = math::sqrt(glm::dot(line.velocityMps, line.velocityMps));
    const glm::dvec3 through = line.velocityMps + glm::dvec3{target.speedMps, 0.0, 0.0};
    const double throughMps = math::sqrt(glm::dot(through, through));
    const bool crossed = placeM.y * side < 0.0;
    const double leftS = order.atS
                             ? *order.atS - c.timeS()
                             : arrivalS(wayM, target.speedMps, throughMps, std::max(kLeastMps, lineMps));
    if (crossed || leftS < kSteadyS || glm::dot(wayM, wayM) < 1.0)
        return keepCourse(world, c.limits, c.unit, world.speedMps[c.unit]);
    // To where the point will be, when it is to be there: whatever the ship lost by turning is made up for.
    PassLine now;
    now.velocityMps = wayM * (1.0 / leftS);
    const glm::dvec3 wanted = now.velocityMps + glm::dvec3{target.speedMps, 0.0, 0.0};
    const double speedMps = math::sqrt(glm::dot(wanted, wanted));
    if (speedMps < kLeastMps) return keepCourse(world, c.limits, c.unit, kLeastMps);
    now.headingAxis = wanted * (1.0 / speedMps);
    if (c.step.wholeSecond) {
        // The hulls are to be the gap apart on the line that is sailed, not on the one that was planned.
        const std::size_t other = c.target(order.target).index;
        const double gapM = world.intendedGapM[c.unit] + world.passErrorM[c.unit];
        pointM = closestOffsetM(c.step.plan.units[other], c.limits, order.geometry, now, side, gapM);
        pointM.y = side * 1e-9;  // keeps the side
    }
    // A ship's head follows late, so that it aims as far beyond as it still falls short.
    const glm::dvec3 direction = target.ahead * wanted.x + target.right * wanted.y;
    const glm::dvec3 missingMps = direction - world.tangent[c.unit] * world.speedMps[c.unit];
    const glm::dvec3 aim = direction + missingMps * kAimBeyond;
    const double aimMps = std::max(kLeastMps, math::sqrt(glm::dot(aim, aim)));
    return flyTowards(world, c.limits, c.unit, aim * (1.0 / aimMps), 0.0, speedMps);
}

}  // namespace openline::sim
