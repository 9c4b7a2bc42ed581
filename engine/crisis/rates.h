// What the rates of a dyad are now: base rates of the reference class times named factors. Internal to
// `crisis`; what users see of it is explain().
#pragma once

#include "crisis/state.h"

namespace openline::crisis {

/// Hazards before the crisis's own speed F. Units: 1/s.
struct Hazards {
    double upPerS = 0.0;
    double downPerS = 0.0;
};

/// True while the model, not the record, moves rungs and calls.
bool modelSpeaks(const Model& model, const State& state);
/// True while a dyad can jump: rungs 1 to 6.
bool canJump(const DyadState& dyad);

/// Hours phase: 1 + (k - 1) exp(-t / 12 h) after the last incident.
double hoursPhase(const Model& model, const DyadState& dyad, double timeS);
/// Hazard ratio up of the alarm.
double alarmRatio(const Model& model, const DyadState& dyad, double timeS);
/// c: 1 - product of (1 - authority) over the connected channels, at the dyad's rung. Range: 0..1.
double contactNow(const Model& model, const State& state, std::size_t dyad);
/// c0: the same expected under the class's reference preset. Channel i counts with its authority times the
/// share of the time that it is expected to be connected: last answer probability x contact / (contact +
/// retry). Assumed.
double referenceContact(const Model& model, std::size_t dyad, Rung rung);
/// Step of contact for the class and reading in force.
double theta(const Model& model, const State& state);
/// theta^(c - c0): above 1 while there is less contact than in the reference, for odds ratios below 1.
double contactRatio(const Model& model, const State& state, std::size_t dyad);

/// All factors together; 0 at rungs 0 and 7.
Hazards hazardsNow(const Model& model, const State& state, std::size_t dyad, double timeS);

/// The class in force; one without rates if there is none.
const ReferenceClass& classInForce(const Model& model);
/// The reading in force; a neutral one if there is none.
const Reading& readingInForce(const Model& model, const State& state);

}  // namespace openline::crisis
