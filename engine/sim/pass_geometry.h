// How a close pass runs: straight relative to the craft passed, through the point where the hulls are a gap
// apart. Used by the order that flies it and by whoever solves one backwards from its closest point.
#pragma once

#include <glm/vec3.hpp>

#include "sim/order_defs.h"
#include "sim/plan.h"

namespace openline::sim {

/// A ship begins to cross another's bow this long before: it must turn and gain speed. Source: assumed.
inline constexpr double kShipCrossRunInS = 240.0;

/// A straight pass in the axes of the craft passed: ahead, right, above.
struct PassLine {
    glm::dvec3 velocityMps{0.0};            ///< relative to it
    glm::dvec3 headingAxis{1.0, 0.0, 0.0};  ///< of the craft that passes
};

/// `side`: 1 passes on its right, or comes from there; -1 left.
PassLine passLine(const UnitLimits& own, const ClosePassOrder& order, double targetSpeedMps, double side);

/// Where the centre must be at the closest point for hulls to pass at a gap; negative: they overlap.
glm::dvec3 closestOffsetM(const UnitLimits& target, const UnitLimits& own, PassGeometry geometry,
                          const PassLine& line, double side, double gapM);

/// Does a pass begin below the craft passed?
bool isBelow(PassGeometry geometry);

}  // namespace openline::sim
