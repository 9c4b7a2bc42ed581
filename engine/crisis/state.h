// The crisis as a value: rungs, alarm, channels, calls. Part of the world; copied, hashed and saved with it.
// Times are seconds from the scenario's start. Decays are closed-form from their last change, so quiet time
// can be jumped over.
#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.h"
#include "crisis/model.h"

namespace openline::crisis {

inline constexpr double kNever = std::numeric_limits<double>::infinity();

/// What the lamp beside a channel shows.
enum class Lamp : std::uint8_t { closed, idle, ringing, answered, refused, noAnswer, suspended, declined };

/// What kind of flown event the crisis hears of.
enum class StimulusKind : std::uint8_t { collision, closePass, sortie };

/// What raised the alarm.
enum class AlarmCause : std::uint8_t { collision, closePass, sortie, cyberAttack, politics };

struct ChannelState {
    bool open = false;
    Party suspended = Party::none;  ///< by whom
    bool disputed = false;          ///< calls are declined: the counterpart is in dispute
    Lamp lamp = Lamp::closed;
    double lampSinceS = 0.0;
    double placedAtS = -kNever;  ///< last call
    double resolvesAtS =
        kNever;  ///< when the call in progress is answered or given up; drawn when it is placed
    bool willAnswer = false;
    double lastContactS = -kNever;
    double practice = 0.0;  ///< at practiceSinceS; fades
    double practiceSinceS = 0.0;
    std::uint32_t calls = 0;         ///< placed so far
    double nextCallS = kNever;       ///< when it will be called again by itself
    bool timesDrawn = false;         ///< the two that follow hold for the dyad's episode
    double ownDelayS = 0.0;          ///< D before practice
    double answerAfterS = kNever;    ///< delegated: answers after this much ringing, counted over all calls
    double triedS = 0.0;             ///< rung in vain so far in the episode, the call in progress left out
    bool unansweredCounted = false;  ///< a call in vain has multiplied alarm in this episode
    double doubtedUntilS = -kNever;  ///< what comes over it counts less until then
    double cutUntilS = -kNever;      ///< no calls until then
};

struct DyadState {
    Rung rung = 0;
    Rung peakRung = 0;
    double rungSinceS = 0.0;
    double alarm = 0.0;  ///< at alarmSinceS
    double alarmSinceS = 0.0;
    double lastStimulusS = -kNever;  ///< starts the hours phase
    double frailty = 1.0;            ///< F, drawn once a crisis; never shown
    std::uint32_t jumps = 0;
    double upThreshold = kNever;  ///< unit-exponential, what is left of it
    double downThreshold = kNever;
    double integratedToS = 0.0;
    double upPerS = 0.0;    ///< rates in force since integratedToS, F included; read anew at grid points,
    double downPerS = 0.0;  ///< stimuli and jumps only, so that calls nobody answers change no jump's bits
    double exposure = 0.0;  ///< integral of the exit rate before F since the episode began
    std::uint32_t moves =
        0;  ///< jumps by the model since the episode began: with `exposure`, what is seen of F
    AlarmCause alarmCause{};        ///< what raised the alarm last by much
    double permissionA_S = kNever;  ///< when each side's leadership permits contact; drawn at the first call
    double permissionB_S = kNever;
    double diplomaticPermissionS = kNever;
    bool permissionDrawn = false;
    std::uint32_t episodes = 0;
    double episodeSinceS = 0.0;
    double permissionFromS = 0.0;       ///< permission times count from here
    std::uint32_t forcesInContact = 0;  ///< pairs of craft of the two sides that are in an encounter now
    std::uint32_t sortiesToday = 0;     ///< of `sortieDay`
    std::int64_t sortieDay = 0;         ///< day number in the scenario's zone
    double pressure = 0.0;              ///< nationalist pressure, units, at pressureSinceS
    double pressureSinceS = 0.0;
    double cyberUntilS = -kNever;  ///< a cyber-attack is in progress until then
    double climate = 0.5;          ///< 0 frozen to 1 warm
};

struct State {
    std::vector<DyadState> dyads;
    std::vector<ChannelState> channels;
    std::vector<double> silenceLastContactS;  ///< by silence clock; -kNever: never
    std::uint32_t recordPosition = 0;
    bool released = false;  ///< true once the model runs instead of the record
    double releasedAtS = 0.0;
    std::size_t readingIndex = 0;
    std::size_t classIndex = 0;
    double nextGridS = 0.0;
};

/// What a reason is, whatever it is called.
enum class FactorKind : std::uint8_t {
    forces,
    alarm,
    pressure,
    cyberAttack,
    climate,
    firstHours,
    contact,
    publicity,    ///< of the chance that a near gap becomes an incident, not of a rate
    crewsTalked,  ///< the same
};
/// What files call it, as in `cyber-attack`.
std::string_view nameOf(FactorKind kind);
/// False: its ratio is one of the chance that a near gap becomes an incident, and of no rate.
[[nodiscard]] constexpr bool actsOnRates(FactorKind kind) {
    return kind != FactorKind::publicity && kind != FactorKind::crewsTalked;
}

/// One reason a rate is what it is, as a hazard ratio; above 1 pushes, below 1 pulls.
struct Factor {
    std::string name;  ///< as in `Close pass on 2 Oct, alarm fading`
    double upRatio = 1.0;
    double downRatio = 1.0;
    Certainty certainty = Certainty::assumed;
    std::string source;
    FactorKind kind{};
    double sinceS = kNever;  ///< the moment that it stems from; kNever: it has none
};

enum class EventKind : std::uint8_t {
    rungChanged,
    callPlaced,
    callAnswered,
    callRefused,
    callUnanswered,
    channelOpened,
    channelClosed,
    presetApplied,
    released,
    note,
    readingChosen,
    classChosen,
    practiceBuilt,
    injected,
};

/// What left the crisis in one step; the log keeps it, the state does not.
struct Event {
    double timeS = 0.0;
    EventKind kind{};
    DyadId dyad;
    ChannelId channel;
    Rung from = 0, to = 0;
    double afterS = 0.0;          ///< calls: seconds since placed; injected: for how long a line is cut
    std::vector<Factor> factors;  ///< in force at that moment
    std::string text;
    bool fromRecord = false;
};

/// An event thrown in by a person or a script.
struct Inject {
    InjectKind kind{};
    DyadId dyad{};        ///< none: the first, or the channel's
    Party by{};           ///< who does it; who suspends (none: the second side)
    ChannelId channel{};  ///< a cyber-attack cuts it, a suspension concerns it alone
    bool doubts = false;  ///< a cyber-attack casts doubt on the channel and does not cut it
    double gapM = 0.0;    ///< close pass; 0: the kind's own
    bool flown = false;   ///< craft fly it: what they do is the stimulus

    bool operator==(const Inject&) const = default;
};

/// Whether the crews of an encounter talked by radio.
enum class CrewTalk : std::uint8_t { none, heard, heeded };

/// Something flown that the crisis hears of.
struct Stimulus {
    double timeS = 0.0;
    StimulusKind kind{};
    DyadId dyad;
    double gapM = 0.0;          ///< close pass
    std::int64_t localDay = 0;  ///< sortie: day number in the scenario's zone
    std::uint32_t subject = 0;  ///< keys the draw: pair sequence number
    CrewTalk talk{};            ///< close pass
};

}  // namespace openline::crisis
