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

/// What one tick does to a craft's place.
struct Move {
    double angleRad = 0.0;  ///< clockwise
    double distanceM = 0.0;
    double climbM = 0.0;
};

/// Two craft at once: places and directions side by side.
struct Lanes {
    geo::Heading<geo::Pair> at;
    geo::Pair angleRad, distanceM, altitudeM;
};

/// Turns by an angle over a move: half before and half after, so that the path does not depend on the tick.
void moveAlong(Lanes& lanes) {
    const geo::Pair half = 0.5 * lanes.angleRad;
    const geo::Pair square = half * half;
    const geo::Pair sine = half * (1.0 - square * (1.0 / 6.0 - square * (1.0 / 120.0)));
    const geo::Pair cosine = 1.0 - square * (0.5 - square * (1.0 / 24.0 - square * (1.0 / 720.0)));
    geo::turn(lanes.at, sine, cosine);
    geo::step(lanes.at, lanes.distanceM, lanes.altitudeM);
    geo::turn(lanes.at, sine, cosine);
}

/// Moves two units, which may be one and the same.
void moveAlong(World& world, std::size_t a, const Move& byA, std::size_t b, const Move& byB) {
    const auto angleOf = [](const Move& by) {
        return by.angleRad > kLeastAngle || by.angleRad < -kLeastAngle ? by.angleRad : 0.0;
    };
    const auto pairs = [](const glm::dvec3& u, const glm::dvec3& v) {
        return geo::Vector<geo::Pair>{{u.x, v.x}, {u.y, v.y}, {u.z, v.z}};
    };
    Lanes lanes{{pairs(world.normal[a], world.normal[b]), pairs(world.tangent[a], world.tangent[b])},
                {angleOf(byA), angleOf(byB)},
                {byA.distanceM, byB.distanceM},
                {world.altitudeM[a], world.altitudeM[b]}};
    moveAlong(lanes);
    const geo::Heading<geo::Pair>& at = lanes.at;
    world.normal[a] = {at.n.x[0], at.n.y[0], at.n.z[0]};
    world.tangent[a] = {at.t.x[0], at.t.y[0], at.t.z[0]};
    world.altitudeM[a] = lanes.altitudeM[0] + byA.climbM;
    world.normal[b] = {at.n.x[1], at.n.y[1], at.n.z[1]};
    world.tangent[b] = {at.t.x[1], at.t.y[1], at.t.z[1]};
    world.altitudeM[b] = lanes.altitudeM[1] + byB.climbM;
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
Move fly(World& world, const UnitLimits& limits, const Demand& demand, std::size_t unit, double stepS) {
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
        middleClimb == 0.0 ? middleSpeed
                           : math::sqrt(std::max(0.0, middleSpeed * middleSpeed - middleClimb * middleClimb));
    return {rate * stepS, overGround * stepS, middleClimb * stepS};
}

/// First-order yaw (Nomoto): the rate of turn follows the rudder with the ship's time constant.
Move sail(World& world, const UnitLimits& limits, const Demand& demand, std::size_t unit, double stepS) {
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
    return {0.5 * (yaw + before) * stepS, middleSpeed * stepS, 0.0};
}

/// On the runway: straight, at the wheels' acceleration.
Move roll(World& world, const Demand& demand, std::size_t unit, double stepS) {
    double& speed = world.speedMps[unit];
    const double before = speed;
    speed = towards(speed, demand.speedMps, kGroundAccelerationMps2 * stepS);
    world.climbMps[unit] = 0.0;
    world.bankTangent[unit] = 0.0;
    return {0.0, 0.5 * (speed + before) * stepS, 0.0};
}

/// Out of control: the order has set climb and bank, which no platform's limits hold.
Move fall(World& world, const Demand& demand, std::size_t unit, double stepS) {
    double& climb = world.climbMps[unit];
    const double before = climb;
    climb = demand.climbMps;
    world.speedMps[unit] = demand.speedMps;
    const double middle = 0.5 * (climb + before);
    const double square = demand.speedMps * demand.speedMps - middle * middle;
    return {0.0, math::sqrt(std::max(0.0, square)) * stepS, middle * stepS};
}

Move moved(World& world, const UnitLimits& limits, const Demand& demand, std::size_t unit, double stepS) {
    switch (demand.kind) {
        case MotionKind::sail:
            return sail(world, limits, demand, unit, stepS);
        case MotionKind::roll:
            return roll(world, demand, unit, stepS);
        case MotionKind::fall:
            return fall(world, demand, unit, stepS);
        case MotionKind::fly:
            break;
    }
    return fly(world, limits, demand, unit, stepS);
}

}  // namespace

void move(StepContext& context, std::span<const Demand> demands) {
    World& world = context.world;
    const std::size_t count = world.active.size();
    const auto moveOf = [&](std::size_t i) {
        const std::size_t unit = world.active[i];
        return moved(world, context.plan.units[unit], demands[i], unit, context.plan.tickS);
    };
    for (std::size_t i = 0; i < count; i += 2) {
        const bool two = i + 1 < count;
        const Move first = moveOf(i);
        const Move second = two ? moveOf(i + 1) : first;
        moveAlong(world, world.active[i], first, world.active[two ? i + 1 : i], second);
    }
}

}  // namespace openline::sim
