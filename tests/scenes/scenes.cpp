#include "scenes/scenes.h"

#include "crisis/small_model.h"

namespace openline::scenes {

double degrees(double value) {
    return value * units::kRadPerDeg;
}

Definition emptySea() {
    Definition definition;
    definition.id = "empty-sea";
    definition.start = UtcTime{1633046400000};
    definition.durationS = 86400.0;
    definition.sides = {{"prc", "China"}, {"us", "United States"}};
    definition.platforms = {benchFighter(), benchTurboprop(), benchDestroyer()};
    definition.conducts = benchConducts();
    PlaceDef field;
    field.id = "field";
    field.name = "Field";
    field.kind = PlaceKind::airfield;
    field.position = geo::geodeticDeg(20.0, 115.0, 10.0);
    field.runwayHeadingRad = degrees(90.0);
    definition.places = {field};
    crisis::DyadDef dyad;
    dyad.id = "us-prc";
    dyad.a = SideId{std::size_t{1}};
    dyad.b = SideId{std::size_t{0}};
    definition.crisis.dyads = {dyad};
    definition.crisis.playsRecord = true;
    return definition;
}

UnitDef& addUnit(Definition& definition, std::size_t platform, std::size_t side, const geo::Geodetic& at,
                 double headingDeg, double speedMps) {
    UnitDef unit;
    unit.id = "unit-" + std::to_string(definition.units.size());
    unit.platform = PlatformId{platform};
    unit.side = SideId{side};
    unit.start = at;
    unit.startHeadingRad = degrees(headingDeg);
    unit.startSpeedMps = speedMps;
    definition.units.push_back(std::move(unit));
    return definition.units.back();
}

UnitDef& addParked(Definition& definition, std::size_t platform, std::size_t side) {
    UnitDef& unit = addUnit(definition, platform, side, definition.places[0].position, 90.0, 0.0);
    unit.home = PlaceId{std::size_t{0}};
    return unit;
}

Definition fighterAtBase(std::vector<crisis::RecordEntry> record) {
    Definition scene = emptySea();
    scene.crisis = crisis::test::model();
    scene.crisis.playsRecord = true;
    scene.crisis.record = std::move(record);
    addParked(scene, kFighter, 0);
    return scene;
}

OrderDef order(OrderAction action, std::optional<double> startS) {
    return {startS, std::move(action), {}};
}

geo::Geodetic seaAt(double eastKm, double northKm, double altitudeM) {
    const geo::Geodetic field = geo::geodeticDeg(20.0, 115.0, altitudeM);
    const geo::Geodetic east =
        geo::destination(field, degrees(eastKm < 0.0 ? 270.0 : 90.0), 1000.0 * std::abs(eastKm));
    return geo::destination(east, degrees(northKm < 0.0 ? 180.0 : 0.0), 1000.0 * std::abs(northKm));
}

Definition roundTrip() {
    Definition definition = emptySea();
    definition.id = "round-trip";
    for (const std::size_t platform : {kFighter, kTurboprop}) {
        UnitDef& unit = addParked(definition, platform, 0);
        unit.orders = {
            order(TakeOffOrder{500.0}, platform == kFighter ? 60.0 : 600.0),
            order(RouteOrder{{{seaAt(120.0, 40.0, 6000.0), {}}, {seaAt(60.0, 120.0, 6000.0), {}}}}),
            order(LandOrder{PlaceId{std::size_t{0}}, {}, 60.0, false})};
    }
    return definition;
}

Definition onePass(PassGeometry geometry, double gapM, bool collides, std::optional<double> atS) {
    Definition definition = emptySea();
    definition.id = "one-pass";
    addUnit(definition, kTurboprop, 1, seaAt(0.0, 0.0, 6800.0), 110.0, 131.0);
    UnitDef& passer = addUnit(definition, kFighter, 0, seaAt(-20.0, -6.0, 6000.0), 90.0, 200.0);
    ClosePassOrder pass;
    pass.target = UnitId{std::size_t{0}};
    pass.geometry = geometry;
    pass.intendedGapM = gapM;
    pass.collides = collides;
    pass.atS = atS;
    passer.orders = {order(pass)};
    return definition;
}

Definition busyMorning() {
    Definition definition = onePass(PassGeometry::under, 0.0, true, 600.0);
    definition.id = "busy-morning";
    definition.units[0].orders = {order(UpsetOrder{2400.0, 30.0}, 600.0),
                                  order(LandOrder{PlaceId{std::size_t{0}}, {}, 0.0, true})};
    definition.units[1].orders.push_back(order(LostOrder{}, 600.0));
    ZoneDef zone;
    zone.id = "zone";
    zone.closed = true;
    zone.kind = ZoneKind::countingZone;
    zone.parts = {{seaAt(100.0, 50.0, 0.0), seaAt(160.0, 50.0, 0.0), seaAt(160.0, 120.0, 0.0),
                   seaAt(100.0, 120.0, 0.0)}};
    definition.zones = {zone};
    definition.countedZones = {ZoneId{std::size_t{0}}};
    for (std::size_t i = 0; i < 4; ++i) {
        UnitDef& unit = addParked(definition, kFighter, 0);
        unit.orders.push_back(order(TakeOffOrder{400.0}, 900.0 + 30.0 * static_cast<double>(i)));
        if (i == 0) {
            unit.orders.push_back(
                order(RouteOrder{{{seaAt(130.0, 80.0, 7000.0), {}}, {seaAt(60.0, 90.0, 7000.0), {}}}}));
        } else {
            HoldStationOrder hold;
            hold.target = UnitId{std::size_t{2}};
            hold.aheadM = -300.0 * static_cast<double>(i);
            hold.rightM = 300.0 * static_cast<double>(i);
            unit.orders.push_back(order(hold));
        }
        unit.orders.push_back(
            order(LandOrder{PlaceId{std::size_t{0}}, {}, 60.0 * static_cast<double>(i), false}));
    }
    UnitDef& answer = addParked(definition, kFighter, 1);
    answer.orders = {
        order(TakeOffOrder{400.0}),
        order(PatrolOrder{seaAt(150.0, 0.0, 8000.0), seaAt(190.0, 0.0, 8000.0), 12000.0, {}, 600.0, {}}),
        order(LandOrder{PlaceId{std::size_t{0}}, {}, 0.0, false})};
    RuleDef rule;
    rule.id = "answer";
    rule.when.happening = Happening::zoneEntered;
    rule.when.zone = ZoneId{std::size_t{0}};
    rule.when.side = SideId{std::size_t{0}};
    rule.afterS = 300.0;
    rule.cooldownS = 3600.0;
    rule.who.units = {UnitId{definition.units.size() - 1}};
    definition.rules = {rule};
    UnitDef& ship = addUnit(definition, kDestroyer, 1, seaAt(-60.0, 0.0, 0.0), 0.0, 8.0);
    ship.orders = {order(OrbitOrder{seaAt(-60.0, 10.0, 0.0), 6000.0, {}, 3000.0, {}, true})};
    UnitDef& shadow = addUnit(definition, kDestroyer, 0, seaAt(-64.0, 3.0, 0.0), 0.0, 8.0);
    HoldStationOrder beside;
    beside.target = UnitId{definition.units.size() - 2};
    beside.rightM = 3000.0;
    beside.durationS = 2800.0;
    shadow.orders = {order(beside)};
    return definition;
}

}  // namespace openline::scenes
