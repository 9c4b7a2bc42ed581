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
/// F of the crisis that comes next, or of the one that runs from the beginning.
void drawFrailty(const Model& model, DyadState& dyad, std::uint64_t seed, std::size_t index);
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
/// An amount of alarm or pressure within its bounds: 0 to the cap.
double capped(const Model& model, double amount);
void raiseAlarm(const Model& model, DyadState& dyad, double timeS, double by, AlarmCause cause);
void raisePressure(const Model& model, DyadState& dyad, double timeS, double by);
void applyStimulus(Moment& moment, const Stimulus& stimulus);
/// What a stimulus does to alarm and to the day's count. True if it is an incident: a collision, or a near
/// gap whose die falls low. Range: die 0..1.
bool feel(const Model& model, DyadState& dyad, const Stimulus& stimulus, double timeS, double die);

/// What raises or lowers the chance that a near gap becomes an incident; only what is not 1.
std::vector<Factor> incidentFactors(const Model& model, DyadId dyad, const DyadState& state, double timeS,
                                    CrewTalk talk);

/// Permissions not yet given and, while the model speaks, calls in progress move to what the new climate
/// allows.
void setClimate(Moment& moment, std::size_t dyad, double climate);
/// Sets one switch; ends the call or contact on it, and calls in a crisis, while the model speaks, if it is
/// now one that answers. True if that is a change.
bool setSwitch(Moment& moment, std::size_t channel, const Switch& to);

// Calls.
/// More practice than this counts no more.
inline constexpr double kMostPractice = 2.0;
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
/// The silence clocks of a contact at a time, which may lie in the past.
void hearFrom(Moment& moment, std::size_t channel, double timeS);
/// Lamps that told of the crisis go back to idle or suspended, and nobody calls again.
void endCalls(Moment& moment, std::size_t dyad);
/// What the lamp shows when nothing happens on the channel.
Lamp restingLamp(const ChannelState& channel, double timeS);
/// Practice now; fades with its half-life.
double practiceAt(const Model& model, const ChannelState& channel, double timeS);
/// Drops the call or the contact; the time it rang counts.
void hangUp(Moment& moment, std::size_t channel);
/// No calls until then; contact ends.
void cut(Moment& moment, std::size_t channel, double untilS);
/// When and whether the call in progress will be answered, from what is drawn for the episode; draws it first
/// if it is not.
void resolveCall(const Model& model, State& state, std::uint64_t seed, std::size_t channel);
/// Seconds between calls by themselves.
double retryS(const Model& model);

// Permission.
/// What keys the draws of an episode; in quiet times one a week, so that an old refusal does not last for
/// ever.
struct EpisodeKey {
    std::int64_t episode = 0;
    std::uint32_t week = 0;
};
EpisodeKey episodeKey(const DyadState& dyad);
/// Draws the permission times of the dyad if the episode has none yet; its channels' times are then drawn
/// anew at their next calls.
void ensurePermission(const Model& model, State& state, std::uint64_t seed, std::size_t dyad, double timeS);
/// From the same uniforms under the climate in force: times not yet passed move.
void recomputePermission(const Model& model, State& state, std::uint64_t seed, std::size_t dyad,
                         double timeS);
/// Time of `probability` on answer points, linear between them; kNever beyond the last.
double quantileS(const std::vector<AnswerPoint>& answers, double probability);
/// Its inverse: probability of an answer within a time.
double probabilityWithin(const std::vector<AnswerPoint>& answers, double withinS);

// Record.
/// Entries that are due.
void playRecord(Moment& moment);
double recordWakeS(const Model& model, const State& state);

// Telling.
Event& tell(Moment& moment, EventKind kind, std::size_t dyad, std::size_t channel);
/// Of a side of the dyad; empty if unknown.
const std::string& nameOf(const Model& model, DyadId dyad, Party party);
/// As in `48 h` or `12 min`.
std::string durationText(double seconds);

}  // namespace openline::crisis
