// What the crisis makes of things flown: the table of the model card.
#include <algorithm>
#include <iterator>

#include "base/rng.h"
#include "crisis/crisis.h"
#include "crisis/machine.h"
#include "crisis/rates.h"

namespace openline::crisis {

namespace {

/// A contact or near-collision whose facts are unknown: rung 1 at least, and the hours in which everything is
/// fast.
void becomeIncident(Moment& moment, std::size_t index, const char* text) {
    DyadState& dyad = moment.state.dyads[index];
    dyad.lastStimulusS = moment.timeS;
    if (modelSpeaks(moment.model, moment.state) && dyad.rung == 0) setRung(moment, index, 1, false, text);
}

bool feelClosePass(const Model& model, DyadState& dyad, const Stimulus& stimulus, double timeS, double die) {
    const Parameters& parameters = model.parameters;
    const double gapM = stimulus.gapM;
    if (gapM < parameters.nearGapM.value) {
        raiseAlarm(model, dyad, timeS, parameters.nearAlarm.value, AlarmCause::closePass);
        const double factors =
            publicityRatio(model, stimulus.dyad, dyad, timeS) * talkRatio(model, stimulus.talk);
        return die < parameters.nearIncidentProbability.value * factors;
    }
    if (gapM < parameters.closeGapM.value)
        raiseAlarm(model, dyad, timeS, parameters.closeAlarm.value, AlarmCause::closePass);
    return false;
}

void feelSortie(const Model& model, DyadState& dyad, std::int64_t localDay, double timeS) {
    if (localDay != dyad.sortieDay) {
        dyad.sortieDay = localDay;
        dyad.sortiesToday = 0;
    }
    ++dyad.sortiesToday;
    const double limit = model.parameters.massSortiesPerDay.value;
    const double today = dyad.sortiesToday;
    if (limit > 0.0 && today >= limit && today - 1.0 < limit)  // once a day
        raiseAlarm(model, dyad, timeS, model.parameters.massAlarm.value, AlarmCause::sortie);
}

/// Beside what pushes the rates: why the near gap was this likely to become an incident.
void addReasons(const Model& model, const Stimulus& stimulus, const DyadState& dyad, double timeS,
                Event& event) {
    if (event.kind != EventKind::rungChanged) return;
    std::vector<Factor> reasons = incidentFactors(model, stimulus.dyad, dyad, timeS, stimulus.talk);
    event.factors.insert(event.factors.begin(), std::make_move_iterator(reasons.begin()),
                         std::make_move_iterator(reasons.end()));
}

}  // namespace

double capped(const Model& model, double amount) {
    return std::clamp(amount, 0.0, std::max(0.0, model.parameters.alarmCap.value));
}

void raiseAlarm(const Model& model, DyadState& dyad, double timeS, double by, AlarmCause cause) {
    if (by == 0.0) return;
    const double before = alarmAt(model, dyad, timeS);
    if (by >= before) dyad.alarmCause = cause;
    dyad.alarm = capped(model, before + by);
    dyad.alarmSinceS = timeS;
}

void raisePressure(const Model& model, DyadState& dyad, double timeS, double by) {
    if (by == 0.0) return;
    dyad.pressure = capped(model, pressureAt(model, dyad, timeS) + by);
    dyad.pressureSinceS = timeS;
}

bool feel(const Model& model, DyadState& dyad, const Stimulus& stimulus, double timeS, double die) {
    switch (stimulus.kind) {
        case StimulusKind::collision:
            raiseAlarm(model, dyad, timeS, model.parameters.collisionAlarm.value, AlarmCause::collision);
            return true;
        case StimulusKind::closePass:
            return feelClosePass(model, dyad, stimulus, timeS, die);
        case StimulusKind::sortie:
            feelSortie(model, dyad, stimulus.localDay, timeS);
            return false;
    }
    return false;
}

void applyStimulus(Moment& moment, const Stimulus& stimulus) {
    const std::size_t index = stimulus.dyad.index;
    if (index >= moment.state.dyads.size()) return;
    DyadState& dyad = moment.state.dyads[index];
    moment.timeS = std::max(moment.timeS, dyad.integratedToS);
    const double die = uniform01({moment.seed, static_cast<std::int64_t>(stimulus.timeS), stimulus.subject,
                                  Purpose::stimulusIncident, static_cast<std::uint32_t>(index)});
    const bool collision = stimulus.kind == StimulusKind::collision;
    const std::size_t before = moment.events.size();
    if (feel(moment.model, dyad, stimulus, moment.timeS, die)) {
        const bool already = dyad.rung > 0;
        becomeIncident(moment, index, collision ? "Collision" : "Near-collision");
        if (!collision && moment.events.size() > before)
            addReasons(moment.model, stimulus, dyad, moment.timeS, moment.events[before]);
        if (collision && already && canJump(dyad) && modelSpeaks(moment.model, moment.state))
            callAll(moment, index);
    }
    if (canJump(dyad)) renewRates(moment, index);
}

}  // namespace openline::crisis
