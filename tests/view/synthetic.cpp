#include "view/synthetic.h"

namespace openline::view::synthetic {

frame::FontMetrics fonts() {
    frame::FontMetrics metrics;
    for (auto& weight : metrics.weights) weight.advanceEm.assign(0x2100, 0.55f);
    return metrics;
}

sim::PlatformDef platform(const char* name, sim::PlatformClass kind, sim::Domain domain, double lengthM,
                          double spanM) {
    sim::PlatformDef def;
    def.id = def.name = name;
    def.platformClass = kind;
    def.domain = domain;
    def.lengthM = lengthM;
    def.spanM = spanM;
    def.heightM = 5.0;
    return def;
}

sim::PlaceDef place(const char* id, const char* name, sim::PlaceKind kind, double latitudeDeg,
                    double longitudeDeg, int rank, double extentM) {
    sim::PlaceDef def;
    def.id = id;
    def.name = name;
    def.kind = kind;
    def.position = geo::geodeticDeg(latitudeDeg, longitudeDeg);
    def.rank = rank;
    def.extentM = extentM;
    return def;
}

crisis::ChannelDef channel(const char* id, const char* name, const char* endA, const char* endB) {
    crisis::ChannelDef def;
    def.id = id;
    def.name = name;
    def.endA = endA;
    def.endB = endB;
    return def;
}

void addZones(sim::Definition& definition) {
    sim::ZoneDef adiz;
    adiz.id = "taiwan-adiz";
    adiz.name = "Taiwan Air Defense Identification Zone (declared 1953)";
    adiz.kind = sim::ZoneKind::airDefenseIdentification;
    adiz.side = SideId(2);
    adiz.closed = true;
    adiz.parts = {{geo::geodeticDeg(29.0, 117.5), geo::geodeticDeg(29.0, 123.0),
                   geo::geodeticDeg(22.5, 123.0), geo::geodeticDeg(21.0, 121.5),
                   geo::geodeticDeg(21.0, 117.5)}};
    definition.zones.push_back(adiz);
    sim::ZoneDef median;
    median.id = "median";
    median.name = "median line";
    median.label = "median line: Taiwan MND; PRC: none";
    median.kind = sim::ZoneKind::medianLine;
    median.parts = {{geo::geodeticDeg(27.0, 122.0), geo::geodeticDeg(23.0, 118.0)}};
    definition.zones.push_back(median);
}

sim::Definition definition(std::size_t flightCount, std::size_t shipCount) {
    sim::Definition def;
    def.id = "synthetic";
    def.title = "Synthetic sorties";
    def.start = *parseIsoTime("2021-10-04T00:00:00Z", 0);
    def.zoneName = "Taipei";
    def.durationS = 86400.0;
    def.sourceLine = "all invented";
    def.sides = {{"prc", "PRC"}, {"us", "United States"}, {"taiwan", "Taiwan"}};
    def.platforms = {platform("J-16", sim::PlatformClass::fighter, sim::Domain::air, 22.0, 15.0),
                     platform("Destroyer", sim::PlatformClass::destroyer, sim::Domain::surface, 155.0, 20.0)};
    using sim::PlaceKind;
    def.places = {place("taipei", "Taipei", PlaceKind::capital, 25.03, 121.56, 1),
                  place("kaohsiung", "Kaohsiung", PlaceKind::city, 22.63, 120.27, 2),
                  place("guangzhou", "Guangzhou", PlaceKind::city, 23.13, 113.26, 1),
                  place("beijing", "Beijing", PlaceKind::capital, 39.9, 116.4, 1),
                  place("washington", "Washington", PlaceKind::capital, 38.9, -77.04, 1),
                  place("honolulu", "Honolulu", PlaceKind::headquarters, 21.3, -157.9, 2),
                  place("scs", "South China Sea", PlaceKind::sea, 18.5, 115.5, 1, 1.2e6),
                  place("ecs", "East China Sea", PlaceKind::sea, 29.0, 125.0, 1, 8e5)};
    def.crisis.channels = {channel("leaders", "Leaders' call", "beijing", "washington"),
                           channel("dtl", "Defense Telephone Link", "beijing", "washington"),
                           channel("theater", "Theater commanders", "guangzhou", "honolulu")};
    addZones(def);
    for (std::size_t f = 0; f < flightCount; ++f) {
        sim::FlightDef flight;
        flight.id = "flight-" + std::to_string(f);
        flight.name = "J-16 flight of four";
        for (std::size_t m = 0; m < 4; ++m) {
            sim::UnitDef unit;
            unit.id = flight.id + "-" + std::to_string(m);
            unit.name = "J-16";
            unit.platform = PlatformId(0);
            unit.side = SideId(f % 3);
            unit.flight = FlightId(f);
            flight.members.push_back(UnitId(def.units.size()));
            def.units.push_back(unit);
        }
        def.flights.push_back(flight);
    }
    for (std::size_t s = 0; s < shipCount; ++s) {
        sim::UnitDef unit;
        unit.id = "ship-" + std::to_string(s);
        unit.name = "DDG " + std::to_string(100 + s);
        unit.genericName = "a US destroyer";
        unit.platform = PlatformId(1);
        unit.side = SideId(1);
        def.units.push_back(unit);
    }
    return def;
}

sim::Snapshot snapshot(const sim::Definition& def, double timeS) {
    sim::Snapshot shot;
    shot.timeS = timeS;
    shot.tick = static_cast<sim::Tick>(timeS * def.tickHz);
    for (std::size_t i = 0; i < def.units.size(); ++i) {
        const bool air = def.platforms[def.units[i].platform.index].domain == sim::Domain::air;
        const std::size_t leader = air ? i / 4 : i;
        const double golden = 2.399963 * static_cast<double>(leader);
        const double spread =
            0.6 + 3.4 * std::fmod(0.618034 * static_cast<double>(leader) + (air ? 0.0 : 0.31), 1.0);
        const double angle = golden + timeS * (air ? 2.0e-4 : 1.0e-5) * (leader % 2 == 0 ? 1.0 : -1.0);
        sim::UnitView unit;
        unit.phase = sim::UnitPhase::active;
        unit.position =
            geo::geodeticDeg(24.0 + spread * std::sin(angle) + 0.002 * static_cast<double>(air ? i % 4 : 0),
                             120.5 + 1.2 * spread * std::cos(angle), air ? 7300.0 : 0.0);
        unit.ecef = geo::toEcef(unit.position);
        unit.headingRad = unit.trackRad = std::fmod(6.28318 * 4.0 - angle, 6.28318);
        unit.speedMps = unit.groundSpeedMps = air ? 247.0 : 8.2;
        shot.units.push_back(unit);
    }
    for (std::size_t i = 0; i < def.crisis.channels.size(); ++i) {
        crisis::ChannelState state;
        state.open = true;
        state.lamp = crisis::Lamp::idle;
        shot.crisis.channels.push_back(state);
    }
    return shot;
}

OrbitCamera overTaiwan(double distanceM, double tiltRad) {
    OrbitCamera orbit;
    orbit.target = geo::geodeticDeg(23.5, 120.5);
    orbit.distanceM = distanceM;
    orbit.tiltRad = tiltRad;
    return orbit;
}

}  // namespace openline::view::synthetic
