// The arithmetic of steering: from where a craft is and wants to be to a demanded turn rate, speed and climb.
// Only
// + - * / sqrt. Knows one craft and one goal; which goal is the orders' business, and limits are kept by
// motion.
#pragma once

#include <algorithm>
#include <glm/geometric.hpp>
#include <glm/vec3.hpp>

#include "base/math.h"
#include "base/units.h"
#include "geo/surface.h"
#include "sim/plan.h"
#include "sim/ship.h"
#include "sim/wind.h"
#include "sim/world.h"

namespace openline::sim {

enum class MotionKind : std::uint8_t { fly, sail, roll, fall };

/// What the orders ask of motion for one tick.
struct Demand {
    double turnRateRadps = 0.0;  ///< clockwise
    double speedMps = 0.0;
    double climbMps = 0.0;
    double bankTangentLimit = 0.0;
    MotionKind kind = MotionKind::fly;
    double share = 1.0;  ///< of the tick in which bank and rudder move: a turn may begin inside a tick
    Engine engine = Engine::ordered;  ///< ships
};

/// A craft's place and axes for guidance relative to it.
struct CraftFrame {
    glm::dvec3 ecefM{0.0};
    glm::dvec3 normal{0.0}, ahead{0.0}, right{0.0};
    glm::dvec3 airMps{0.0};  ///< motion of what it moves through
    double altitudeM = 0.0, speedMps = 0.0, climbMps = 0.0, turnRateRadps = 0.0;
};

/// Earth-fixed place of a normal at a height, without a root. Accuracy: 1 mm south of 60 degrees; differences
/// of neighbours far better.
inline glm::dvec3 surfacePlaceM(const glm::dvec3& normal, double altitudeM) {
    constexpr double kE2 = geo::wgs84::kEccentricitySquared;
    const double square = kE2 * normal.z * normal.z;
    const double across =
        geo::wgs84::kSemiMajorM * (1.0 + square * (0.5 + square * (0.375 + square * 0.3125)));
    const double equatorial = across + altitudeM;
    return {equatorial * normal.x, equatorial * normal.y, (across * (1.0 - kE2) + altitudeM) * normal.z};
}

inline CraftFrame frameOf(const World& world, const UnitLimits& limits, std::size_t unit);

/// Rate of turn of a banked craft, or of a ship.
inline double turnRateRadps(const World& world, const UnitLimits& limits, std::size_t unit);

/// Demanded turn rate towards a horizontal direction, given by its parts ahead and to the right and by its
/// length.
inline double steer(const World& world, const UnitLimits& limits, std::size_t unit, double ahead,
                    double right, double length);

/// Demanded climb towards a height, with a smooth capture.
inline double climbTowards(const UnitLimits& limits, double altitudeM, double demandedM);

/// Direction and distance to a normal, both for guidance (distance within 0.1 % up to 2,000 km).
struct Bearing {
    glm::dvec3 direction{0.0};
    double distanceM = 0.0;
};
inline Bearing bearingTo(const glm::dvec3& fromNormal, const glm::dvec3& toNormal, double altitudeM);

/// Nearer than this the plane through two places and the geodesic between them differ by centimetres.
inline constexpr double kFarSightM = 100e3;
/// Where a place lies as a craft sees it: the chord to it at sea level, its parts ahead and to the right.
struct Sight {
    glm::dvec3 chordM{0.0};
    double aheadM = 0.0, rightM = 0.0;
    double squareM2 = 0.0;  ///< of the chord, downward part included
};
inline Sight sightOf(const World& world, std::size_t unit, const glm::dvec3& toNormal);
/// Turns the parts of a far sight from the plane through both places on to the geodesic.
void bendToGeodesic(const glm::dvec3& normal, double altitudeM, Sight& sight);

/// Radius of a turn at a speed with the routine bank, or of a ship.
inline double turnRadiusM(const UnitLimits& limits, double speedMps);

/// Flies straight on at a speed and height.
inline Demand keepCourse(const World& world, const UnitLimits& limits, std::size_t unit, double speedMps);
/// Flies towards a direction over the ground, height and speed with the routine bank.
inline Demand flyTowards(const World& world, const UnitLimits& limits, std::size_t unit,
                         const glm::dvec3& direction, double altitudeM, double speedMps);
/// The same towards a place in sight; straight on above it.
inline Demand flyTowards(const World& world, const UnitLimits& limits, std::size_t unit, const Sight& sight,
                         double altitudeM, double speedMps);
/// Circles a point; `radiusM` is the wanted one.
Demand circle(const World& world, const UnitLimits& limits, std::size_t unit, const glm::dvec3& centreNormal,
              double radiusM, bool clockwise, double altitudeM, double speedMps);

/// A moving place to be at: relative to a craft, with its own velocity over the surface in that craft's axes.
struct MovingPlace {
    glm::dvec3 offsetM{0.0};      ///< ahead, right, above of the craft
    glm::dvec3 velocityMps{0.0};  ///< of the place, beyond the craft's own motion and turn
    bool anyHeading = false;      ///< also against the way of the craft followed, near as it may be
};
/// Flies to a moving place and stays there: closes along the line to it no faster than the craft can brake.
Demand follow(const World& world, const UnitLimits& limits, std::size_t unit, const CraftFrame& target,
              const MovingPlace& place, const glm::dvec3& betweenM);
inline Demand follow(const World& world, const UnitLimits& limits, std::size_t unit, const CraftFrame& target,
                     const MovingPlace& place);
/// From a craft to a unit, Earth-fixed.
inline glm::dvec3 betweenPlacesM(const World& world, std::size_t unit, const CraftFrame& from);
/// The same ahead, right and above of the craft; `altitudeM` is the unit's.
inline glm::dvec3 inAxesOf(const CraftFrame& craft, const glm::dvec3& betweenM, double altitudeM);
/// Own place in the axes of another craft: ahead, right, above.
glm::dvec3 relativePlaceM(const CraftFrame& own, const CraftFrame& target);

// --- Defined here: what runs for every moving unit at every tick.

inline double turnRateRadps(const World& world, const UnitLimits& limits, std::size_t unit) {
    if (!limits.isAir()) return world.yawRateRadps[unit];
    const double bank = world.bankTangent[unit];
    return bank == 0.0 ? 0.0 : units::kStandardGravityMps2 * bank / std::max(world.speedMps[unit], 1.0);
}

[[gnu::always_inline]] inline CraftFrame frameOf(const World& world, const UnitLimits& limits,
                                                 std::size_t unit) {
    const glm::dvec3 &normal = world.normal[unit], &ahead = world.tangent[unit];
    const double altitudeM = world.altitudeM[unit];
    // All at once: nothing is written twice.
    return {surfacePlaceM(normal, altitudeM),
            normal,
            ahead,
            glm::cross(ahead, normal),
            airMotionMps(world, unit),
            altitudeM,
            world.speedMps[unit],
            world.climbMps[unit],
            turnRateRadps(world, limits, unit)};
}

inline glm::dvec3 betweenPlacesM(const World& world, std::size_t unit, const CraftFrame& from) {
    return surfacePlaceM(world.normal[unit], world.altitudeM[unit]) - from.ecefM;
}

inline glm::dvec3 inAxesOf(const CraftFrame& craft, const glm::dvec3& betweenM, double altitudeM) {
    return {glm::dot(betweenM, craft.ahead), glm::dot(betweenM, craft.right), altitudeM - craft.altitudeM};
}

inline Demand follow(const World& world, const UnitLimits& limits, std::size_t unit, const CraftFrame& target,
                     const MovingPlace& place) {
    return follow(world, limits, unit, target, place, betweenPlacesM(world, unit, target));
}

inline double steer(const World& world, const UnitLimits& limits, std::size_t unit, double ahead,
                    double right, double length) {
    const double sine = right / length;
    double angle = sine * (1.0 + sine * sine * (1.0 / 6.0));
    if (ahead < 0.0) angle = sine < 0.0 ? -2.3 - sine : 2.3 - sine;  // grows from 1.3 to 2.3 behind the beam
    const double rate = angle * limits.perHeadingTime;
    // A ship answers its rudder late: the damping keeps it from swinging past.
    return limits.isAir() ? rate : rate - 0.25 * world.yawRateRadps[unit];
}

inline double climbTowards(const UnitLimits& limits, double altitudeM, double demandedM) {
    const double error = std::min(demandedM, limits.ceilingM) - altitudeM;
    const double size = error < 0.0 ? -error : error;
    double rate = 0.25 * size;
    if (size > 4.0) rate = std::min(rate, math::sqrt(1.2 * kVerticalAccelerationMps2 * size));
    return error < 0.0 ? -std::min(rate, limits.descentMps) : std::min(rate, limits.climbMps);
}

inline Bearing bearingTo(const glm::dvec3& fromNormal, const glm::dvec3& toNormal, double altitudeM) {
    // The chord through the ellipsoid, its part in the tangent plane for the direction.
    const glm::dvec3 chord = surfacePlaceM(toNormal, 0.0) - surfacePlaceM(fromNormal, 0.0);
    const double square = glm::dot(chord, chord);
    const glm::dvec3 inPlane = chord - fromNormal * glm::dot(chord, fromNormal);
    const double planeSquare = glm::dot(inPlane, inPlane);
    if (planeSquare < 1e-16) return {glm::dvec3{0.0}, 0.0};
    constexpr double kPerMajor = 1.0 / geo::wgs84::kSemiMajorM;
    const double arcM = math::sqrt(square) * (1.0 + square * (kPerMajor * kPerMajor / 24.0));
    return {inPlane * (1.0 / math::sqrt(planeSquare)), arcM * (1.0 + altitudeM * kPerMajor)};
}

inline Sight sightOf(const World& world, std::size_t unit, const glm::dvec3& toNormal) {
    const glm::dvec3& normal = world.normal[unit];
    const glm::dvec3& ahead = world.tangent[unit];
    const glm::dvec3 chord = surfacePlaceM(toNormal, 0.0) - surfacePlaceM(normal, 0.0);
    Sight sight{chord, glm::dot(chord, ahead), glm::dot(chord, glm::cross(ahead, normal)),
                glm::dot(chord, chord)};
    if (sight.squareM2 > kFarSightM * kFarSightM) bendToGeodesic(normal, world.altitudeM[unit], sight);
    return sight;
}

inline double turnRadiusM(const UnitLimits& limits, double speedMps) {
    if (!limits.isAir()) return limits.turnRadiusM + speedMps * limits.yawTimeConstantS;
    // Rolling in costs about two seconds of straight flight.
    return speedMps * speedMps * limits.turnRadiusPerSquare + 2.0 * speedMps;
}

inline Demand keepCourse(const World& world, const UnitLimits& limits, std::size_t unit, double speedMps) {
    Demand demand;
    demand.kind = limits.isAir() ? MotionKind::fly : MotionKind::sail;
    demand.speedMps = speedMps;
    demand.bankTangentLimit = limits.routineBankTangent;
    if (!limits.isAir()) demand.turnRateRadps = -0.25 * world.yawRateRadps[unit];
    return demand;
}

inline Demand flyTowards(const World& world, const UnitLimits& limits, std::size_t unit,
                         const glm::dvec3& direction, double altitudeM, double speedMps) {
    Demand demand = keepCourse(world, limits, unit, speedMps);
    const glm::dvec3& ahead = world.tangent[unit];
    const glm::dvec3 right = glm::cross(ahead, world.normal[unit]);
    glm::dvec2 nose{glm::dot(direction, ahead), glm::dot(direction, right)};
    if (drifts(world, unit)) nose = crabbed(world, unit, nose);
    demand.turnRateRadps = steer(world, limits, unit, nose.x, nose.y, 1.0);
    if (limits.isAir()) demand.climbMps = climbTowards(limits, world.altitudeM[unit], altitudeM);
    return demand;
}

inline Demand flyTowards(const World& world, const UnitLimits& limits, std::size_t unit, const Sight& sight,
                         double altitudeM, double speedMps) {
    Demand demand = keepCourse(world, limits, unit, speedMps);
    const double square = sight.aheadM * sight.aheadM + sight.rightM * sight.rightM;
    if (square > 1e-12) {
        const double length = math::sqrt(square);
        glm::dvec2 nose{sight.aheadM, sight.rightM};
        if (drifts(world, unit)) nose = crabbed(world, unit, nose * (1.0 / length)) * length;
        demand.turnRateRadps = steer(world, limits, unit, nose.x, nose.y, length);
    }
    if (limits.isAir()) demand.climbMps = climbTowards(limits, world.altitudeM[unit], altitudeM);
    return demand;
}

}  // namespace openline::sim
