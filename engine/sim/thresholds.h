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
    glm::dvec2 headingA{0.0}, headingB{0.0};  ///< where the bows point; length 1, or 0 where nobody knows
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

/// When two aircraft are no longer well clear by RTCA DO-365 (Phase I, en route: 0.66 nmi, 450 ft, modified
/// tau 35 s), both flying straight on: seconds from now, 0 if they are not now, `kStaysClearS` if not within
/// the earliest time of an alert. `preventive`: the same within 700 ft.
struct WellClear {
    double lostInS = 0.0;
    double preventiveLostInS = 0.0;
};
inline constexpr double kStaysClearS = 1e9;
WellClear wellClear(const RelativeMotion& motion);

/// How long before the loss an alert is given, by level. Source: DAIDALUS DO_365B configuration.
struct AlertTimes {
    double preventiveS, correctiveS, warningS;
};
inline constexpr AlertTimes kAlertTimes{55.0, 55.0, 25.0};
/// An alert before these is a nuisance: the earliest that DO-365 allows.
inline constexpr AlertTimes kEarliestAlertTimes{75.0, 75.0, 55.0};
/// 1 preventive, 2 corrective, 3 warning.
AlertLevel alertLevel(const WellClear& clear, const AlertTimes& times);

/// Air pairs: 1 preventive, 2 corrective, 3 warning (DO-365); near midair 4; TCAS traffic advisory 2,
/// resolution advisory 3 by sensitivity level. `gapM` is between hulls when they are near.
AlertLevel airLevel(const Standards& standards, const RelativeMotion& motion, double gapM, double altitudeM);
/// Ship pairs: 1 advisory, 2 nmi within 30 min; 2 warning, 1 nmi within 12 min; 3 critical, 500 yd. The first
/// two are half-ellipses about each of the two ships: half as far again ahead of the bow (so 3 nmi, as
/// standing orders ask of a bow crossing), half as far astern; the worse of the two counts, and so does who
/// is inside now. Source: standing orders in practice; the stern's share is assumed.
AlertLevel shipLevel(const Standards& standards, const RelativeMotion& motion, double gapM);
/// A craft in the air and one on the sea: near midair collision only, 4.
AlertLevel mixedLevel(const Standards& standards, double gapM);

/// Will the pair be within a cylinder at some time in the horizon, flying straight?
bool predictedInside(const RelativeMotion& motion, double distanceM, double heightM, double horizonS);

}  // namespace openline::sim
