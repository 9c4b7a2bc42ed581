#include "sim/plan.h"

#include <algorithm>
#include <glm/geometric.hpp>
#include <optional>

#include "base/math.h"
#include "base/units.h"
#include "geo/surface.h"
#include "sim/guidance.h"
#include "sim/performance.h"
#include "sim/ship.h"
#include "sim/wind.h"

namespace openline::sim {

namespace {

// Where a platform leaves a number out. Source: assumed.
constexpr double kDepthRateMps = 1.0;  ///< of submarines
constexpr double kLeastRollRateRadps = 0.05;
constexpr double kLeastHeadingTimeS = 1.2;
/// Nothing here flies higher than about this.
constexpr double kThinnestAirM = 20000.0;
constexpr double kHeadingPerYawTime = 2.5;  ///< damping 0.8 with the yaw damping of `steer`

void setRoutineBank(UnitLimits& limits, double tangent) {
    limits.routineBankTangent = std::min(limits.bankTangent, tangent);
    if (limits.routineBankTangent > 0.0)
        limits.turnRadiusPerSquare = 1.0 / (units::kStandardGravityMps2 * limits.routineBankTangent);
}

/// A mass of fuel is not known of every platform: then a unit of it burns each second. Source: our choice.
constexpr double kUnitBurnKgps = 1.0;

void setPerformance(UnitLimits& limits, const PlatformDef& platform) {
    limits.fuelKg = platform.fuelKg > 0.0 ? platform.fuelKg : kUnitBurnKgps * platform.enduranceS;
    if (platform.enduranceS > 0.0) limits.burnKgps = limits.fuelKg / platform.enduranceS;
    limits.bands = std::make_shared<const Bands>(bandsOf(platform));
    limits.structuralLoad = structuralLoad(platform);
    limits.stallSpeedMps = std::max(1.0, limits.approachSpeedMps / kApproachOverStall);
    const double thinnest = airDensityRatio(std::min(limits.ceilingM, kThinnestAirM));
    limits.easySpeedMps = kSlowestOverStall * limits.stallSpeedMps / math::sqrt(thinnest);
    limits.easyLoadPerSquare = 1.0 / (limits.stallSpeedMps * limits.stallSpeedMps);
}

}  // namespace

UnitLimits limitsOf(const PlatformDef& platform, double tickS) {
    UnitLimits limits;
    limits.domain = platform.domain;
    limits.minSpeedMps = limits.isAir() ? platform.minSpeedMps : 0.0;
    limits.maxSpeedMps = std::max(platform.maxSpeedMps, platform.cruiseSpeedMps);
    limits.cruiseSpeedMps = platform.cruiseSpeedMps;
    limits.approachSpeedMps =
        platform.approachSpeedMps > 0.0 ? platform.approachSpeedMps : platform.minSpeedMps;
    limits.climbMps = platform.climbMps;
    limits.descentMps = platform.descentMps > 0.0 ? platform.descentMps : platform.climbMps;
    if (platform.domain == Domain::subsurface && platform.climbMps <= 0.0)
        limits.climbMps = limits.descentMps = kDepthRateMps;
    limits.ceilingM = platform.ceilingM > 0.0 ? platform.ceilingM : 1e9;
    limits.accelerationMps2 = platform.accelerationMps2;
    limits.bankTangent = math::tan(platform.bankLimitRad);
    const double rollRate = std::max(kLeastRollRateRadps, platform.rollRateRadps);
    limits.rollStepTangent = math::tan(std::min(1.2, rollRate * tickS));
    limits.headingTimeS =
        limits.isAir() ? std::max({kLeastHeadingTimeS, 1.3 * platform.bankLimitRad / rollRate, 2.0 * tickS})
                       : std::max({4.0, kHeadingPerYawTime * platform.yawTimeConstantS, 4.0 * tickS});
    limits.perHeadingTime = 1.0 / limits.headingTimeS;
    setRoutineBank(limits, kRoutineBankTangent);
    const double depthM = limits.isAir() ? 0.0 : platform.depthBelowM;
    limits.halfM = {0.5 * platform.lengthM, 0.5 * platform.spanM, 0.5 * (platform.heightM + depthM)};
    limits.boxAboveM = limits.isAir() ? 0.0 : 0.5 * (platform.heightM - depthM);
    const double aboveM = limits.boxAboveM < 0.0 ? -limits.boxAboveM : limits.boxAboveM;
    limits.radiusM = math::sqrt(glm::dot(limits.halfM, limits.halfM)) + aboveM;
    limits.isAir() ? setPerformance(limits, platform) : setShip(limits, platform);
    return limits;
}

namespace {

std::vector<OrderPoint> pointsOf(const OrderAction& action) {
    std::vector<OrderPoint> points;
    const auto addAll = [&](const std::vector<Waypoint>& waypoints) {
        for (const Waypoint& waypoint : waypoints) points.push_back({geo::toNormal(waypoint.position).n, {}});
    };
    if (const auto* route = std::get_if<RouteOrder>(&action)) addAll(route->waypoints);
    if (const auto* patrol = std::get_if<PatrolOrder>(&action)) {
        const geo::Normal from = geo::toNormal(patrol->from), to = geo::toNormal(patrol->to);
        const glm::dvec3 besideTo = geo::offset(to, geo::directionTo(to, from), 0.0, -patrol->widthM).n;
        const glm::dvec3 besideFrom = geo::offset(from, geo::directionTo(from, to), 0.0, patrol->widthM).n;
        const bool crosses = patrol->shape == PatrolShape::figureEight;
        points = {
            {crosses ? besideTo : to.n, {}}, {crosses ? to.n : besideTo, {}}, {besideFrom, {}}, {from.n, {}}};
    }
    for (std::size_t i = 0; i < points.size(); ++i) {
        const glm::dvec3& next = points[(i + 1) % points.size()].normal;
        points[i].onward = bearingTo(points[i].normal, next, 0.0).direction;
    }
    return points;
}

/// One set of limits for each platform, and another one for those who lead on it.
void addLimits(const Definition& definition, Plan& plan) {
    std::vector<std::uint8_t> leads(definition.units.size(), 0);
    for (const UnitDef& unit : definition.units) {
        if (unit.leader) leads[unit.leader.index] = 1;
    }
    std::array<std::vector<std::optional<std::uint32_t>>, 2> known;
    for (auto& kinds : known) kinds.resize(definition.platforms.size());
    for (std::size_t i = 0; i < leads.size(); ++i) {
        const PlatformId platform = definition.units[i].platform;
        std::optional<std::uint32_t>& kind = known[leads[i]][platform.index];
        if (!kind) {
            UnitLimits limits = limitsOf(definition.platforms[platform.index], plan.tickS);
            if (leads[i] != 0) setRoutineBank(limits, kLeaderBankTangent);
            kind = plan.units.addKind(std::move(limits));
        }
        plan.units.addUnit(*kind);
    }
}

void addPrograms(const Definition& definition, Plan& plan) {
    for (std::size_t program = 0; program < definition.programCount(); ++program) {
        for (const OrderDef& order : definition.ordersOf(ProgramId{program})) {
            plan.orders.add(order, pointsOf(order.action),
                            {static_cast<std::uint32_t>(plan.conditions.size()),
                             static_cast<std::uint32_t>(order.waitsFor.size())});
            plan.conditions.insert(plan.conditions.end(), order.waitsFor.begin(), order.waitsFor.end());
        }
        plan.orders.endProgram();
    }
}

/// Areas that an order or a rule asks about are watched even if nobody sees them.
bool isAskedFor(const Definition& definition, const Plan& plan, ZoneId zone) {
    const auto about = [&](const ConditionDef& condition) { return condition.zone == zone; };
    return std::ranges::any_of(plan.conditions, about) ||
           std::ranges::any_of(definition.rules, about, &RuleDef::when);
}

void addZones(const Definition& definition, Plan& plan) {
    for (std::size_t i = 0; i < definition.zones.size(); ++i) {
        const ZoneDef& zone = definition.zones[i];
        const bool counted =
            std::ranges::find(definition.countedZones, ZoneId{i}) != definition.countedZones.end();
        const bool asked = isAskedFor(definition, plan, ZoneId{i});
        const bool watched = zone.drawn || counted || asked;
        if (!zone.closed || !watched || zone.parts.empty() || zone.parts.front().empty()) continue;
        const geo::Geodetic& first = zone.parts.front().front();
        WatchedZone box;
        box.zone = ZoneId{i};
        box.counted = counted;
        box.asked = asked;
        box.southRad = box.northRad = first.latitudeRad;
        box.westRad = box.eastRad = first.longitudeRad;
        for (const auto& part : zone.parts) {
            for (const geo::Geodetic& point : part) {
                box.southRad = std::min(box.southRad, point.latitudeRad);
                box.northRad = std::max(box.northRad, point.latitudeRad);
                box.westRad = std::min(box.westRad, point.longitudeRad);
                box.eastRad = std::max(box.eastRad, point.longitudeRad);
            }
        }
        plan.asksForShips = plan.asksForShips || asked;
        plan.zones.push_back(box);
    }
    plan.zoneWords = std::max<std::size_t>(1, (plan.zones.size() + 63) / 64);
}

void addDyads(const Definition& definition, Plan& plan) {
    const std::size_t sides = definition.sides.size();
    const auto& dyads = definition.crisis.dyads;
    plan.sideDyad.assign(sides * sides, DyadId{});
    plan.sortieDyad.assign(sides, DyadId{});
    const auto isTaiwan = [&](SideId side) { return side && definition.sides[side.index].id == "taiwan"; };
    for (std::size_t i = dyads.size(); i-- > 0;) {
        const SideId a = dyads[i].a, b = dyads[i].b;
        if (!a || !b || a.index >= sides || b.index >= sides) continue;
        plan.sideDyad[a.index * sides + b.index] = DyadId{i};
        plan.sideDyad[b.index * sides + a.index] = DyadId{i};
        plan.sortieDyad[a.index] = plan.sortieDyad[b.index] = DyadId{i};
    }
    // Sorties into a zone near Taiwan concern the relation with Taiwan first, where there is one.
    for (std::size_t i = dyads.size(); i-- > 0;) {
        const SideId a = dyads[i].a, b = dyads[i].b;
        if (!a || !b || a.index >= sides || b.index >= sides) continue;
        if (isTaiwan(a)) plan.sortieDyad[b.index] = DyadId{i};
        if (isTaiwan(b)) plan.sortieDyad[a.index] = DyadId{i};
    }
}

}  // namespace

std::shared_ptr<const Plan> makePlan(const Definition& definition) {
    auto plan = std::make_shared<Plan>();
    plan->tickS = 1.0 / definition.tickHz;
    plan->ticksPerSecond = std::max<Tick>(1, definition.tickAt(1.0));
    plan->detectTicks = std::max<Tick>(1, definition.tickAt(definition.encounters.detectEveryS));
    plan->standards = standardsFrom(definition.encounters);
    plan->wind = windLevels(definition.wind);
    for (const UnitDef& unit : definition.units) plan->sides.push_back(unit.side);
    addLimits(definition, *plan);
    addPrograms(definition, *plan);
    plan->startsByRule.assign(definition.units.size(), 0);
    for (const RuleDef& rule : definition.rules) {
        if (rule.then) continue;
        for (const UnitId unit : rule.who.units) {
            if (definition.units[unit.index].startSpeedMps <= 0.0) plan->startsByRule[unit.index] = 1;
        }
    }
    addZones(definition, *plan);
    addDyads(definition, *plan);
    return plan;
}

}  // namespace openline::sim
