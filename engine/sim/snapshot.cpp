#include "sim/snapshot.h"

#include <algorithm>

#include "sim/encounters.h"
#include "sim/fuel.h"
#include "sim/stages.h"
#include "sim/wind.h"

namespace openline::sim {

namespace {

UnitView viewOf(const Definition& definition, const World& world, std::size_t unit) {
    const UnitLimits& limits = world.plan->units[unit];
    const geo::Normal place{world.normal[unit]};
    UnitView view;
    view.phase = world.phase[unit];
    view.position = geo::toGeodetic(place, world.altitudeM[unit]);
    view.ecef = geo::toEcef(place, world.altitudeM[unit]);
    view.headingRad = geo::azimuthRad(place, geo::Tangent{world.tangent[unit]});
    view.speedMps = world.speedMps[unit];
    const glm::dvec3 overGround = overGroundMps(world, unit);
    view.groundSpeedMps = math::sqrt(glm::dot(overGround, overGround));
    view.trackRad =
        drifts(world, unit) ? geo::azimuthRad(place, geo::Tangent{trackOf(world, unit)}) : view.headingRad;
    view.climbMps = world.climbMps[unit];
    view.order = world.order[unit];
    view.program = world.program[unit];
    view.subject = world.subject[unit];
    if (!limits.isAir()) return view;
    view.fuelKg = fuelLeftKg(definition, world, UnitId{unit});
    view.enduranceLeftS = enduranceLeftS(definition, world, UnitId{unit});
    if (world.bankTangent[unit] != 0.0) view.bankRad = math::atan2(world.bankTangent[unit], 1.0);
    if (world.speedMps[unit] > 1.0 && world.climbMps[unit] != 0.0) {
        view.pitchRad = math::asin(std::clamp(world.climbMps[unit] / world.speedMps[unit], -1.0, 1.0));
    }
    const bool flying = world.phase[unit] == UnitPhase::active && world.onGround[unit] == 0;
    if (flying && world.takeOffTick[unit] != kNeverTick) {
        view.airborneS = definition.timeS(world.tick - world.takeOffTick[unit]);
    }
    return view;
}

/// Where a unit will be, flying straight over the surface.
geo::Ecef predicted(const World& world, std::size_t unit, double aheadS) {
    const double climbM = world.climbMps[unit] * aheadS;
    const glm::dvec3 overGround = overGroundMps(world, unit);
    const double pace = math::sqrt(glm::dot(overGround, overGround));
    geo::Normal there{world.normal[unit]};
    if (pace > 0.0) {
        geo::Tangent direction{overGround * (1.0 / pace)};
        geo::advance(there, direction, pace * aheadS, world.altitudeM[unit] + 0.5 * climbM);
    }
    return geo::toEcef(there, world.altitudeM[unit] + climbM);
}

EncounterView viewOf(const World& world, const TrackedPair& pair) {
    const std::size_t a = pair.a.index, b = pair.b.index;
    const RelativeMotion motion = relativeMotion(world, a, b);
    const glm::dvec3 place{motion.placeM.x, motion.placeM.y, motion.aboveM};
    const glm::dvec3 velocity{motion.velocityMps.x, motion.velocityMps.y, motion.climbMps};
    const double square = glm::dot(velocity, velocity);
    EncounterView view;
    view.a = pair.a;
    view.b = pair.b;
    view.horizontalM = motion.placeM.x;
    view.verticalM = motion.aboveM < 0.0 ? -motion.aboveM : motion.aboveM;
    view.slantM = math::sqrt(glm::dot(pair.relativeM, pair.relativeM));
    view.gapM = view.slantM > kHullRangeM
                    ? view.slantM
                    : hullGapM(hullOf(*world.plan, world, a), hullOf(*world.plan, world, b));
    if (view.slantM > 0.0) view.closureMps = -glm::dot(place, velocity) / view.slantM;
    if (square > 1e-6) view.tcpaS = std::max(0.0, -glm::dot(place, velocity) / square);
    const glm::dvec3 at = place + velocity * view.tcpaS;
    view.dcpaM = math::sqrt(glm::dot(at, at));
    view.level = pair.level;
    view.bond = pair.bond;
    view.acknowledged = pair.acknowledged();
    view.predictedA = predicted(world, a, view.tcpaS);
    view.predictedB = predicted(world, b, view.tcpaS);
    return view;
}

}  // namespace

void capture(const Definition& definition, const World& world, Snapshot& snapshot) {
    snapshot.tick = world.tick;
    snapshot.timeS = definition.timeS(world.tick);
    snapshot.account = world.account;
    snapshot.units.resize(world.unitCount());
    for (std::size_t unit = 0; unit < world.unitCount(); ++unit)
        snapshot.units[unit] = viewOf(definition, world, unit);
    snapshot.encounters.clear();
    for (const TrackedPair& pair : world.pairs) {
        if (inEncounters(world, pair.a.index) && inEncounters(world, pair.b.index)) {
            snapshot.encounters.push_back(viewOf(world, pair));
        }
    }
    std::ranges::stable_sort(snapshot.encounters, [](const EncounterView& a, const EncounterView& b) {
        if (a.level != b.level) return a.level > b.level;
        return a.acknowledged != b.acknowledged ? b.acknowledged : a.tcpaS < b.tcpaS;
    });
    snapshot.crisis = world.crisis;
}

}  // namespace openline::sim
