// Two hours in which six aircraft fly squares, each beginning later than the last, with an hour of quiet in
// between: enough of a session to move through.
#pragma once

#include <memory>

#include "base/units.h"
#include "crisis/small_model.h"
#include "sim/definition.h"
#include "sim/step.h"

namespace openline::study::test {

inline geo::Geodetic at(double latitudeDeg, double longitudeDeg) {
    return {latitudeDeg * units::kRadPerDeg, longitudeDeg * units::kRadPerDeg, 6000.0};
}

inline sim::PlatformDef fighter() {
    sim::PlatformDef platform;
    platform.id = platform.name = "test-fighter";
    platform.domain = sim::Domain::air;
    platform.platformClass = sim::PlatformClass::fighter;
    platform.lengthM = 20.0;
    platform.spanM = 14.0;
    platform.heightM = 5.0;
    platform.cruiseSpeedMps = 230.0;
    platform.maxSpeedMps = 400.0;
    platform.minSpeedMps = 80.0;
    platform.approachSpeedMps = 80.0;
    platform.ceilingM = 15000.0;
    platform.climbMps = 50.0;
    platform.descentMps = 30.0;
    platform.accelerationMps2 = 3.0;
    platform.bankLimitRad = 1.0;
    platform.rollRateRadps = 1.0;
    return platform;
}

inline sim::UnitDef flier(int number) {
    sim::UnitDef unit;
    unit.id = "flier-" + std::to_string(number);
    unit.name = "Flier " + std::to_string(number);
    unit.genericName = "a fighter";
    unit.platform = PlatformId{std::size_t{0}};
    unit.side = SideId{static_cast<std::size_t>(number % 2)};
    const double south = 22.0 + 0.3 * number;
    unit.start = at(south, 119.0);
    unit.startSpeedMps = 230.0;
    sim::RouteOrder square;
    square.waypoints = {{at(south, 119.4), {}},
                        {at(south + 0.4, 119.4), {}},
                        {at(south + 0.4, 119.0), {}},
                        {at(south, 119.0), {}}};
    for (int round = 0; round < 2; ++round) unit.orders.push_back({{}, square, "square"});
    return unit;
}

inline std::shared_ptr<const sim::Definition> smallScene() {
    auto definition = std::make_shared<sim::Definition>();
    definition->id = "small";
    definition->durationS = 7200.0;
    definition->sides = {{"blue", "Blue"}, {"red", "Red"}};
    definition->platforms = {fighter()};
    for (int i = 0; i < 6; ++i) definition->units.push_back(flier(i));
    definition->crisis = crisis::test::model();
    return definition;
}

/// The hash of a run that nobody watches.
inline std::uint64_t freshHash(const sim::Definition& definition, std::uint64_t seed, sim::Tick tick,
                               const sim::CommandLog& log = {}) {
    sim::World world = sim::begin(definition, seed);
    sim::StepReport report;
    sim::advance(definition, world, tick, log, report);
    return sim::hash(world);
}

}  // namespace openline::study::test
