#include "base/units.h"
#include "sim/conditions.h"
#include "sim/fuel.h"
#include "sim/orders.h"

namespace openline::sim {

namespace {

enum LandPhase : std::uint8_t { toInitialFix, lapping, backToFix, lappingAgain, onFinal, rollingOut };

/// The approach: straight in from 8 nautical miles on a path of 3 degrees. Source: usual instrument approach;
/// assumed here.
constexpr double kFinalM = 8.0 * units::kMetresPerNauticalMile;
constexpr double kGlideTangent = 0.05240777928304121;
/// Descent towards the initial fix. Source: assumed (about 3 nmi for 1000 ft).
constexpr double kDescentTangent = 0.055;
/// Members of a flight wait above each other at the fix, by their delay. Source: assumed (300 m a minute).
constexpr double kStackMPerS = 5.0;
constexpr double kStackMostM = 3000.0;
/// Who must wait flies a lap that touches the final approach at the fix: this long, and the delay longer.
/// Source: assumed.
constexpr double kLapS = 150.0;
constexpr double kLongestLapS = 600.0;
constexpr double kFixOverApproach = 1.3;
/// What counts as too high or too far aside to land from. Source: assumed.
constexpr double kTooHighM = 300.0;
constexpr double kTouchM = 0.3;
constexpr double kFlareM = 15.0;
constexpr double kMissedM = 3000.0;
constexpr double kAsideM = 300.0;

double initialFixAltitudeM(const OrderContext& c) {
    return c.world().aimAltitudeM[c.unit] + kFinalM * kGlideTangent;
}

glm::dvec3 initialFix(const OrderContext& c) {
    const World& world = c.world();
    return geo::offset(geo::Normal{world.aim[c.unit]}, geo::Tangent{world.axis[c.unit]}, -kFinalM, 0.0).n;
}

/// Speed at a distance before a place, so that the craft has slowed down there.
double slowingMps(const OrderContext& c, double thereMps, double distanceM) {
    const double brake = 1.1 * c.limits.accelerationMps2;
    return math::sqrt(thereMps * thereMps + brake * std::max(0.0, distanceM));
}

/// How far above the first of its flight a member comes in and waits.
double stackAboveM(double delayS) {
    return std::min(kStackMostM, kStackMPerS * delayS);
}

Demand towardsFix(const OrderContext& c, bool delayed, double delayS) {
    const World& world = c.world();
    const Bearing bearing = bearingTo(world.normal[c.unit], initialFix(c), world.altitudeM[c.unit]);
    const double fixM = initialFixAltitudeM(c);
    const double fixSpeed = kFixOverApproach * c.limits.approachSpeedMps;
    const double speed =
        std::min(c.limits.cruiseSpeedMps, slowingMps(c, fixSpeed, bearing.distanceM - 3000.0));
    if (bearing.distanceM < turnRadiusM(c.limits, world.speedMps[c.unit])) {
        const bool high = world.altitudeM[c.unit] > fixM + kTooHighM;
        const bool waits = !delayed && delayS > 0.0;
        c.setPhase(waits ? lapping : high ? lappingAgain : onFinal);
    }
    const double slope =
        std::min(kDescentTangent, 0.7 * c.limits.descentMps / std::max(1.0, world.speedMps[c.unit]));
    // Members of a flight converge on the fix: each comes in above the one before it, as they wait there.
    const double stackM = delayed ? 0.0 : stackAboveM(delayS);
    const double profileM = fixM + stackM + slope * bearing.distanceM;
    const double altitudeM = std::max(fixM + stackM, std::min(world.altitudeM[c.unit], profileM));
    return flyTowards(world, c.limits, c.unit, bearing.direction, altitudeM, speed);
}

/// A left-hand circle through the fix, as long as the time to lose, level for its first half; once more round
/// when still too high.
Demand holdAtFix(const OrderContext& c, double delayS) {
    const World& world = c.world();
    const double speed = kFixOverApproach * c.limits.approachSpeedMps;
    const double totalS = kLapS + delayS;
    double lapS = totalS;
    while (lapS > kLongestLapS) lapS *= 0.5;
    const double radiusM = speed * lapS / math::kTwoPi;
    const geo::Normal threshold{world.aim[c.unit]};
    const geo::Tangent axis{world.axis[c.unit]};
    const glm::dvec3 centre = geo::offset(threshold, axis, -kFinalM, -radiusM).n;
    const glm::dvec3 from =
        geo::toEcef(geo::Normal{world.normal[c.unit]}, 0.0).m - geo::toEcef(threshold, 0.0).m;
    const double pastM = glm::dot(from, axis.t) + kFinalM;
    const double asideM = glm::dot(from, glm::cross(axis.t, threshold.n));
    const bool atFix = pastM > -speed && pastM < 0.5 * radiusM &&
                       asideM * asideM < 0.25 * radiusM * radiusM &&
                       glm::dot(trackOf(world, c.unit), axis.t) > 0.8;
    const double fixM = initialFixAltitudeM(c);
    const bool low = world.altitudeM[c.unit] < fixM + kTooHighM;
    if (atFix && low && c.sincePhaseS() > totalS - 0.25 * lapS) c.setPhase(onFinal);
    const double stackM = c.sincePhaseS() < 0.5 * totalS ? stackAboveM(delayS) : 0.0;
    return circle(world, c.limits, c.unit, centre, radiusM, false, fixM + stackM, speed);
}

void touchDown(const OrderContext& c) {
    World& world = c.world();
    world.altitudeM[c.unit] = world.aimAltitudeM[c.unit];
    world.climbMps[c.unit] = 0.0;
    settleFuel(c.step.definition, world, c.id());
    settleOnGround(world, c.unit);
    world.tangent[c.unit] =
        geo::turned(geo::Normal{world.normal[c.unit]}, geo::Tangent{world.tangent[c.unit]}, 0.0, 1.0).t;
    c.setPhase(rollingOut);
    addEvent(c.step, EventKind::landing, c.id()).place = PlaceId{std::size_t{world.waypoint[c.unit]}};
}

Demand finalApproach(const OrderContext& c) {
    World& world = c.world();
    const double heightM = world.altitudeM[c.unit] - world.aimAltitudeM[c.unit];
    const CraftFrame own = frameOf(world, c.limits, c.unit);
    const glm::dvec3 from =
        own.ecefM - geo::toEcef(geo::Normal{world.aim[c.unit]}, world.altitudeM[c.unit]).m;
    const glm::dvec3& axis = world.axis[c.unit];
    const glm::dvec3 right = glm::cross(axis, world.aim[c.unit]);
    const double remainingM = -glm::dot(from, axis);
    const double asideM = glm::dot(from, right);
    const bool missed = remainingM < -kMissedM || (remainingM < kMissedM && remainingM > 0.0 &&
                                                   (asideM > kAsideM || asideM < -kAsideM));
    if (missed) c.setPhase(backToFix);
    if (!missed && (heightM <= kTouchM || (remainingM <= 0.0 && heightM < kFlareM))) {
        touchDown(c);
        return {0.0, 0.0, 0.0, 0.0, MotionKind::roll};
    }
    const double speed = std::max(own.speedMps, 1.0);
    const double across = std::clamp(-asideM / (4.0 * c.limits.headingTimeS * speed), -0.7, 0.7);
    const glm::dvec3 direction = axis * math::sqrt(1.0 - across * across) + right * across;
    Demand demand = flyTowards(world, c.limits, c.unit, direction, world.altitudeM[c.unit],
                               std::min(kFixOverApproach * c.limits.approachSpeedMps,
                                        slowingMps(c, c.limits.approachSpeedMps, remainingM - 4000.0)));
    const double glideM = world.aimAltitudeM[c.unit] + std::max(0.0, remainingM) * kGlideTangent;
    // Never below the path's start while still turning on to it, then down the path.
    const double pace = speed * glm::dot(own.ahead, axis) + glm::dot(own.airMps, axis);
    demand.climbMps = climbTowards(c.limits, own.altitudeM, std::min(glideM, initialFixAltitudeM(c))) -
                      (remainingM < kFinalM ? std::max(0.0, pace) * kGlideTangent : 0.0);
    demand.bankTangentLimit = c.limits.bankTangent;
    return demand;
}

/// Stopped on the runway: free again after a rule's orders, landed after its own, or waiting for further
/// ones.
void endLanding(const OrderContext& c) {
    World& world = c.world();
    const bool home = world.overrides[c.unit] == Override::divert;
    world.overrides[c.unit] = Override::none;
    if (home) {
        world.order[c.unit] = static_cast<std::uint16_t>(c.orders().size());
        world.orderBegun[c.unit] = 0;
    } else {
        c.finish();
    }
    const bool given = world.program[c.unit].index >= c.step.definition.units.size();
    if (world.order[c.unit] >= c.orders().size() && world.resumeProgram[c.unit]) rejoinAfterLanding(c);
    if (world.order[c.unit] < c.orders().size()) return waitOnGround(c);
    // Whoever was hit does not fly again.
    if (given && world.collided[c.unit] == 0) return standDown(c);
    world.phase[c.unit] = UnitPhase::landed;
}

/// Of the own side, or of nobody's: airfields of others are for those who declare an emergency there.
bool isFriendly(const OrderContext& c, const PlaceDef& place) {
    return !place.side || place.side == c.definition.side;
}

}  // namespace

void aimAtAirfield(const OrderContext& c, PlaceId id, std::optional<double> heading, bool eitherEnd) {
    World& world = c.world();
    const PlaceDef& place = c.step.definition.places[id.index];
    const geo::Normal threshold = geo::toNormal(place.position);
    world.waypoint[c.unit] = id.index;
    world.aim[c.unit] = threshold.n;
    world.aimAltitudeM[c.unit] = place.position.altitudeM;
    glm::dvec3& axis = world.axis[c.unit];
    axis = heading ? geo::tangentFromAzimuth(threshold, *heading).t
                   : -geo::directionTo(threshold, geo::Normal{world.normal[c.unit]}).t;
    if (heading && eitherEnd) axis = intoWind(c.step.plan, threshold.n, place.position.altitudeM, axis);
    c.setPhase(toInitialFix);
}

void beginLand(const OrderContext& c, const LandOrder& order) {
    const PlaceDef& place = c.step.definition.places[order.airfield.index];
    aimAtAirfield(c, order.airfield,
                  order.runwayHeadingRad ? order.runwayHeadingRad
                  : order.emergency      ? std::nullopt
                                         : place.runwayHeadingRad,
                  !order.runwayHeadingRad);
}

Demand followLand(const OrderContext& c, const LandOrder& order) {
    World& world = c.world();
    const double delayS = order.emergency ? 0.0 : order.sequenceDelayS;
    switch (world.orderPhase[c.unit]) {
        case toInitialFix:
            return towardsFix(c, false, delayS);
        case lapping:
            return holdAtFix(c, delayS);
        case lappingAgain:
            return holdAtFix(c, 0.0);
        case backToFix:
            return towardsFix(c, true, delayS);
        case onFinal:
            return finalApproach(c);
        default:
            break;
    }
    if (world.speedMps[c.unit] <= 0.0) endLanding(c);
    return {0.0, 0.0, 0.0, 0.0, MotionKind::roll};
}

void beginDivert(const OrderContext& c, const DivertOrder& order) {
    const std::vector<PlaceDef>& places = c.step.definition.places;
    PlaceId chosen = order.airfield;
    double leastM = 0.0;
    for (std::size_t i = 0; i < places.size() && !order.airfield; ++i) {
        if (places[i].kind != PlaceKind::airfield || !isFriendly(c, places[i])) continue;
        const glm::dvec3 there = geo::toNormal(places[i].position).n;
        const double wayM = bearingTo(c.world().normal[c.unit], there, 0.0).distanceM;
        if (chosen && wayM >= leastM) continue;
        chosen = PlaceId{i};
        leastM = wayM;
    }
    if (!chosen) return c.finish();
    aimAtAirfield(c, chosen, places[chosen.index].runwayHeadingRad, true);
}

Demand followDivert(const OrderContext& c, const DivertOrder&) {
    return followLand(c, LandOrder{});
}

void beginReturn(const OrderContext& c, const ReturnOrder&) {
    aimAtAirfield(c, c.definition.home, c.step.definition.places[c.definition.home.index].runwayHeadingRad,
                  true);
}

Demand followReturn(const OrderContext& c, const ReturnOrder&) {
    return followLand(c, LandOrder{});
}

}  // namespace openline::sim
