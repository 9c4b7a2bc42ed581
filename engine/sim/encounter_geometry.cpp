#include <glm/geometric.hpp>

#include "base/math.h"
#include "geo/surface.h"
#include "sim/broad_phase.h"
#include "sim/encounters.h"
#include "sim/stages.h"
#include "sim/wind.h"

namespace openline::sim {

namespace {

/// A submarine deeper than this meets nobody. Source: assumed.
constexpr double kShallowM = -30.0;

struct Widest {
    double distanceM, heightM, horizonS;
};

Widest widestFor(const Standards& standards, PairKind kind) {
    if (kind == PairKind::ship) return {standards.shipDistanceM, 1e6, standards.shipLookAheadS};
    if (kind == PairKind::air) return {standards.airDistanceM, standards.airHeightM, standards.airLookAheadS};
    return {kNearMidairM, kNearMidairM, standards.airLookAheadS};
}

Reach reachOf(const Plan& plan, const World& world, std::size_t unit) {
    const Standards& standards = plan.standards;
    const bool air = plan.units[unit].isAir();
    Reach reach;
    reach.normal = world.normal[unit];
    reach.velocityMps = overGroundMps(world, unit);
    reach.altitudeM = world.altitudeM[unit];
    reach.climbMps = world.climbMps[unit];
    reach.horizonS = air ? standards.airLookAheadS : standards.shipLookAheadS;
    // Half of each kind's own widest; a mixed pair's is smaller than either sum.
    reach.padM = 0.5 * std::max(kNearMidairM, air ? standards.airDistanceM : standards.shipDistanceM);
    if (air) reach.padM += 0.5 * standards.airWideMissS * groundSpeedMps(world, unit);
    reach.padHeightM = 0.5 * std::max(kNearMidairM, air ? standards.airHeightM : 0.0);
    reach.unit = static_cast<std::uint32_t>(unit);
    return reach;
}

bool isAtAirfield(const OrderAction* action) {
    return action != nullptr &&
           (std::holds_alternative<TakeOffOrder>(*action) || std::holds_alternative<LandOrder>(*action));
}

/// Of different sides and within the watching range now?
bool withinWatch(const Plan& plan, const World& world, std::size_t a, std::size_t b) {
    if (plan.sides[a] == plan.sides[b]) return false;
    const PairKind kind = pairKind(plan, world, a, b);
    if (kind != PairKind::air && kind != PairKind::ship) return false;
    const double rangeM = kind == PairKind::air ? kWatchAirM : kWatchShipM;
    const double aboveM = world.altitudeM[b] - world.altitudeM[a];
    if (kind == PairKind::air && aboveM * aboveM > kWatchAirHeightM * kWatchAirHeightM) return false;
    const glm::dvec3 between = surfacePlaceM(world.normal[b], 0.0) - surfacePlaceM(world.normal[a], 0.0);
    return glm::dot(between, between) <= rangeM * rangeM;
}

/// The reaches are in order of units, and so are the pairs.
std::vector<UnitPair> unitsOf(std::span<const Reach> reaches, const std::vector<ReachPair>& pairs) {
    std::vector<UnitPair> units;
    units.reserve(pairs.size());
    for (const auto& [a, b] : pairs)
        units.push_back({UnitId{std::size_t{reaches[a].unit}}, UnitId{std::size_t{reaches[b].unit}}});
    return units;
}

}  // namespace

bool inEncounters(const World& world, std::size_t unit) {
    return world.phase[unit] == UnitPhase::active && world.onGround[unit] == 0;
}

PairKind pairKind(const Plan& plan, const World& world, std::size_t a, std::size_t b) {
    const auto deep = [&](std::size_t unit) {
        return plan.units[unit].domain == Domain::subsurface && world.altitudeM[unit] < kShallowM;
    };
    if (deep(a) || deep(b)) return PairKind::none;
    const bool airA = plan.units[a].isAir(), airB = plan.units[b].isAir();
    if (airA && airB) return PairKind::air;
    return airA || airB ? PairKind::mixed : PairKind::ship;
}

glm::dvec3 velocityMps(const World& world, std::size_t unit) {
    return overGroundMps(world, unit) + world.normal[unit] * world.climbMps[unit];
}

RelativeMotion relativeMotion(const World& world, std::size_t a, std::size_t b) {
    const glm::dvec3& normalA = world.normal[a];
    const glm::dvec3& normalB = world.normal[b];
    const glm::dvec3 between = geo::toEcef(geo::Normal{normalB}, world.altitudeM[b]).m -
                               geo::toEcef(geo::Normal{normalA}, world.altitudeM[a]).m;
    const glm::dvec3 sum = normalA + normalB;
    const glm::dvec3 up = sum * (1.0 / math::sqrt(std::max(1e-30, glm::dot(sum, sum))));
    const glm::dvec3 flat = between - up * glm::dot(up, between);
    const double distanceM = math::sqrt(glm::dot(flat, flat));
    const glm::dvec3 first = distanceM > 1e-9 ? flat * (1.0 / distanceM) : world.tangent[a];
    const glm::dvec3 second = glm::cross(up, first);
    const glm::dvec3 velocity = overGroundMps(world, b) - overGroundMps(world, a);
    RelativeMotion motion;
    motion.placeM = {distanceM, 0.0};
    motion.velocityMps = {glm::dot(velocity, first), glm::dot(velocity, second)};
    motion.headingA = {glm::dot(world.tangent[a], first), glm::dot(world.tangent[a], second)};
    motion.headingB = {glm::dot(world.tangent[b], first), glm::dot(world.tangent[b], second)};
    motion.aboveM = world.altitudeM[b] - world.altitudeM[a];
    motion.climbMps = world.climbMps[b] - world.climbMps[a];
    return motion;
}

bool predictedClose(const Plan& plan, const World& world, std::size_t a, std::size_t b) {
    const PairKind kind = pairKind(plan, world, a, b);
    if (kind == PairKind::none) return false;
    const Widest widest = widestFor(plan.standards, kind);
    const RelativeMotion motion = relativeMotion(world, a, b);
    double distanceM = widest.distanceM;
    if (kind == PairKind::air && plan.standards.airWideMissS > 0.0) {
        // A miss of m counts while the modified tau is less than T: m^2 <= D^2 + (v T / 2)^2.
        const double speed = math::sqrt(glm::dot(motion.velocityMps, motion.velocityMps));
        distanceM += 0.5 * plan.standards.airWideMissS * speed;
    }
    return predictedInside(motion, distanceM, widest.heightM, widest.horizonS);
}

std::vector<UnitPair> predictedPairs(const Plan& plan, const World& world, Workers* workers,
                                     BroadPhaseWork* work) {
    static thread_local std::vector<Reach> scratch;  // written before it is read
    scratch.clear();
    for (const std::uint32_t unit : world.active) {
        if (inEncounters(world, unit)) scratch.push_back(reachOf(plan, world, unit));
    }
    const std::span<const Reach> reaches(scratch);  // of this thread; others are asked about it
    const auto close = [&](const ReachPair& pair) {
        return predictedClose(plan, world, reaches[pair.first].unit, reaches[pair.second].unit);
    };
    return unitsOf(reaches, overlappingReaches(reaches, close, workers, work));
}

std::vector<UnitPair> watchedPairs(const Plan& plan, const World& world, Workers* workers,
                                   BroadPhaseWork* work) {
    static thread_local std::vector<Reach> scratch;  // written before it is read
    scratch.clear();
    for (const std::uint32_t unit : world.active) {
        if (!inEncounters(world, unit) || !plan.sides[unit]) continue;
        const bool air = plan.units[unit].isAir();
        Reach& reach = scratch.emplace_back();
        reach.normal = world.normal[unit];
        reach.altitudeM = world.altitudeM[unit];
        reach.padM = 0.5 * (air ? kWatchAirM : kWatchShipM);
        reach.padHeightM = 0.5 * (air ? kWatchAirHeightM : 1.0);
        reach.unit = unit;
    }
    const std::span<const Reach> reaches(scratch);
    const auto near = [&](const ReachPair& pair) {
        return withinWatch(plan, world, reaches[pair.first].unit, reaches[pair.second].unit);
    };
    return unitsOf(reaches, overlappingReaches(reaches, near, workers, work));
}

HullBox hullOf(const Plan& plan, const World& world, std::size_t unit) {
    const UnitLimits& limits = plan.units[unit];
    const glm::dvec3& normal = world.normal[unit];
    const double speed = std::max(world.speedMps[unit], 1e-3);
    const double sine = limits.isAir() ? std::clamp(world.climbMps[unit] / speed, -0.99, 0.99) : 0.0;
    const double cosine = math::sqrt(1.0 - sine * sine);
    const double bank = limits.isAir() ? world.bankTangent[unit] : 0.0;
    const double cosineBank = 1.0 / math::sqrt(1.0 + bank * bank);
    const glm::dvec3& level = world.tangent[unit];
    const glm::dvec3 right = glm::cross(level, normal);
    const glm::dvec3 lifted = normal * cosine - level * sine;
    HullBox box;
    box.axis[0] = level * cosine + normal * sine;
    box.axis[1] = (right - lifted * bank) * cosineBank;
    box.axis[2] = (lifted + right * bank) * cosineBank;
    box.halfM = limits.halfM;
    box.centreM = geo::toEcef(geo::Normal{normal}, world.altitudeM[unit] + limits.boxAboveM).m;
    return box;
}

Bond bondOf(const Definition& definition, const World& world, UnitId a, UnitId b) {
    const UnitDef& first = definition.units[a.index];
    const UnitDef& second = definition.units[b.index];
    if (first.flight && first.flight == second.flight) return Bond::formation;
    const bool oneSide = first.side == second.side;
    const Bond kept = oneSide ? Bond::formation : Bond::station;
    if (holdsStationOn(world, a.index, b) || holdsStationOn(world, b.index, a)) return kept;
    const OrderAction* actionA = presentAction(world, a.index);
    const OrderAction* actionB = presentAction(world, b.index);
    if (oneSide && (isAtAirfield(actionA) || isAtAirfield(actionB))) return Bond::airfield;
    if (actionA == nullptr || actionB == nullptr) return Bond::none;
    const auto* holdA = std::get_if<HoldStationOrder>(actionA);
    const auto* holdB = std::get_if<HoldStationOrder>(actionB);
    const bool onOne = holdA != nullptr && holdB != nullptr && holdA->declared && holdB->declared &&
                       holdA->target == holdB->target;
    return onOne ? kept : Bond::none;
}

}  // namespace openline::sim
