// Every field of a world in declaration order, by name: what hashing, saving, restoring and comparing go
// through. A field that is missing here is a field that replay does not prove. Those of the crisis stand in
// crisis/state_fields.h.
#pragma once

#include <string_view>

#include "sim/world.h"

namespace openline::sim {

/// Calls visit(name, field) for scalars and columns. `WorldType` is World or const World.
template <class WorldType, class Visitor>
void forEachColumn(WorldType& world, Visitor&& visit) {
    visit("seed", world.seed);
    visit("tick", world.tick);
    visit("account", world.account.index);
    visit("normal", world.normal);
    visit("tangent", world.tangent);
    visit("altitudeM", world.altitudeM);
    visit("speedMps", world.speedMps);
    visit("climbMps", world.climbMps);
    visit("bankTangent", world.bankTangent);
    visit("yawRateRadps", world.yawRateRadps);
    visit("fuelKg", world.fuelKg);
    visit("phase", world.phase);
    visit("onGround", world.onGround);
    visit("collided", world.collided);
    visit("overrides", world.overrides);
    visit("program", world.program);
    visit("order", world.order);
    visit("subject", world.subject);
    visit("resumeProgram", world.resumeProgram);
    visit("resumeOrder", world.resumeOrder);
    visit("resumeWaypoint", world.resumeWaypoint);
    visit("resumeStartTick", world.resumeStartTick);
    visit("orderBegun", world.orderBegun);
    visit("orderPhase", world.orderPhase);
    visit("waypoint", world.waypoint);
    visit("orderStartTick", world.orderStartTick);
    visit("phaseTick", world.phaseTick);
    visit("takeOffTick", world.takeOffTick);
    visit("wakeTick", world.wakeTick);
    visit("aim", world.aim);
    visit("axis", world.axis);
    visit("aimAltitudeM", world.aimAltitudeM);
    visit("aimSpeedMps", world.aimSpeedMps);
    visit("orderedGapM", world.orderedGapM);
    visit("intendedGapM", world.intendedGapM);
    visit("passErrorM", world.passErrorM);
    visit("passOffsetM", world.passOffsetM);
    visit("passes", world.passes);
    visit("zoneInside", world.zoneInside);
    visit("zoneEntered", world.zoneEntered);
    visit("giveWayTo", world.giveWayTo);
    visit("flightLead", world.flightLead);
    visit("ruleReadyTick", world.ruleReadyTick);
    visit("ruleFired", world.ruleFired);
    visit("conditionTick", world.conditionTick);
    visit("active", world.active);
    visit("pairSequence", world.pairSequence);
    visit("nextUnitWakeTick", world.nextUnitWakeTick);
    visit("nextCrisisTick", world.nextCrisisTick);
}

template <class PairType, class Visitor>
void forEachPairField(PairType& pair, Visitor&& visit) {
    visit("pair.a", pair.a.index);
    visit("pair.b", pair.b.index);
    visit("pair.relativeM", pair.relativeM);
    visit("pair.smallestM", pair.smallestM);
    visit("pair.smallestTimeS", pair.smallestTimeS);
    visit("pair.horizontalM", pair.horizontalM);
    visit("pair.verticalM", pair.verticalM);
    visit("pair.slantM", pair.slantM);
    visit("pair.closureMps", pair.closureMps);
    visit("pair.intendedGapM", pair.intendedGapM);
    visit("pair.middleM", pair.middleM);
    visit("pair.levelTick", pair.levelTick);
    visit("pair.openingTick", pair.openingTick);
    visit("pair.updatedTick", pair.updatedTick);
    visit("pair.sleepsToTick", pair.sleepsToTick);
    visit("pair.predictedTick", pair.predictedTick);
    visit("pair.level", pair.level);
    visit("pair.peakLevel", pair.peakLevel);
    visit("pair.sequence", pair.sequence);
    visit("pair.acknowledgedLevel", pair.acknowledgedLevel);
    visit("pair.bond", pair.bond);
    visit("pair.collided", pair.collided);
    visit("pair.reported", pair.reported);
}

template <class StartType, class Visitor>
void forEachStartField(StartType& start, Visitor&& visit) {
    visit("pendingStart.tick", start.tick);
    visit("pendingStart.unit", start.unit.index);
    visit("pendingStart.program", start.program.index);
    visit("pendingStart.subject", start.subject.index);
    visit("pendingStart.gapM", start.gapM);
}

template <class TalkType, class Visitor>
void forEachTalkField(TalkType& talk, Visitor&& visit) {
    visit("talk.a", talk.a.index);
    visit("talk.b", talk.b.index);
    visit("talk.tick", talk.tick);
    visit("talk.talk", talk.talk);
}

}  // namespace openline::sim
