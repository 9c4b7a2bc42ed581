// The bounded state that changes: plain columns by unit, tables of pairs and pending starts, the crisis. A
// value: copying it branches, writing it out saves, hashing it proves determinism. No history, no pointers
// into itself; the one shared pointer leads to what `begin` derived from the definition, which never changes.
#pragma once

#include <cstdint>
#include <glm/vec3.hpp>
#include <limits>
#include <memory>
#include <vector>

#include "base/ids.h"
#include "crisis/state.h"
#include "sim/definition.h"
#include "sim/snapshot.h"

namespace openline::sim {

struct Plan;

inline constexpr Tick kNeverTick = std::numeric_limits<Tick>::max();

/// Why a unit does not follow its orders at the moment.
enum class Override : std::uint8_t { none, upset, divert, glide };

/// A pair that is watched because it may come close, with the smallest gap of its present approach.
struct TrackedPair {
    UnitId a, b;                ///< a < b
    glm::dvec3 relativeM{0.0};  ///< b minus a, Earth-fixed, at the end of the last tick
    double smallestM = 0.0;     ///< hull gap; centre distance beyond kHullRangeM
    double smallestTimeS = 0.0;
    double horizontalM = 0.0;  ///< at the smallest, between centres
    double verticalM = 0.0;
    double slantM = 0.0;
    double closureMps = 0.0;  ///< at the beginning of the approach
    double intendedGapM = -1.0;
    glm::dvec3 middleM{0.0};             ///< between the two at the smallest, Earth-fixed
    Tick levelTick = 0;                  ///< last tick at which the held level was reached
    Tick openingTick = kNeverTick;       ///< since when they draw apart
    Tick updatedTick = 0;                ///< tick of relativeM
    Tick sleepsToTick = 0;               ///< far pairs are looked at once a detection
    Tick predictedTick = 0;              ///< last tick at which the broad phase asked for it
    std::int32_t level = 0;              ///< held
    std::int32_t peakLevel = 0;          ///< of this approach
    std::uint32_t sequence = 0;          ///< number of this pair in the order of detection; keys draws
    std::int32_t acknowledgedLevel = 0;  ///< someone has seen the alarm up to this level
    Bond bond{};
    bool collided = false;
    bool reported = false;  ///< this approach is in the log

    [[nodiscard]] bool declared() const { return bond != Bond::none; }
    [[nodiscard]] bool acknowledged() const { return level > 0 && level <= acknowledgedLevel; }
};

/// A unit that a rule has called, waiting for the rule's delay.
struct PendingStart {
    Tick tick = 0;
    UnitId unit;
    ProgramId program{};  ///< none: its own
    UnitId subject{};     ///< who set off the rule
    double gapM = -1.0;   ///< of a pass that is thrown in; negative: as its crew flies it
};

/// Two crews one of whom has heard or heeded the other's call, and when last.
struct RadioTalk {
    UnitId a, b;  ///< a < b
    Tick tick = 0;
    crisis::CrewTalk talk{};  ///< what came of it; heard and heeded are kept apart
};

struct World {
    World();
    World(const World&);
    World(World&&) noexcept;
    World& operator=(const World&);
    World& operator=(World&&) noexcept;
    ~World();

    std::uint64_t seed = 0;
    Tick tick = 0;
    AccountId account{};  ///< that is flown; none: the scenario has one account only

    // Motion.
    std::vector<glm::dvec3> normal;   ///< n-vector of the place
    std::vector<glm::dvec3> tangent;  ///< where the nose points, horizontal
    std::vector<double> altitudeM;
    std::vector<double> speedMps;  ///< true airspeed, or through the water; over the ground on a runway
    std::vector<double> climbMps;
    std::vector<double> bankTangent;   ///< tan of the bank angle, right wing down positive; aircraft
    std::vector<double> yawRateRadps;  ///< clockwise positive; ships
    std::vector<double> fuelKg;        ///< as of the take-off; see fuel.h
    std::vector<UnitPhase> phase;
    std::vector<std::uint8_t> onGround;  ///< rolling: not part of encounters
    std::vector<std::uint8_t> collided;
    std::vector<Override> overrides;

    // Orders.
    std::vector<ProgramId> program;        ///< whose orders are followed: the unit's own, or what a rule gave
    std::vector<std::uint16_t> order;      ///< index; the number of orders when all are done
    std::vector<UnitId> subject;           ///< who set off the rule that gave the program
    std::vector<ProgramId> resumeProgram;  ///< what a rule interrupted, to go on with; none: nothing
    std::vector<std::uint16_t> resumeOrder;
    std::vector<std::uint32_t> resumeWaypoint;
    std::vector<Tick> resumeStartTick;
    std::vector<std::uint8_t> orderBegun;
    std::vector<std::uint8_t> orderPhase;
    std::vector<std::uint32_t> waypoint;
    std::vector<Tick> orderStartTick;
    std::vector<Tick> phaseTick;    ///< when the order's phase began
    std::vector<Tick> takeOffTick;  ///< kNeverTick: never
    std::vector<Tick> wakeTick;     ///< parked units: when the next order may begin
    std::vector<glm::dvec3> aim;    ///< normal of the point flown to or circled
    std::vector<glm::dvec3> axis;   ///< tangent of a runway at its threshold
    std::vector<double> aimAltitudeM;
    std::vector<double> aimSpeedMps;
    std::vector<double> orderedGapM;      ///< of the pass in a program given; negative: none ordered
    std::vector<double> intendedGapM;     ///< of the close pass in progress; negative: none
    std::vector<double> passErrorM;       ///< control error drawn for it
    std::vector<glm::dvec3> passOffsetM;  ///< ahead, right, above of the target at the closest point
    std::vector<std::uint32_t> passes;    ///< begun so far; keys the draws

    // Zones: one bit a watched zone, `Plan::zoneWords` words a unit.
    std::vector<std::uint64_t> zoneInside;
    std::vector<std::uint64_t> zoneEntered;

    std::vector<UnitId> giveWayTo;          ///< ships: whom they keep clear of now, by the rules of the road
    std::vector<std::uint32_t> flightLead;  ///< by flight: number of the member that leads

    // Reactions.
    std::vector<Tick> ruleReadyTick;       ///< when a rule may fire again
    std::vector<std::uint32_t> ruleFired;  ///< how often it has
    std::vector<Tick> conditionTick;       ///< by wait of the plan: when it came true; kNeverTick: not yet
    std::vector<PendingStart> pendingStarts;

    std::vector<std::uint32_t> active;  ///< ids of units that move, ascending
    std::vector<TrackedPair> pairs;     ///< by (a, b)
    std::vector<RadioTalk> talks;       ///< of late, by (a, b, talk); hashed only while there are any
    std::uint32_t pairSequence = 0;
    Tick nextUnitWakeTick = kNeverTick;  ///< smallest of wakeTick and pending starts
    Tick nextCrisisTick = kNeverTick;    ///< first tick at which the crisis wants to be advanced
    crisis::State crisis;

    std::shared_ptr<const Plan> plan;  ///< derived from the definition; not hashed, not saved

    [[nodiscard]] std::size_t unitCount() const { return normal.size(); }
};

}  // namespace openline::sim
