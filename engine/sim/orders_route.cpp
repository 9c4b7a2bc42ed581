#include "base/units.h"
#include "sim/orders.h"

namespace openline::sim {

namespace {

/// A corner is cut no earlier than this many turn radii before it.
constexpr double kMostLeadRadii = 3.0;
/// Patrols begin at `from`, the last of their corners.
constexpr std::uint32_t kFirstCorner = 3;
/// A relief is on station within the patrol's length and this. Source: assumed.
constexpr double kReliefM = 20000.0;

/// Distance before a corner at which the turn begins, so that it ends on the next leg.
double leadM(double cosineOfTurn, double radiusM) {
    const double cosine = std::clamp(cosineOfTurn, -0.9, 1.0);
    return std::min(kMostLeadRadii, math::sqrt((1.0 - cosine) / (1.0 + cosine))) * radiusM;
}

void aimAt(const OrderContext& c, const Waypoint& waypoint, const glm::dvec3& normal) {
    World& world = c.world();
    world.aim[c.unit] = normal;
    world.aimAltitudeM[c.unit] = orderAltitudeM(c, waypoint.position.altitudeM);
    world.aimSpeedMps[c.unit] = orderSpeedMps(c, waypoint.speedMps);
}

/// Is the corner aimed at reached in this tick, as far as flying on to the next one is concerned? Then the
/// share of the tick that is left. `onward` leads there from the corner; null: it is the last one.
std::optional<double> cornerReached(const OrderContext& c, const Sight& sight, const glm::dvec3* onward) {
    const World& world = c.world();
    const double pace = groundSpeedMps(world, c.unit);
    const double radiusM = turnRadiusM(c.limits, pace);
    const double farM = (kMostLeadRadii + 1.0) * radiusM;
    if (sight.squareM2 >= farM * farM) return std::nullopt;
    const double distanceM = math::sqrt(sight.squareM2);
    const double nearM = pace * std::max(1.0, c.step.plan.tickS);
    if (distanceM < nearM) return 1.0;
    const bool abeam = glm::dot(sight.chordM, trackOf(world, c.unit)) < 0.0;
    if (abeam && distanceM < 2.0 * radiusM) return 1.0;
    if (onward == nullptr) return std::nullopt;
    const double aheadM = distanceM - leadM(glm::dot(sight.chordM, *onward) / distanceM, radiusM);
    if (aheadM <= 0.0) return 1.0;
    const double stepM = pace * c.step.plan.tickS;
    if (aheadM >= stepM) return std::nullopt;
    return 1.0 - aheadM / stepM;
}

/// The way on from the waypoint of a route that is flown to; null: it is the last one.
const glm::dvec3* onwardOf(const OrderContext& c, const RouteOrder& order) {
    const std::size_t present = c.world().waypoint[c.unit];
    const bool ends = present + 1 >= order.waypoints.size() && !order.loop;
    return ends ? nullptr : &c.points()[present].onward;
}

/// Towards the point aimed at, which may have come into force inside this tick.
Demand towardsAim(const OrderContext& c, const Sight& sight, double share) {
    const World& world = c.world();
    Demand demand =
        flyTowards(world, c.limits, c.unit, sight, world.aimAltitudeM[c.unit], world.aimSpeedMps[c.unit]);
    demand.share = share;
    return demand;
}

/// A waypoint with a time is reached at that time, as far as the craft's speeds allow. Cost: little; once a
/// second.
void keepSchedule(const OrderContext& c, const Waypoint& waypoint) {
    World& world = c.world();
    if (!c.step.wholeSecond || !waypoint.atS) return;
    const double leftS = *waypoint.atS - c.timeS();
    const double wayM = bearingTo(world.normal[c.unit], world.aim[c.unit], world.altitudeM[c.unit]).distanceM;
    const double fastest = c.limits.maxSpeedMps;
    const double wanted = leftS * fastest > wayM ? wayM / leftS : fastest;
    world.aimSpeedMps[c.unit] = std::clamp(wanted, c.limits.minSpeedMps, fastest);
}

/// Is the one who takes over on the same station? Nobody waits for who is lost.
bool isRelieved(const OrderContext& c, const PatrolOrder& order) {
    if (!order.relief) return true;
    const World& world = c.world();
    const std::size_t relief = order.relief.index;
    if (world.phase[relief] == UnitPhase::lost || isGone(c, relief)) return true;
    const OrderAction* action = presentAction(world, relief);
    if (action == nullptr || !std::holds_alternative<PatrolOrder>(*action)) return false;
    const double wayM = bearingTo(world.normal[relief], c.points()[kFirstCorner].normal, 0.0).distanceM;
    return wayM < kReliefM + bearingTo(c.points()[0].normal, c.points()[kFirstCorner].normal, 0.0).distanceM;
}

}  // namespace

void beginRoute(const OrderContext& c, const RouteOrder& order) {
    c.world().waypoint[c.unit] = 0;
    if (order.waypoints.empty()) return c.finish();
    aimAt(c, order.waypoints.front(), c.points().front().normal);
}

void rejoinRoute(const OrderContext& c, const RouteOrder& order, std::uint32_t waypoint) {
    c.world().waypoint[c.unit] = waypoint;
    aimAt(c, order.waypoints[waypoint], c.points()[waypoint].normal);
}

std::optional<Demand> carryOnRoute(const OrderContext& c, const RouteOrder& order) {
    if (c.step.wholeSecond && order.waypoints[c.world().waypoint[c.unit]].atS) return {};
    const Sight sight = sightOf(c.world(), c.unit, c.world().aim[c.unit]);
    if (cornerReached(c, sight, onwardOf(c, order))) return {};
    return towardsAim(c, sight, 1.0);
}

Demand followRoute(const OrderContext& c, const RouteOrder& order) {
    World& world = c.world();
    const std::size_t present = world.waypoint[c.unit];
    keepSchedule(c, order.waypoints[present]);
    const Sight sight = sightOf(world, c.unit, world.aim[c.unit]);
    const auto share = cornerReached(c, sight, onwardOf(c, order));
    if (!share) return towardsAim(c, sight, 1.0);
    const bool last = present + 1 >= order.waypoints.size();
    if (last && !order.loop) {
        c.finish();
        return wait(c);
    }
    const std::size_t next = last ? 0 : present + 1;
    world.waypoint[c.unit] = static_cast<std::uint32_t>(next);
    aimAt(c, order.waypoints[next], c.points()[next].normal);
    return towardsAim(c, sightOf(world, c.unit, world.aim[c.unit]), *share);
}

void beginOrbit(const OrderContext& c, const OrbitOrder& order) {
    World& world = c.world();
    world.aim[c.unit] = geo::toNormal(order.centre).n;
    world.aimAltitudeM[c.unit] = orderAltitudeM(c, order.centre.altitudeM);
    world.aimSpeedMps[c.unit] = orderSpeedMps(c, order.speedMps);
}

std::optional<Demand> carryOnOrbit(const OrderContext& c, const OrbitOrder& order) {
    const World& world = c.world();
    if (timeIsUp(c, order.durationS, order.untilS)) return {};
    return circle(world, c.limits, c.unit, world.aim[c.unit], order.radiusM, order.clockwise,
                  world.aimAltitudeM[c.unit], world.aimSpeedMps[c.unit]);
}

Demand followOrbit(const OrderContext& c, const OrbitOrder& order) {
    if (const auto demand = carryOnOrbit(c, order)) return *demand;
    c.finish();
    return wait(c);
}

void beginPatrol(const OrderContext& c, const PatrolOrder& order) {
    World& world = c.world();
    world.waypoint[c.unit] = kFirstCorner;
    world.aim[c.unit] = c.points()[kFirstCorner].normal;
    world.aimAltitudeM[c.unit] = orderAltitudeM(c, order.from.altitudeM);
    world.aimSpeedMps[c.unit] = orderSpeedMps(c, order.speedMps);
}

std::optional<Demand> carryOnPatrol(const OrderContext& c, const PatrolOrder& order) {
    if (timeIsUp(c, order.durationS, order.untilS)) return {};
    const Sight sight = sightOf(c.world(), c.unit, c.world().aim[c.unit]);
    if (cornerReached(c, sight, &c.points()[c.world().waypoint[c.unit]].onward)) return {};
    return towardsAim(c, sight, 1.0);
}

Demand followPatrol(const OrderContext& c, const PatrolOrder& order) {
    World& world = c.world();
    if (timeIsUp(c, order.durationS, order.untilS) && isRelieved(c, order)) {
        if (order.relief && !isGone(c, order.relief.index)) c.tell(Milestone::relieved, order.relief);
        c.finish();
        return wait(c);
    }
    const Sight sight = sightOf(world, c.unit, world.aim[c.unit]);
    const std::uint32_t present = world.waypoint[c.unit];
    const auto share = cornerReached(c, sight, &c.points()[present].onward);
    if (!share) return towardsAim(c, sight, 1.0);
    world.waypoint[c.unit] = (present + 1u) % 4u;
    world.aim[c.unit] = c.points()[world.waypoint[c.unit]].normal;
    return towardsAim(c, sightOf(world, c.unit, world.aim[c.unit]), *share);
}

}  // namespace openline::sim
