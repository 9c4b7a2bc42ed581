#include "base/units.h"
#include "sim/orders.h"

namespace openline::sim {

namespace {

/// Fall of a wreck. Source: assumed.
constexpr double kFallMps = 90.0;
constexpr double kFallAccelerationMps2 = 4.0;
constexpr double kUpsetBankTangent = 1.5;

std::optional<std::size_t> nextMishap(const Definition& definition, const World& world, UnitId id) {
    const std::vector<OrderDef>& orders = definition.units[id.index].orders;
    for (std::size_t i = world.order[id.index] + std::size_t{world.orderBegun[id.index] != 0};
         i < orders.size(); ++i) {
        const OrderAction& action = orders[i].action;
        if (std::holds_alternative<UpsetOrder>(action) || std::holds_alternative<LostOrder>(action)) return i;
    }
    return std::nullopt;
}

/// The record knows what became of a craft.
void followRecord(World& world, UnitId id, std::size_t order) {
    world.order[id.index] = static_cast<std::uint16_t>(order);
    world.orderBegun[id.index] = 0;
    world.orderPhase[id.index] = 0;
    world.intendedGapM[id.index] = -1.0;
}

void overrideOrders(World& world, UnitId id, Override what) {
    world.overrides[id.index] = what;
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
        overrideOrders(step.world, aSmaller ? a : b, Override::lost);
        overrideOrders(step.world, aSmaller ? b : a, Override::upset);
    } else if (airA || airB) {
        overrideOrders(step.world, airA ? a : b, Override::lost);
    }
}

}  // namespace

void beginUpset(const OrderContext& c) {
    c.world().aimAltitudeM[c.unit] = c.world().altitudeM[c.unit];
}

Demand followUpset(const OrderContext& c, double heightLossM, double durationS) {
    World& world = c.world();
    const double lasted = durationS > 0.0 ? c.sinceBegunS() / durationS : 1.0;
    if (lasted >= 1.0) {
        world.bankTangent[c.unit] = 0.0;
        world.climbMps[c.unit] = 0.0;
        c.finish();
        return wait(c);
    }
    if (world.altitudeM[c.unit] <= 0.0) return followLost(c);
    Demand demand = keepCourse(world, c.limits, c.unit, world.speedMps[c.unit]);
    demand.kind = MotionKind::fall;
    // The height follows s^2 (3 - 2 s): it begins and ends level. The rate is taken at the end of the tick.
    const double s = std::min(1.0, lasted + c.step.plan.tickS / durationS);
    demand.climbMps = -6.0 * s * (1.0 - s) * heightLossM / durationS;
    world.bankTangent[c.unit] = 4.0 * lasted * (1.0 - lasted) * kUpsetBankTangent;
    return demand;
}

Demand followLost(const OrderContext& c) {
    World& world = c.world();
    Demand demand = keepCourse(world, c.limits, c.unit, 0.0);
    demand.kind = MotionKind::fall;
    if (world.altitudeM[c.unit] <= 0.0) {
        world.altitudeM[c.unit] = 0.0;
        world.climbMps[c.unit] = 0.0;
        world.phase[c.unit] = UnitPhase::lost;
        world.speedMps[c.unit] = 0.0;
        addEvent(c.step, EventKind::lost, c.id());
        return demand;
    }
    const double stepS = c.step.plan.tickS;
    demand.climbMps = std::max(-kFallMps, world.climbMps[c.unit] - kFallAccelerationMps2 * stepS);
    demand.speedMps = std::max(kFallMps, world.speedMps[c.unit] - kFallAccelerationMps2 * stepS);
    world.bankTangent[c.unit] = std::min(kUpsetBankTangent, world.bankTangent[c.unit] + 0.2 * stepS);
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
    if (mishapA) followRecord(world, a, *mishapA);
    if (mishapB) followRecord(world, b, *mishapB);
}

}  // namespace openline::sim
