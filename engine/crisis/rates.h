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

/// What is left after so many half-lives: 0.5^n. Several times faster than a power.
double halved(double halfLives);

/// True while the model, not the record, moves rungs and calls.
bool modelSpeaks(const Model& model, const State& state);
/// True if any channel of the register belongs to the dyad: then presets set its climate.
bool registerServes(const Model& model, std::size_t dyad);
/// True if a silence clock is of a dyad: one of its channels is. One that no channel resets is of the dyad
/// that the register tells of, as its dates are.
bool concerns(const Model& model, const SilenceDef& clock, DyadId dyad);
/// True while a dyad can jump: rungs 1 to 6.
bool canJump(const DyadState& dyad);

/// Units of publicity of a dyad's encounters: what is said of it, and nationalist pressure.
double publicityAt(const Model& model, DyadId dyad, const DyadState& state, double timeS);
/// What publicity makes of the chance that a near gap becomes an incident; 1 at none.
double publicityRatio(const Model& model, DyadId dyad, const DyadState& state, double timeS);
/// What the crews' talk makes of it; 1 if they did not talk.
double talkRatio(const Model& model, CrewTalk talk);

// Factors, each 1 where nothing pushes. Pure functions of the dyad's state and the time.
/// Nationalist pressure now; fades with its half-life.
double pressureAt(const Model& model, const DyadState& dyad, double timeS);
/// Hours phase, up and down: 1 + (k - 1) exp(-t / 12 h) after the last incident.
double hoursPhase(const Model& model, const DyadState& dyad, double timeS);
/// Up: of the alarm.
double alarmRatio(const Model& model, const DyadState& dyad, double timeS);
/// Up: of nationalist pressure.
double pressureRatio(const Model& model, const DyadState& dyad, double timeS);
/// Up: of a cyber-attack in progress.
double cyberRatio(const Model& model, const DyadState& dyad, double timeS);
/// Up: of forces in contact.
double forcesRatio(const Model& model, const DyadState& dyad);
/// Up: all of these together, which is all but contact.
double commonPush(const Model& model, const DyadState& dyad, double timeS);
/// Down: of a climate, 1 at that of the class's reference preset.
double climateRatio(const Model& model, const State& state, double climate);
/// Climate of the reference preset of the class in force; 0.5 if it has none.
double referenceClimate(const Model& model, const State& state);
/// Authority of one channel at a rung while connected, halved or so while it is doubted.
double authorityAt(const Model& model, const ChannelDef& def, const ChannelState& channel, Rung rung,
                   double timeS);
/// c: 1 - product of (1 - authority) over the connected channels, at the dyad's rung. Range: 0..1.
double contactNow(const Model& model, const State& state, std::size_t dyad, double timeS);
/// c0: the same expected under the class's reference preset. Channel i counts with its authority times the
/// share of the time that it is expected to be connected: last answer probability x contact / (contact +
/// retry). Assumed. A scenario's own channels count as they are at its start: no class knows them.
double referenceContact(const Model& model, const State& state, std::size_t dyad, Rung rung);
/// Step of contact for the class and reading in force.
double theta(const Model& model, const State& state);
/// theta^(c - c0): above 1 while there is less contact than in the reference, for odds ratios below 1.
double contactRatio(const Model& model, const State& state, std::size_t dyad, double timeS);

/// All factors together; 0 at rungs 0 and 7.
Hazards hazardsNow(const Model& model, const State& state, std::size_t dyad, double timeS);

/// The class in force; one without rates if there is none.
const ReferenceClass& classInForce(const Model& model, const State& state);
/// The reading in force; a neutral one if there is none.
const Reading& readingInForce(const Model& model, const State& state);

}  // namespace openline::crisis
