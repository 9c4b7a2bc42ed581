#include "base/units.h"
#include "sim/fuel.h"
#include "sim/orders.h"

namespace openline::sim {

namespace {

constexpr double kUpsetBankTangent = 1.5;

std::optional<std::size_t> nextMishap(const Definition& definition, const World& world, UnitId id) {
    const std::vector<OrderDef>& orders = definition.ordersOf(world.program[id.index]);
    for (std::size_t i = world.order[id.index] + std::size_t{world.orderBegun[id.index] != 0};
         i < orders.size(); ++i) {
        const OrderAction& action = orders[i].action;
        if (std::holds_alternative<UpsetOrder>(action) || std::holds_alternative<LostOrder>(action)) return i;
    }
    return std::nullopt;
}

/// The dead are not animated: what is lost leaves the picture where it was hit.
void lose(StepContext& step, UnitId id) {
    World& world = step.world;
    settleFuel(step.definition, world, id);
    world.phase[id.index] = UnitPhase::lost;
    world.speedMps[id.index] = 0.0;
    world.climbMps[id.index] = 0.0;
    world.bankTangent[id.index] = 0.0;
    world.intendedGapM[id.index] = -1.0;
    std::erase(world.active, id.index);
    addEvent(step, EventKind::lost, id);
}

/// The record knows what became of a craft.
void followRecord(StepContext& step, UnitId id, std::size_t order) {
    World& world = step.world;
    world.order[id.index] = static_cast<std::uint16_t>(order);
    world.orderBegun[id.index] = 0;
    world.orderPhase[id.index] = 0;
    world.intendedGapM[id.index] = -1.0;
    if (std::holds_alternative<LostOrder>(step.definition.ordersOf(world.program[id.index])[order].action)) {
        world.orderBegun[id.index] = 1;
        lose(step, id);
    }
}

void upset(World& world, UnitId id) {
    world.overrides[id.index] = Override::upset;
    world.orderBegun[id.index] = 1;
    world.orderPhase[id.index] = 0;
    world.phaseTick[id.index] = world.tick;
    world.orderStartTick[id.index] = world.tick;
    world.intendedGapM[id.index] = -1.0;
    world.aimAltitudeM[id.index] = world.altitudeM[id.index];
}

/// Without a record: the aircraft of smaller span is lost, the other is upset and lands; ships sail on.
/// Source: what happened in 2001; assumed in general.
void followModel(StepContext& step, UnitId a, UnitId b) {
    const bool airA = step.plan.units[a.index].isAir();
    const bool airB = step.plan.units[b.index].isAir();
    if (airA && airB) {
        const bool aSmaller = step.plan.units[a.index].halfM.y <= step.plan.units[b.index].halfM.y;
        lose(step, aSmaller ? a : b);
        upset(step.world, aSmaller ? b : a);
    } else if (airA || airB) {
        lose(step, airA ? a : b);
    }
}

}  // namespace

void beginLost(const OrderContext& c, const LostOrder&) {
    // Drops out of the units that move at the end of the tick: others are still being asked for theirs.
    World& world = c.world();
    settleFuel(c.step.definition, world, c.id());
    world.phase[c.unit] = UnitPhase::lost;
    world.climbMps[c.unit] = 0.0;
    world.bankTangent[c.unit] = 0.0;
    addEvent(c.step, EventKind::lost, c.id());
}

void beginUpset(const OrderContext& c, const UpsetOrder&) {
    c.world().aimAltitudeM[c.unit] = c.world().altitudeM[c.unit];
}

Demand followLost(const OrderContext&, const LostOrder&) {
    return {0.0, 0.0, 0.0, 0.0, MotionKind::fall};
}

Demand followUpset(const OrderContext& c, const UpsetOrder& order) {
    World& world = c.world();
    const double durationS = order.durationS;
    const double lasted = durationS > 0.0 ? c.sinceBegunS() / durationS : 1.0;
    if (lasted >= 1.0) {
        world.bankTangent[c.unit] = 0.0;
        world.climbMps[c.unit] = 0.0;
        c.finish();
        return wait(c);
    }
    if (world.altitudeM[c.unit] <= 0.0) {
        beginLost(c, LostOrder{});
        return {0.0, 0.0, 0.0, 0.0, MotionKind::fall};
    }
    Demand demand = keepCourse(world, c.limits, c.unit, world.speedMps[c.unit]);
    demand.kind = MotionKind::fall;
    // The height follows s^2 (3 - 2 s): it begins and ends level. The rate is taken at the end of the tick.
    const double s = std::min(1.0, lasted + c.step.plan.tickS / durationS);
    demand.climbMps = -6.0 * s * (1.0 - s) * order.heightLossM / durationS;
    world.bankTangent[c.unit] = 4.0 * lasted * (1.0 - lasted) * kUpsetBankTangent;
    return demand;
}

void collide(StepContext& step, UnitId a, UnitId b) {
    World& world = step.world;
    world.collided[a.index] = 1;
    world.collided[b.index] = 1;
    const bool modelOnly = step.definition.crisis.playsRecord && !recordSpeaks(step.definition, world);
    const auto mishapA = nextMishap(step.definition, world, a);
    const auto mishapB = nextMishap(step.definition, world, b);
    if (modelOnly || (!mishapA && !mishapB)) return followModel(step, a, b);
    if (mishapA) followRecord(step, a, *mishapA);
    if (mishapB) followRecord(step, b, *mishapB);
}

}  // namespace openline::sim
