// What the air leaves of an aircraft's abilities at a height: climb, descent and acceleration by altitude
// band, the stall, and the load factor that structure and wing allow. Asked only where a demand comes near a
// limit; level cruise does not. Inside `sim` only.
#pragma once

#include "sim/plan.h"

namespace openline::sim {

/// Rate of climb at the service ceiling: 100 ft/min. Source: the usual definition of the service ceiling.
inline constexpr double kServiceCeilingClimbMps = 0.508;
/// Acceleration that is left at the ceiling, where a platform gives no bands. Source: assumed.
inline constexpr double kCeilingAccelerationShare = 0.25;
/// Approach speed over the stall. Source: 14 CFR 25.125 as it long stood (V_REF of at least 1.3 times the
/// stall); taken for all kinds of aircraft.
inline constexpr double kApproachOverStall = 1.3;
/// Slowest flight over the stall. Source: assumed.
inline constexpr double kSlowestOverStall = 1.1;
/// Kept back from the load allowed, so that a banked craft can still level off. Source: assumed.
inline constexpr double kLoadReserve = 1.1;

/// The bands of a platform, in the form that motion uses: from its own, or from a line between its climb at
/// sea level and that at the ceiling.
Bands bandsOf(const PlatformDef& platform);
/// Load factor of the structure. Source: where a platform gives none, 2.5 (14 CFR 25.337, transports), and 7
/// for fighters (public figures are 7 to 9; assumed).
double structuralLoad(const PlatformDef& platform);

/// Abilities at a height: linear between bands.
Band abilitiesAt(const Bands& bands, double altitudeM);

/// True airspeed of the stall in level flight.
double stallSpeedMps(const UnitLimits& limits, double altitudeM);
/// Load factor allowed: of the structure, and of the wing, (V / stall)^2.
double allowedLoad(const UnitLimits& limits, double altitudeM, double speedMps);

}  // namespace openline::sim
