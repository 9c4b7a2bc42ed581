// What tests of trials share: rates alone, where to start, and what makes them move.
#pragma once

#include <cmath>

#include "crisis/small_model.h"
#include "crisis/trial.h"

namespace openline::crisis::test {

/// Nothing but the class's rates: what has closed forms.
inline Model frozen() {
    Model m = model();
    m.parameters.hoursPhaseFactor = exactly(1.0);
    m.parameters.alarmUpPerUnit = exactly(1.0);
    m.readingIndex = 1;
    return m;
}

inline State atRung(const Model& m, Rung rung) {
    State state = begin(m, 7);
    state.dyads[0].rung = state.dyads[0].peakRung = rung;
    state.dyads[0].episodes = 1;
    return state;
}

inline TrialEvent collisionAt(double timeS) {
    TrialEvent event;
    event.timeS = timeS;
    event.stimulus = collision(timeS);
    return event;
}

/// What is thrown in or done by hand; a suspension is by the second side.
inline TrialEvent at(double timeS, TrialEventKind kind, ChannelId channel = {}) {
    TrialEvent event;
    event.timeS = timeS;
    event.kind = kind;
    event.channel = channel;
    event.to.suspended = Party::b;
    event.climate = 0.0;
    return event;
}

/// Three standard errors of a share.
inline double within(double share, double runs) {
    return 3.0 * std::sqrt(share * (1.0 - share) / runs);
}

}  // namespace openline::crisis::test
