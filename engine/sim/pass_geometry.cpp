#include "sim/pass_geometry.h"

#include <algorithm>
#include <glm/geometric.hpp>

#include "base/math.h"
#include "sim/gap.h"

namespace openline::sim {

namespace {

// Speeds of a pass. Source: assumed.
constexpr double kOvertakeMps = 25.0;  ///< faster than the target unless the order says how fast
constexpr double kLeastOvertakeMps = 10.0;
constexpr double kShipOvertakeMps = 3.0;
constexpr double kLeastShipOvertakeMps = 1.0;
constexpr double kCrossOverTarget = 1.25;  ///< speed across the nose, of the target's

/// Smallest gap of two level craft on a straight line of relative motion through an offset.
double gapOnLine(const UnitLimits& target, const UnitLimits& own, const PassLine& line,
                 const glm::dvec3& offsetM) {
    HullBox targetBox;
    targetBox.centreM = {0.0, 0.0, target.boxAboveM};
    targetBox.halfM = target.halfM;
    HullBox ownBox;
    ownBox.axis[0] = line.headingAxis;
    ownBox.axis[1] = {-line.headingAxis.y, line.headingAxis.x, 0.0};
    ownBox.halfM = own.halfM;
    const double speed = math::sqrt(glm::dot(line.velocityMps, line.velocityMps));
    const glm::dvec3 along = line.velocityMps * ((target.radiusM + own.radiusM + 20.0) / speed);
    ownBox.centreM = offsetM - along + glm::dvec3{0.0, 0.0, own.boxAboveM};
    return smallestGap(targetBox, ownBox, along * 2.0, 26).gapM;
}

}  // namespace

bool isBelow(PassGeometry geometry) {
    return geometry == PassGeometry::under || geometry == PassGeometry::thump;
}

PassLine passLine(const UnitLimits& own, const ClosePassOrder& order, double targetSpeed, double side) {
    const double fastest = 0.97 * own.maxSpeedMps;
    const bool across = order.geometry == PassGeometry::acrossNose;
    const double overtakeMps = own.isAir() ? kOvertakeMps : kShipOvertakeMps;
    const double leastMps = own.isAir() ? kLeastOvertakeMps : kLeastShipOvertakeMps;
    const double usual = across ? kCrossOverTarget * targetSpeed : targetSpeed + overtakeMps;
    const double wanted = order.speedMps.value_or(usual > 1.0 ? usual : own.cruiseSpeedMps);
    double speed = std::max(1.0, std::clamp(wanted, own.minSpeedMps, fastest));
    if (across) {
        const double cosine = std::clamp(targetSpeed / speed, 0.5, 0.97);
        const double sine = math::sqrt(1.0 - cosine * cosine);
        return {{speed * cosine - targetSpeed, -side * speed * sine, 0.0}, {cosine, -side * sine, 0.0}};
    }
    if (order.geometry == PassGeometry::headOn)
        return {{-std::max(speed, own.minSpeedMps) - targetSpeed, 0.0, 0.0}, {-1.0, 0.0, 0.0}};
    // Too slow to overtake: fall back past it instead.
    if (speed - targetSpeed < leastMps) speed = std::min(targetSpeed + leastMps, fastest);
    if (speed - targetSpeed < 0.5 * leastMps) speed = targetSpeed - leastMps;
    return {{speed - targetSpeed, 0.0, 0.0}, {1.0, 0.0, 0.0}};
}

/// The offset of the closest point that makes the hulls pass at a gap.
glm::dvec3 closestOffsetM(const UnitLimits& target, const UnitLimits& own, PassGeometry geometry,
                          const PassLine& line, double side, double gapM) {
    glm::dvec3 direction{1.0, 0.0, 0.0};
    if (geometry == PassGeometry::alongside || geometry == PassGeometry::headOn) direction = {0.0, side, 0.0};
    if (isBelow(geometry)) direction = {0.0, 0.0, -1.0};
    if (geometry == PassGeometry::over) direction = {0.0, 0.0, 1.0};
    double low = 0.0;
    double high = std::max(0.0, gapM) + target.radiusM + own.radiusM + 1.0;
    if (geometry == PassGeometry::acrossNose) high *= 4.0;  // a slanting line comes nearer than its offset
    for (int i = 0; i < 28; ++i) {
        const double middle = 0.5 * (low + high);
        (gapOnLine(target, own, line, direction * middle) < gapM ? low : high) = middle;
    }
    return direction * (0.5 * (low + high));
}

}  // namespace openline::sim
