#include "sim/orders.h"

#include <new>

#include "sim/conditions.h"
#include "sim/order_manifest.h"

namespace openline::sim {

void OrderContext::setPhase(std::uint8_t phase) const {
    step.world.orderPhase[unit] = phase;
    step.world.phaseTick[unit] = step.world.tick;
}

void OrderContext::finish() const {
    ++step.world.order[unit];
    step.world.orderBegun[unit] = 0;
    step.world.intendedGapM[unit] = -1.0;
    setPhase(0);
}

void OrderContext::tell(Milestone milestone, UnitId other) const {
    Event& event = addEvent(step, EventKind::milestone, id());
    event.milestone = milestone;
    event.other = other;
}

double orderSpeedMps(const OrderContext& c, const std::optional<double>& demanded) {
    const double speed = demanded.value_or(c.limits.cruiseSpeedMps);
    return std::clamp(speed, c.limits.minSpeedMps, c.limits.maxSpeedMps);
}

double orderAltitudeM(const OrderContext& c, double demandedM) {
    if (!c.limits.isAir() || demandedM <= 0.0) return c.world().altitudeM[c.unit];
    return demandedM;
}

Demand wait(const OrderContext& c) {
    if (c.limits.isAir() && c.world().onGround[c.unit] != 0) return {0.0, 0.0, 0.0, 0.0, MotionKind::roll};
    Demand demand = keepCourse(c.world(), c.limits, c.unit, c.world().speedMps[c.unit]);
    demand.speedMps = std::max(demand.speedMps, c.limits.minSpeedMps);
    return demand;
}

namespace {

bool isMishap(const OrderAction& action) {
    return std::holds_alternative<UpsetOrder>(action) || std::holds_alternative<LostOrder>(action);
}

/// Does an order follow from a mishap of the record?
bool isOutcome(const OrderDef& order) {
    const auto* landing = std::get_if<LandOrder>(&order.action);
    return order.outcome || isMishap(order.action) || (landing != nullptr && landing->emergency);
}

/// Whether the present order may begin now.
bool mayBegin(const OrderContext& c, const OrderDef& order) {
    const World& world = c.world();
    if (!waitsAreOver(c.step.plan, world, c.unit)) return false;
    if (!order.startS) return true;
    const bool own = world.program[c.unit] == ProgramId{c.unit};
    if (own && world.order[c.unit] == 0 && c.step.plan.startsByRule[c.unit] != 0) return true;
    if (world.collided[c.unit] != 0 && isMishap(order.action)) return true;
    return world.tick >= c.step.definition.tickAt(*order.startS);
}

void markBegun(const OrderContext& c) {
    World& world = c.world();
    world.orderBegun[c.unit] = 1;
    world.orderStartTick[c.unit] = world.tick;
    world.intendedGapM[c.unit] = -1.0;
    c.setPhase(0);
}

/// The mishaps of a record do not happen again once the model decides what happens, nor does what followed
/// from them; whose orders end with that goes home.
void skipUndoneOutcomes(const OrderContext& c) {
    World& world = c.world();
    if (!c.step.definition.crisis.playsRecord || recordSpeaks(c.step.definition, world)) return;
    const std::span<const OrderDef> orders = c.orders();
    bool skipped = false;
    while (world.orderBegun[c.unit] == 0 && world.order[c.unit] < orders.size()) {
        const OrderDef& order = orders[world.order[c.unit]];
        const bool undone = isMishap(order.action) || (isOutcome(order) && world.collided[c.unit] == 0);
        if (!undone || !mayBegin(c, order)) return;
        ++world.order[c.unit];
        skipped = true;
    }
    const bool ended = skipped && world.order[c.unit] >= orders.size();
    const bool flies = c.limits.isAir() && world.onGround[c.unit] == 0;
    if (ended && flies && c.definition.home) goHome(c);
}

}  // namespace

void skipOtherAccounts(const OrderContext& c) {
    World& world = c.world();
    if (!world.account || world.orderBegun[c.unit] != 0) return;
    const std::span<const OrderDef> orders = c.orders();
    while (world.order[c.unit] < orders.size()) {
        const AccountId account = orders[world.order[c.unit]].account;
        if (!account || account == world.account) return;
        ++world.order[c.unit];
    }
}

namespace {

/// All orders done: craft in the air keep straight on, ships stop and then cost nothing.
Demand withoutOrders(const OrderContext& c) {
    if (c.limits.isAir()) {
        const bool stands = c.world().onGround[c.unit] != 0 && c.world().speedMps[c.unit] <= 0.0;
        if (stands && c.world().phase[c.unit] == UnitPhase::active)
            c.world().phase[c.unit] = UnitPhase::landed;
        return wait(c);
    }
    Demand demand = keepCourse(c.world(), c.limits, c.unit, 0.0);
    if (c.world().speedMps[c.unit] <= 0.0) {
        c.world().phase[c.unit] = UnitPhase::parked;
        c.world().yawRateRadps[c.unit] = 0.0;
    }
    return demand;
}

/// Why the order cannot be carried out in the world as it is.
std::optional<std::string> refusal(const OrderContext& c, const OrderDef& order) {
    const World& world = c.world();
    const bool byRule = world.program[c.unit].index >= c.step.definition.units.size();
    if (landsBy(order.action) && world.onGround[c.unit] != 0) return "it is on the ground";
    return check({c.step.definition, c.id(), byRule, world.subject[c.unit], &world}, order.action);
}

/// Begins the order that is due. False: it waits, was refused, or ended at once.
bool beginOrder(const OrderContext& c, const OrderDef& order) {
    World& world = c.world();
    if (!mayBegin(c, order)) return false;
    const auto reason = refusal(c, order);
    const EventKind kind = reason ? EventKind::orderRefused : EventKind::orderBegun;
    Event& event = addEvent(c.step, kind, c.id());
    event.command = world.order[c.unit];
    event.program = world.program[c.unit];
    if (kindOf(order.action).aboutCraft) event.other = c.target(namedCraft(order.action));
    if (reason) {
        event.crisis.text = *reason;
        c.finish();
        return false;
    }
    markBegun(c);
    kindOf(order.action).begin(c, order.action);
    return world.orderBegun[c.unit] != 0;
}

Demand followPresent(const OrderContext& c) {
    const World& world = c.world();
    const std::span<const OrderDef> orders = c.orders();
    const std::size_t present = world.order[c.unit];
    if (present >= orders.size()) return withoutOrders(c);
    const OrderDef& order = orders[present];
    if (world.orderBegun[c.unit] == 0 && !beginOrder(c, order)) return wait(c);
    if (world.onGround[c.unit] != 0) {
        // Orders that forget the take-off still begin with one.
        const bool rolls = std::holds_alternative<TakeOffOrder>(order.action) || landsBy(order.action);
        if (!rolls) return followTakeOff(c, TakeOffOrder{});
    }
    return kindOf(order.action).follow(c, order.action);
}

Demand demandByOrders(const OrderContext& c) {
    const World& world = c.world();
    // Each may uncover what the other passes over.
    for (std::uint16_t before = world.order[c.unit];; before = world.order[c.unit]) {
        skipOtherAccounts(c);
        skipUndoneOutcomes(c);
        if (world.order[c.unit] == before) break;
    }
    if (c.step.wholeSecond && mustGoHome(c)) goHome(c);
    if (c.step.wholeSecond && isOutOfFuel(c)) {
        beginGlide(c);
        return followGlide(c);
    }
    if (world.overrides[c.unit] == Override::divert) return followLand(c, homeward(c));
    if (world.order[c.unit] >= c.orders().size() && !resume(c)) {
        return world.overrides[c.unit] == Override::divert ? followLand(c, homeward(c)) : withoutOrders(c);
    }
    return followPresent(c);
}

/// After an upset of the model's: the next landing that was ordered, or home.
void divert(const OrderContext& c) {
    World& world = c.world();
    world.overrides[c.unit] = Override::none;
    while (world.order[c.unit] < c.orders().size()) {
        const OrderDef& order = c.orders()[world.order[c.unit]];
        const bool told = !order.account || !world.account || order.account == world.account;
        if (told && std::holds_alternative<LandOrder>(order.action)) break;
        ++world.order[c.unit];
    }
    world.orderBegun[c.unit] = 0;
    if (world.order[c.unit] >= c.orders().size() && c.definition.home) goHome(c);
}

/// Must a ship look whether it has to keep clear of another one?
bool looksOut(const OrderContext& c) {
    const World& world = c.world();
    return c.limits.domain == Domain::surface && (!world.pairs.empty() || world.giveWayTo[c.unit]);
}

/// What is asked where there is nothing to look at but the order that has begun, and that simply goes on:
/// nearly always. Writes nothing.
std::optional<Demand> carryOn(const OrderContext& c) {
    const World& world = c.world();
    if (world.overrides[c.unit] != Override::none || world.onGround[c.unit] != 0 || looksOut(c)) return {};
    const OrderAction* action = presentAction(world, c.unit);
    if (action == nullptr || kindOf(*action).carryOn == nullptr) return {};
    if (c.step.wholeSecond && (mustGoHome(c) || isOutOfFuel(c))) return {};
    return kindOf(*action).carryOn(c, *action);
}

Demand demandOf(const OrderContext& c) {
    World& world = c.world();
    switch (world.overrides[c.unit]) {
        case Override::none:
            return demandByOrders(c);
        case Override::divert:
            if (!c.step.wholeSecond || !isOutOfFuel(c)) return followLand(c, homeward(c));
            beginGlide(c);
            return followGlide(c);
        case Override::glide:
            return followGlide(c);
        case Override::upset:
            break;
    }
    const std::uint16_t orderBefore = world.order[c.unit];
    const Demand demand = followUpset(c, UpsetOrder{kModelUpsetHeightM, kModelUpsetS});
    if (world.orderBegun[c.unit] == 0) {  // the upset is over; it was nobody's order
        world.order[c.unit] = orderBefore;
        if (world.phase[c.unit] == UnitPhase::active) divert(c);
    }
    return demand;
}

}  // namespace

const OrderAction* presentAction(const World& world, std::size_t unit) {
    const std::span<const OrderDef> orders = world.plan->orders.of(world.program[unit]);
    if (world.orderBegun[unit] == 0 || world.order[unit] >= orders.size()) return nullptr;
    return &orders[world.order[unit]].action;
}

bool holdsStationOn(const World& world, std::size_t unit, UnitId other) {
    const OrderAction* action = presentAction(world, unit);
    if (action == nullptr) return false;
    UnitId target;
    if (const auto* hold = std::get_if<HoldStationOrder>(action)) {
        if (!hold->declared) return false;
        target = hold->target;
    } else if (const auto* replenish = std::get_if<ReplenishOrder>(action)) {
        target = replenish->target;
    } else if (const auto* refuel = std::get_if<RefuelOrder>(action)) {
        target = refuel->tanker;
    } else {
        return false;
    }
    return (target ? target : world.subject[unit]) == other;
}

void followOrders(StepContext& context, std::vector<std::optional<Demand>>& demands) {
    wakeUnits(context);
    World& world = context.world;
    context.wholeSecond = world.tick % context.plan.ticksPerSecond == 0;
    demands.resize(world.active.size());
    const auto contextOf = [&](std::size_t i) {
        const std::size_t unit = world.active[i];
        return OrderContext{context, unit, context.definition.units[unit], context.plan.units[unit]};
    };
    static_assert(std::is_trivially_destructible_v<std::optional<Demand>>);
    // First whose order simply goes on, all by the state at t; then the others, one after the other.
    const std::size_t parts = partsOf(context.workers, demands.size(), kLeastShared, Effort::even);
    runParts(context.workers, parts, [&](std::size_t part) {
        const auto [from, to] = rangeOf(demands.size(), parts, part);
        // Made in its place: a copy would wait for the numbers just written.
        for (std::size_t i = from; i < to; ++i)
            ::new (static_cast<void*>(&demands[i])) std::optional<Demand>(carryOn(contextOf(i)));
    });
    for (std::size_t i = 0; i < demands.size(); ++i) {
        if (demands[i]) continue;
        const OrderContext c = contextOf(i);
        Demand& demand = demands[i].emplace(demandOf(c));
        if (looksOut(c)) giveWay(c, demand);
    }
}

}  // namespace openline::sim
