// How bad a pair is, by named standards with their published numbers. Works on one pair's relative motion in
// a local horizontal plane; knows nothing of worlds. All are predictions by straight lines, as the standards
// have them.
#pragma once

#include <glm/vec2.hpp>
#include <vector>

#include "sim/definition.h"
#include "sim/report.h"

namespace openline::sim {

/// Motion of b relative to a: horizontal place and velocity, height difference and its rate.
struct RelativeMotion {
    glm::dvec2 placeM{0.0};
    glm::dvec2 velocityMps{0.0};
    double aboveM = 0.0;
    double climbMps = 0.0;
};

/// The chosen standards and the widest limits among them, which decide what is watched at all.
struct Standards {
    bool do365 = false, nearMidair = false, tcas = false, ship = false;
    double airDistanceM = 0.0;  ///< widest horizontal
    double airHeightM = 0.0;    ///< widest vertical
    /// Within this time to the closest point a pair counts however widely it will miss: TCAS advises by time
    /// alone. So pairs are watched to this much of their relative speed, halved, beyond `airDistanceM`.
    double airWideMissS = 0.0;
    double shipDistanceM = 0.0;
    double shipLookAheadS = 1800.0;  ///< 30 minutes. Source: ship advisory practice, 2 nmi within 30 min
    double airLookAheadS = 300.0;
};

Standards standardsFrom(const EncounterSettings& settings);

/// Near midair collision: closer than 500 ft. Source: FAA Aeronautical Information Manual 7-6-3.
inline constexpr double kNearMidairM = 500.0 * 0.3048;

/// Time to the closest point of approach in the horizontal plane; 0 when drawing apart or keeping station.
double horizontalTcpaS(const RelativeMotion& motion);

/// Air pairs: 1 preventive, 2 corrective, 3 warning (RTCA DO-365 Phase I, modified tau); near midair 4; TCAS
/// traffic advisory 2, resolution advisory 3 by sensitivity level. `gapM` is between hulls when they are
/// near.
AlertLevel airLevel(const Standards& standards, const RelativeMotion& motion, double gapM, double altitudeM);
/// Ship pairs: 1 within 2 nmi in 30 min, 2 within 1 nmi in 12 min, 3 within 500 yd. Source: standing orders
/// in practice.
AlertLevel shipLevel(const Standards& standards, const RelativeMotion& motion, double gapM);
/// A craft in the air and one on the sea: near midair collision only, 4.
AlertLevel mixedLevel(const Standards& standards, double gapM);

/// Will the pair be within a cylinder at some time in the horizon, flying straight?
bool predictedInside(const RelativeMotion& motion, double distanceM, double heightM, double horizonS);

}  // namespace openline::sim
