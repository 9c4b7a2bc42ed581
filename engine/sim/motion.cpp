#include "base/units.h"
#include "sim/stages.h"

namespace openline::sim {

namespace {

constexpr double kGravityMps2 = units::kStandardGravityMps2;
/// A turn of less in one tick is none: guidance sees the error left, a centimetre or so aside.
constexpr double kLeastAngle = 1e-7;

double towards(double from, double to, double mostStep) {
    return from + std::clamp(to - from, -mostStep, mostStep);
}

/// Turns a tangent clockwise. Its length is kept but for rounding, which the next move along the surface
/// takes out.
void turn(geo::Tangent& direction, const geo::Normal& place, double sine, double cosine) {
    direction.t = direction.t * cosine + glm::cross(direction.t, place.n) * sine;
}

/// Turns by an angle over a move: half before and half after, so that the path does not depend on the tick.
void moveAlong(World& world, std::size_t unit, double angle, double distanceM) {
    geo::Normal place{world.normal[unit]};
    geo::Tangent direction{world.tangent[unit]};
    const double half = 0.5 * angle;
    const double square = half * half;
    const double sine = half * (1.0 - square * (1.0 / 6.0 - square * (1.0 / 120.0)));
    const double cosine = 1.0 - square * (0.5 - square * (1.0 / 24.0 - square * (1.0 / 720.0)));
    const bool turns = angle > kLeastAngle || angle < -kLeastAngle;
    if (turns) turn(direction, place, sine, cosine);
    geo::advance(place, direction, distanceM, world.altitudeM[unit]);
    if (turns) turn(direction, place, sine, cosine);
    world.normal[unit] = place.n;
    world.tangent[unit] = direction.t;
}

/// The bank one tick later: towards what is wanted, no faster than the roll rate. Tangents add as angles do.
double rolled(double bank, double wanted, double rollTangent, double limit) {
    if (wanted > bank) {
        const double most =
            bank * rollTangent < 1.0 ? (bank + rollTangent) / (1.0 - bank * rollTangent) : limit;
        return std::min(wanted, most);
    }
    if (wanted == bank) return bank;
    const double least =
        bank * rollTangent > -1.0 ? (bank - rollTangent) / (1.0 + bank * rollTangent) : -limit;
    return std::max(wanted, least);
}

/// A point mass with coordinated turns: the rate of turn is g tan(bank) / V, the bank follows at the roll
/// rate.
void fly(World& world, const UnitLimits& limits, const Demand& demand, std::size_t unit, double stepS) {
    double& bank = world.bankTangent[unit];
    double& speed = world.speedMps[unit];
    double& climb = world.climbMps[unit];
    const double wantedBank = std::clamp(demand.turnRateRadps * speed * (1.0 / kGravityMps2),
                                         -demand.bankTangentLimit, demand.bankTangentLimit);
    const double before = bank;
    bank = rolled(bank, wantedBank, limits.rollStepTangent, limits.bankTangent);
    const double speedBefore = speed;
    const double slowest = std::min(limits.minSpeedMps, limits.approachSpeedMps);
    speed = towards(speed, std::clamp(demand.speedMps, slowest, limits.maxSpeedMps),
                    limits.accelerationMps2 * stepS);
    const double climbBefore = climb;
    climb = towards(climb, std::clamp(demand.climbMps, -limits.descentMps, limits.climbMps),
                    kVerticalAccelerationMps2 * stepS);
    const double middleSpeed = 0.5 * (speed + speedBefore);
    const double middleClimb = 0.5 * (climb + climbBefore);
    const double rate = kGravityMps2 * 0.5 * (bank + before) / std::max(middleSpeed, 1.0);
    const double overGround =
        math::sqrt(std::max(0.0, middleSpeed * middleSpeed - middleClimb * middleClimb));
    moveAlong(world, unit, rate * stepS, overGround * stepS);
    world.altitudeM[unit] += middleClimb * stepS;
}

/// First-order yaw (Nomoto): the rate of turn follows the rudder with the ship's time constant.
void sail(World& world, const UnitLimits& limits, const Demand& demand, std::size_t unit, double stepS) {
    double& yaw = world.yawRateRadps[unit];
    double& speed = world.speedMps[unit];
    const double speedBefore = speed;
    speed =
        towards(speed, std::clamp(demand.speedMps, 0.0, limits.maxSpeedMps), limits.accelerationMps2 * stepS);
    const double middleSpeed = 0.5 * (speed + speedBefore);
    const double tightest = middleSpeed / limits.turnRadiusM;
    const double wanted = std::clamp(demand.turnRateRadps, -tightest, tightest);
    const double before = yaw;
    yaw += (wanted - yaw) * (stepS / (limits.yawTimeConstantS + 0.5 * stepS));
    yaw = std::clamp(yaw, -tightest, tightest);
    moveAlong(world, unit, 0.5 * (yaw + before) * stepS, middleSpeed * stepS);
}

/// On the runway: straight, at the wheels' acceleration.
void roll(World& world, const Demand& demand, std::size_t unit, double stepS) {
    double& speed = world.speedMps[unit];
    const double before = speed;
    speed = towards(speed, demand.speedMps, kGroundAccelerationMps2 * stepS);
    moveAlong(world, unit, 0.0, 0.5 * (speed + before) * stepS);
    world.climbMps[unit] = 0.0;
    world.bankTangent[unit] = 0.0;
}

/// Out of control: the order has set climb and bank, which no platform's limits hold.
void fall(World& world, const Demand& demand, std::size_t unit, double stepS) {
    double& climb = world.climbMps[unit];
    const double before = climb;
    climb = demand.climbMps;
    world.speedMps[unit] = demand.speedMps;
    const double middle = 0.5 * (climb + before);
    const double square = demand.speedMps * demand.speedMps - middle * middle;
    moveAlong(world, unit, 0.0, math::sqrt(std::max(0.0, square)) * stepS);
    world.altitudeM[unit] += middle * stepS;
}

}  // namespace

void move(StepContext& context, std::span<const Demand> demands) {
    World& world = context.world;
    const double stepS = context.plan.tickS;
    for (std::size_t i = 0; i < world.active.size(); ++i) {
        const std::size_t unit = world.active[i];
        const UnitLimits& limits = context.plan.units[unit];
        switch (demands[i].kind) {
            case MotionKind::fly:
                fly(world, limits, demands[i], unit, stepS);
                break;
            case MotionKind::sail:
                sail(world, limits, demands[i], unit, stepS);
                break;
            case MotionKind::roll:
                roll(world, demands[i], unit, stepS);
                break;
            case MotionKind::fall:
                fall(world, demands[i], unit, stepS);
                break;
        }
    }
}

}  // namespace openline::sim
