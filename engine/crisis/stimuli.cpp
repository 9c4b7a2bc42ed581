// What the crisis makes of things flown: the table of the model card.
#include <algorithm>

#include "base/rng.h"
#include "crisis/crisis.h"
#include "crisis/machine.h"

namespace openline::crisis {

namespace {

/// A contact or near-collision whose facts are unknown: rung 1 at least, and the hours in which everything is
/// fast.
void becomeIncident(Moment& moment, std::size_t index, const char* text) {
    DyadState& dyad = moment.state.dyads[index];
    dyad.lastStimulusS = moment.timeS;
    if (modelSpeaks(moment.model, moment.state) && dyad.rung == 0) setRung(moment, index, 1, false, text);
}

void applyClosePass(Moment& moment, std::size_t index, const Stimulus& stimulus) {
    const Parameters& parameters = moment.model.parameters;
    DyadState& dyad = moment.state.dyads[index];
    if (stimulus.gapM < parameters.nearGapM.value) {
        raiseAlarm(moment, dyad, parameters.nearAlarm.value, AlarmCause::closePass);
        const double draw =
            uniform01({moment.seed, static_cast<std::int64_t>(stimulus.timeS), stimulus.subject,
                       Purpose::stimulusIncident, static_cast<std::uint32_t>(index)});
        if (draw < parameters.nearIncidentProbability.value) becomeIncident(moment, index, "Near-collision");
    } else if (stimulus.gapM < parameters.closeGapM.value) {
        raiseAlarm(moment, dyad, parameters.closeAlarm.value, AlarmCause::closePass);
    }
}

void applySortie(Moment& moment, std::size_t index, const Stimulus& stimulus) {
    DyadState& dyad = moment.state.dyads[index];
    if (stimulus.localDay != dyad.sortieDay) {
        dyad.sortieDay = stimulus.localDay;
        dyad.sortiesToday = 0;
    }
    ++dyad.sortiesToday;
    const double limit = moment.model.parameters.massSortiesPerDay.value;
    const double today = dyad.sortiesToday;
    if (limit > 0.0 && today >= limit && today - 1.0 < limit)  // once a day
        raiseAlarm(moment, dyad, moment.model.parameters.massAlarm.value, AlarmCause::sortie);
}

}  // namespace

double capped(const Model& model, double amount) {
    return std::clamp(amount, 0.0, std::max(0.0, model.parameters.alarmCap.value));
}

void raiseAlarm(Moment& moment, DyadState& dyad, double by, AlarmCause cause) {
    if (by == 0.0) return;
    const double before = alarmAt(moment.model, dyad, moment.timeS);
    if (by >= before) dyad.alarmCause = cause;
    dyad.alarm = capped(moment.model, before + by);
    dyad.alarmSinceS = moment.timeS;
}

void applyStimulus(Moment& moment, const Stimulus& stimulus) {
    const std::size_t index = stimulus.dyad.index;
    if (index >= moment.state.dyads.size()) return;
    DyadState& dyad = moment.state.dyads[index];
    moment.timeS = std::max(moment.timeS, dyad.integratedToS);
    switch (stimulus.kind) {
        case StimulusKind::collision: {
            raiseAlarm(moment, dyad, moment.model.parameters.collisionAlarm.value, AlarmCause::collision);
            const bool already = dyad.rung > 0;
            becomeIncident(moment, index, "Collision");
            if (already && canJump(dyad) && modelSpeaks(moment.model, moment.state)) callAll(moment, index);
            break;
        }
        case StimulusKind::closePass:
            applyClosePass(moment, index, stimulus);
            break;
        case StimulusKind::sortie:
            applySortie(moment, index, stimulus);
            break;
    }
    if (canJump(dyad)) renewRates(moment, index);
}

}  // namespace openline::crisis
