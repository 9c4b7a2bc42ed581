// The arithmetic of steering: from where a craft is and wants to be to a demanded turn rate, speed and climb.
// Only
// + - * / sqrt. Knows one craft and one goal; which goal is the orders' business, and limits are kept by
// motion.
#pragma once

#include <algorithm>
#include <glm/geometric.hpp>
#include <glm/vec3.hpp>

#include "base/math.h"
#include "geo/surface.h"
#include "sim/plan.h"
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
};

/// A craft's place and axes for guidance relative to it.
struct CraftFrame {
    glm::dvec3 ecefM{0.0};
    glm::dvec3 normal{0.0}, ahead{0.0}, right{0.0};
    double altitudeM = 0.0, speedMps = 0.0, climbMps = 0.0, turnRateRadps = 0.0;
};

CraftFrame frameOf(const World& world, const UnitLimits& limits, std::size_t unit);

/// Rate of turn of a banked craft, or of a ship.
double turnRateRadps(const World& world, const UnitLimits& limits, std::size_t unit);

/// Demanded turn rate towards a horizontal unit direction.
double steer(const World& world, const UnitLimits& limits, std::size_t unit, const glm::dvec3& direction);

/// Demanded climb towards a height, with a smooth capture.
double climbTowards(const UnitLimits& limits, double altitudeM, double demandedM);

/// Direction and distance to a normal, both for guidance (distance within 0.1 % up to 2,000 km).
struct Bearing {
    glm::dvec3 direction{0.0};
    double distanceM = 0.0;
};
Bearing bearingTo(const glm::dvec3& fromNormal, const glm::dvec3& toNormal, double altitudeM);

/// Radius of a turn at a speed with the routine bank, or of a ship.
double turnRadiusM(const UnitLimits& limits, double speedMps);

/// Flies straight on at a speed and height.
Demand keepCourse(const World& world, const UnitLimits& limits, std::size_t unit, double speedMps);
/// Flies towards a direction, height and speed with the routine bank.
Demand flyTowards(const World& world, const UnitLimits& limits, std::size_t unit, const glm::dvec3& direction,
                  double altitudeM, double speedMps);
/// Circles a point; `radiusM` is the wanted one.
Demand circle(const World& world, const UnitLimits& limits, std::size_t unit, const glm::dvec3& centreNormal,
              double radiusM, bool clockwise, double altitudeM, double speedMps);

/// A moving place to be at: relative to a craft, with its own velocity over the surface in that craft's axes.
struct MovingPlace {
    glm::dvec3 offsetM{0.0};      ///< ahead, right, above of the craft
    glm::dvec3 velocityMps{0.0};  ///< of the place, beyond the craft's own motion and turn
};
/// Flies to a moving place and stays there: closes along the line to it no faster than the craft can brake.
Demand follow(const World& world, const UnitLimits& limits, std::size_t unit, const CraftFrame& target,
              const MovingPlace& place);
/// Own place in the axes of another craft: ahead, right, above.
glm::dvec3 relativePlaceM(const CraftFrame& own, const CraftFrame& target);

}  // namespace openline::sim
