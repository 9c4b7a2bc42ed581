#include "scenario/catalogue.h"

#include "geo/geodesic.h"

namespace openline::scenario {

namespace {

using sim::PlaceKind;
using sim::PlatformClass;
using sim::ZoneKind;

constexpr Word<PlatformClass> kClasses[] = {
    {"fighter", PlatformClass::fighter},
    {"bomber", PlatformClass::bomber},
    {"patrol-turboprop", PlatformClass::patrolTurboprop},
    {"patrol-jet", PlatformClass::patrolJet},
    {"airborne-early-warning", PlatformClass::airborneEarlyWarning},
    {"tanker", PlatformClass::tanker},
    {"helicopter", PlatformClass::helicopter},
    {"carrier", PlatformClass::carrier},
    {"destroyer", PlatformClass::destroyer},
    {"frigate", PlatformClass::frigate},
    {"cutter", PlatformClass::cutter},
    {"amphibious", PlatformClass::amphibious},
    {"auxiliary", PlatformClass::auxiliary},
    {"submarine", PlatformClass::submarine},
    {"trawler", PlatformClass::trawler},
    {"merchant", PlatformClass::merchant},
};

constexpr Word<PlaceKind> kPlaceKinds[] = {
    {"airfield", PlaceKind::airfield},
    {"port", PlaceKind::port},
    {"headquarters", PlaceKind::headquarters},
    {"capital", PlaceKind::capital},
    {"city", PlaceKind::city},
    {"reef", PlaceKind::reef},
    {"island", PlaceKind::island},
    {"strait", PlaceKind::strait},
    {"sea", PlaceKind::sea},
    {"country", PlaceKind::country},
};

constexpr Word<ZoneKind> kZoneKinds[] = {
    {"air-defense-identification-zone", ZoneKind::airDefenseIdentification},
    {"counting-zone", ZoneKind::countingZone},
    {"median-line", ZoneKind::medianLine},
    {"claim-line", ZoneKind::claimLine},
    {"demarcation-line", ZoneKind::demarcationLine},
    {"limit-line", ZoneKind::limitLine},
    {"sea-lane", ZoneKind::seaLane},
};

constexpr Word<Certainty> kTags[] = {
    {"documented", Certainty::documented},
    {"approximate", Certainty::approximate},
    {"assumed", Certainty::assumed},
};

constexpr Range kSize{0.1, 600.0, "0.1 to 600 m"};
constexpr Range kSpeed{0.1, 1500.0, "a speed above 0 and below 1500 m/s"};
constexpr Range kCeiling{100.0, 40000.0, "100 to 40000 m"};
constexpr Range kVertical{0.1, 400.0, "0.1 to 400 m/s"};
constexpr Range kAcceleration{0.001, 50.0, "0.001 to 50 m/s2"};
constexpr Range kBank{1.0 * units::kRadPerDeg, 85.0 * units::kRadPerDeg, "1 to 85 deg"};
constexpr Range kRoll{0.5 * units::kRadPerDeg, 400.0 * units::kRadPerDeg, "0.5 to 400 deg/s"};
constexpr Range kFuel{1.0, 1e6, "1 kg to 1000 t"};
constexpr Range kLoad{1.5, 12.0, "1.5 to 12 (g)"};
constexpr Range kBandHeight{0.0, 30000.0, "0 to 30000 m"};
constexpr Range kEndurance{60.0, 365.0 * 86400.0, "1 min to 365 d"};

/// `[[platform.band]]`: what is not said stays as the platform has it.
void readBands(Table& table, sim::PlatformDef& platform) {
    for (Table& band : table.tables("band")) {
        const auto read = [&](const char* key, Dimension dimension, const Range& range, double otherwise) {
            return band.optional(key).quantity(dimension, range).value_or(otherwise);
        };
        const auto altitudeM = band.required("at").quantity(Dimension::length, kBandHeight);
        const sim::Band one{
            altitudeM.value_or(0.0),
            band.required("climb").quantity(Dimension::speed, kVertical).value_or(1.0),
            read("descent", Dimension::speed, kVertical, platform.descentMps),
            read("acceleration", Dimension::acceleration, kAcceleration, platform.accelerationMps2)};
        band.unknownKeys();
        if (!platform.bands.empty() && altitudeM && one.altitudeM <= platform.bands.back().altitudeM)
            band.error("expected a height above that of the band before it, got no more");
        platform.bands.push_back(one);
    }
    if (platform.bands.size() >= sim::kMostBands) {
        table.error("expected at most " + std::to_string(sim::kMostBands - 1) + " bands, got " +
                    std::to_string(platform.bands.size()));
    }
}

void readAircraft(Table& table, sim::PlatformDef& platform) {
    const auto read = [&](const char* key, Dimension dimension, const Range& range) {
        return table.required(key).quantity(dimension, range).value_or(range.low);
    };
    platform.minSpeedMps = read("minimum", Dimension::speed, kSpeed);
    platform.approachSpeedMps = read("approach", Dimension::speed, kSpeed);
    platform.ceilingM = read("ceiling", Dimension::length, kCeiling);
    platform.climbMps = read("climb", Dimension::speed, kVertical);
    platform.descentMps = read("descent", Dimension::speed, kVertical);
    platform.bankLimitRad = read("bank", Dimension::angle, kBank);
    platform.rollRateRadps = read("roll", Dimension::angularRate, kRoll);
    platform.enduranceS = read("endurance", Dimension::duration, kEndurance);
    platform.fuelKg = table.optional("fuel").quantity(Dimension::mass, kFuel).value_or(0.0);
    platform.loadLimit = table.optional("load-limit").number(kLoad).value_or(0.0);
    readBands(table, platform);
    if (platform.minSpeedMps > platform.cruiseSpeedMps) {
        table.error("expected \"minimum\" to be at most \"cruise\", got more");
    }
}

void readShip(Table& table, sim::PlatformDef& platform) {
    platform.depthBelowM = table.required("depth").quantity(Dimension::length, kSize).value_or(1.0);
    platform.tacticalDiameterM = table.required("tactical-diameter")
                                     .quantity(Dimension::length, {10.0, 5000.0, "10 to 5000 m"})
                                     .value_or(700.0);
    platform.yawTimeConstantS = table.required("yaw-time")
                                    .quantity(Dimension::duration, {0.1, 600.0, "0.1 s to 600 s"})
                                    .value_or(20.0);
    platform.turnSpeedLoss =
        table.optional("turn-speed-loss").quantity(Dimension::ratio, {0.01, 0.8, "1 to 80 %"}).value_or(0.0);
    platform.stoppingDistanceM = table.optional("stopping-distance")
                                     .quantity(Dimension::length, {10.0, 20000.0, "10 m to 20 km"})
                                     .value_or(0.0);
}

SideId readSide(const Value& value, const Names& sides) {
    const auto side = value.reference(sides);
    return side ? SideId(*side) : SideId();
}

std::vector<geo::Geodetic> readPoints(const Value& value, std::size_t least) {
    std::vector<geo::Geodetic> points;
    for (const Value& point : value.list()) {
        if (const auto position = point.position()) points.push_back(*position);
    }
    if (value && points.size() < least) {
        value.error("expected at least " + std::to_string(least) + " positions, got " +
                    std::to_string(points.size()));
    }
    // Areas have three at least, and are looked up by latitude and longitude.
    if (least > 2 && geo::spansAntimeridian(points))
        value.error("expected an area that does not cross the antimeridian, got one that does");
    return points;
}

/// What is known by its id is kept even if more of it is wrong, so that references to it are not called wrong
/// too.
template <class Def>
void keep(Table& table, std::optional<Def> one, Names& names, std::vector<Def>& all) {
    if (one && table.optional("id").define(names, one->id)) all.push_back(std::move(*one));
}

}  // namespace

std::vector<sim::SideDef> knownSides() {
    return {{"us", "United States"},    {"prc", "China (PRC)"},
            {"taiwan", "Taiwan"},       {"japan", "Japan"},
            {"korea", "South Korea"},   {"dprk", "North Korea"},
            {"uk", "United Kingdom"},   {"canada", "Canada"},
            {"australia", "Australia"}, {"philippines", "Philippines"},
            {"russia", "Russia"},       {"singapore", "Singapore"},
            {"vietnam", "Vietnam"},     {"indonesia", "Indonesia"},
            {"malaysia", "Malaysia"},   {"qatar", "Qatar"}};
}

sim::Domain domainOf(sim::PlatformClass platformClass) {
    if (platformClass <= PlatformClass::helicopter) return sim::Domain::air;
    return platformClass == PlatformClass::submarine ? sim::Domain::subsurface : sim::Domain::surface;
}

Certainty readTag(Table& table, Certainty fallback) {
    return table.optional("tag").word<Certainty>(kTags).value_or(fallback);
}

std::optional<sim::PlatformDef> readPlatform(Table& table) {
    sim::PlatformDef platform;
    const auto id = table.required("id").string();
    platform.name = table.required("name").string().value_or("");
    const auto platformClass = table.required("class").word<PlatformClass>(kClasses);
    const auto read = [&](const char* key, Dimension dimension, const Range& range) {
        return table.required(key).quantity(dimension, range).value_or(range.low);
    };
    platform.lengthM = read("length", Dimension::length, kSize);
    platform.spanM = read("span", Dimension::length, kSize);
    platform.heightM = read("height", Dimension::length, kSize);
    platform.cruiseSpeedMps = read("cruise", Dimension::speed, kSpeed);
    platform.maxSpeedMps = read("maximum", Dimension::speed, kSpeed);
    platform.accelerationMps2 = read("acceleration", Dimension::acceleration, kAcceleration);
    if (platform.cruiseSpeedMps > platform.maxSpeedMps)
        table.error("expected \"cruise\" to be at most \"maximum\", got more");
    if (platformClass) {
        platform.platformClass = *platformClass;
        platform.domain = domainOf(*platformClass);
        platform.domain == sim::Domain::air ? readAircraft(table, platform) : readShip(table, platform);
    }
    platform.certainty = readTag(table, Certainty::approximate);
    platform.source = table.required("source").string().value_or("");
    table.unknownKeys();
    if (!id) return std::nullopt;
    platform.id = *id;
    return platform;
}

std::optional<sim::PlaceDef> readPlace(Table& table, const Names& sides) {
    sim::PlaceDef place;
    const auto id = table.required("id").string();
    place.name = table.required("name").string().value_or("");
    const auto kind = table.required("kind").word<PlaceKind>(kPlaceKinds);
    place.side = readSide(table.optional("side"), sides);
    const auto position = table.required("position").position();
    place.rank = static_cast<int>(table.optional("rank").integer(1, 9).value_or(3));
    place.extentM =
        table.optional("extent").quantity(Dimension::length, {0.0, 2e7, "0 to 20000 km"}).value_or(0.0);
    const auto runway =
        table.optional("runway-heading").quantity(Dimension::angle, {0.0, 6.2832, "0 to 360 deg"});
    const bool assumed = table.optional("runway-assumed").boolean().value_or(false);
    const auto elevationM =
        table.optional("elevation").quantity(Dimension::length, {-500.0, 9000.0, "-500 to 9000 m"});
    place.contested = table.optional("contested").boolean().value_or(false);
    place.note = table.optional("note").string().value_or("");
    place.certainty = readTag(table, Certainty::approximate);
    place.source = table.required("source").string().value_or("");
    table.unknownKeys();
    if (!id) return std::nullopt;
    place.id = *id;
    place.kind = kind.value_or(PlaceKind::airfield);
    place.position = position.value_or(geo::Geodetic{});
    place.position.altitudeM = elevationM.value_or(0.0);
    place.runwayHeadingRad = runway;
    place.runwayAssumed = assumed;
    if (place.kind == PlaceKind::airfield && !runway) {
        place.runwayHeadingRad = kAssumedRunwayHeadingRad;
        place.runwayAssumed = true;
    }
    return place;
}

std::optional<sim::ZoneDef> readLine(Table& table, const Names& sides) {
    sim::ZoneDef line;
    const auto id = table.required("id").string();
    line.name = table.required("name").string().value_or("");
    line.label = table.optional("label").string().value_or(line.name);
    const auto kind = table.required("kind").word<ZoneKind>(kZoneKinds);
    line.side = readSide(table.optional("side"), sides);
    line.status = table.optional("status").string().value_or("");
    line.closed = table.optional("closed").boolean().value_or(false);
    line.drawn = table.optional("drawn").boolean().value_or(true);
    const auto year = [&](const char* key) -> std::optional<int> {
        const auto value = table.optional(key).integer(1800, 2200);
        return value ? std::optional(static_cast<int>(*value)) : std::nullopt;
    };
    line.sinceYear = year("since");
    line.untilYear = year("until");
    const std::size_t least = line.closed ? 3 : 2;
    const Value points = table.optional("points");
    const Value parts = table.optional("parts");
    if (static_cast<bool>(points) == static_cast<bool>(parts)) {
        table.error("expected either \"points\" or \"parts\", got " +
                    std::string(points ? "both" : "neither"));
    }
    if (points) line.parts.push_back(readPoints(points, least));
    for (const Value& part : parts.list()) line.parts.push_back(readPoints(part, least));
    line.certainty = readTag(table, Certainty::approximate);
    line.source = table.required("source").string().value_or("");
    line.note = table.optional("note").string().value_or("");
    table.unknownKeys();
    if (!id) return std::nullopt;
    line.id = *id;
    line.kind = kind.value_or(ZoneKind::claimLine);
    return line;
}

void readPlatformsFile(const std::string& path, Complaints& complaints, Names& names,
                       std::vector<sim::PlatformDef>& platforms) {
    const auto document = Document::read(path);
    if (!document) {
        complaints.errors.insert(complaints.errors.end(), document.errors.begin(), document.errors.end());
        return;
    }
    Table root = document->root(complaints);
    for (Table& table : root.tables("platform")) keep(table, readPlatform(table), names, platforms);
    root.unknownKeys();
}

void readPlaceTables(Table& root, const Names& sides, Names& names, std::vector<sim::PlaceDef>& places) {
    for (Table& table : root.tables("place")) keep(table, readPlace(table, sides), names, places);
}

void readLineTables(Table& root, const Names& sides, Names& names, std::vector<sim::ZoneDef>& lines) {
    for (Table& table : root.tables("line")) keep(table, readLine(table, sides), names, lines);
}

}  // namespace openline::scenario
