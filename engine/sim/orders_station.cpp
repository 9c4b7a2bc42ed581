#include "sim/orders.h"

namespace openline::sim {

namespace {

/// Waits on a circle of this radius while the craft to follow is not there. Source: assumed.
constexpr double kLoiterRadiusM = 5000.0;

bool targetIsLanding(const OrderContext& c, std::size_t target) {
    const World& world = c.world();
    if (world.phase[target] == UnitPhase::landed || world.phase[target] == UnitPhase::lost) return true;
    if (world.overrides[target] == Override::divert) return true;
    if (world.phase[target] == UnitPhase::parked) return world.takeOffTick[target] != kNeverTick;
    const std::vector<OrderDef>& orders = c.step.definition.units[target].orders;
    return world.orderBegun[target] != 0 && world.order[target] < orders.size() &&
           std::holds_alternative<LandOrder>(orders[world.order[target]].action);
}

bool canBeFollowed(const OrderContext& c, std::size_t target) {
    const World& world = c.world();
    if (world.phase[target] == UnitPhase::active) return world.onGround[target] == 0;
    return world.phase[target] == UnitPhase::parked && !c.step.plan.units[target].isAir();
}

}  // namespace

void beginStation(const OrderContext& c, const HoldStationOrder&) {
    c.world().aim[c.unit] = c.world().normal[c.unit];
}

Demand followStation(const OrderContext& c, const HoldStationOrder& order) {
    const World& world = c.world();
    const std::size_t target = order.target.index;
    if (timeIsUp(c, order.durationS, order.untilS) ||
        (order.untilTargetLands && targetIsLanding(c, target))) {
        c.finish();
        return wait(c);
    }
    if (!canBeFollowed(c, target)) {
        if (!c.limits.isAir()) return keepCourse(world, c.limits, c.unit, 0.0);
        return circle(world, c.limits, c.unit, world.aim[c.unit], kLoiterRadiusM, false,
                      world.altitudeM[c.unit], c.limits.cruiseSpeedMps);
    }
    MovingPlace place;
    place.offsetM = {order.aheadM, order.rightM, order.aboveM};
    return follow(world, c.limits, c.unit, frameOf(world, c.step.plan.units[target], target), place);
}

}  // namespace openline::sim
