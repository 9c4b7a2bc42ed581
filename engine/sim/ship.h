// How a ship moves through the water: first-order yaw (Nomoto), the speed that a turn costs, and how it
// stops. Knows no world and no place, so that limits can be solved for with the very arithmetic that is
// flown. Inside `sim` only.
#pragma once

#include "sim/plan.h"

namespace openline::sim {

/// What the engines do beside the speed ordered.
enum class Engine : std::uint8_t {
    ordered,    ///< hold or go for the speed demanded
    stopped,    ///< coast
    fullAstern  ///< crash stop
};

/// What is asked of a ship for one tick.
struct Helm {
    double turnRateRadps = 0.0;  ///< clockwise
    double speedMps = 0.0;       ///< with the engines as ordered
    Engine engine = Engine::ordered;
    double rudderShare = 1.0;  ///< of the tick in which the rudder works
};

struct ShipState {
    double speedMps = 0.0, yawRateRadps = 0.0;
};

/// One tick on. Returns the angle turned and the distance run, both half-way between before and after.
struct ShipMove {
    double angleRad = 0.0, distanceM = 0.0;
};
ShipMove sailOn(const UnitLimits& limits, ShipState& state, const Helm& helm, double stepS);

/// Where a platform gives none. Source: assumed; textbooks have ships lose 30 to 40 % of their speed in a
/// hard-over turn.
inline constexpr double kTurnSpeedLoss = 0.35;
/// Crash stop by the ship's length, where a platform gives none. Source: assumed; IMO resolution MSC.137(76)
/// allows 15 lengths.
inline constexpr double kStoppingLengths = 8.0;

/// A ship's limits of turning and stopping. The tightest radius is solved so that a hard-over turn from
/// cruise has the platform's tactical diameter, with the lag of the yaw and the loss of speed.
void setShip(UnitLimits& limits, const PlatformDef& platform);

/// Diameter of a hard-over turn from cruise: the distance between the course and its reverse.
double tacticalDiameterM(const UnitLimits& limits);

}  // namespace openline::sim
