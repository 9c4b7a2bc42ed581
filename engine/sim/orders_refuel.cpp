#include "sim/fuel.h"
#include "sim/orders.h"

namespace openline::sim {

namespace {

enum RefuelPhase : std::uint8_t { joining, taking, leaving };

// How fuel is taken. Source: assumed; the rate is of the order of a probe and drogue.
constexpr double kAsternM = 12.0;  ///< between nose and tail
constexpr double kBelowM = 8.0;
constexpr double kThereM = 12.0;
constexpr double kRateKgps = 18.0;
constexpr double kWaitAsternM = 600.0;
constexpr double kWaitBelowM = 60.0;
constexpr double kLinedM = 80.0;
constexpr double kAsideM = 250.0;
constexpr double kLeaveS = 40.0;
constexpr double kGiveUpS = 3600.0;

/// Behind and below until lined up, then up to the hose.
MovingPlace placeBehind(const OrderContext& c, std::size_t tanker, const glm::dvec3& placeM) {
    MovingPlace goal;
    goal.offsetM = {-(c.step.plan.units[tanker].halfM.x + c.limits.halfM.x + kAsternM), 0.0, -kBelowM};
    const bool lined = placeM.x < goal.offsetM.x + kThereM && placeM.y * placeM.y < kLinedM * kLinedM &&
                       placeM.z < 0.0 && placeM.z > -3.0 * kWaitBelowM;
    if (!lined) goal.offsetM = {-kWaitAsternM, 0.0, -kWaitBelowM};
    return goal;
}

/// Does somebody else take from the tanker, or come to it before this craft?
bool isTaken(const OrderContext& c, UnitId tanker) {
    const World& world = c.world();
    for (const std::uint32_t other : world.active) {
        if (other == c.unit) continue;
        const OrderAction* action = presentAction(world, other);
        const auto* refuel = action == nullptr ? nullptr : std::get_if<RefuelOrder>(action);
        if (refuel == nullptr || (refuel->tanker ? refuel->tanker : world.subject[other]) != tanker) continue;
        if (world.orderPhase[other] != joining || other < c.unit) return true;
    }
    return false;
}

void endTaking(const OrderContext& c, UnitId tanker) {
    c.setPhase(leaving);
    c.tell(Milestone::refuelled, tanker);
}

}  // namespace

void beginRefuel(const OrderContext& c, const RefuelOrder&) {
    c.setPhase(joining);
}

Demand followRefuel(const OrderContext& c, const RefuelOrder& order) {
    World& world = c.world();
    const UnitId tanker = c.target(order.tanker);
    const bool there = world.phase[tanker.index] == UnitPhase::active && world.onGround[tanker.index] == 0;
    const double wantedKg = order.amountKg.value_or(1e9);
    const bool enough = world.orderPhase[c.unit] == taking && c.sincePhaseS() * kRateKgps >= wantedKg;
    if (enough) endTaking(c, tanker);
    const bool left = world.orderPhase[c.unit] == leaving && c.sincePhaseS() > kLeaveS;
    const bool late = world.orderPhase[c.unit] == joining && c.sinceBegunS() > kGiveUpS;
    if (!there || left || late || isGone(c, tanker.index)) {
        if (there && late) c.tell(Milestone::gaveUp, tanker);
        c.finish();
        return wait(c);
    }
    const CraftFrame target = frameOf(world, c.step.plan.units[tanker.index], tanker.index);
    const glm::dvec3 placeM = relativePlaceM(frameOf(world, c.limits, c.unit), target);
    MovingPlace goal = placeBehind(c, tanker.index, placeM);
    // Drops back before it turns away, and waits aside for whoever is at the hose.
    if (world.orderPhase[c.unit] == leaving) goal.offsetM = {-kWaitAsternM, 0.0, -2.0 * kWaitBelowM};
    if (world.orderPhase[c.unit] == joining && isTaken(c, tanker)) {
        goal.offsetM = {-kWaitAsternM, kAsideM * static_cast<double>(1 + c.unit % 8), -kWaitBelowM};
    }
    const glm::dvec3 off = placeM - goal.offsetM;
    const bool connected = goal.offsetM.x > -kWaitAsternM && glm::dot(off, off) < kThereM * kThereM;
    if (connected && world.orderPhase[c.unit] == joining) {
        c.setPhase(taking);
        c.tell(Milestone::refuelling, tanker);
    }
    if (connected && world.orderPhase[c.unit] == taking && world.tick % c.step.plan.ticksPerSecond == 0) {
        const double passedKg = transferFuel(c.step.definition, world, tanker, c.id(), kRateKgps);
        const bool full = passedKg < 0.5 * kRateKgps;
        if (full && world.orderPhase[c.unit] == taking) endTaking(c, tanker);
    }
    return follow(world, c.limits, c.unit, target, goal);
}

}  // namespace openline::sim
