#include "sim/bench_scenes.h"

#include "base/math.h"
#include "base/rng.h"
#include "base/units.h"

namespace openline::sim {

namespace {

using math::kTwoPi;
constexpr double kWestDeg = 110.0, kSouthDeg = 15.0, kSizeDeg = 20.0;
constexpr double kBoxAircraft = 3000.0;  ///< in that box, where detection is measured
constexpr double kMeanRadiusM = 6371008.8;

/// Numbers drawn for one scene.
struct Draws {
    std::uint64_t seed;
    double operator()(std::size_t unit, std::uint32_t n, double low, double high) const {
        const RandomKey key{seed, 0, static_cast<std::uint32_t>(unit), Purpose::sceneTest, n};
        return low + (high - low) * uniform01(key);
    }
};

Definition emptyScene(const char* id) {
    Definition definition;
    definition.id = definition.title = id;
    definition.durationS = 3600.0;
    definition.sides = {{"prc", "China"}, {"us", "United States"}};
    definition.platforms = {benchFighter(), benchTurboprop(), benchDestroyer()};
    definition.start = UtcTime{1633046400000};
    return definition;
}

UnitDef unitAt(std::size_t index, PlatformId platform, const geo::Geodetic& at, double headingRad,
               double speedMps) {
    UnitDef unit;
    unit.id = "unit-" + std::to_string(index);
    unit.name = unit.id;
    unit.platform = platform;
    unit.side = SideId{index % 2};
    unit.start = at;
    unit.startHeadingRad = headingRad;
    unit.startSpeedMps = speedMps;
    return unit;
}

/// A square route around a place, with a leg's length.
std::vector<Waypoint> squareAround(const geo::Geodetic& at, double legDeg) {
    const double step = legDeg * units::kRadPerDeg;
    std::vector<Waypoint> waypoints;
    for (int lap = 0; lap < 8; ++lap) {
        for (const auto& [north, east] : {std::pair{1.0, 0.0}, {1.0, 1.0}, {0.0, 1.0}, {0.0, 0.0}}) {
            waypoints.push_back(
                {{at.latitudeRad + north * step, at.longitudeRad + east * step, at.altitudeM}, {}});
        }
    }
    return waypoints;
}

OrderAction orderFor(std::size_t index, const geo::Geodetic& at) {
    switch (index % 10) {
        case 9:
            return RouteOrder{squareAround(at, 0.3), true};
        case 8:
            return OrbitOrder{at, 20000.0, {}, {}, {}, false};
        case 7:
            return PatrolOrder{at, {at.latitudeRad + 0.01, at.longitudeRad, at.altitudeM}, 20000.0, {}, {},
                               {}};
        case 1:
        case 2:
        case 4:
        case 5: {
            HoldStationOrder hold;
            hold.target = UnitId{index / 3 * 3};
            hold.aheadM = -800.0;
            hold.rightM = index % 3 == 1 ? 800.0 : -800.0;
            return hold;
        }
        default:
            return RouteOrder{squareAround(at, 1.0)};
    }
}

/// Aircraft at drawn heights, headings and speeds that fly straight on, every other one to another height.
template <class PlaceOf>
Definition straightFlights(const char* id, std::size_t count, const Draws& draw, PlaceOf placeOf) {
    Definition definition = emptyScene(id);
    for (std::size_t i = 0; i < count; ++i) {
        geo::Geodetic at = placeOf(draw, i);
        at.altitudeM = draw(i, 2, 1000.0, 12000.0);
        UnitDef unit =
            unitAt(i, PlatformId{std::size_t{0}}, at, draw(i, 3, 0.0, kTwoPi), draw(i, 4, 180.0, 260.0));
        if (i % 2 == 0) {
            const geo::Geodetic far{at.latitudeRad, at.longitudeRad + 1.0, draw(i, 5, 1000.0, 12000.0)};
            unit.orders.push_back({{}, RouteOrder{{{far, unit.startSpeedMps}}}, {}});
        }
        definition.units.push_back(std::move(unit));
    }
    return definition;
}

}  // namespace

std::array<ConductDef, kConductCount> benchConducts() {
    constexpr double kFoot = units::kMetresPerFoot, kYard = 3.0 * units::kMetresPerFoot;
    const auto crew = [](GapSpread air, GapSpread sea, double heard, double heeded, double delayS,
                         bool keeps) {
        ConductDef conduct;
        conduct.air = air;
        conduct.sea = sea;
        conduct.controlErrorM = 0.6;
        conduct.heard = heard;
        conduct.heeded = heeded;
        conduct.reactionDelayS = delayS;
        conduct.keepsRules = keeps;
        return conduct;
    };
    return {crew({707.0 * kFoot, 0.27}, {2000.0 * kYard, 0.4}, 0.95, 0.8, 10.0, true),
            crew({279.0 * kFoot, 0.88}, {700.0 * kYard, 0.6}, 0.9, 0.5, 20.0, true),
            crew({110.0 * kFoot, 1.48}, {150.0 * kYard, 0.8}, 0.8, 0.3, 30.0, false)};
}

PlatformDef benchFighter() {
    PlatformDef platform;
    platform.id = "bench-fighter";
    platform.name = "Fighter";
    platform.domain = Domain::air;
    platform.platformClass = PlatformClass::fighter;
    platform.lengthM = 21.9;
    platform.spanM = 14.7;
    platform.heightM = 4.0;
    platform.cruiseSpeedMps = 240.0;
    platform.maxSpeedMps = 480.0;
    platform.minSpeedMps = 90.0;
    platform.approachSpeedMps = 77.0;
    platform.ceilingM = 15000.0;
    platform.climbMps = 50.0;
    platform.descentMps = 50.0;
    platform.accelerationMps2 = 2.0;
    platform.bankLimitRad = 60.0 * units::kRadPerDeg;
    platform.rollRateRadps = 90.0 * units::kRadPerDeg;
    platform.certainty = Certainty::assumed;
    return platform;
}

PlatformDef benchTurboprop() {
    PlatformDef platform = benchFighter();
    platform.id = "bench-turboprop";
    platform.name = "Turboprop";
    platform.platformClass = PlatformClass::patrolTurboprop;
    platform.lengthM = 35.6;
    platform.spanM = 30.4;
    platform.heightM = 5.0;
    platform.cruiseSpeedMps = 131.0;
    platform.maxSpeedMps = 200.0;
    platform.minSpeedMps = 65.0;
    platform.approachSpeedMps = 65.0;
    platform.ceilingM = 8600.0;
    platform.climbMps = 8.0;
    platform.descentMps = 12.0;
    platform.accelerationMps2 = 0.5;
    platform.bankLimitRad = 25.0 * units::kRadPerDeg;
    platform.rollRateRadps = 20.0 * units::kRadPerDeg;
    return platform;
}

PlatformDef benchDestroyer() {
    PlatformDef platform;
    platform.id = "bench-destroyer";
    platform.name = "Destroyer";
    platform.domain = Domain::surface;
    platform.platformClass = PlatformClass::destroyer;
    platform.lengthM = 155.0;
    platform.spanM = 20.0;
    platform.heightM = 30.0;
    platform.depthBelowM = 9.0;
    platform.cruiseSpeedMps = 8.0;
    platform.maxSpeedMps = 15.4;
    platform.accelerationMps2 = 0.05;
    platform.tacticalDiameterM = 700.0;
    platform.yawTimeConstantS = 12.0;
    platform.certainty = Certainty::assumed;
    return platform;
}

Definition manyAircraft(std::size_t count, std::uint64_t seed) {
    return straightFlights("bench-detect", count, {seed}, [](const Draws& draw, std::size_t i) {
        return geo::geodeticDeg(kSouthDeg + draw(i, 0, 0.0, kSizeDeg), kWestDeg + draw(i, 1, 0.0, kSizeDeg));
    });
}

Definition evenAircraft(std::size_t count, std::uint64_t seed) {
    // Areas on the unit sphere: of the box, of a cap 2 pi times its height.
    const double south = kSouthDeg * units::kRadPerDeg, size = kSizeDeg * units::kRadPerDeg;
    const double box = size * (math::sin(south + size) - math::sin(south));
    const double height = box / kTwoPi * static_cast<double>(count) / kBoxAircraft;
    const geo::Geodetic middle = geo::geodeticDeg(kSouthDeg + 0.5 * kSizeDeg, kWestDeg + 0.5 * kSizeDeg);
    return straightFlights("bench-detect-even", count, {seed}, [&](const Draws& draw, std::size_t i) {
        const double angle = 2.0 * math::asin(math::sqrt(0.5 * draw(i, 0, 0.0, height)));
        return geo::destination(middle, draw(i, 1, 0.0, kTwoPi), kMeanRadiusM * angle);
    });
}

Definition activeUnits(std::size_t count) {
    Definition definition = emptyScene("bench-step");
    definition.encounters.detectEveryS = 1e9;  // detection is measured by itself
    const Draws draw{1};
    for (std::size_t i = 0; i < count; ++i) {
        const bool ship = i % 10 == 9;
        const std::size_t platform = ship ? 2 : i % 3 == 0 ? 1 : 0;
        const std::size_t flight = i / 3;
        const double spread = 0.01 * static_cast<double>(i % 3);
        const geo::Geodetic at = geo::geodeticDeg(kSouthDeg + spread + draw(flight, 0, 0.0, kSizeDeg),
                                                  kWestDeg + draw(flight, 1, 0.0, kSizeDeg),
                                                  ship ? 0.0 : draw(flight, 2, 3000.0, 8000.0));
        const double speed = definition.platforms[platform].cruiseSpeedMps;
        UnitDef unit = unitAt(i, PlatformId{platform}, at, draw(flight, 3, 0.0, kTwoPi), speed);
        unit.orders.push_back({{}, orderFor(i, at), {}});
        definition.units.push_back(std::move(unit));
    }
    return definition;
}

}  // namespace openline::sim
