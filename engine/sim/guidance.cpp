#include "sim/guidance.h"

#include <glm/vec2.hpp>

#include "base/units.h"

namespace openline::sim {

namespace {

using units::kStandardGravityMps2;

/// Follows a place no faster than this much above cruise, or above the craft followed. Source: assumed.
constexpr double kChaseOverCruise = 1.15;
constexpr double kChaseOverTarget = 1.2;
constexpr double kShareOfMaximum = 0.97;
/// Nearer than this a follower keeps flying its leader's way rather than turning back. Source: assumed.
constexpr double kStationRegionM = 5000.0;
constexpr double kSternwayShare = 0.3;
/// Of the angle between nose and track that a circle in wind reckons with. Source: assumed.
constexpr double kLeastCosine = 0.3;

double squareOf(double x) {
    return x * x;
}

/// How fast one may close along a direction so that the whole velocity stays within a speed.
double closingWithin(const glm::dvec2& placeVelocity, const glm::dvec2& towards, double speedMps) {
    const double along = glm::dot(placeVelocity, towards);
    const double room = squareOf(along) - glm::dot(placeVelocity, placeVelocity) + squareOf(speedMps);
    if (room <= 0.0) return 0.0;
    return std::max(0.0, -along + math::sqrt(room));
}

/// How fast to close on a place: what the heading loop, the brakes and the top speed allow.
double closingMps(const UnitLimits& limits, const glm::dvec2& placeVelocity, const glm::dvec2& towards,
                  double distanceM) {
    const double gentle = distanceM * 0.25 * limits.perHeadingTime;
    const double braking = squareOf(gentle) <= limits.accelerationMps2 * distanceM
                               ? gentle
                               : math::sqrt(limits.accelerationMps2 * distanceM);
    const double placeSpeed = math::sqrt(glm::dot(placeVelocity, placeVelocity));
    const double fastest =
        std::min(kShareOfMaximum * limits.maxSpeedMps,
                 std::max(kChaseOverCruise * limits.cruiseSpeedMps, kChaseOverTarget * placeSpeed));
    if (placeSpeed + braking <= fastest) return braking;
    return std::min(braking, closingWithin(placeVelocity, towards, fastest));
}

/// Rate at which the nose turns on a circle over the ground: the air's acceleration across the track is the
/// circle's.
double circlingRate(const World& world, std::size_t unit, double speedMps, double radiusM) {
    const double needed = speedMps / std::max(radiusM, 1.0);
    if (!drifts(world, unit)) return needed;
    const glm::dvec3& ahead = world.tangent[unit];
    const glm::dvec3 velocity = ahead * speedMps + airMotionMps(world, unit);
    const double pace = math::sqrt(glm::dot(velocity, velocity));
    const double share = pace / speedMps;
    const double cosine = pace > 0.0 ? glm::dot(velocity, ahead) / pace : 1.0;
    return needed * share * share / std::max(cosine, kLeastCosine);
}

}  // namespace

void bendToGeodesic(const glm::dvec3& normal, double altitudeM, Sight& sight) {
    // The geodesic leaves the normal section by an angle of second and higher order in the distance. Source:
    // the first two terms are the classical ones; the others are fitted to integrated geodesics up to 3,000
    // km and 65 degrees of latitude, where all together lead astray by less than 1 m.
    constexpr double kE2 = geo::wgs84::kEccentricitySquared;
    constexpr double kPerMajor = 1.0 / geo::wgs84::kSemiMajorM;
    const glm::dvec3 chord = sight.chordM * kPerMajor;
    const double square = glm::dot(chord, chord), down = glm::dot(normal, chord);
    const double east = normal.x * chord.y - normal.y * chord.x;  // times the cosine of latitude, both
    const double north = chord.z - normal.z * down;
    const double bend =
        north * (-1.0 / 6.0 - 0.0822 * square) + normal.z * square * (1.0 / 24.0 + 0.0181 * square);
    // Aloft the curvatures northward and eastward differ less than below: the same track is another azimuth.
    const double lift = -north * altitudeM * kPerMajor / (square - down * down);
    const double angle = kE2 * east * (bend + lift);
    const double aheadM = sight.aheadM;
    sight.aheadM -= angle * sight.rightM;
    sight.rightM += angle * aheadM;
}

Demand circle(const World& world, const UnitLimits& limits, std::size_t unit, const glm::dvec3& centreNormal,
              double radiusM, bool clockwise, double altitudeM, double speedMps) {
    const double heightM = world.altitudeM[unit];
    const glm::dvec3& normal = world.normal[unit];
    glm::dvec3 outward = surfacePlaceM(normal, heightM) - surfacePlaceM(centreNormal, heightM);
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
    const double needed = circlingRate(world, unit, speed, radiusM);
    demand.turnRateRadps += (clockwise ? needed : -needed) * around * around;
    demand.bankTangentLimit = std::min(
        limits.bankTangent, std::max(limits.routineBankTangent, 1.2 * needed * speed / kStandardGravityMps2));
    return demand;
}

glm::dvec3 relativePlaceM(const CraftFrame& own, const CraftFrame& target) {
    return inAxesOf(target, own.ecefM - target.ecefM, own.altitudeM);
}

Demand follow(const World& world, const UnitLimits& limits, std::size_t unit, const CraftFrame& target,
              const MovingPlace& place, const glm::dvec3& betweenM) {
    // In the plane of the craft followed: ahead of it and to its right.
    const double altitudeM = world.altitudeM[unit];
    const glm::dvec3& normal = world.normal[unit];
    const glm::dvec2 errorM{place.offsetM.x - glm::dot(betweenM, target.ahead),
                            place.offsetM.y - glm::dot(betweenM, target.right)};
    const double squareM2 = glm::dot(errorM, errorM);
    const bool near = squareM2 < squareOf(kStationRegionM);
    const double turn = near ? target.turnRateRadps : 0.0;
    // Through the air that this craft flies in: what the target's moves otherwise is the place's own motion.
    glm::dvec2 placeVelocity{target.speedMps + place.velocityMps.x - turn * place.offsetM.y,
                             place.velocityMps.y + turn * place.offsetM.x};
    if (!world.plan->wind.empty()) {
        const glm::dvec3 shear = target.airMps - airMotionMps(world, unit);
        placeVelocity += glm::dvec2{glm::dot(shear, target.ahead), glm::dot(shear, target.right)};
    }
    glm::dvec2 wanted = placeVelocity;
    if (squareM2 > 1e-12) {
        const double distanceM = math::sqrt(squareM2);
        const glm::dvec2 towards = errorM * (1.0 / distanceM);
        wanted += towards * closingMps(limits, placeVelocity, towards, distanceM);
    }
    if (near && !place.anyHeading) {
        const double least =
            limits.isAir() ? std::min(limits.minSpeedMps, target.speedMps) : kSternwayShare * target.speedMps;
        wanted.x = std::max(wanted.x, least);
    }
    const double speedMps = math::sqrt(glm::dot(wanted, wanted));
    Demand demand = keepCourse(world, limits, unit, speedMps);
    if (speedMps > 0.2) {
        const glm::dvec3 direction = target.ahead * wanted.x + target.right * wanted.y;
        const glm::dvec3& ahead = world.tangent[unit];
        const double right = glm::dot(direction, glm::cross(ahead, normal));
        demand.turnRateRadps = steer(world, limits, unit, glm::dot(direction, ahead), right, speedMps) + turn;
        demand.bankTangentLimit = limits.bankTangent;
    }
    if (limits.isAir()) {
        const double carried = near ? target.climbMps + place.velocityMps.z : 0.0;
        demand.climbMps = carried + climbTowards(limits, altitudeM, target.altitudeM + place.offsetM.z);
    }
    return demand;
}

}  // namespace openline::sim
