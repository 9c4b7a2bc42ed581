#include "sim/fuel.h"
#include "sim/orders.h"

namespace openline::sim {

namespace {

// Without thrust. Source: assumed; glide ratios of transports and fighters are 8 to 18.
constexpr double kGlideRatio = 10.0;
constexpr double kGlideOverApproach = 1.1;

}  // namespace

bool isOutOfFuel(const OrderContext& c) {
    if (c.limits.burnKgps <= 0.0 || c.world().onGround[c.unit] != 0) return false;
    const std::optional<double> leftKg = fuelLeftKg(c.step.definition, c.world(), c.id());
    return leftKg && *leftKg <= 0.0;
}

void beginGlide(const OrderContext& c) {
    World& world = c.world();
    // Who takes over its flight goes on with what it leaves.
    if (!world.resumeProgram[c.unit] && world.overrides[c.unit] == Override::none)
        world.resumeOrder[c.unit] = world.order[c.unit];
    world.order[c.unit] = static_cast<std::uint16_t>(c.orders().size());
    world.overrides[c.unit] = Override::glide;
    world.orderBegun[c.unit] = 0;
    world.intendedGapM[c.unit] = -1.0;
    settleFuel(c.step.definition, world, c.id());
    c.setPhase(0);
    c.tell(Milestone::outOfFuel);
}

Demand followGlide(const OrderContext& c) {
    if (c.world().altitudeM[c.unit] <= 0.0) {
        beginLost(c, {});
        return followLost(c, {});
    }
    const double speedMps = kGlideOverApproach * c.limits.approachSpeedMps;
    Demand demand = keepCourse(c.world(), c.limits, c.unit, speedMps);
    demand.climbMps = -std::max(speedMps, c.world().speedMps[c.unit]) / kGlideRatio;
    return demand;
}

}  // namespace openline::sim
