#include <algorithm>

#include "base/units.h"
#include "sim/motion_lanes.h"
#include "sim/performance.h"
#include "sim/stages.h"
#include "sim/wind.h"

namespace openline::sim {

namespace {

using units::kStandardGravityMps2;
/// Standard atmosphere: warmth lost with height, by that at sea level; as if it went on to thin air.
constexpr double kWarmthPerM = 1.0 / 44330.8;
constexpr double kThinAirM = 40000.0;
/// Of a submarine's climb and descent. Source: assumed.
constexpr double kDepthAccelerationMps2 = 0.1;
constexpr std::size_t kAtOnce = 4;  ///< lanes of motion_lanes.cpp

/// As std::clamp, without branches.
double bounded(double value, double low, double high) {
    return std::min(std::max(value, low), high);
}

double towards(double from, double to, double mostStep) {
    return from + bounded(to - from, -mostStep, mostStep);
}

/// The bank one tick later: towards what is wanted, no faster than the roll rate. Tangents add as angles do.
double rolled(double bank, double wanted, double rollTangent, double limit) {
    // Half the tangent of the roll is within it wherever the bank is: nearly always so.
    const double change = wanted - bank;
    if (change * change < 0.25 * rollTangent * rollTangent) return wanted;
    if (wanted > bank) {
        const double most =
            bank * rollTangent < 1.0 ? (bank + rollTangent) / (1.0 - bank * rollTangent) : limit;
        return std::min(wanted, most);
    }
    const double least =
        bank * rollTangent > -1.0 ? (bank - rollTangent) / (1.0 + bank * rollTangent) : -limit;
    return std::max(wanted, least);
}

/// What of bank and pull-up the load factor leaves: tangent of the bank, vertical acceleration.
struct Manoeuvre {
    double bankTangent, pullMps2;
};

/// The load of a turn is 1 / cos(bank), that of a pull-up adds to it.
[[gnu::noinline]] Manoeuvre withinLoad(const UnitLimits& limits, double altitudeM, double speedMps,
                                       double wantedBank) {
    const double load = allowedLoad(limits, altitudeM, speedMps);
    const double turning = load / kLoadReserve;
    const double most = turning > 1.0 ? math::sqrt(turning * turning - 1.0) : 0.0;
    const double bank = bounded(wantedBank, -most, most);
    const double spare = load / math::sqrt(1.0 + bank * bank) - 1.0;
    return {bank, bounded(kStandardGravityMps2 * spare, 0.0, kVerticalAccelerationMps2)};
}

/// Surely no more than the air's density by that at sea level: the fifth power of the warmth. The density
/// goes by its power 4.26 and then falls slower.
double leastDensity(double altitudeM) {
    const double warmth = 1.0 - std::min(altitudeM, kThinAirM) * kWarmthPerM;
    const double square = warmth * warmth;
    return square * square * warmth;
}

/// The load of the bank wanted with a full pull-up is borne, whatever the load allowed is exactly.
bool easilyBorne(const UnitLimits& limits, double thinnest, double speedMps, double wantedBank) {
    constexpr double kPull = 1.0 + kVerticalAccelerationMps2 / kStandardGravityMps2;
    const double wing = speedMps * speedMps * limits.easyLoadPerSquare * thinnest;
    const double most = std::min(wing, limits.structuralLoad);
    return most > (1.0 + wantedBank * wantedBank) * (kPull * kLoadReserve);
}

/// Speed and climb to go for, and how fast to change the speed, at a height.
struct Wanted {
    double speedMps, climbMps, accelerationMps2;
};

/// Whether a speed may be nearer to the stall than is flown, whatever the density is exactly; a hundredth
/// more than that covers fields below the sea.
bool mayStall(const UnitLimits& limits, double speedMps, double thinnest) {
    constexpr double kSquare = 1.01 * kSlowestOverStall * kSlowestOverStall;
    return speedMps * speedMps * limits.easyLoadPerSquare * thinnest <= kSquare;
}

/// Thrust is what thins out with height: it limits speeding up and climbing. Level cruise asks for neither.
Wanted withinAbilities(const UnitLimits& limits, const Demand& demand, double altitudeM, double thinnest,
                       double speedMps) {
    double slowest = std::min(limits.minSpeedMps, limits.approachSpeedMps);
    if (demand.speedMps < limits.easySpeedMps && mayStall(limits, demand.speedMps, thinnest))
        slowest = std::max(slowest, kSlowestOverStall * stallSpeedMps(limits, altitudeM));
    Wanted wanted{bounded(demand.speedMps, slowest, limits.maxSpeedMps), demand.climbMps,
                  limits.accelerationMps2};
    if (wanted.speedMps <= speedMps && demand.climbMps <= kServiceCeilingClimbMps &&
        demand.climbMps >= -kServiceCeilingClimbMps)
        return wanted;
    const Band now = abilitiesAt(*limits.bands, altitudeM);
    wanted.climbMps = bounded(demand.climbMps, -now.descentMps, now.climbMps);
    if (wanted.speedMps > speedMps) wanted.accelerationMps2 = now.accelerationMps2;
    return wanted;
}

/// A point mass with coordinated turns: the rate of turn is g tan(bank) / V, the bank follows at the roll
/// rate.
Move fly(World& world, const UnitLimits& limits, const Demand& demand, std::size_t unit, double stepS) {
    double& bank = world.bankTangent[unit];
    double& speed = world.speedMps[unit];
    double& climb = world.climbMps[unit];
    const double altitudeM = world.altitudeM[unit];
    Manoeuvre within{bounded(demand.turnRateRadps * speed * (1.0 / kStandardGravityMps2),
                             -demand.bankTangentLimit, demand.bankTangentLimit),
                     kVerticalAccelerationMps2};
    const double thinnest = leastDensity(altitudeM);
    if (!easilyBorne(limits, thinnest, speed, within.bankTangent))
        within = withinLoad(limits, altitudeM, speed, within.bankTangent);
    const double before = bank;
    bank = rolled(bank, within.bankTangent, limits.rollStepTangent * demand.share, limits.bankTangent);
    const double speedBefore = speed;
    const double climbBefore = climb;
    const Wanted wanted = withinAbilities(limits, demand, altitudeM, thinnest, speed);
    speed = towards(speed, wanted.speedMps, wanted.accelerationMps2 * stepS);
    climb =
        bounded(wanted.climbMps, climb - kVerticalAccelerationMps2 * stepS, climb + within.pullMps2 * stepS);
    const double middleSpeed = 0.5 * (speed + speedBefore);
    const double middleClimb = 0.5 * (climb + climbBefore);
    const double rate = kStandardGravityMps2 * 0.5 * (bank + before) / std::max(middleSpeed, 1.0);
    const double overGround =
        middleClimb == 0.0 ? middleSpeed
                           : math::sqrt(std::max(0.0, middleSpeed * middleSpeed - middleClimb * middleClimb));
    return {rate * stepS, overGround * stepS, middleClimb * stepS};
}

/// Change of height in a tick: of a submarine; ships stay where they float.
double dived(World& world, const UnitLimits& limits, const Demand& demand, std::size_t unit, double stepS) {
    if (limits.domain != Domain::subsurface) return 0.0;
    double& climb = world.climbMps[unit];
    const double before = climb;
    climb = towards(climb, bounded(demand.climbMps, -limits.descentMps, limits.climbMps),
                    kDepthAccelerationMps2 * stepS);
    const double byTick = 0.5 * (climb + before) * stepS;
    return std::min(byTick, -world.altitudeM[unit]);
}

Move sail(World& world, const UnitLimits& limits, const Demand& demand, std::size_t unit, double stepS) {
    ShipState state{world.speedMps[unit], world.yawRateRadps[unit]};
    const ShipMove done =
        sailOn(limits, state, {demand.turnRateRadps, demand.speedMps, demand.engine, demand.share}, stepS);
    world.speedMps[unit] = state.speedMps;
    world.yawRateRadps[unit] = state.yawRateRadps;
    return {done.angleRad, done.distanceM, dived(world, limits, demand, unit, stepS)};
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

/// The air's motion half-way through a tick, so that climbing through layers does not depend on the tick.
glm::dvec3 airOverTick(const World& world, std::size_t unit, const Move& move) {
    if (!drifts(world, unit)) return glm::dvec3{0.0};
    return windAt(*world.plan, world.normal[unit], world.altitudeM[unit] + 0.5 * move.climbM);
}

}  // namespace

void move(StepContext& context, std::span<const std::optional<Demand>> demands) {
    World& world = context.world;
    static thread_local std::vector<Move> moves;  // scratch: written before it is read
    moves.resize(world.active.size());
    const std::span<Move> shared(moves);  // every thread has scratch of its own; this one's is shared out
    const PlaceColumns places{world.normal.data(), world.tangent.data(), world.altitudeM.data()};
    const bool windy = !context.plan.wind.empty();
    const std::size_t parts = partsOf(context.workers, shared.size(), kLeastShared, Effort::even);
    runParts(context.workers, parts, [&](std::size_t part) {
        const auto [from, to] = rangeOf(shared.size(), parts, part, kAtOnce);
        for (std::size_t i = from; i < to; ++i) {
            const std::size_t unit = world.active[i];
            shared[i] = moved(world, context.plan.units[unit], *demands[i], unit, context.plan.tickS);
            if (!windy) continue;
            moveInAir(places, unit, shared[i], airOverTick(world, unit, shared[i]) * context.plan.tickS);
        }
        if (windy) return;
        moveAlong(places, std::span<const std::uint32_t>(world.active).subspan(from, to - from),
                  shared.subspan(from, to - from));
    });
}

}  // namespace openline::sim
