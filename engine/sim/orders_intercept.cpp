#include "base/rng.h"
#include "crisis/crisis.h"
#include "sim/orders.h"

namespace openline::sim {

namespace {

enum InterceptPhase : std::uint8_t { pursuing, joining, joined };

// How an intercept is flown. Source: assumed.
constexpr double kJoinM = 9000.0;  ///< from lead pursuit to joining up
constexpr double kPursueAgainM = 15000.0;
constexpr double kPursuitOverTarget = 1.25;
constexpr double kBelowM = 250.0;  ///< comes in below until abeam, so that the two are never level
constexpr double kAsideM = 600.0;  ///< and moves in from this far aside
constexpr double kAsternM = 800.0;
constexpr double kThereM = 40.0;
constexpr double kThereMps = 8.0;
constexpr double kSettledS = 4.0;

glm::dvec3 stationOf(const InterceptOrder& order) {
    switch (order.quarter) {
        case Quarter::left:
            return {0.0, -order.distanceM, order.aboveM};
        case Quarter::right:
            return {0.0, order.distanceM, order.aboveM};
        case Quarter::astern:
            return {-order.distanceM, 0.0, order.aboveM};
        case Quarter::ahead:
            return {order.distanceM, 0.0, order.aboveM};
    }
    return {};
}

double pursuitMps(const OrderContext& c, const InterceptOrder& order, double targetMps) {
    const double usual = std::max(c.limits.cruiseSpeedMps, kPursuitOverTarget * targetMps);
    return std::clamp(order.speedMps.value_or(usual), c.limits.minSpeedMps, 0.97 * c.limits.maxSpeedMps);
}

/// Seconds until a pursuer can be where the target will be, both straight on; the time to fly there if never.
double meetingS(const glm::dvec3& chordM, const glm::dvec3& velocityMps, double speedMps) {
    const double a = glm::dot(velocityMps, velocityMps) - speedMps * speedMps;
    const double b = glm::dot(chordM, velocityMps);
    const double c = glm::dot(chordM, chordM);
    const double direct = math::sqrt(c) / speedMps;
    if (a > -1.0 && a < 1.0) return b < -1.0 ? -0.5 * c / b : direct;
    const double root = b * b - a * c;
    if (root < 0.0) return direct;
    const double first = (-b - math::sqrt(root)) / a, second = (-b + math::sqrt(root)) / a;
    const double sooner = std::min(first, second), later = std::max(first, second);
    if (sooner > 0.0) return sooner;
    return later > 0.0 ? later : direct;
}

/// Lead pursuit: to where the target will be when one can be there.
Demand pursue(const OrderContext& c, const InterceptOrder& order, const CraftFrame& target) {
    const World& world = c.world();
    const double speedMps = pursuitMps(c, order, target.speedMps);
    const glm::dvec3 chordM = surfacePlaceM(target.normal, 0.0) - surfacePlaceM(world.normal[c.unit], 0.0);
    const glm::dvec3 velocity = target.ahead * target.speedMps;
    const glm::dvec3 aimM = chordM + velocity * meetingS(chordM, velocity, speedMps);
    const glm::dvec3& normal = world.normal[c.unit];
    const glm::dvec3 inPlane = aimM - normal * glm::dot(aimM, normal);
    const double lengthM = math::sqrt(glm::dot(inPlane, inPlane));
    if (lengthM < 1.0) return wait(c);
    Demand demand = flyTowards(world, c.limits, c.unit, inPlane * (1.0 / lengthM),
                               std::max(kBelowM, target.altitudeM - kBelowM), speedMps);
    demand.bankTangentLimit = c.limits.bankTangent;
    return demand;
}

/// Comes up from below and aside; level with the target only when beside its station.
Demand join(const OrderContext& c, const CraftFrame& target, const glm::dvec3& placeM,
            const glm::dvec3& stationM) {
    MovingPlace goal;
    goal.offsetM = stationM;
    const glm::dvec3 off = placeM - stationM;
    const double square = off.x * off.x + off.y * off.y;
    if (stationM.y * placeM.y < 0.0 && placeM.x > -kAsternM) {
        // To the other side only behind the target.
        goal.offsetM = {-1.5 * kAsternM, placeM.y < 0.0 ? -kAsideM : kAsideM, -kBelowM};
    } else if (stationM.x > 0.0 && placeM.x < stationM.x - 100.0) {
        // Ahead of the target only past its side, and up when in front of it.
        goal.offsetM = {stationM.x, placeM.y < 0.0 ? -kAsideM : kAsideM, -kBelowM};
    } else if (square > kAsideM * kAsideM) {
        goal.offsetM.z = std::min(stationM.z, -kBelowM);
        if (stationM.y < 0.0) goal.offsetM.y -= 0.5 * kAsideM;
        if (stationM.y > 0.0) goal.offsetM.y += 0.5 * kAsideM;
    }
    return follow(c.world(), c.limits, c.unit, target, goal);
}

bool isThere(const OrderContext& c, const CraftFrame& target, const glm::dvec3& offM) {
    const CraftFrame own = frameOf(c.world(), c.limits, c.unit);
    const glm::dvec3 velocity = own.ahead * own.speedMps - target.ahead * target.speedMps;
    return glm::dot(offM, offM) < kThereM * kThereM && glm::dot(velocity, velocity) < kThereMps * kThereMps;
}

}  // namespace

void beginIntercept(const OrderContext& c, const InterceptOrder&) {
    c.setPhase(pursuing);
}

Demand followIntercept(const OrderContext& c, const InterceptOrder& order) {
    World& world = c.world();
    const std::size_t other = c.target(order.target).index;
    const bool there = world.phase[other] == UnitPhase::active && world.onGround[other] == 0;
    const bool late = c.sinceBegunS() > order.giveUpAfterS;
    if (!there || late) {
        c.tell(Milestone::gaveUp, UnitId{other});
        c.finish();
        return wait(c);
    }
    const CraftFrame target = frameOf(world, c.step.plan.units[other], other);
    const glm::dvec3 placeM = relativePlaceM(frameOf(world, c.limits, c.unit), target);
    const glm::dvec3 stationM = stationOf(order);
    const glm::dvec3 offM = placeM - stationM;
    const double awayM = math::sqrt(glm::dot(offM, offM));
    const std::uint8_t phase = world.orderPhase[c.unit];
    if (phase == pursuing && awayM < kJoinM) c.setPhase(joining);
    if (phase != pursuing && awayM > kPursueAgainM) c.setPhase(pursuing);
    if (world.orderPhase[c.unit] == pursuing) return pursue(c, order, target);
    const bool settled = isThere(c, target, offM);
    if (phase == joining && settled) c.setPhase(joined);
    if (phase == joined && !settled) c.setPhase(joining);
    if (phase == joined && settled && c.sincePhaseS() >= kSettledS) {
        c.tell(Milestone::joined, UnitId{other});
        c.finish();
    }
    return join(c, target, placeM, stationM);
}

}  // namespace openline::sim
