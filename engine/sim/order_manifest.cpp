#include "sim/order_manifest.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "sim/orders.h"

namespace openline::sim {

namespace {

using Reason = std::optional<std::string>;

const PlatformDef& platformOf(const OrderQuestion& q, UnitId unit) {
    return q.definition.platforms[q.definition.units[unit.index].platform.index];
}

bool flies(const OrderQuestion& q, UnitId unit) {
    return platformOf(q, unit).domain == Domain::air;
}

/// The craft that an order is about: there, another one, and not gone.
Reason checkCraft(const OrderQuestion& q, UnitId named) {
    const UnitId target = named ? named : q.subject;
    // A rule's intruder is not known before the run, and some rules have none.
    const bool later = q.byRule && q.world == nullptr;
    if (!target) return later ? Reason{} : Reason{"it names no craft, and no rule gives one"};
    if (target == q.unit) return "it is about the unit itself";
    if (q.world == nullptr) return {};
    switch (q.world->phase[target.index]) {
        case UnitPhase::lost:
            return "the craft it is about is lost";
        case UnitPhase::landed:
            return "the craft it is about has landed";
        default:
            return {};
    }
}

/// The same, and of the same kind: aircraft pass aircraft and ships, ships only ships.
Reason checkShip(const OrderQuestion& q, UnitId named) {
    const UnitId target = named ? named : q.subject;
    if (target && flies(q, target)) return "the craft it is about is no ship";
    return checkCraft(q, named);
}

Reason checkStation(const OrderQuestion& q, const HoldStationOrder& order) {
    // Whoever has gone ends the order by its own terms, so that only what is written can be wrong.
    return checkCraft({q.definition, q.unit, q.byRule, q.subject, nullptr}, order.target);
}

Reason checkFlight(const OrderQuestion& q) {
    if (q.definition.units[q.unit.index].flight) return {};
    return "the unit belongs to no flight";
}
Reason checkFormation(const OrderQuestion& q, const FormationOrder&) {
    if (auto reason = checkFlight(q)) return reason;
    if (q.world != nullptr &&
        leadOf(q.definition, *q.world, q.definition.units[q.unit.index].flight) == q.unit)
        return "the unit leads its flight itself";
    return {};
}
Reason checkHandOverLead(const OrderQuestion& q, const HandOverLeadOrder&) {
    if (auto reason = checkFlight(q)) return reason;
    const UnitDef& unit = q.definition.units[q.unit.index];
    const FlightDef& flight = q.definition.flights[unit.flight.index];
    if (flight.members.size() < 2) return "there is nobody else in the flight";
    if (q.world != nullptr && leadOf(q.definition, *q.world, unit.flight) != q.unit)
        return "the unit does not lead its flight";
    return {};
}

Reason checkIntercept(const OrderQuestion& q, const InterceptOrder& order) {
    const UnitId target = order.target ? order.target : q.subject;
    if (target && !flies(q, target)) return "the craft to intercept is no aircraft";
    return checkCraft(q, order.target);
}
Reason checkWarning(const OrderQuestion& q, const RadioWarningOrder& order) {
    return checkCraft(q, order.target);
}
Reason checkRefuel(const OrderQuestion& q, const RefuelOrder& order) {
    const UnitId tanker = order.tanker ? order.tanker : q.subject;
    if (tanker && platformOf(q, tanker).platformClass != PlatformClass::tanker)
        return "the craft to refuel from is no tanker";
    if (platformOf(q, q.unit).enduranceS <= 0.0) return "the endurance of the unit is not limited";
    return checkCraft(q, order.tanker);
}
Reason checkPass(const OrderQuestion& q, const ClosePassOrder& order) {
    const bool beside = order.geometry == PassGeometry::alongside ||
                        order.geometry == PassGeometry::acrossNose || order.geometry == PassGeometry::headOn;
    if (!beside && !flies(q, q.unit)) return "a ship passes beside another craft, or ahead of it";
    return checkCraft(q, order.target);
}
bool patrols(const std::vector<OrderDef>& orders) {
    return std::ranges::any_of(
        orders, [](const OrderDef& order) { return std::holds_alternative<PatrolOrder>(order.action); });
}
Reason checkPatrol(const OrderQuestion& q, const PatrolOrder& order) {
    if (!order.relief) return {};
    const bool mayPatrol = patrols(q.definition.units[order.relief.index].orders) ||
                           std::ranges::any_of(q.definition.programs, patrols, &ProgramDef::orders);
    if (!mayPatrol) return "its relief \"" + q.definition.units[order.relief.index].id + "\" never patrols";
    return checkCraft({q.definition, q.unit, q.byRule, q.subject, nullptr}, order.relief);
}
Reason checkReturn(const OrderQuestion& q, const ReturnOrder&) {
    const PlaceId home = q.definition.units[q.unit.index].home;
    if (home && q.definition.places[home.index].kind == PlaceKind::airfield) return {};
    return "the unit has no home airfield";
}
Reason checkDivert(const OrderQuestion& q, const DivertOrder& order) {
    if (order.airfield) return {};
    for (const PlaceDef& place : q.definition.places)
        if (place.kind == PlaceKind::airfield) return {};
    return "there is no airfield";
}
Reason checkBlock(const OrderQuestion& q, const BlockOrder& order) {
    return checkShip(q, order.target);
}
/// Who has fuel and gear to give at sea.
bool supplies(PlatformClass kind) {
    return kind == PlatformClass::auxiliary || kind == PlatformClass::carrier ||
           kind == PlatformClass::amphibious;
}
Reason checkReplenish(const OrderQuestion& q, const ReplenishOrder& order) {
    const UnitId target = order.target ? order.target : q.subject;
    if (target && !flies(q, target) && !supplies(platformOf(q, target).platformClass))
        return "the craft to replenish from is no supply ship";
    return checkShip(q, order.target);
}

/// One line of the manifest from the functions of one kind of order.
template <class Order, auto kCheck, auto kBegin, auto kFollow, auto kCarryOn = nullptr>
constexpr OrderKind kind(std::string_view word, std::string_view what, Craft craft) {
    constexpr bool kAbout =
        requires(const Order& order) { order.target; } || requires(const Order& order) { order.tanker; };
    OrderKind made{
        word,
        what,
        craft,
        kAbout,
        [](const OrderQuestion& q, const OrderAction& action) -> Reason {
            if constexpr (kCheck == nullptr) {
                return {};
            } else {
                return kCheck(q, std::get<Order>(action));
            }
        },
        [](const OrderContext& c, const OrderAction& action) { kBegin(c, *std::get_if<Order>(&action)); },
        [](const OrderContext& c, const OrderAction& action) {
            return kFollow(c, *std::get_if<Order>(&action));
        },
        nullptr};
    if constexpr (kCarryOn != nullptr) {
        made.carryOn = [](const OrderContext& c, const OrderAction& action) {
            return kCarryOn(c, *std::get_if<Order>(&action));
        };
    }
    return made;
}

// clang-format off
constexpr std::array kManifest{
    kind<TakeOffOrder, nullptr, beginTakeOff, followTakeOff>("take-off", "rolls, lifts off along the runway and climbs", Craft::aircraft),
    kind<RouteOrder, nullptr, beginRoute, followRoute, carryOnRoute>("route", "waypoints in order, on time where one says when", Craft::any),
    kind<OrbitOrder, nullptr, beginOrbit, followOrbit, carryOnOrbit>("orbit", "circles a point", Craft::any),
    kind<PatrolOrder, checkPatrol, beginPatrol, followPatrol, carryOnPatrol>("patrol", "a racetrack or figure eight, until its time is up and its relief is there", Craft::any),
    kind<HoldStationOrder, checkStation, beginStation, followStation, carryOnStation>("hold-station", "keeps a place beside another craft", Craft::any),
    kind<FormationOrder, checkFormation, beginFormation, followFormation, carryOnFormation>("formation", "keeps its station in its flight, whoever leads it", Craft::any),
    kind<HandOverLeadOrder, checkHandOverLead, beginHandOverLead, followHandOverLead>("hand-over-lead", "gives the lead of the flight to the next member", Craft::any),
    kind<InterceptOrder, checkIntercept, beginIntercept, followIntercept>("intercept", "flies to where another aircraft will be and joins up beside it", Craft::aircraft),
    kind<ClosePassOrder, checkPass, beginPass, followPass>("close-pass", "passes another craft at an intended gap", Craft::any),
    kind<RadioWarningOrder, checkWarning, beginRadioWarning, followRadioWarning>("radio-warning", "calls another craft by radio", Craft::any),
    kind<RefuelOrder, checkRefuel, beginRefuel, followRefuel>("refuel", "joins a tanker and takes fuel", Craft::aircraft),
    kind<LandOrder, nullptr, beginLand, followLand>("land", "approaches along the runway, touches down and stops", Craft::aircraft),
    kind<DivertOrder, checkDivert, beginDivert, followDivert>("divert", "lands elsewhere than planned, at once", Craft::aircraft),
    kind<ReturnOrder, checkReturn, beginReturn, followReturn>("return-to-base", "goes home and lands", Craft::aircraft),
    kind<BlockOrder, checkBlock, beginBlock, followBlock>("block", "stays in the way of another ship", Craft::ships),
    kind<ReplenishOrder, checkReplenish, beginReplenish, followReplenish>("replenish", "steams alongside a supply ship", Craft::ships),
    kind<AllStopOrder, nullptr, beginAllStop, followAllStop>("all-stop", "stops, and lies stopped for a time", Craft::ships),
    kind<DepthOrder, nullptr, beginDepth, followDepth>("dive", "changes depth", Craft::submarines),
    kind<UpsetOrder, nullptr, beginUpset, followUpset>("upset", "falls out of control, then recovers", Craft::aircraft),
    kind<LostOrder, nullptr, beginLost, followLost>("lost", "gone at once, where it is", Craft::any),
};
// clang-format on
static_assert(kManifest.size() == std::variant_size_v<OrderAction>);

Reason checkDomain(const OrderQuestion& q, const OrderKind& kind) {
    const Domain domain = platformOf(q, q.unit).domain;
    const std::string order = "\"" + std::string(kind.word) + "\"";
    switch (kind.craft) {
        case Craft::aircraft:
            if (domain != Domain::air) return order + " is for aircraft";
            break;
        case Craft::ships:
            if (domain == Domain::air) return order + " is for ships";
            break;
        case Craft::submarines:
            if (domain != Domain::subsurface) return order + " is for submarines";
            break;
        case Craft::any:
            break;
    }
    return {};
}

}  // namespace

std::span<const OrderKind> orderManifest() {
    return kManifest;
}

UnitId namedCraft(const OrderAction& action) {
    return std::visit(
        [](const auto& order) {
            if constexpr (requires { order.target; }) return order.target;
            if constexpr (requires { order.tanker; }) return order.tanker;
            return UnitId{};
        },
        action);
}

const OrderKind& kindOf(const OrderAction& action) {
    return kManifest[action.index()];
}

std::optional<std::string> check(const OrderQuestion& question, const OrderAction& action) {
    const OrderKind& kind = kindOf(action);
    if (auto reason = checkDomain(question, kind)) return reason;
    return kind.check(question, action);
}

}  // namespace openline::sim
