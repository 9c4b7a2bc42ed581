// `[[unit.order]]`: what every order may say, and the orders of single units. Its kinds are read in
// air_orders.cpp and ship_orders.cpp.
#include <algorithm>
#include <limits>

#include "scenario/order_table.h"

namespace openline::scenario {

namespace {

constexpr Word<Roles> kRoles[] = {{"as-written", Roles::asWritten}, {"mirrored", Roles::mirrored}};

/// What every order may say.
struct Heading {
    std::optional<double> startS;
    std::string note;
    bool outcome = false;
    std::vector<sim::ConditionDef> waitsFor;
    AccountId account;
    bool ofRoles = false;  ///< of one of the two assignments of roles alone
    bool flown = true;     ///< false: of the other one
};

Heading readHeading(Builder& builder, Table& table) {
    Heading heading;
    heading.startS = momentS(builder, table.optional("start"));
    heading.note = table.optional("note").string().value_or("");
    heading.outcome = table.optional("outcome").boolean().value_or(false);
    heading.account = readAccountReference(builder, table);
    const std::optional<bool> roles = readRoles(builder, table);
    heading.ofRoles = roles.has_value();
    heading.flown = roles.value_or(true);
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
    for (const auto& readers : {airOrderReaders(), shipOrderReaders()}) {
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

std::optional<bool> readRoles(Builder& builder, Table& table) {
    const Value roles = table.optional("roles");
    if (!roles) return std::nullopt;
    if (!builder.definition.hypothetical)
        roles.error("expected roles in a hypothetical scenario alone: a record has none to swap");
    return roles.word<Roles>(kRoles).value_or(builder.roles) == builder.roles;
}

std::vector<RouteStop> stopsOf(OrderTable& order) {
    const Value route = order.table.optional("route");
    if (!route) return readStops(order.builder, order.table);
    const auto found = route.reference(order.builder.routes);
    if (!found || *found >= order.builder.routeBodies.size()) return {};
    return order.builder.routeBodies[*found].stops;
}

bool readOrder(Builder& builder, UnitId unit, Table& table, std::vector<sim::OrderDef>& orders) {
    const Value kind = table.required("kind");
    Heading heading = readHeading(builder, table);
    const auto name = kind.string();
    if (!name) return false;
    std::vector<sim::OrderDef> read;
    if (*name == "route") {
        readRouteOrder({builder, table, unit}, heading, read);
    } else {
        const auto reader = readerOf(kind, *name);
        if (!reader) return false;
        if (auto action = (*reader)({builder, table, unit})) {
            read.push_back({heading.startS, std::move(*action), heading.note, heading.outcome,
                            std::move(heading.waitsFor), heading.account});
        }
    }
    table.unknownKeys();
    const bool isOrder = !read.empty();
    if (unit && heading.ofRoles)
        builder.firstOfRoles[unit.index] = std::min(builder.firstOfRoles[unit.index], orders.size());
    if (heading.flown)
        orders.insert(orders.end(), std::make_move_iterator(read.begin()),
                      std::make_move_iterator(read.end()));
    return isOrder;
}

bool tooManyOrders(const Value& place, std::size_t orders) {
    constexpr std::size_t kMost = 1000;
    if (orders <= kMost) return false;
    place.error("expected at most 1000 orders, got more");
    return true;
}

void readOrders(Builder& builder) {
    builder.unknownCraft = builder.broken;
    builder.firstOfRoles.assign(builder.unitOrders.size(), std::numeric_limits<std::size_t>::max());
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
