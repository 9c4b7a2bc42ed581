// The authored side of the crisis: ladder, rates, factors, channels, presets, silence clocks and the
// historical record. Immutable once loaded; text and files live in `scenario`, geography nowhere near. Source
// of the whole: the model card, README.md beside this file.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/certainty.h"
#include "base/ids.h"

namespace openline::crisis {

inline constexpr int kRungCount = 8;
/// 0 routine, 1 incident, 2 protest, 3 show of force, 4 confrontation, 5 minor clashes, 6 serious clashes, 7
/// war.
using Rung = int;

/// A number that someone can disagree with: value, range, where it comes from.
struct Parameter {
    double value = 0.0;
    double low = 0.0;
    double high = 0.0;
    Certainty certainty = Certainty::assumed;
    std::string source;
};

/// Who would have to pick up.
enum class Level : std::uint8_t {
    leader,
    minister,
    jointStaff,
    theater,
    working,
    unit,
    diplomatic,
    backChannel
};

/// What has to happen before a channel answers.
enum class Permission : std::uint8_t {
    shared,  ///< one time per side for all senior channels: the bottleneck is permission, not the telephone
    diplomatic,  ///< its own time, embassy to ministry
    delegated,   ///< authority is delegated: no permission time
    none,        ///< not a channel that one calls (rules of conduct, meetings)
};

/// Probability of contact within a time, for one channel alone. Ranges: withinS > 0, probability 0..1, both
/// rising.
struct AnswerPoint {
    double withinS = 0.0;
    double probability = 0.0;
};

struct ChannelDef {
    std::string id;         ///< as in `defense-telephone-link`
    std::string name;       ///< as in `Defense Telephone Link`
    std::string shortName;  ///< fits a row of the panel; may be empty
    [[nodiscard]] const std::string& label() const { return shortName.empty() ? name : shortName; }
    Level level{};
    std::string endA, endB;  ///< ids of places on the map
    std::string since;       ///< as in `2008`, or empty for a template
    std::string howItWorks;
    std::string record;                         ///< what it did in crises, one to three sentences
    std::string answerInWords;                  ///< as in `1 in 10 within a day (assumed)`
    std::vector<std::string> whyNobodyAnswers;  ///< reason cards
    std::string source;
    Certainty certainty = Certainty::documented;
    Permission permission{};
    std::vector<AnswerPoint> answers;  ///< the channel alone, permission included
    double ownDelayMedianS = 0.0;      ///< D, after permission
    double contactLastsS = 3600.0;     ///< how long an answered call stays connected
    double patienceS = 0.0;       ///< an unanswered call is given up after this; 0: `Parameters::patienceS`
    bool retried = true;          ///< called again while the crisis lasts; false for radio between craft
    DyadId dyad{std::size_t{0}};  ///< whose crisis it serves; the shipped register is the first dyad's
    std::array<double, kRungCount> weight{};  ///< authority w at each rung, 0..1
    double conductFactor = 1.0;               ///< scales the share of risky passes while open; 0.4..1.3
    bool whatIf = false;                      ///< a template that does not exist
    std::string dyadName;                     ///< id of the dyad as written; empty: the first of the scenario
    bool counterpartDisputed = false;         ///< a preset may state that its counterpart is in dispute
    std::string refusal;                      ///< the office's words for a refusal; may be empty
    bool ofScenario = false;                  ///< a scenario's own, of which presets say nothing
    bool openAtStart = true;                  ///< of a scenario's own channel
};

/// Which side of a dyad: the first, the second or neither.
enum class Party : std::uint8_t { none, a, b };

struct PresetDef {
    std::string id, name, description, source;
    std::vector<std::uint8_t> open;        ///< by channel
    std::vector<std::uint8_t> suspended;   ///< by channel, a `Party`: calls of the other are refused
    double climate = 0.5;                  ///< 0 frozen to 1 warm; of the dyads that the register serves
    std::vector<std::uint8_t> disputed{};  ///< by channel: calls are declined, the counterpart is in dispute
    std::vector<std::string> suspendedBy{};  ///< by channel: id of the side as written; empty: the second
};

/// What a channel's switch is under a preset.
struct Switch {
    bool open = false;
    Party suspended = Party::none;
    bool disputed = false;
    bool operator==(const Switch&) const = default;
};

/// Base rates of the ladder, a start per day, index is the rung one leaves.
struct ReferenceClass {
    std::string id, name, source;
    std::array<double, kRungCount> upPerDay{};
    std::array<double, kRungCount> downPerDay{};
    PresetId referencePreset;
    int crises = 0, violent = 0, serious = 0, war = 0;  ///< counts behind the rates
    std::string warCases;                               ///< named wherever war is shown
    Rung startRung = 3;  ///< where the class's crises begin; its fit and odds start there
    std::array<double, 5> durationQuantileDays{};  ///< q10, q25, q50, q75, q90 of the class's crises
};

/// One reading of what contact does, one click apart.
struct Reading {
    std::string id, name, source;
    double oddsRatio = 0.8;         ///< of violence, from rung 3, of full contact against none
    double riskyShareFactor = 1.0;  ///< what open rules of conduct scale the share of risky passes by,
                                    ///< instead of their own factors; 1: their own hold
    double oddsRatioLow = 0.0, oddsRatioHigh = 0.0;  ///< range of what is not known; 0: none
};

/// Whether encounters of a dyad's craft come before the public.
enum class Publicity : std::uint8_t {
    usual,      ///< nothing is said of it: the reference
    withheld,   ///< kept back by both sides
    published,  ///< films and places are given out
};

struct DyadDef {
    std::string id;  ///< as in `us-prc`
    std::string name;
    SideId a, b;  ///< indices in the scenario's sides
    Rung initialRung = 0;
    std::optional<double> climate{};  ///< where no preset says it; none: that of the class's reference
    std::string nameA{}, nameB{};     ///< of the sides, for what is told
    Publicity publicity{};            ///< of its encounters
};

/// What a wargamer may throw in.
enum class InjectKind : std::uint8_t {
    closePass,
    collision,
    cyberAttack,
    mediaCampaign,
    speech,
    statement,
    visit,
    pact,
    suspension,
};

/// What an inject of a kind does to a dyad: amounts added at once.
struct InjectDef {
    InjectKind kind{};
    std::string id, name;
    Parameter alarm;      ///< beside that of the stimulus, for a close pass and a collision
    Parameter pressure;   ///< nationalist pressure
    Parameter climate;    ///< stays until something else changes it
    Parameter durationS;  ///< of a cyber-attack, and of what it does to a line
    Parameter gapM;       ///< of a close pass that says none
    Certainty certainty = Certainty::assumed;
    std::string source;
};

/// A level's silence clock. Source: dated facts.
struct SilenceDef {
    std::string id, name;
    std::optional<double> lastContactS;  ///< from the scenario's start, negative; none: never
    std::string note;                    ///< as in `since the no-show`
    std::vector<ChannelId> channels;     ///< contact on any of them resets the clock
    Certainty certainty = Certainty::documented;
    std::string source;
};

enum class RecordKind : std::uint8_t { rung, callPlaced, callAnswered, callRefused, callUnanswered, note };

/// What happened, played until someone changes something.
struct RecordEntry {
    double timeS = 0.0;
    RecordKind kind{};
    DyadId dyad;
    ChannelId channel;
    Rung rung = 0;
    std::string text;
    Certainty certainty = Certainty::documented;
    std::string source;
};

/// Numbers of model.md sections 2 and 3. The file assets/crisis.toml gives each with its source.
struct Parameters {
    Parameter frailtySdLn;              ///< of the speed F, median 1
    Parameter hoursPhaseFactor;         ///< k in phi(t)
    Parameter hoursPhaseS;              ///< 12 h
    Parameter alarmHalfLifeS;           ///< 3 days
    Parameter alarmUpPerUnit;           ///< hazard ratio up per unit of alarm
    Parameter collisionAlarm;           ///< 1.0
    Parameter nearGapM;                 ///< 50 ft
    Parameter nearAlarm;                ///< 0.3
    Parameter nearIncidentProbability;  ///< 0.05
    Parameter closeGapM;                ///< 500 ft
    Parameter closeAlarm;               ///< 0.05
    Parameter massSortiesPerDay;        ///< 38
    Parameter massAlarm;                ///< 0.2
    Parameter unansweredAlarmFactor;    ///< e
    Parameter retryS;                   ///< between calls on the same channel
    Parameter forcesInContactUp;        ///< hazard ratio while craft of both sides are in contact
    Parameter practiceHalfLifeS;
    Parameter permissionWithin24h;  ///< shared P
    Parameter permissionWithin7d;
    Parameter patienceS;  ///< a call nobody answers is given up after this
    Parameter
        climateOddsRatio;    ///< odds of permission, warm (1) or frozen (0, inverted) against neutral (0.5)
    Parameter ownDelaySdLn;  ///< spread of a channel's own delay D
    Parameter practicePerContact;     ///< what one contact adds to practice; one unit halves D
    Parameter referenceContactScale;  ///< scales the expected contact c0 of the reference preset
    Parameter alarmCap;               ///< neither alarm nor pressure exceeds it
    Parameter pressureHalfLifeS;
    Parameter pressureUpPerUnit;      ///< hazard ratio up per unit of nationalist pressure
    Parameter cyberAttackUp;          ///< hazard ratio up while a cyber-attack is in progress
    Parameter climateDown;            ///< hazard ratio down, warm (1) against neutral (0.5)
    Parameter doubtedAuthority;       ///< share of a channel's authority that is left while it is doubted
    Parameter forcesInContactLastsS;  ///< where nothing is flown: until forces in contact have parted
    // Of the chance that a near gap becomes an incident; each 1 where nothing is said and nobody calls.
    Parameter publicityIncidentFactor;    ///< a unit of publicity
    Parameter radioHeardIncidentFactor;   ///< one crew has heard the other's call
    Parameter radioHeededIncidentFactor;  ///< and has done as it was asked
};

struct Model {
    // In model.cpp, as sim::Definition's.
    Model();
    Model(const Model&);
    Model(Model&&) noexcept;
    Model& operator=(const Model&);
    Model& operator=(Model&&) noexcept;
    ~Model();

    Parameters parameters;
    std::vector<ReferenceClass> classes;
    std::vector<Reading> readings;
    std::size_t classIndex = 0;
    std::size_t readingIndex = 0;
    std::vector<ChannelDef> channels;
    std::vector<PresetDef> presets;
    std::vector<InjectDef> injects;
    PresetId initialPreset;
    std::vector<DyadDef> dyads;
    std::vector<SilenceDef> silences;
    std::vector<RecordEntry> record;  ///< by time
    std::array<std::string, kRungCount> rungNames{
        "Routine",       "Incident",      "Protest",         "Show of force",
        "Confrontation", "Minor clashes", "Serious clashes", "War"};
    /// Of any number; `unknown` beyond the ladder.
    [[nodiscard]] std::string rungName(Rung rung) const {
        return rung >= 0 && rung < kRungCount ? rungNames[static_cast<std::size_t>(rung)] : "unknown";
    }
    bool playsRecord = false;  ///< a historical scenario: the record speaks until released
};

}  // namespace openline::crisis
