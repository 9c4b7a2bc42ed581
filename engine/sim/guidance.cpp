#include "sim/guidance.h"

#include "base/units.h"

namespace openline::sim {

namespace {

constexpr double kGravityMps2 = units::kStandardGravityMps2;

/// Follows a place no faster than this much above cruise, or above the craft followed. Source: assumed.
constexpr double kChaseOverCruise = 1.15;
constexpr double kChaseOverTarget = 1.2;
constexpr double kShareOfMaximum = 0.97;
/// Nearer than this a follower keeps flying its leader's way rather than turning back. Source: assumed.
constexpr double kStationRegionM = 5000.0;
constexpr double kSternwayShare = 0.3;

double squareOf(double x) {
    return x * x;
}

/// How fast one may close along a direction so that the whole velocity stays within a speed.
double closingWithin(const glm::dvec3& placeVelocity, const glm::dvec3& towards, double speedMps) {
    const double along = glm::dot(placeVelocity, towards);
    const double room = squareOf(along) - glm::dot(placeVelocity, placeVelocity) + squareOf(speedMps);
    if (room <= 0.0) return 0.0;
    return std::max(0.0, -along + math::sqrt(room));
}

}  // namespace

double turnRateRadps(const World& world, const UnitLimits& limits, std::size_t unit) {
    if (!limits.isAir()) return world.yawRateRadps[unit];
    return kGravityMps2 * world.bankTangent[unit] / std::max(world.speedMps[unit], 1.0);
}

CraftFrame frameOf(const World& world, const UnitLimits& limits, std::size_t unit) {
    CraftFrame frame;
    frame.normal = world.normal[unit];
    frame.ahead = world.tangent[unit];
    frame.right = glm::cross(frame.ahead, frame.normal);
    frame.altitudeM = world.altitudeM[unit];
    frame.ecefM = geo::toEcef(geo::Normal{frame.normal}, frame.altitudeM).m;
    frame.speedMps = world.speedMps[unit];
    frame.climbMps = world.climbMps[unit];
    frame.turnRateRadps = turnRateRadps(world, limits, unit);
    return frame;
}

double steer(const World& world, const UnitLimits& limits, std::size_t unit, const glm::dvec3& direction) {
    const glm::dvec3& ahead = world.tangent[unit];
    const double cosine = glm::dot(ahead, direction);
    const double sine = glm::dot(glm::cross(ahead, world.normal[unit]), direction);
    double angle = sine * (1.0 + sine * sine * (1.0 / 6.0));
    if (cosine < 0.0) angle = sine < 0.0 ? -2.3 - sine : 2.3 - sine;  // grows from 1.3 to 2.3 behind the beam
    const double rate = angle / limits.headingTimeS;
    // A ship answers its rudder late: the damping keeps it from swinging past.
    return limits.isAir() ? rate : rate - 0.25 * world.yawRateRadps[unit];
}

double climbTowards(const UnitLimits& limits, double altitudeM, double demandedM) {
    const double error = std::min(demandedM, limits.ceilingM) - altitudeM;
    const double size = error < 0.0 ? -error : error;
    double rate = 0.25 * size;
    if (size > 4.0) rate = std::min(rate, math::sqrt(1.2 * kVerticalAccelerationMps2 * size));
    return error < 0.0 ? -std::min(rate, limits.descentMps) : std::min(rate, limits.climbMps);
}

namespace {

/// A point of the ellipsoid in units of its major axis, from its normal; good to 1e-7 without a root.
glm::dvec3 onEllipsoid(const glm::dvec3& normal) {
    constexpr double kE2 = geo::wgs84::kEccentricitySquared;
    const double square = kE2 * normal.z * normal.z;
    const double across = 1.0 + square * (0.5 + square * 0.375);
    return {across * normal.x, across * normal.y, across * (1.0 - kE2) * normal.z};
}

}  // namespace

Bearing bearingTo(const glm::dvec3& fromNormal, const glm::dvec3& toNormal, double altitudeM) {
    // The chord through the ellipsoid, its part in the tangent plane for the direction.
    const glm::dvec3 chord = onEllipsoid(toNormal) - onEllipsoid(fromNormal);
    const double square = glm::dot(chord, chord);
    const glm::dvec3 inPlane = chord - fromNormal * glm::dot(chord, fromNormal);
    const double planeSquare = glm::dot(inPlane, inPlane);
    if (planeSquare < 1e-30) return {glm::dvec3{0.0}, 0.0};
    const double angle = math::sqrt(square) * (1.0 + square * (1.0 / 24.0));
    return {inPlane * (1.0 / math::sqrt(planeSquare)), angle * (geo::wgs84::kSemiMajorM + altitudeM)};
}

double turnRadiusM(const UnitLimits& limits, double speedMps) {
    if (!limits.isAir()) return limits.turnRadiusM + speedMps * limits.yawTimeConstantS;
    // Rolling in costs about two seconds of straight flight.
    return speedMps * speedMps / (kGravityMps2 * limits.routineBankTangent) + 2.0 * speedMps;
}

Demand keepCourse(const World& world, const UnitLimits& limits, std::size_t unit, double speedMps) {
    Demand demand;
    demand.kind = limits.isAir() ? MotionKind::fly : MotionKind::sail;
    demand.speedMps = speedMps;
    demand.bankTangentLimit = limits.routineBankTangent;
    if (!limits.isAir()) demand.turnRateRadps = -0.25 * world.yawRateRadps[unit];
    return demand;
}

Demand flyTowards(const World& world, const UnitLimits& limits, std::size_t unit, const glm::dvec3& direction,
                  double altitudeM, double speedMps) {
    Demand demand = keepCourse(world, limits, unit, speedMps);
    demand.turnRateRadps = steer(world, limits, unit, direction);
    if (limits.isAir()) demand.climbMps = climbTowards(limits, world.altitudeM[unit], altitudeM);
    return demand;
}

Demand circle(const World& world, const UnitLimits& limits, std::size_t unit, const glm::dvec3& centreNormal,
              double radiusM, bool clockwise, double altitudeM, double speedMps) {
    const double heightM = world.altitudeM[unit];
    const glm::dvec3& normal = world.normal[unit];
    glm::dvec3 outward =
        geo::toEcef(geo::Normal{normal}, heightM).m - geo::toEcef(geo::Normal{centreNormal}, heightM).m;
    outward -= normal * glm::dot(outward, normal);
    const double distanceM = math::sqrt(glm::dot(outward, outward));
    if (distanceM < 1.0) return flyTowards(world, limits, unit, world.tangent[unit], altitudeM, speedMps);
    outward *= 1.0 / distanceM;
    const double speed = std::max(world.speedMps[unit], 1.0);
    const double captureM = std::max(0.3 * radiusM, 8.0 * limits.headingTimeS * speed);
    const double inward = std::clamp((distanceM - radiusM) / captureM, -1.0, 1.0);
    const double around = math::sqrt(1.0 - inward * inward);
    const glm::dvec3 tangent = glm::cross(normal, clockwise ? -outward : outward);
    Demand demand = flyTowards(world, limits, unit, tangent * around - outward * inward, altitudeM, speedMps);
    const double needed = speed / std::max(radiusM, 1.0);
    demand.turnRateRadps += (clockwise ? needed : -needed) * around * around;
    demand.bankTangentLimit = std::min(
        limits.bankTangent, std::max(limits.routineBankTangent, 1.2 * needed * speed / kGravityMps2));
    return demand;
}

glm::dvec3 relativePlaceM(const CraftFrame& own, const CraftFrame& target) {
    const glm::dvec3 between = own.ecefM - target.ecefM;
    return {glm::dot(between, target.ahead), glm::dot(between, target.right),
            own.altitudeM - target.altitudeM};
}

Demand follow(const World& world, const UnitLimits& limits, std::size_t unit, const CraftFrame& target,
              const MovingPlace& place) {
    const CraftFrame own = frameOf(world, limits, unit);
    const glm::dvec3 errorM = place.offsetM - relativePlaceM(own, target);
    const double distanceM = math::sqrt(squareOf(errorM.x) + squareOf(errorM.y));
    const double turn = distanceM < kStationRegionM ? target.turnRateRadps : 0.0;
    const glm::dvec3 placeVelocity =
        target.ahead * (target.speedMps + place.velocityMps.x - turn * place.offsetM.y) +
        target.right * (place.velocityMps.y + turn * place.offsetM.x);
    glm::dvec3 wanted = placeVelocity;
    if (distanceM > 1e-6) {
        const glm::dvec3 towards = (target.ahead * errorM.x + target.right * errorM.y) * (1.0 / distanceM);
        const double fastest =
            std::min(kShareOfMaximum * limits.maxSpeedMps,
                     std::max(kChaseOverCruise * limits.cruiseSpeedMps,
                              kChaseOverTarget * math::sqrt(glm::dot(placeVelocity, placeVelocity))));
        const double closing = std::min({distanceM / (4.0 * limits.headingTimeS),
                                         math::sqrt(limits.accelerationMps2 * distanceM),
                                         closingWithin(placeVelocity, towards, fastest)});
        wanted += towards * closing;
    }
    if (distanceM < kStationRegionM) {
        const double along = glm::dot(wanted, target.ahead);
        const double least =
            limits.isAir() ? std::min(limits.minSpeedMps, target.speedMps) : kSternwayShare * target.speedMps;
        if (along < least) wanted += target.ahead * (least - along);
    }
    const double speedMps = math::sqrt(glm::dot(wanted, wanted));
    Demand demand = keepCourse(world, limits, unit, speedMps);
    if (speedMps > 0.2) {
        demand.turnRateRadps = steer(world, limits, unit, wanted * (1.0 / speedMps)) + turn;
        demand.bankTangentLimit = limits.bankTangent;
    }
    if (limits.isAir()) {
        const double carried = distanceM < kStationRegionM ? target.climbMps + place.velocityMps.z : 0.0;
        demand.climbMps = carried + climbTowards(limits, own.altitudeM, target.altitudeM + place.offsetM.z);
    }
    return demand;
}

}  // namespace openline::sim
