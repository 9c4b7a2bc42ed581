// `[[unit.order]]`: the orders of single units, one reader a kind.
#include "scenario/order_table.h"

namespace openline::scenario {

namespace {

constexpr Word<sim::Quarter> kQuarters[] = {
    {"left", sim::Quarter::left},
    {"right", sim::Quarter::right},
    {"astern", sim::Quarter::astern},
    {"ahead", sim::Quarter::ahead},
};
constexpr Word<sim::PatrolShape> kShapes[] = {
    {"racetrack", sim::PatrolShape::racetrack},
    {"figure-eight", sim::PatrolShape::figureEight},
};

std::optional<sim::OrderAction> readTakeOff(OrderTable order) {
    sim::TakeOffOrder action;
    action.climbToM = order.quantity("climb-to", Dimension::length, kOrderHeight).value_or(action.climbToM);
    return action;
}

std::vector<RouteStop> stopsOf(OrderTable& order) {
    const Value route = order.table.optional("route");
    if (!route) return readStops(order.builder, order.table);
    const auto found = route.reference(order.builder.routes);
    if (!found || *found >= order.builder.routeBodies.size()) return {};
    return order.builder.routeBodies[*found].stops;
}

std::optional<sim::OrderAction> readTransit(OrderTable order) {
    sim::RouteOrder action;
    for (const RouteStop& stop : stopsOf(order)) action.waypoints.push_back(stop.waypoint);
    action.loop = order.table.optional("loop").boolean().value_or(false);
    return action;
}

std::optional<sim::OrderAction> readOrbit(OrderTable order) {
    sim::OrbitOrder action;
    const auto centre = spot(order.builder, order.table.required("centre"));
    const auto altitudeM = order.quantity("altitude", Dimension::length, kOrderHeight);
    action.radiusM = order.quantity("radius", Dimension::length, kOrderLength).value_or(action.radiusM);
    action.speedMps = order.speedMps(altitudeM.value_or(0.0));
    action.clockwise = order.table.optional("clockwise").boolean().value_or(false);
    order.readEnd(action, true);
    if (!centre) return std::nullopt;
    action.centre = *centre;
    action.centre.altitudeM = altitudeM.value_or(0.0);
    return action;
}

std::optional<sim::OrderAction> readHoldStation(OrderTable order) {
    sim::HoldStationOrder action;
    const auto target = order.target();
    action.target = target.unit;
    action.aheadM = order.quantity("ahead", Dimension::length, kOrderOffset).value_or(0.0);
    action.rightM = order.quantity("right", Dimension::length, kOrderOffset).value_or(0.0);
    action.aboveM = order.quantity("above", Dimension::length, kOrderOffset).value_or(0.0);
    order.readEnd(action, false);
    action.untilTargetLands = order.table.optional("until-target-lands").boolean().value_or(true);
    action.declared = order.table.optional("declared").boolean().value_or(true);
    if (!target.good) return std::nullopt;
    return action;
}

std::optional<sim::OrderAction> readFormation(OrderTable) {
    return sim::FormationOrder{};
}

std::optional<sim::OrderAction> readHandOverLead(OrderTable) {
    return sim::HandOverLeadOrder{};
}

std::optional<sim::OrderAction> readIntercept(OrderTable order) {
    sim::InterceptOrder action;
    const auto target = order.target();
    action.target = target.unit;
    action.quarter = order.table.optional("quarter").word<sim::Quarter>(kQuarters).value_or(action.quarter);
    action.distanceM = order.quantity("distance", Dimension::length, kOrderLength).value_or(action.distanceM);
    action.aboveM = order.quantity("above", Dimension::length, kOrderOffset).value_or(0.0);
    action.speedMps = order.speedMps(order.altitudeM());
    action.giveUpAfterS =
        order.quantity("give-up-after", Dimension::duration, kOrderDuration).value_or(action.giveUpAfterS);
    if (!target.good) return std::nullopt;
    return action;
}

std::optional<sim::OrderAction> readRefuel(OrderTable order) {
    const auto target = order.target();
    sim::RefuelOrder action;
    action.tanker = target.unit;
    action.amountKg = order.quantity("amount", Dimension::mass, {1.0, 200000.0, "1 kg to 200 t"});
    if (!target.good) return std::nullopt;
    return action;
}

std::optional<sim::OrderAction> readRadioWarning(OrderTable order) {
    const auto target = order.target();
    if (!target.good) return std::nullopt;
    return sim::RadioWarningOrder{target.unit};
}

std::optional<sim::OrderAction> readClosePass(OrderTable order) {
    sim::ClosePassOrder action;
    const auto target = order.target();
    action.target = target.unit;
    action.geometry =
        order.table.optional("geometry").word<sim::PassGeometry>(kPassGeometries).value_or(action.geometry);
    action.intendedGapM = order.table.optional("gap").quantity(Dimension::length, kOrderGap);
    action.atS = momentS(order.builder, order.table.optional("at"));
    action.speedMps = order.speedMps(order.altitudeM());
    action.collides = order.table.optional("collides").boolean().value_or(false);
    if (!target.good) return std::nullopt;
    return action;
}

std::optional<sim::OrderAction> readLand(OrderTable order) {
    sim::LandOrder action;
    const Value at = order.table.required("at");
    const auto place = at.reference(order.builder.places);
    action.runwayHeadingRad = order.quantity("runway", Dimension::angle, {0.0, 6.2832, "0 to 360 deg"});
    action.sequenceDelayS = order.quantity("delay", Dimension::duration, {0.0, 7200.0, "0 s to 2 h"})
                                .value_or(action.sequenceDelayS);
    action.emergency = order.table.optional("emergency").boolean().value_or(false);
    if (!place) return std::nullopt;
    if (order.builder.definition.places[*place].kind != sim::PlaceKind::airfield) {
        at.error("expected an airfield, got " + at.shown() + ", which is none");
    }
    action.airfield = PlaceId(*place);
    return action;
}

std::optional<sim::OrderAction> readDivert(OrderTable order) {
    sim::DivertOrder action;
    const Value at = order.table.optional("at");
    if (const auto place = at.reference(order.builder.places)) {
        if (order.builder.definition.places[*place].kind != sim::PlaceKind::airfield)
            at.error("expected an airfield, got " + at.shown() + ", which is none");
        action.airfield = PlaceId(*place);
    }
    return action;
}

std::optional<sim::OrderAction> readReturn(OrderTable) {
    return sim::ReturnOrder{};
}

std::optional<sim::OrderAction> readPatrol(OrderTable order) {
    sim::PatrolOrder action;
    const auto from = spot(order.builder, order.table.required("from"));
    const auto to = spot(order.builder, order.table.required("to"));
    const double altitudeM = order.quantity("altitude", Dimension::length, kOrderHeight).value_or(0.0);
    action.widthM = order.quantity("width", Dimension::length, kOrderLength).value_or(action.widthM);
    action.speedMps = order.speedMps(altitudeM);
    action.shape = order.table.optional("shape").word<sim::PatrolShape>(kShapes).value_or(action.shape);
    const Value relief = order.table.optional("relief");
    if (relief) action.relief = oneUnit(order.builder, relief).value_or(UnitId());
    order.readEnd(action, true);
    if (!from || !to) return std::nullopt;
    action.from = *from;
    action.to = *to;
    action.from.altitudeM = action.to.altitudeM = altitudeM;
    return action;
}

std::optional<sim::OrderAction> readUpset(OrderTable order) {
    sim::UpsetOrder action;
    action.heightLossM =
        order.table.required("height-loss").quantity(Dimension::length, kOrderLength).value_or(1.0);
    action.durationS = order.table.required("for")
                           .quantity(Dimension::duration, {1.0, 600.0, "1 s to 10 min"})
                           .value_or(1.0);
    return action;
}

std::optional<sim::OrderAction> readLost(OrderTable) {
    return sim::LostOrder{};
}

constexpr Word<OrderReader> kReaders[] = {
    {"take-off", readTakeOff},
    {"orbit", readOrbit},
    {"patrol", readPatrol},
    {"hold-station", readHoldStation},
    {"formation", readFormation},
    {"hand-over-lead", readHandOverLead},
    {"intercept", readIntercept},
    {"close-pass", readClosePass},
    {"radio-warning", readRadioWarning},
    {"refuel", readRefuel},
    {"land", readLand},
    {"divert", readDivert},
    {"return-to-base", readReturn},
    {"transit", readTransit},
    {"upset", readUpset},
    {"lost", readLost},
};

constexpr Word<Roles> kRoles[] = {{"as-written", Roles::asWritten}, {"mirrored", Roles::mirrored}};

/// What every order may say.
struct Heading {
    std::optional<double> startS;
    std::string note;
    bool outcome = false;
    std::vector<sim::ConditionDef> waitsFor;
    AccountId account;
    bool flown = true;  ///< false: it is one of the other roles
};

Heading readHeading(Builder& builder, Table& table) {
    Heading heading;
    heading.startS = momentS(builder, table.optional("start"));
    heading.note = table.optional("note").string().value_or("");
    heading.outcome = table.optional("outcome").boolean().value_or(false);
    heading.account = readAccountReference(builder, table);
    if (const Value roles = table.optional("roles")) {
        if (!builder.definition.hypothetical)
            roles.error("expected roles in a hypothetical scenario alone: a record has none to swap");
        heading.flown = roles.word<Roles>(kRoles).value_or(builder.roles) == builder.roles;
    }
    const Value waits = table.optional("wait-for");
    if (!waits) return heading;
    const std::vector<Value> each = waits.isList() ? waits.list() : std::vector<Value>{waits};
    for (const Value& wait : each) {
        if (const auto condition = readCondition(builder, wait)) heading.waitsFor.push_back(*condition);
    }
    return heading;
}

/// A route becomes several orders when it loiters on the way.
void readRouteOrder(OrderTable order, const Heading& heading, std::vector<sim::OrderDef>& orders) {
    AuthoredRoute route;
    route.stops = stopsOf(order);
    route.note = heading.note;
    auto along = ordersAlong(order.builder, route);
    if (!along.empty()) {
        along.front().startS = heading.startS;
        along.front().waitsFor = heading.waitsFor;
    }
    for (sim::OrderDef& one : along) {
        one.outcome = heading.outcome;
        one.account = heading.account;
    }
    orders.insert(orders.end(), std::make_move_iterator(along.begin()), std::make_move_iterator(along.end()));
}

std::optional<OrderReader> readerOf(const Value& kind, const std::string& name) {
    std::vector<std::string> known{"route"};
    for (const auto& readers : {std::span<const Word<OrderReader>>(kReaders), shipOrderReaders()}) {
        for (const Word<OrderReader>& reader : readers) {
            if (name == reader.text) return reader.value;
            known.emplace_back(reader.text);
        }
    }
    kind.error("expected one of " + listed(known, 40) + ", got " + kind.shown() +
               kind.suggested(name, known));
    return std::nullopt;
}

}  // namespace

void readOrder(Builder& builder, UnitId unit, Table& table, std::vector<sim::OrderDef>& orders) {
    const Value kind = table.required("kind");
    Heading heading = readHeading(builder, table);
    const auto name = kind.string();
    if (!name) return;
    std::vector<sim::OrderDef> read;
    if (*name == "route") {
        readRouteOrder({builder, table, unit}, heading, read);
    } else {
        const auto reader = readerOf(kind, *name);
        if (!reader) return;
        if (auto action = (*reader)({builder, table, unit})) {
            read.push_back({heading.startS, std::move(*action), heading.note, heading.outcome,
                            std::move(heading.waitsFor), heading.account});
        }
    }
    table.unknownKeys();
    if (heading.flown)
        orders.insert(orders.end(), std::make_move_iterator(read.begin()),
                      std::make_move_iterator(read.end()));
}

bool tooManyOrders(const Value& place, std::size_t orders) {
    constexpr std::size_t kMost = 1000;
    if (orders <= kMost) return false;
    place.error("expected at most 1000 orders, got more");
    return true;
}

void readOrders(Builder& builder) {
    builder.unknownCraft = builder.broken;
    for (std::size_t i = 0; i < builder.unitOrders.size(); ++i) {
        const std::size_t errorsBefore = builder.complaints.errors.size();
        std::vector<sim::OrderDef>& orders = builder.definition.units[i].orders;
        for (const Value& value : builder.unitOrders[i].list()) {
            if (auto table = value.table()) readOrder(builder, UnitId(i), *table, orders);
            if (!orders.empty() && orders.front().account && builder.orderPlaces[i].empty())
                value.error(
                    "expected a first order that is the same in every account, got one of an account");
            builder.orderPlaces[i].resize(orders.size(), value);
            if (tooManyOrders(value, orders.size())) break;
        }
        if (builder.complaints.errors.size() > errorsBefore) builder.broken[i] = true;
    }
}

}  // namespace openline::scenario
