#include "sim/conditions.h"
#include "sim/fuel.h"
#include "sim/order_manifest.h"
#include "sim/orders.h"

namespace openline::sim {

namespace {

/// Between those who go home without having been told. Source: assumed, as flights land.
constexpr double kHomewardIntervalS = 90.0;

/// What must be left on landing, by endurance. Source: assumed (a usual minimum of fighters).
constexpr double kReserveS = 600.0;
/// The way home is longer than the straight line: a turn, a lap at the fix, the approach. Source: assumed.
constexpr double kHomewardDetourS = 800.0;

}  // namespace

bool mustGoHome(const OrderContext& c) {
    const World& world = c.world();
    if (!c.limits.isAir() || !c.definition.home || world.onGround[c.unit] != 0 ||
        world.takeOffTick[c.unit] == kNeverTick)
        return false;
    if (world.overrides[c.unit] != Override::none || isGone(c, c.unit)) return false;
    const std::optional<double> enduranceS = enduranceLeftS(c.step.definition, world, c.id());
    if (!enduranceS) return false;
    const double leftS = *enduranceS - kReserveS;
    // Far from the limit nobody asks how far it is.
    constexpr double kFarthestM = 5.0e6;
    if (leftS * c.limits.cruiseSpeedMps > kFarthestM) return false;
    const PlaceDef& home = c.step.definition.places[c.definition.home.index];
    const double wayM = bearingTo(world.normal[c.unit], geo::toNormal(home.position).n, 0.0).distanceM;
    return leftS - kHomewardDetourS < wayM / c.limits.cruiseSpeedMps;
}

LandOrder homeward(const OrderContext& c) {
    const std::vector<UnitDef>& units = c.step.definition.units;
    LandOrder order{c.definition.home, std::nullopt, 0.0, c.world().collided[c.unit] != 0};
    order.sequenceDelayS = kHomewardIntervalS;
    for (std::size_t i = 0; i < c.unit; ++i) {
        const bool comes =
            c.world().phase[i] == UnitPhase::active && c.world().overrides[i] == Override::divert;
        if (comes && units[i].home == c.definition.home) order.sequenceDelayS += kHomewardIntervalS;
    }
    return order;
}

void goHome(const OrderContext& c) {
    World& world = c.world();
    // Who takes over its flight goes on with what it leaves.
    if (!world.resumeProgram[c.unit]) world.resumeOrder[c.unit] = world.order[c.unit];
    world.order[c.unit] = static_cast<std::uint16_t>(c.orders().size());
    world.overrides[c.unit] = Override::divert;
    world.orderBegun[c.unit] = 1;
    world.orderStartTick[c.unit] = world.tick;
    world.intendedGapM[c.unit] = -1.0;
    c.setPhase(0);
    beginLand(c, homeward(c));
}

void interrupt(const Definition& definition, World& world, std::size_t unit, ProgramId program,
               UnitId subject) {
    const bool busy = world.program[unit].index >= definition.units.size();
    const bool has = world.order[unit] < definition.ordersOf(world.program[unit]).size();
    // What the second of two rules interrupts is what the first one did.
    if (!busy && has) {
        world.resumeProgram[unit] = world.program[unit];
        world.resumeOrder[unit] = world.order[unit];
        world.resumeWaypoint[unit] = world.orderBegun[unit] != 0 ? world.waypoint[unit] : 0;
        world.resumeStartTick[unit] = world.orderBegun[unit] != 0 ? world.orderStartTick[unit] : kNeverTick;
    }
    world.program[unit] = program;
    world.subject[unit] = subject;
    world.order[unit] = 0;
    world.orderBegun[unit] = 0;
    world.orderPhase[unit] = 0;
    world.orderedGapM[unit] = -1.0;
    world.intendedGapM[unit] = -1.0;
}

namespace {

/// What a rule had interrupted before it began is next again.
void rejoinOnGround(const OrderContext& c) {
    World& world = c.world();
    world.program[c.unit] = world.resumeProgram[c.unit];
    world.order[c.unit] = world.resumeOrder[c.unit];
    world.resumeProgram[c.unit] = {};
    world.subject[c.unit] = {};
    world.orderBegun[c.unit] = 0;
    world.orderedGapM[c.unit] = -1.0;
}

/// Is what was interrupted a flight that has not begun?
bool takesOffNext(const OrderContext& c, ProgramId program) {
    const std::vector<OrderDef>& orders = c.step.definition.ordersOf(program);
    const std::size_t order = c.world().resumeOrder[c.unit];
    return c.world().resumeStartTick[c.unit] == kNeverTick && order < orders.size() &&
           std::holds_alternative<TakeOffOrder>(orders[order].action);
}

}  // namespace

void standDown(const OrderContext& c) {
    World& world = c.world();
    world.program[c.unit] = ProgramId{c.unit};
    world.order[c.unit] = static_cast<std::uint16_t>(c.definition.orders.size());
    world.orderBegun[c.unit] = 0;
    world.subject[c.unit] = {};
    world.orderedGapM[c.unit] = -1.0;
    if (c.limits.isAir()) world.phase[c.unit] = UnitPhase::parked;
}

void rejoinAfterLanding(const OrderContext& c) {
    World& world = c.world();
    const bool begun = world.resumeStartTick[c.unit] != kNeverTick ||
                       (world.resumeOrder[c.unit] > 0 && !takesOffNext(c, world.resumeProgram[c.unit]));
    rejoinOnGround(c);
    if (!begun) return;
    const std::span<const OrderDef> orders = c.orders();
    std::uint16_t& order = world.order[c.unit];
    while (order < orders.size() && !landsBy(orders[order].action)) ++order;
    if (order < orders.size()) ++order;
}

void waitOnGround(const OrderContext& c) {
    World& world = c.world();
    skipOtherAccounts(c);
    world.phase[c.unit] = UnitPhase::parked;
    if (world.order[c.unit] >= c.orders().size()) {
        world.phase[c.unit] = UnitPhase::landed;
        return;
    }
    const std::size_t next = world.order[c.unit];
    const bool own = world.program[c.unit] == ProgramId{c.unit};
    // Who begins its orders by a rule alone waits for the rule, however often it has been up before.
    const bool byRule = own && next == 0 && c.step.plan.startsByRule[c.unit] != 0;
    const Tick soonest = world.tick + 1;
    const std::optional<double>& startS = c.orders()[next].startS;
    world.wakeTick[c.unit] = startS ? std::max(soonest, c.step.definition.tickAt(*startS)) : soonest;
    if (byRule || !waitsAreOver(c.step.plan, world, c.unit)) world.wakeTick[c.unit] = kNeverTick;
    refreshUnitWake(world);
}

bool resume(const OrderContext& c) {
    World& world = c.world();
    const bool given = world.program[c.unit].index >= c.step.definition.units.size();
    if (!given) return false;
    const ProgramId before = world.resumeProgram[c.unit];
    const bool flies = c.limits.isAir() && world.onGround[c.unit] == 0;
    if (!before || (flies && takesOffNext(c, before))) {
        // Who was called from the ground goes back to it.
        if (flies && c.definition.home) goHome(c);
        if (!flies && !before) standDown(c);
        return false;
    }
    // What it was given has left it on the ground: what it has of its own waits there.
    if (c.limits.isAir() && !flies) {
        rejoinAfterLanding(c);
        world.order[c.unit] < c.orders().size() ? waitOnGround(c) : standDown(c);
        return false;
    }
    world.orderedGapM[c.unit] = -1.0;
    world.program[c.unit] = before;
    world.order[c.unit] = world.resumeOrder[c.unit];
    world.resumeProgram[c.unit] = {};
    world.subject[c.unit] = {};
    const bool begun = world.resumeStartTick[c.unit] != kNeverTick;
    world.orderBegun[c.unit] = begun ? 1 : 0;
    c.setPhase(0);
    if (!begun) return true;
    world.orderStartTick[c.unit] = world.resumeStartTick[c.unit];
    const OrderAction& action = c.orders()[world.order[c.unit]].action;
    kindOf(action).begin(c, action);
    // On along the way, not from its beginning.
    if (const auto* route = std::get_if<RouteOrder>(&action))
        rejoinRoute(c, *route, world.resumeWaypoint[c.unit]);
    return true;
}

}  // namespace openline::sim
