// Every ship of the catalogue turns and stops within 5 per cent of its figures, and those within what is
// usual.
#include <catch2/catch.hpp>
#include <cmath>

#include "base/math.h"
#include "base/units.h"
#include "scenario/data.h"
#include "sim/ship.h"

using namespace openline;

namespace {

std::vector<sim::PlatformDef> ships() {
    const auto definition = scenario::parse(scenario::test::kSmall, "small.toml", scenario::test::folders());
    REQUIRE(definition);
    std::vector<sim::PlatformDef> found;
    for (const sim::PlatformDef& platform : definition->platforms) {
        if (platform.domain != sim::Domain::air) found.push_back(platform);
    }
    return found;
}

sim::UnitLimits limitsOf(const sim::PlatformDef& platform) {
    sim::UnitLimits limits;
    limits.domain = platform.domain;
    limits.cruiseSpeedMps = platform.cruiseSpeedMps;
    limits.maxSpeedMps = platform.maxSpeedMps;
    limits.accelerationMps2 = platform.accelerationMps2;
    sim::setShip(limits, platform);
    return limits;
}

struct Turn {
    double advanceM = 0.0, diameterM = 0.0;
};

/// Hard over from cruise: how far ahead at 90 degrees, how far aside at 180.
Turn hardOver(const sim::UnitLimits& limits) {
    constexpr double kStepS = 0.1;
    Turn turn;
    sim::ShipState state{limits.cruiseSpeedMps, 0.0};
    double headingRad = 0.0, aheadM = 0.0, asideM = 0.0;
    while (headingRad < math::kPi) {
        const sim::ShipMove move =
            sim::sailOn(limits, state, {1.0, limits.cruiseSpeedMps, sim::Engine::ordered, 1.0}, kStepS);
        const double middle = headingRad + 0.5 * move.angleRad;
        aheadM += move.distanceM * std::cos(middle);
        asideM += move.distanceM * std::sin(middle);
        headingRad += move.angleRad;
        if (headingRad < 0.5 * math::kPi) turn.advanceM = aheadM;
    }
    turn.diameterM = asideM;
    return turn;
}

double stopM(const sim::UnitLimits& limits, sim::Engine engine, double untilMps) {
    sim::ShipState state{limits.cruiseSpeedMps, 0.0};
    double runM = 0.0;
    while (state.speedMps > untilMps)
        runM += sim::sailOn(limits, state, {0.0, 0.0, engine, 1.0}, 0.1).distanceM;
    return runM;
}

}  // namespace

TEST_CASE("every ship class turns hard over from cruise in its tactical diameter, within 5 per cent") {
    int turned = 0;
    for (const sim::PlatformDef& ship : ships()) {
        const Turn turn = hardOver(limitsOf(ship));
        INFO(ship.id << ": diameter " << turn.diameterM << " m, advance " << turn.advanceM << " m");
        CHECK(turn.diameterM == Approx(ship.tacticalDiameterM).epsilon(0.05));
        CHECK(turn.advanceM > 0.4 * turn.diameterM);
        // IMO resolution MSC.137(76), for ships of 100 m and more; submarines surfaced are none of it.
        if (ship.lengthM >= 101.0 && ship.domain == sim::Domain::surface) {
            CHECK(turn.diameterM <= 5.0 * ship.lengthM);
            CHECK(turn.advanceM <= 4.5 * ship.lengthM);
        }
        ++turned;
    }
    CHECK(turned >= 15);
}

TEST_CASE(
    "every ship class crash-stops from cruise in its stopping distance, within 5 per cent; coasting is "
    "longer") {
    for (const sim::PlatformDef& ship : ships()) {
        const sim::UnitLimits limits = limitsOf(ship);
        INFO(ship.id);
        REQUIRE(ship.stoppingDistanceM > 0.0);
        CHECK(stopM(limits, sim::Engine::fullAstern, 0.0) == Approx(ship.stoppingDistanceM).epsilon(0.05));
        CHECK(stopM(limits, sim::Engine::stopped, 0.5) > 1.2 * ship.stoppingDistanceM);
        if (ship.lengthM >= 101.0) CHECK(ship.stoppingDistanceM <= 15.0 * ship.lengthM);
    }
}
