#include "sim/fuel.h"
#include "sim/orders.h"

namespace openline::sim {

namespace {

/// Lift-off speed moves with the wind along the runway as that turns below the craft.
constexpr double kNearlyMps = 1e-3;

}  // namespace

void beginTakeOff(const OrderContext& c, const TakeOffOrder& order) {
    World& world = c.world();
    world.aimAltitudeM[c.unit] = world.altitudeM[c.unit] + order.climbToM;
    if (world.onGround[c.unit] == 0) return;
    refuel(world, c.id());
    if (!c.definition.home) return;
    const PlaceDef& home = c.step.definition.places[c.definition.home.index];
    if (home.runwayHeadingRad) {
        const glm::dvec3& at = world.normal[c.unit];
        const glm::dvec3 runway = geo::tangentFromAzimuth(geo::Normal{at}, *home.runwayHeadingRad).t;
        world.tangent[c.unit] = intoWind(c.step.plan, at, world.altitudeM[c.unit], runway);
    }
}

Demand followTakeOff(const OrderContext& c, const TakeOffOrder&) {
    World& world = c.world();
    const bool ordered = world.order[c.unit] < c.orders().size() &&
                         std::holds_alternative<TakeOffOrder>(c.orders()[world.order[c.unit]].action);
    if (world.onGround[c.unit] != 0) {
        const glm::dvec3 runway = world.tangent[c.unit];
        const glm::dvec3 air = windAt(c.step.plan, world.normal[c.unit], world.altitudeM[c.unit]);
        const double liftOffMps = std::max(0.0, c.limits.approachSpeedMps + glm::dot(air, runway));
        if (world.speedMps[c.unit] < liftOffMps - kNearlyMps)
            return {0.0, liftOffMps, 0.0, 0.0, MotionKind::roll};
        takeToTheAir(world, c.unit);
        if (drifts(world, c.unit)) world.axis[c.unit] = runway;
        world.takeOffTick[c.unit] = world.tick;
        Event& event = addEvent(c.step, EventKind::takeoff, c.id());
        event.place = c.definition.home;
    }
    if (ordered && world.altitudeM[c.unit] >= world.aimAltitudeM[c.unit]) c.finish();
    // Aimed above the height, so that the climb does not level off before it.
    const glm::dvec3 way = drifts(world, c.unit) ? world.axis[c.unit] : world.tangent[c.unit];
    return flyTowards(world, c.limits, c.unit, way, world.aimAltitudeM[c.unit] + 200.0,
                      c.limits.cruiseSpeedMps);
}

}  // namespace openline::sim
