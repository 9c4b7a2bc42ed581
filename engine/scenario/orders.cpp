// `[[unit.order]]`: the orders of single units, one reader a kind.
#include "scenario/builder.h"
#include "scenario/catalogue.h"

namespace openline::scenario {

namespace {

constexpr Range kHeight{0.0, 30000.0, "a height of 0 to 30000 m"};
constexpr Range kOffset{-500000.0, 500000.0, "-500 to 500 km"};
constexpr Range kLength{1.0, 500000.0, "1 m to 500 km"};
constexpr Range kSpeed{0.5, 1500.0, "a speed of 1 kn to 1500 m/s"};
constexpr Range kDuration{0.1, 400.0 * 86400.0, "a duration of 0.1 s to 400 d"};

constexpr Word<sim::PassGeometry> kGeometries[] = {
    {"alongside", sim::PassGeometry::alongside},
    {"under", sim::PassGeometry::under},
    {"over", sim::PassGeometry::over},
    {"across-nose", sim::PassGeometry::acrossNose},
};

/// A table of the order being read, and the unit whose order it is.
struct OrderTable {
    Builder& builder;
    Table& table;
    UnitId unit;

    [[nodiscard]] std::optional<double> quantity(const char* key, Dimension dimension, const Range& range) {
        return table.optional(key).quantity(dimension, range);
    }
    [[nodiscard]] std::optional<double> speedMps(double altitudeM) {
        const auto speed = table.optional("speed").speed(kSpeed);
        if (!speed) return std::nullopt;
        return speed->indicatedAirspeed ? trueAirspeedMps(speed->valueSi, altitudeM) : speed->valueSi;
    }
    template <class Order>
    void readEnd(Order& order, bool needed) {
        order.durationS = quantity("for", Dimension::duration, kDuration);
        const Value until = table.optional("until");
        order.untilS = momentS(builder, until);
        if (needed && !table.has("for") && !until)
            table.error("expected either \"for\" or \"until\", got neither");
    }
    [[nodiscard]] UnitId target() {
        const Value on = table.required("on");
        const auto found = oneUnit(builder, on);
        if (found && *found == unit) on.error("expected another unit, got the unit itself");
        return found && *found != unit ? *found : UnitId();
    }
};

std::optional<sim::OrderAction> readTakeOff(OrderTable order) {
    sim::TakeOffOrder action;
    action.climbToM = order.quantity("climb-to", Dimension::length, kHeight).value_or(action.climbToM);
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
    sim::TransitOrder action;
    for (const RouteStop& stop : stopsOf(order)) action.waypoints.push_back(stop.waypoint);
    action.loop = order.table.optional("loop").boolean().value_or(false);
    return action;
}

std::optional<sim::OrderAction> readOrbit(OrderTable order) {
    sim::OrbitOrder action;
    const auto centre = spot(order.builder, order.table.required("centre"));
    const auto altitudeM = order.quantity("altitude", Dimension::length, kHeight);
    action.radiusM = order.quantity("radius", Dimension::length, kLength).value_or(action.radiusM);
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
    action.target = order.target();
    action.aheadM = order.quantity("ahead", Dimension::length, kOffset).value_or(0.0);
    action.rightM = order.quantity("right", Dimension::length, kOffset).value_or(0.0);
    action.aboveM = order.quantity("above", Dimension::length, kOffset).value_or(0.0);
    order.readEnd(action, false);
    action.untilTargetLands = order.table.optional("until-target-lands").boolean().value_or(true);
    action.declared = order.table.optional("declared").boolean().value_or(true);
    if (!action.target) return std::nullopt;
    return action;
}

std::optional<sim::OrderAction> readClosePass(OrderTable order) {
    sim::ClosePassOrder action;
    action.target = order.target();
    action.geometry =
        order.table.optional("geometry").word<sim::PassGeometry>(kGeometries).value_or(action.geometry);
    action.intendedGapM = order.table.required("gap")
                              .quantity(Dimension::length, {0.0, 50000.0, "0 m to 50 km"})
                              .value_or(action.intendedGapM);
    action.atS = momentS(order.builder, order.table.optional("at"));
    action.speedMps = order.speedMps(order.builder.definition.units[order.unit.index].start.altitudeM);
    action.collides = order.table.optional("collides").boolean().value_or(false);
    if (!action.target) return std::nullopt;
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

std::optional<sim::OrderAction> readPatrol(OrderTable order) {
    sim::PatrolOrder action;
    const auto from = spot(order.builder, order.table.required("from"));
    const auto to = spot(order.builder, order.table.required("to"));
    const double altitudeM = order.quantity("altitude", Dimension::length, kHeight).value_or(0.0);
    action.widthM = order.quantity("width", Dimension::length, kLength).value_or(action.widthM);
    action.speedMps = order.speedMps(altitudeM);
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
        order.table.required("height-loss").quantity(Dimension::length, kLength).value_or(1.0);
    action.durationS = order.table.required("for")
                           .quantity(Dimension::duration, {1.0, 600.0, "1 s to 10 min"})
                           .value_or(1.0);
    return action;
}

std::optional<sim::OrderAction> readLost(OrderTable) {
    return sim::LostOrder{};
}

using Reader = std::optional<sim::OrderAction> (*)(OrderTable);

constexpr Word<Reader> kReaders[] = {
    {"take-off", readTakeOff},     {"orbit", readOrbit}, {"hold-station", readHoldStation},
    {"close-pass", readClosePass}, {"land", readLand},   {"patrol", readPatrol},
    {"transit", readTransit},      {"upset", readUpset}, {"lost", readLost},
};

/// What every order may say.
struct Heading {
    std::optional<double> startS;
    std::string note;
    bool outcome = false;
};

/// A route becomes several orders when it loiters on the way.
void readRouteOrder(OrderTable order, const Heading& heading, std::vector<sim::OrderDef>& orders) {
    AuthoredRoute route;
    route.stops = stopsOf(order);
    route.note = heading.note;
    auto along = ordersAlong(order.builder, route);
    if (!along.empty()) along.front().startS = heading.startS;
    for (sim::OrderDef& one : along) one.outcome = heading.outcome;
    orders.insert(orders.end(), std::make_move_iterator(along.begin()), std::make_move_iterator(along.end()));
}

void readOrder(Builder& builder, UnitId unit, Table& table) {
    const Value kind = table.required("kind");
    const Heading heading{momentS(builder, table.optional("start")),
                          table.optional("note").string().value_or(""),
                          table.optional("outcome").boolean().value_or(false)};
    std::vector<sim::OrderDef>& orders = builder.definition.units[unit.index].orders;
    const auto name = kind.string();
    if (!name) return;
    if (*name == "route") {
        readRouteOrder({builder, table, unit}, heading, orders);
        table.unknownKeys();
        return;
    }
    std::vector<std::string> known{"route"};
    for (const auto& reader : kReaders) {
        known.emplace_back(reader.text);
        if (*name != reader.text) continue;
        if (auto action = reader.value({builder, table, unit}))
            orders.push_back({heading.startS, std::move(*action), heading.note, heading.outcome});
        table.unknownKeys();
        return;
    }
    kind.error("expected one of " + listed(known) + ", got " + kind.shown() + didYouMean(*name, known));
}

}  // namespace

void readOrders(Builder& builder) {
    for (std::size_t i = 0; i < builder.unitOrders.size(); ++i) {
        const std::size_t errorsBefore = builder.complaints.errors.size();
        for (const Value& value : builder.unitOrders[i].list()) {
            if (auto table = value.table()) readOrder(builder, UnitId(i), *table);
            builder.orderPlaces[i].resize(builder.definition.units[i].orders.size(), value);
        }
        if (builder.complaints.errors.size() > errorsBefore) builder.broken[i] = true;
    }
}

}  // namespace openline::scenario
