// Every field of the crisis's state in one order, by name: what hashing, saving, restoring and comparing go
// through. A field that is missing here is a field that no hash and no save knows.
#pragma once

#include "crisis/state.h"

namespace openline::crisis {

template <class DyadType, class Visitor>
void forEachDyadField(DyadType& dyad, Visitor&& visit) {
    visit("dyad.rung", dyad.rung);
    visit("dyad.peakRung", dyad.peakRung);
    visit("dyad.rungSinceS", dyad.rungSinceS);
    visit("dyad.alarm", dyad.alarm);
    visit("dyad.alarmSinceS", dyad.alarmSinceS);
    visit("dyad.lastStimulusS", dyad.lastStimulusS);
    visit("dyad.frailty", dyad.frailty);
    visit("dyad.jumps", dyad.jumps);
    visit("dyad.upThreshold", dyad.upThreshold);
    visit("dyad.downThreshold", dyad.downThreshold);
    visit("dyad.integratedToS", dyad.integratedToS);
    visit("dyad.upPerS", dyad.upPerS);
    visit("dyad.downPerS", dyad.downPerS);
    visit("dyad.exposure", dyad.exposure);
    visit("dyad.moves", dyad.moves);
    visit("dyad.alarmCause", dyad.alarmCause);
    visit("dyad.permissionA_S", dyad.permissionA_S);
    visit("dyad.permissionB_S", dyad.permissionB_S);
    visit("dyad.diplomaticPermissionS", dyad.diplomaticPermissionS);
    visit("dyad.permissionDrawn", dyad.permissionDrawn);
    visit("dyad.episodes", dyad.episodes);
    visit("dyad.episodeSinceS", dyad.episodeSinceS);
    visit("dyad.permissionFromS", dyad.permissionFromS);
    visit("dyad.forcesInContact", dyad.forcesInContact);
    visit("dyad.sortiesToday", dyad.sortiesToday);
    visit("dyad.sortieDay", dyad.sortieDay);
    visit("dyad.pressure", dyad.pressure);
    visit("dyad.pressureSinceS", dyad.pressureSinceS);
    visit("dyad.cyberUntilS", dyad.cyberUntilS);
    visit("dyad.climate", dyad.climate);
}

template <class ChannelType, class Visitor>
void forEachChannelField(ChannelType& channel, Visitor&& visit) {
    visit("channel.open", channel.open);
    visit("channel.suspended", channel.suspended);
    visit("channel.disputed", channel.disputed);
    visit("channel.lamp", channel.lamp);
    visit("channel.lampSinceS", channel.lampSinceS);
    visit("channel.placedAtS", channel.placedAtS);
    visit("channel.resolvesAtS", channel.resolvesAtS);
    visit("channel.willAnswer", channel.willAnswer);
    visit("channel.lastContactS", channel.lastContactS);
    visit("channel.practice", channel.practice);
    visit("channel.practiceSinceS", channel.practiceSinceS);
    visit("channel.calls", channel.calls);
    visit("channel.nextCallS", channel.nextCallS);
    visit("channel.timesDrawn", channel.timesDrawn);
    visit("channel.ownDelayS", channel.ownDelayS);
    visit("channel.answerAfterS", channel.answerAfterS);
    visit("channel.triedS", channel.triedS);
    visit("channel.unansweredCounted", channel.unansweredCounted);
    visit("channel.doubtedUntilS", channel.doubtedUntilS);
    visit("channel.cutUntilS", channel.cutUntilS);
}

/// All but the tables of dyads and channels.
template <class StateType, class Visitor>
void forEachStateField(StateType& state, Visitor&& visit) {
    visit("crisis.silenceLastContactS", state.silenceLastContactS);
    visit("crisis.recordPosition", state.recordPosition);
    visit("crisis.released", state.released);
    visit("crisis.releasedAtS", state.releasedAtS);
    visit("crisis.readingIndex", state.readingIndex);
    visit("crisis.classIndex", state.classIndex);
    visit("crisis.nextGridS", state.nextGridS);
}

}  // namespace openline::crisis
