// The moving parts of the crisis, shared by its sources: how a rung changes, a call is placed, a record entry
// is played. Internal to `crisis`; the interface is crisis.h.
#pragma once

#include <string>

#include "crisis/rates.h"
#include "crisis/state.h"

namespace openline::crisis {

/// The grid on which rates are read anew. Units: s.
inline constexpr std::int64_t kGridS = 600;

/// One moment of one state: what every part needs.
struct Moment {
    const Model& model;
    State& state;
    std::uint64_t seed;
    double timeS;
    std::vector<Event>& events;
};

// Ladder.
/// Consumes the hazard up to the moment; then reads the rates anew.
void renewRates(Moment& moment, std::size_t dyad);
/// Fresh thresholds for the jump number that comes next.
void drawThresholds(Moment& moment, std::size_t dyad);
/// Moves to a rung, tells it, and lets calls follow from it while the model speaks.
void setRung(Moment& moment, std::size_t dyad, Rung rung, bool fromRecord, const std::string& text);
/// When the dyad jumps if nothing else happens; kNever at rest.
double jumpTimeS(const DyadState& dyad);
/// Jumps that are due, in order of dyads.
void jumpWhatIsDue(Moment& moment);
/// Grid point: rates of all dyads that can jump are read anew.
void passGrid(Moment& moment);
/// Sets nextGridS for the dyads that can jump.
void scheduleGrid(Moment& moment);

// Stimuli.
void applyStimulus(Moment& moment, const Stimulus& stimulus);

// Calls.
/// Places a call if the channel is open and is one that is called; nothing if it is already ringing or
/// answered.
void call(Moment& moment, std::size_t channel);
/// Calls on every open channel of the dyad.
void callAll(Moment& moment, std::size_t dyad);
/// Answers, calls given up, contacts that end and calls placed again that are due, in order of channels.
void serveCalls(Moment& moment);
/// When the channel changes by itself; kNever if it will not.
double channelWakeS(const Model& model, const State& state, std::size_t channel);
/// Contact: lamp, practice, silence clocks.
void connect(Moment& moment, std::size_t channel);
/// Lamps that told of the crisis go back to idle or suspended, and nobody calls again.
void endCalls(Moment& moment, std::size_t dyad);
/// What the lamp shows when nothing happens on the channel.
Lamp restingLamp(const ChannelState& channel);
/// When and whether the call in progress will be answered; a pure function of the state and the seed.
void resolveCall(const Model& model, State& state, std::uint64_t seed, std::size_t channel);
/// Seconds between calls by themselves.
double retryS(const Model& model);

// Permission.
/// Draws the permission times of the dyad if the episode has none yet.
void ensurePermission(const Model& model, State& state, std::uint64_t seed, std::size_t dyad, double timeS);
/// From the same uniforms under the climate in force: times not yet passed move.
void recomputePermission(const Model& model, State& state, std::uint64_t seed, std::size_t dyad,
                         double timeS);
/// Time of `probability` on answer points, linear between them; kNever beyond the last.
double quantileS(const std::vector<AnswerPoint>& answers, double probability);

// Record.
/// Entries that are due.
void playRecord(Moment& moment);
double recordWakeS(const Model& model, const State& state);

// Telling.
Event& tell(Moment& moment, EventKind kind, std::size_t dyad, std::size_t channel);
/// As in `48 h` or `12 min`.
std::string durationText(double seconds);

}  // namespace openline::crisis
