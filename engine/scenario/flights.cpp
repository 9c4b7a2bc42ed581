// `[[flight]]`: a few lines that stand for a whole flight, or a wave of flights, each aircraft a unit of its
// own. The leader flies the route; the others take off behind it, keep station on it and land after it.
#include <algorithm>
#include <cmath>

#include "scenario/builder.h"
#include "scenario/catalogue.h"
#include "scenario/unit_fields.h"

namespace openline::scenario {

namespace {

/// Those that everybody knows; a scenario may name further ones.
enum class Formation : std::uint8_t { fingerFour, echelon, trail, lineAbreast };

constexpr Word<Formation> kFormations[] = {
    {"finger-four", Formation::fingerFour},
    {"echelon", Formation::echelon},
    {"trail", Formation::trail},
    {"line-abreast", Formation::lineAbreast},
};

constexpr Range kFlightSpread{20.0, 50000.0, "20 m to 50 km"};
constexpr Range kFlightOffset{-50000.0, 50000.0, "-50 to 50 km"};
constexpr Range kInterval{1.0, 86400.0, "1 s to 1 d"};

/// What one `[[flight]]` says, before it becomes units.
struct Wave {
    std::string id, name, note;
    Value idPlace, platformPlace;
    bool broken = false;  ///< something in it is wrong already
    UnitFields common;
    std::int64_t count = 1;
    std::int64_t flightsOf = 1;
    Formation formation = Formation::fingerFour;
    std::vector<sim::Station> stations;  ///< of a formation of the scenario's own
    double spreadM = 1852.0;
    double intervalS = 20.0;
    double landIntervalS = 90.0;
    double everyS = 300.0;
    std::optional<double> takeOffS;
    PlaceId base, landing;
    std::vector<sim::OrderDef> along;
};

/// Place of member `index` (1 is the second aircraft) from the leader.
sim::Station stationOf(const Wave& wave, std::size_t index) {
    sim::Station station;
    if (index == 0) return station;
    if (!wave.stations.empty()) return wave.stations[(index - 1) % wave.stations.size()];
    const double number = static_cast<double>(index);
    // Neighbours are one spread apart, 30 degrees behind abeam.
    constexpr double kBehind = 0.5, kBeside = 0.8660254037844386;
    const bool finger = wave.formation == Formation::fingerFour;
    const bool left = finger && index % 4 == 1;
    const double steps = finger && index < 4 ? (index == 3 ? 2.0 : 1.0) : number;
    switch (wave.formation) {
        case Formation::fingerFour:
        case Formation::echelon:
            station.aheadM = -kBehind * wave.spreadM * steps;
            station.rightM = (left ? -kBeside : kBeside) * wave.spreadM * steps;
            break;
        case Formation::trail:
            station.aheadM = -wave.spreadM * number;
            break;
        case Formation::lineAbreast:
            station.rightM = (index % 2 == 1 ? 1.0 : -1.0) * wave.spreadM * std::ceil(number / 2.0);
            break;
    }
    return station;
}

PlaceId airfield(Builder& builder, const Value& value) {
    const auto place = value.reference(builder.places);
    if (!place) return {};
    if (builder.definition.places[*place].kind != sim::PlaceKind::airfield) {
        value.error("expected an airfield, got " + value.shown() + ", which is none");
        return {};
    }
    return PlaceId(*place);
}

/// One of the known formations, or one of the scenario's.
void readFormationOf(Builder& builder, Table& table, Wave& wave) {
    const Value value = table.optional("formation");
    if (!value) return;
    const auto name = value.string();
    if (!name) return;
    for (const Word<Formation>& known : kFormations) {
        if (*name != known.text) continue;
        wave.formation = known.value;
        return;
    }
    const auto found = value.reference(builder.formations);
    if (!found || *found >= builder.formationStations.size()) return;
    wave.stations = builder.formationStations[*found];
    if (wave.stations.size() + 1 < static_cast<std::size_t>(wave.flightsOf))
        value.error("expected a formation with a station for each of " + std::to_string(wave.flightsOf) +
                    " aircraft, got " + std::to_string(wave.stations.size() + 1));
}

void readRouteOf(Builder& builder, Table& table, Wave& wave) {
    const Value value = table.required("route");
    const auto found = value.reference(builder.routes);
    if (!found || *found >= builder.routeBodies.size()) return;
    const AuthoredRoute& route = builder.routeBodies[*found];
    for (const RouteStop& stop : route.stops) {
        if (!stop.hasAltitude) {
            value.error("expected a route with an altitude from its first waypoint on, got " + value.shown());
            break;
        }
    }
    wave.along = ordersAlong(builder, route);
}

Wave readWave(Builder& builder, Table& table) {
    const std::size_t errorsBefore = builder.complaints.errors.size();
    Wave wave;
    wave.idPlace = table.required("id");
    wave.id = wave.idPlace.string().value_or("");
    wave.platformPlace = table.optional("platform");
    wave.name = table.optional("name").string().value_or("");
    wave.note = table.optional("note").string().value_or("");
    wave.common = readUnitFields(builder, table);
    wave.count = table.optional("count").integer(1, 200).value_or(1);
    wave.flightsOf =
        table.optional("flights-of").integer(1, 24).value_or(std::min<std::int64_t>(wave.count, 24));
    readFormationOf(builder, table, wave);
    const auto seconds = [&](const char* key, double fallback) {
        return table.optional(key).quantity(Dimension::duration, kInterval).value_or(fallback);
    };
    wave.spreadM = table.optional("spread").quantity(Dimension::length, kFlightSpread).value_or(wave.spreadM);
    wave.intervalS = seconds("interval", wave.intervalS);
    wave.landIntervalS = seconds("land-interval", wave.landIntervalS);
    wave.everyS = seconds("every", wave.everyS);
    wave.takeOffS = momentS(builder, table.optional("take-off"));
    wave.base = airfield(builder, table.required("base"));
    const Value land = table.optional("land");
    wave.landing = land ? airfield(builder, land) : wave.base;
    readRouteOf(builder, table, wave);
    table.unknownKeys();
    wave.broken = builder.complaints.errors.size() > errorsBefore;
    return wave;
}

sim::UnitDef memberOf(const Builder& builder, const Wave& wave, const std::string& flightId,
                      std::size_t index) {
    sim::UnitDef unit;
    unit.id = flightId + "-" + std::to_string(index + 1);
    applyUnitFields(wave.common, builder, unit);
    if (!wave.base) return unit;
    unit.home = wave.base;
    const sim::PlaceDef& base = builder.definition.places[wave.base.index];
    unit.start = base.position;
    unit.startHeadingRad = base.runwayHeadingRad.value_or(kAssumedRunwayHeadingRad);
    return unit;
}

void addOrders(const Wave& wave, std::optional<double> takeOffS, std::size_t index, sim::UnitDef& unit) {
    if (takeOffS) *takeOffS += wave.intervalS * static_cast<double>(index);
    unit.orders.push_back({takeOffS, sim::TakeOffOrder{}, {}});
    if (index == 0) {
        unit.orders.insert(unit.orders.end(), wave.along.begin(), wave.along.end());
    } else {
        unit.orders.push_back({std::nullopt, sim::FormationOrder{}, {}});
    }
    if (!wave.landing) return;
    sim::LandOrder land;
    land.airfield = wave.landing;
    land.sequenceDelayS = wave.landIntervalS * static_cast<double>(index);
    unit.orders.push_back({std::nullopt, land, {}});
}

std::string flightName(const Wave& wave, const sim::PlatformDef& platform, std::size_t members) {
    if (!wave.name.empty()) return wave.name;
    constexpr const char* kCounts[] = {"", "", " pair", " flight of three", " flight of four"};
    if (members < 5) return platform.name + kCounts[members];
    return platform.name + " flight of " + std::to_string(members);
}

/// One flight of a wave: its members become units.
void addFlight(Builder& builder, Table& table, const Wave& wave, const std::string& id, std::size_t members,
               std::optional<double> takeOffS) {
    if (!wave.idPlace.define(builder.flights, id)) return;
    sim::FlightDef flight;
    flight.id = id;
    if (wave.common.platform)
        flight.name = flightName(wave, builder.definition.platforms[wave.common.platform.index], members);
    flight.note = wave.note;
    const UnitId leader(builder.definition.units.size());
    for (std::size_t index = 0; index < members; ++index) {
        sim::UnitDef unit = memberOf(builder, wave, id, index);
        unit.flight = FlightId(builder.definition.flights.size());
        if (index > 0) unit.leader = leader;
        addOrders(wave, takeOffS, index, unit);
        const std::size_t orders = unit.orders.size();
        const auto added =
            addUnit(builder, std::move(unit), {table.place(), wave.idPlace, Value(), wave.broken});
        if (!added) continue;
        flight.members.push_back(*added);
        flight.stations.push_back(stationOf(wave, index));
        builder.orderPlaces[added->index].assign(orders, table.place());
    }
    builder.memberIntervalS.push_back(wave.intervalS);
    builder.definition.flights.push_back(std::move(flight));
}

}  // namespace

void readFormations(Builder& builder, Table& root) {
    for (const Word<Formation>& known : kFormations) builder.formations.add(known.text);
    builder.formationStations.resize(std::size(kFormations));
    for (Table& table : root.tables("formation")) {
        const Value place = table.required("id");
        std::vector<sim::Station> stations;
        const Value list = table.required("stations");
        for (const Value& value : list.list()) {
            auto station = value.table();
            if (!station) continue;
            const auto offsetM = [&](const char* key) {
                return station->optional(key).quantity(Dimension::length, kFlightOffset).value_or(0.0);
            };
            stations.push_back({offsetM("ahead"), offsetM("right"), offsetM("above")});
            station->unknownKeys();
        }
        if (list.isList() && list.list().empty()) list.expected("at least one station");
        table.unknownKeys();
        const auto id = place.string();
        if (id && place.define(builder.formations, *id))
            builder.formationStations.push_back(std::move(stations));
    }
}

void expandFlight(Builder& builder, Table& table) {
    Wave wave = readWave(builder, table);
    if (wave.id.empty()) return;
    const PlatformId platform = wave.common.platform;
    if (platform && builder.definition.platforms[platform.index].domain != sim::Domain::air) {
        wave.platformPlace.error("expected an aircraft, got \"" +
                                 builder.definition.platforms[platform.index].id +
                                 "\"; ships are written as [[unit]]");
        wave.broken = true;
    }
    if (tooManyOrders(wave.idPlace, wave.along.size())) {
        wave.along.clear();
        wave.broken = true;
    }
    const auto each = static_cast<std::size_t>(wave.flightsOf);
    std::size_t left = static_cast<std::size_t>(wave.count);
    const bool several = left > each;
    for (std::size_t number = 0; left > 0; ++number) {
        const std::size_t members = std::min(each, left);
        const std::string id = several ? wave.id + "-" + std::to_string(number + 1) : wave.id;
        auto takeOffS = wave.takeOffS;
        if (takeOffS) *takeOffS += wave.everyS * static_cast<double>(number);
        addFlight(builder, table, wave, id, members, takeOffS);
        left -= members;
    }
}

}  // namespace openline::scenario
