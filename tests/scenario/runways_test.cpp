// Every airfield of the map with a runway: roll, lift-off and touchdown along it, into the wind where there
// is one.
#include <catch2/catch.hpp>
#include <cmath>

#include <glm/geometric.hpp>

#include "base/math.h"
#include "base/units.h"
#include "geo/geodesic.h"
#include "geo/surface.h"
#include "scenario/data.h"
#include "sim/step.h"

using namespace openline;

namespace {

/// A fighter at every airfield, that takes off, goes some way round and lands again.
sim::Definition everyAirfield() {
    auto definition = scenario::parse(scenario::test::kSmall, "small.toml", scenario::test::folders());
    REQUIRE(definition);
    sim::Definition scene = std::move(*definition);
    scene.units.clear();
    scene.flights.clear();
    scene.rules.clear();
    scene.zones.clear();
    scene.countedZones.clear();
    scene.encounters.detectEveryS = 1e6;
    std::size_t fighter = 0;
    while (scene.platforms[fighter].id != "f-16v") ++fighter;
    for (std::size_t place = 0; place < scene.places.size(); ++place) {
        const sim::PlaceDef& field = scene.places[place];
        if (field.kind != sim::PlaceKind::airfield || !field.runwayHeadingRad) continue;
        sim::UnitDef unit;
        unit.id = field.id;
        unit.platform = PlatformId{fighter};
        unit.side = SideId{std::size_t{0}};
        unit.home = PlaceId{place};
        geo::Geodetic away = geo::destination(field.position, 0.7, 60000.0);
        away.altitudeM = field.position.altitudeM + 3000.0;
        unit.orders = {{{}, sim::TakeOffOrder{500.0}, {}, false},
                       {{}, sim::RouteOrder{{{away, {}}}}, {}, false},
                       {{}, sim::LandOrder{PlaceId{place}, {}, 0.0, false}, {}, false}};
        scene.units.push_back(std::move(unit));
    }
    return scene;
}

/// How a craft lies on its field's runway: how far beside the centre line, and the angle between nose and
/// runway, from either end.
struct OnRunway {
    double asideM = 0.0, angleDeg = 0.0, headWindMps = 0.0;
};

OnRunway onRunway(const sim::Definition& scene, const sim::World& world, std::size_t unit, double windFromRad,
                  double windMps) {
    const sim::PlaceDef& field = scene.places[scene.units[unit].home.index];
    const geo::Normal threshold = geo::toNormal(field.position);
    const glm::dvec3 axis = geo::tangentFromAzimuth(threshold, *field.runwayHeadingRad).t;
    const glm::dvec3 from = geo::toEcef(geo::Normal{world.normal[unit]}, field.position.altitudeM).m -
                            geo::toEcef(threshold, field.position.altitudeM).m;
    OnRunway on;
    on.asideM = std::abs(glm::dot(from, glm::cross(axis, threshold.n)));
    const double heading =
        geo::azimuthRad(geo::Normal{world.normal[unit]}, geo::Tangent{world.tangent[unit]});
    const double off = std::remainder(heading - *field.runwayHeadingRad, math::kPi);
    on.angleDeg = std::abs(off) / units::kRadPerDeg;
    on.headWindMps = windMps * std::cos(heading - windFromRad);
    return on;
}

void flyAll(double windFromRad, double windMps) {
    sim::Definition scene = everyAirfield();
    if (windMps > 0.0) scene.wind = {{{0.0, windFromRad, windMps}}, "test"};
    sim::World world = sim::begin(scene, 1);
    std::vector<OnRunway> rolled(scene.units.size());
    std::size_t landings = 0;
    double worstLiftM = 0.0, worstTouchM = 0.0, worstTouchDeg = 0.0;
    while (world.tick < 36000 && landings < scene.units.size()) {
        for (const std::uint32_t unit : world.active) {
            if (world.onGround[unit] != 0) rolled[unit] = onRunway(scene, world, unit, windFromRad, windMps);
        }
        sim::StepReport report;
        sim::step(scene, world, {}, report);
        for (const sim::Event& event : report.events) {
            const std::size_t unit = event.unit.index;
            INFO(scene.units[unit].id << " at " << event.timeS << " s");
            if (event.kind == sim::EventKind::takeoff) {
                CHECK(rolled[unit].angleDeg < 0.1);
                CHECK(rolled[unit].headWindMps > -0.01);
                worstLiftM = std::max(worstLiftM, rolled[unit].asideM);
            }
            if (event.kind != sim::EventKind::landing) continue;
            ++landings;
            const OnRunway on = onRunway(scene, world, unit, windFromRad, windMps);
            worstTouchM = std::max(worstTouchM, on.asideM);
            worstTouchDeg = std::max(worstTouchDeg, on.angleDeg);
            CHECK(on.headWindMps > -1e-6 - 0.02 * windMps);
        }
    }
    for (const std::uint32_t unit : world.active) UNSCOPED_INFO(scene.units[unit].id << " has not landed");
    INFO("lift-off " << worstLiftM << " m aside; touchdown " << worstTouchM << " m, " << worstTouchDeg
                     << " deg");
    CHECK(landings == scene.units.size());
    CHECK(scene.units.size() > 40);
    CHECK(worstLiftM < 0.5);
    CHECK(worstTouchM < 5.0);
    CHECK(worstTouchDeg < 1.0);
}

}  // namespace

TEST_CASE(
    "on every airfield, in still air: roll, lift-off and touchdown within 5 m and 1 degree of the centre "
    "line") {
    flyAll(0.0, 0.0);
}

TEST_CASE("on every airfield, in 12 m/s of wind: the same, and on the end into the wind") {
    flyAll(200.0 * units::kRadPerDeg, 12.0);
}
