#include "sim/orders.h"

namespace openline::sim {

namespace {

enum ReplenishPhase : std::uint8_t { comingUp, alongside, leaving };

// How ships work beside each other. Source: assumed.
constexpr double kWaitAsternM = 500.0;
constexpr double kOnStationM = 15.0;
constexpr double kClearM = 400.0;
constexpr double kDrawOffM = 60.0;
constexpr double kLeaveS = 1800.0;
constexpr double kDepthReachedM = 1.0;

bool sails(const OrderContext& c, std::size_t other) {
    const UnitPhase phase = c.world().phase[other];
    return phase == UnitPhase::active || phase == UnitPhase::parked;
}

Demand endWith(const OrderContext& c) {
    c.finish();
    return wait(c);
}

}  // namespace

void beginBlock(const OrderContext&, const BlockOrder&) {}

Demand followBlock(const OrderContext& c, const BlockOrder& order) {
    const std::size_t other = c.target(order.target).index;
    if (timeIsUp(c, order.durationS, order.untilS) || !sails(c, other)) return endWith(c);
    const UnitLimits& theirs = c.step.plan.units[other];
    MovingPlace place;
    place.offsetM.x = theirs.halfM.x + order.distanceM + c.limits.halfM.x;
    return follow(c.world(), c.limits, c.unit, frameOf(c.world(), theirs, other), place);
}

void beginReplenish(const OrderContext& c, const ReplenishOrder&) {
    c.setPhase(comingUp);
}

Demand followReplenish(const OrderContext& c, const ReplenishOrder& order) {
    const World& world = c.world();
    const std::size_t other = c.target(order.target).index;
    if (!sails(c, other)) return endWith(c);
    const bool working = world.orderPhase[c.unit] == alongside;
    if (working && c.sincePhaseS() >= order.durationS) {
        c.setPhase(leaving);
        c.tell(Milestone::castOff, UnitId{other});
    }
    const UnitLimits& theirs = c.step.plan.units[other];
    const CraftFrame target = frameOf(world, theirs, other);
    const double asideM = theirs.halfM.y + order.gapM + c.limits.halfM.y;
    MovingPlace place;
    place.offsetM.y = order.onItsRight ? asideM : -asideM;
    const glm::dvec3 off = relativePlaceM(frameOf(world, c.limits, c.unit), target) - place.offsetM;
    if (world.orderPhase[c.unit] == leaving) {
        // Draws off to its own side before it turns anywhere; gently, for its stern swings the other way.
        if (off.y * off.y > kClearM * kClearM || c.sincePhaseS() > kLeaveS) return endWith(c);
        place.offsetM.y += off.y + (order.onItsRight ? kDrawOffM : -kDrawOffM);
        return follow(world, c.limits, c.unit, target, place);
    }
    const bool lined = off.y * off.y < 0.25 * order.gapM * order.gapM;
    // Comes up from astern on the line it will keep, never across the other's bow or into its side.
    if (!working && !lined) place.offsetM.x = std::min(-kWaitAsternM, off.x);
    if (!working && lined && glm::dot(off, off) < kOnStationM * kOnStationM) {
        c.setPhase(alongside);
        c.tell(Milestone::alongside, UnitId{other});
    }
    return follow(world, c.limits, c.unit, target, place);
}

void beginAllStop(const OrderContext& c, const AllStopOrder&) {
    c.setPhase(0);
}

Demand followAllStop(const OrderContext& c, const AllStopOrder& order) {
    const World& world = c.world();
    const bool stopped = world.speedMps[c.unit] <= 0.0;
    if (stopped && world.orderPhase[c.unit] == 0) {
        c.setPhase(1);
        c.tell(Milestone::stopped);
    }
    if (stopped && world.orderPhase[c.unit] == 1 && c.sincePhaseS() >= order.durationS) c.finish();
    Demand demand = keepCourse(world, c.limits, c.unit, 0.0);
    demand.engine = order.crash ? Engine::fullAstern : Engine::stopped;
    return demand;
}

void beginDepth(const OrderContext&, const DepthOrder&) {}

Demand followDepth(const OrderContext& c, const DepthOrder& order) {
    const double offM = -order.depthM - c.world().altitudeM[c.unit];
    if (offM * offM < kDepthReachedM * kDepthReachedM) {
        c.tell(order.depthM > 0.0 ? Milestone::dived : Milestone::surfaced);
        return endWith(c);
    }
    Demand demand = keepCourse(c.world(), c.limits, c.unit, c.world().speedMps[c.unit]);
    demand.climbMps = climbTowards(c.limits, c.world().altitudeM[c.unit], -order.depthM);
    return demand;
}

}  // namespace openline::sim
