// `[[route]]`: waypoints by position or place, and loitering on the way.
#include "scenario/builder.h"

namespace openline::scenario {

namespace {

constexpr Range kAltitude{-500.0, 30000.0, "a height of -500 to 30000 m"};
constexpr Range kRouteSpeed{0.5, 1500.0, "a speed of 1 kn to 1500 m/s"};
constexpr Range kRadius{100.0, 500000.0, "100 m to 500 km"};
constexpr Range kRouteOffset{-500000.0, 500000.0, "-500 to 500 km"};
constexpr Range kLoiter{1.0, 30.0 * 86400.0, "a duration of 1 s to 30 d"};

/// What a stop takes over from the one before it.
struct Carried {
    std::optional<double> altitudeM;
    std::optional<double> speedMps;
    std::optional<double> indicatedMps;
};

void readCarried(Table& table, Carried& carried) {
    if (const auto altitudeM = table.optional("altitude").quantity(Dimension::length, kAltitude)) {
        carried.altitudeM = altitudeM;
    }
    if (const auto speed = table.optional("speed").speed(kRouteSpeed)) {
        carried.speedMps = speed->indicatedAirspeed ? std::nullopt : std::optional(speed->valueSi);
        carried.indicatedMps = speed->indicatedAirspeed ? std::optional(speed->valueSi) : std::nullopt;
    }
}

void readShadow(Table& table, const Value& on, RouteStop& stop) {
    const auto offsetM = [&](const char* key) {
        return table.optional(key).quantity(Dimension::length, kRouteOffset).value_or(0.0);
    };
    StopShadow shadow{on, offsetM("ahead"), offsetM("right"), offsetM("above"), 0.0};
    const auto durationS = table.required("for").quantity(Dimension::duration, kLoiter);
    shadow.durationS = durationS.value_or(0.0);
    stop.then = shadow;
}

void readLoiter(Builder& builder, Table& table, RouteStop& stop) {
    const Value orbit = table.optional("orbit");
    const Value patrol = table.optional("patrol-to");
    if (orbit && patrol) table.error("expected either \"orbit\" or \"patrol-to\" at one stop, got both");
    const Value shadow = table.optional("shadow");
    if (shadow && (orbit || patrol))
        table.error("expected one of \"orbit\", \"patrol-to\" and \"shadow\" at a stop, got more");
    if (shadow) readShadow(table, shadow, stop);
    const auto width = table.optional("width").quantity(Dimension::length, kRadius);
    const auto radius = table.optional("radius").quantity(Dimension::length, kRadius);
    const bool clockwise = table.optional("clockwise").boolean().value_or(false);
    if (const auto durationS = orbit.quantity(Dimension::duration, kLoiter)) {
        stop.then = StopOrbit{radius.value_or(15000.0), *durationS, clockwise};
    }
    if (patrol) {
        const auto to = spot(builder, patrol);
        const auto durationS = table.required("for").quantity(Dimension::duration, kLoiter);
        if (to && durationS) {
            StopPatrol racetrack{*to, width.value_or(10000.0), *durationS};
            racetrack.to.altitudeM = stop.waypoint.position.altitudeM;
            stop.then = racetrack;
        }
    }
}

std::optional<RouteStop> readStop(Builder& builder, const Value& value, Carried& carried) {
    RouteStop stop;
    auto table = value.isTable() ? value.table() : std::nullopt;
    if (table) readCarried(*table, carried);
    const auto position = spot(builder, table ? table->required("at") : value);
    if (position) stop.waypoint.position = *position;
    stop.hasAltitude = carried.altitudeM.has_value();
    stop.waypoint.position.altitudeM = carried.altitudeM.value_or(0.0);
    stop.waypoint.speedMps = carried.speedMps;
    if (carried.indicatedMps) {
        stop.waypoint.speedMps = trueAirspeedMps(*carried.indicatedMps, carried.altitudeM.value_or(0.0));
    }
    if (table) {
        stop.waypoint.atS = momentS(builder, table->optional("by"));
        readLoiter(builder, *table, stop);
        table->unknownKeys();
    }
    if (!position) return std::nullopt;
    return stop;
}

}  // namespace

std::vector<RouteStop> readStops(Builder& builder, Table& table) {
    Carried carried;
    readCarried(table, carried);
    std::vector<RouteStop> stops;
    const Value waypoints = table.required("waypoints");
    for (const Value& value : waypoints.list()) {
        if (auto stop = readStop(builder, value, carried)) stops.push_back(*stop);
    }
    if (waypoints.isList() && waypoints.list().empty()) waypoints.expected("at least one waypoint");
    return stops;
}

void readRoutes(Builder& builder, Table& root) {
    for (Table& table : root.tables("route")) {
        const Value place = table.required("id");
        const auto id = place.string();
        AuthoredRoute route;
        route.note = table.optional("note").string().value_or("");
        route.stops = readStops(builder, table);
        table.unknownKeys();
        if (!id) continue;
        if (place.define(builder.routes, *id)) builder.routeBodies.push_back(std::move(route));
    }
}

std::vector<sim::OrderDef> ordersAlong(Builder& builder, const AuthoredRoute& route) {
    std::vector<sim::OrderDef> orders;
    sim::RouteOrder pending;
    const auto flush = [&] {
        if (!pending.waypoints.empty()) orders.push_back({std::nullopt, std::move(pending), route.note});
        pending = {};
    };
    for (const RouteStop& stop : route.stops) {
        if (const auto* orbit = std::get_if<StopOrbit>(&stop.then)) {
            flush();
            sim::OrbitOrder order;
            order.centre = stop.waypoint.position;
            order.radiusM = orbit->radiusM;
            order.speedMps = stop.waypoint.speedMps;
            order.durationS = orbit->durationS;
            order.clockwise = orbit->clockwise;
            orders.push_back({std::nullopt, order, route.note});
            continue;
        }
        pending.waypoints.push_back(stop.waypoint);
        if (const auto* shadow = std::get_if<StopShadow>(&stop.then)) {
            flush();
            sim::HoldStationOrder order;
            order.target = oneUnit(builder, shadow->on).value_or(UnitId());
            order.aheadM = shadow->aheadM;
            order.rightM = shadow->rightM;
            order.aboveM = shadow->aboveM;
            order.durationS = shadow->durationS;
            order.declared = false;
            if (order.target) orders.push_back({std::nullopt, order, route.note});
        }
        if (const auto* patrol = std::get_if<StopPatrol>(&stop.then)) {
            flush();
            sim::PatrolOrder order;
            order.from = stop.waypoint.position;
            order.to = patrol->to;
            order.widthM = patrol->widthM;
            order.speedMps = stop.waypoint.speedMps;
            order.durationS = patrol->durationS;
            orders.push_back({std::nullopt, order, route.note});
        }
    }
    flush();
    return orders;
}

}  // namespace openline::scenario
