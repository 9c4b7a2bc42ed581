#include "sim/ship.h"

#include <algorithm>

#include "base/math.h"

namespace openline::sim {

namespace {

constexpr double kLeastTurnRadiusM = 10.0;
/// Resistance of a coasting ship by its crash stop: at cruise it slows seven tenths as hard. Source: assumed.
constexpr double kCoastShare = 0.35;
/// Water brings a drifting ship to rest at last. Source: assumed.
constexpr double kLastDecelerationMps2 = 0.002;
/// Speed falls to that of the turn in the time to run this many radii. Source: assumed.
constexpr double kLossRadii = 1.0;

double within(double value, double low, double high) {
    return std::min(std::max(value, low), high);
}

double speedUnderEngines(const UnitLimits& limits, double speed, const Helm& helm, double stepS) {
    switch (helm.engine) {
        case Engine::stopped:
            return std::max(0.0, speed - (limits.coastPerM * speed * speed + kLastDecelerationMps2) * stepS);
        case Engine::fullAstern:
            return std::max(0.0, speed - limits.crashStopMps2 * stepS);
        case Engine::ordered:
            break;
    }
    const double change = within(helm.speedMps, 0.0, limits.maxSpeedMps) - speed;
    const double most = limits.accelerationMps2 * stepS;
    return speed + within(change, -most, most);
}

/// A turn costs speed by the square of the rudder, and lets go of it no faster than the engines regain it.
double speedInTurn(const UnitLimits& limits, const ShipState& before, double speed, const Helm& helm,
                   double stepS) {
    if (before.yawRateRadps == 0.0 || before.speedMps <= 0.0) return speed;
    const double rudder = before.yawRateRadps * limits.turnRadiusM / before.speedMps;
    const double ordered = helm.engine == Engine::ordered ? std::min(helm.speedMps, limits.maxSpeedMps) : 0.0;
    const double sought = std::max(ordered, before.speedMps);
    const double reached = sought * (1.0 - limits.turnSpeedLoss * std::min(1.0, rudder * rudder));
    if (before.speedMps <= reached) return std::min(speed, std::max(reached, before.speedMps));
    const double perS = before.speedMps / (kLossRadii * limits.turnRadiusM);
    const double lost = (before.speedMps - reached) * std::min(1.0, perS * stepS);
    return std::min(speed, before.speedMps - lost);
}

}  // namespace

ShipMove sailOn(const UnitLimits& limits, ShipState& state, const Helm& helm, double stepS) {
    const ShipState before = state;
    state.speedMps =
        speedInTurn(limits, before, speedUnderEngines(limits, before.speedMps, helm, stepS), helm, stepS);
    const double middleSpeed = 0.5 * (state.speedMps + before.speedMps);
    const double tightest = middleSpeed / limits.turnRadiusM;
    const double wanted = within(helm.turnRateRadps, -tightest, tightest);
    const double yaw = before.yawRateRadps + (wanted - before.yawRateRadps) * helm.rudderShare * stepS /
                                                 (limits.yawTimeConstantS + 0.5 * stepS);
    state.yawRateRadps = within(yaw, -tightest, tightest);
    return {0.5 * (state.yawRateRadps + before.yawRateRadps) * stepS, middleSpeed * stepS};
}

double tacticalDiameterM(const UnitLimits& limits) {
    constexpr double kStepS = 0.5;
    constexpr int kMostSteps = 8000;
    ShipState state{limits.cruiseSpeedMps, 0.0};
    const Helm hardOver{1.0, limits.cruiseSpeedMps, Engine::ordered, 1.0};
    double aheadPart = 1.0, rightPart = 0.0, rightM = 0.0, turnedRad = 0.0;
    for (int i = 0; i < kMostSteps && turnedRad < math::kPi; ++i) {
        const ShipMove run = sailOn(limits, state, hardOver, kStepS);
        const double sine = run.angleRad, cosine = 1.0 - 0.5 * sine * sine;
        const double ahead = aheadPart * cosine - rightPart * sine;
        const double right = rightPart * cosine + aheadPart * sine;
        rightM += 0.5 * (rightPart + right) * run.distanceM;
        const double length = math::sqrt(ahead * ahead + right * right);
        aheadPart = ahead / length;
        rightPart = right / length;
        turnedRad += run.angleRad;
    }
    return rightM;
}

void setShip(UnitLimits& limits, const PlatformDef& platform) {
    limits.yawTimeConstantS = platform.yawTimeConstantS;
    limits.turnSpeedLoss = platform.turnSpeedLoss > 0.0 ? platform.turnSpeedLoss : kTurnSpeedLoss;
    const double stopM =
        platform.stoppingDistanceM > 0.0 ? platform.stoppingDistanceM : kStoppingLengths * platform.lengthM;
    limits.crashStopMps2 = limits.cruiseSpeedMps * limits.cruiseSpeedMps / (2.0 * stopM);
    limits.coastPerM = kCoastShare / stopM;
    const double wantedM = std::max(2.0 * kLeastTurnRadiusM, platform.tacticalDiameterM);
    limits.turnRadiusM = 0.5 * wantedM;
    for (int i = 0; i < 10; ++i) {
        const double tooWideM = tacticalDiameterM(limits) - wantedM;
        limits.turnRadiusM = std::max(kLeastTurnRadiusM, limits.turnRadiusM - 0.5 * tooWideM);
    }
}

}  // namespace openline::sim
