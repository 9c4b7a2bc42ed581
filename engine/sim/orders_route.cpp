#include "base/units.h"
#include "sim/orders.h"

namespace openline::sim {

namespace {

/// A corner is cut no earlier than this many turn radii before it.
constexpr double kMostLeadRadii = 3.0;

/// Distance before a corner at which the turn begins, so that it ends on the next leg.
double leadM(const glm::dvec3& along, const glm::dvec3& next, double radiusM) {
    const double cosine = std::clamp(glm::dot(along, next), -0.9, 1.0);
    return std::min(kMostLeadRadii, math::sqrt((1.0 - cosine) / (1.0 + cosine))) * radiusM;
}

void aimAt(const OrderContext& c, const Waypoint& waypoint, const glm::dvec3& normal) {
    World& world = c.world();
    world.aim[c.unit] = normal;
    world.aimAltitudeM[c.unit] = orderAltitudeM(c, waypoint.position.altitudeM);
    world.aimSpeedMps[c.unit] = orderSpeedMps(c, waypoint.speedMps);
}

/// Has a point been reached, as far as flying on to the next one is concerned? `next` may be null: the last
/// one.
bool reached(const OrderContext& c, const Bearing& bearing, double radiusM, const glm::dvec3* next) {
    const World& world = c.world();
    const double nearM = world.speedMps[c.unit] * std::max(1.0, c.step.plan.tickS);
    if (bearing.distanceM < nearM) return true;
    const bool abeam = glm::dot(bearing.direction, world.tangent[c.unit]) < 0.0;
    if (abeam && bearing.distanceM < 2.0 * radiusM) return true;
    if (next == nullptr) return false;
    const glm::dvec3 onward = bearingTo(world.aim[c.unit], *next, 0.0).direction;
    return bearing.distanceM < leadM(bearing.direction, onward, radiusM);
}

/// Patrols begin at `from`, the last of their corners.
constexpr std::uint32_t kFirstCorner = 3;

}  // namespace

void beginRoute(const OrderContext& c, const std::vector<Waypoint>& waypoints) {
    c.world().waypoint[c.unit] = 0;
    if (waypoints.empty()) return c.finish();
    aimAt(c, waypoints.front(), c.points().front());
}

Demand followRoute(const OrderContext& c, const std::vector<Waypoint>& waypoints, bool loop) {
    World& world = c.world();
    const Bearing bearing = bearingTo(world.normal[c.unit], world.aim[c.unit], world.altitudeM[c.unit]);
    const double radiusM = turnRadiusM(c.limits, world.speedMps[c.unit]);
    if (bearing.distanceM < (kMostLeadRadii + 1.0) * radiusM) {
        const std::size_t following = world.waypoint[c.unit] + 1u;
        const bool last = following >= waypoints.size() && !loop;
        const std::size_t onward = following % waypoints.size();
        const glm::dvec3& next = c.points()[onward];
        if (reached(c, bearing, radiusM, last ? nullptr : &next)) {
            if (last) {
                c.finish();
                return wait(c);
            }
            world.waypoint[c.unit] = static_cast<std::uint32_t>(onward);
            aimAt(c, waypoints[onward], next);
        }
    }
    if (bearing.distanceM <= 0.0) return wait(c);
    return flyTowards(world, c.limits, c.unit, bearing.direction, world.aimAltitudeM[c.unit],
                      world.aimSpeedMps[c.unit]);
}

void beginOrbit(const OrderContext& c, const OrbitOrder& order) {
    World& world = c.world();
    world.aim[c.unit] = geo::toNormal(order.centre).n;
    world.aimAltitudeM[c.unit] = orderAltitudeM(c, order.centre.altitudeM);
    world.aimSpeedMps[c.unit] = orderSpeedMps(c, order.speedMps);
}

Demand followOrbit(const OrderContext& c, const OrbitOrder& order) {
    const World& world = c.world();
    if (timeIsUp(c, order.durationS, order.untilS)) {
        c.finish();
        return wait(c);
    }
    return circle(world, c.limits, c.unit, world.aim[c.unit], order.radiusM, order.clockwise,
                  world.aimAltitudeM[c.unit], world.aimSpeedMps[c.unit]);
}

void beginPatrol(const OrderContext& c, const PatrolOrder& order) {
    World& world = c.world();
    world.waypoint[c.unit] = kFirstCorner;
    world.aim[c.unit] = c.points()[kFirstCorner];
    world.aimAltitudeM[c.unit] = orderAltitudeM(c, order.from.altitudeM);
    world.aimSpeedMps[c.unit] = orderSpeedMps(c, order.speedMps);
}

Demand followPatrol(const OrderContext& c, const PatrolOrder& order) {
    World& world = c.world();
    if (timeIsUp(c, order.durationS, order.untilS)) {
        c.finish();
        return wait(c);
    }
    const Bearing bearing = bearingTo(world.normal[c.unit], world.aim[c.unit], world.altitudeM[c.unit]);
    const double radiusM = turnRadiusM(c.limits, world.speedMps[c.unit]);
    if (bearing.distanceM < (kMostLeadRadii + 1.0) * radiusM) {
        const std::uint32_t following = (world.waypoint[c.unit] + 1u) % 4u;
        const glm::dvec3& next = c.points()[following];
        if (reached(c, bearing, radiusM, &next)) {
            world.waypoint[c.unit] = following;
            world.aim[c.unit] = next;
        }
    }
    return flyTowards(world, c.limits, c.unit, bearing.direction, world.aimAltitudeM[c.unit],
                      world.aimSpeedMps[c.unit]);
}

}  // namespace openline::sim
