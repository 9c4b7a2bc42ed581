#include "sim/orders.h"

namespace openline::sim {

namespace {

/// Waits on a circle of this radius while the craft to follow is not there. Source: assumed.
constexpr double kLoiterRadiusM = 5000.0;
// How a follower changes sides. Source: assumed.
constexpr double kRoundAsternM = 500.0;
constexpr double kRoundAheadM = 3000.0;
constexpr double kRoundAsideM = 400.0;
constexpr double kRoundBelowM = 150.0;

bool canBeFollowed(const OrderContext& c, std::size_t target) {
    const World& world = c.world();
    if (world.phase[target] == UnitPhase::active) return world.onGround[target] == 0;
    return world.phase[target] == UnitPhase::parked && !c.step.plan.units[target].isAir();
}

/// A place on a true bearing, which does not swing round when the craft followed turns.
MovingPlace onBearing(const CraftFrame& target, double bearingRad, double rangeM, double aboveM) {
    const glm::dvec3 direction = geo::tangentFromAzimuth(geo::Normal{target.normal}, bearingRad).t;
    MovingPlace place;
    place.offsetM = {rangeM * glm::dot(direction, target.ahead), rangeM * glm::dot(direction, target.right),
                     aboveM};
    place.velocityMps = {target.turnRateRadps * place.offsetM.y, -target.turnRateRadps * place.offsetM.x,
                         0.0};
    return place;
}

/// From one side of a craft to the other only behind and below it.
void goRound(const glm::dvec3& ownM, MovingPlace& place) {
    const bool otherSide = ownM.y * place.offsetM.y < 0.0;
    const double asideM = ownM.y < 0.0 ? -ownM.y : ownM.y;
    if (!otherSide || ownM.x < -kRoundAsternM || ownM.x > kRoundAheadM || asideM > kRoundAheadM) return;
    place.offsetM.x = std::min(place.offsetM.x, -2.0 * kRoundAsternM);
    place.offsetM.y = ownM.y < 0.0 ? -kRoundAsideM : kRoundAsideM;
    place.offsetM.z = std::min(place.offsetM.z, -kRoundBelowM);
}

}  // namespace

bool landsBy(const OrderAction& action) {
    return std::holds_alternative<LandOrder>(action) || std::holds_alternative<DivertOrder>(action) ||
           std::holds_alternative<ReturnOrder>(action);
}

bool isGone(const OrderContext& c, std::size_t target) {
    const World& world = c.world();
    if (world.phase[target] == UnitPhase::landed || world.phase[target] == UnitPhase::lost) return true;
    if (world.overrides[target] == Override::divert) return true;
    if (world.phase[target] == UnitPhase::parked) return world.takeOffTick[target] != kNeverTick;
    const OrderAction* action = presentAction(world, target);
    return action != nullptr && landsBy(*action);
}

void beginStation(const OrderContext& c, const HoldStationOrder&) {
    c.world().aim[c.unit] = c.world().normal[c.unit];
}

std::optional<Demand> carryOnStation(const OrderContext& c, const HoldStationOrder& order) {
    const World& world = c.world();
    const std::size_t target = c.target(order.target).index;
    if (timeIsUp(c, order.durationS, order.untilS) || (order.untilTargetLands && isGone(c, target)))
        return {};
    if (!canBeFollowed(c, target)) {
        if (!c.limits.isAir()) return keepCourse(world, c.limits, c.unit, 0.0);
        return circle(world, c.limits, c.unit, world.aim[c.unit], kLoiterRadiusM, false,
                      world.altitudeM[c.unit], c.limits.cruiseSpeedMps);
    }
    const CraftFrame frame = frameOf(world, c.step.plan.units[target], target);
    MovingPlace place;
    place.offsetM = {order.aheadM, order.rightM, order.aboveM};
    if (order.bearingRad) place = onBearing(frame, *order.bearingRad, order.rangeM, order.aboveM);
    const glm::dvec3 betweenM = betweenPlacesM(world, c.unit, frame);
    if (c.limits.isAir()) goRound(inAxesOf(frame, betweenM, world.altitudeM[c.unit]), place);
    return follow(world, c.limits, c.unit, frame, place, betweenM);
}

Demand followStation(const OrderContext& c, const HoldStationOrder& order) {
    if (const auto demand = carryOnStation(c, order)) return *demand;
    c.finish();
    return wait(c);
}

}  // namespace openline::sim
