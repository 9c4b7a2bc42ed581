// What leaves a step besides the new state: events for the log, in the order (tick, stage, id, sequence).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/ids.h"
#include "crisis/state.h"
#include "sim/definition.h"

namespace openline::sim {

enum class EventKind : std::uint8_t {
    takeoff,
    landing,
    zoneEnter,
    zoneLeave,
    encounter,
    collision,
    lost,
    orderBegun,
    orderRefused,
    leadChanged,
    radioWarning,
    givesWay,
    milestone,
    reaction,
    command,
    crisis,
};

/// What became of a radio warning.
enum class WarningOutcome : std::uint8_t { notHeard, heard, heeded };

/// What an order has come to, or a flight.
enum class Milestone : std::uint8_t {
    joined,      ///< on its station: beside who was intercepted, or in its flight
    gaveUp,      ///< an intercept, a pass or a tanker was not reached in time, or is no longer there
    refuelling,  ///< at the hose
    refuelled,   ///< and off it
    relieved,    ///< of a patrol
    alongside,   ///< of a supply ship
    castOff,     ///< from it
    stopped,     ///< engines stopped, and the ship too
    dived,
    surfaced,
    outOfFuel,
};

/// Encounter severity: 0 none, 1 preventive, 2 corrective, 3 warning; 4 near collision, 5 collision.
using AlertLevel = int;

/// Why two craft are near each other on purpose; none: they are not, and may be closing fast. `formation`: of
/// one flight, or of one side with one keeping a declared station on the other. `station`: a declared station
/// on a craft of another side, as a shadow keeps. `airfield`: one side's traffic at a field of its own.
enum class Bond : std::uint8_t { none, formation, station, airfield };

/// A pair's closest approach, as recorded when it is over (or is a collision).
struct EncounterRecord {
    UnitId a, b;
    double timeS = 0.0;        ///< of the smallest gap
    double horizontalM = 0.0;  ///< between centres
    double verticalM = 0.0;
    double slantM = 0.0;
    double gapM = 0.0;           ///< between hulls
    double closureMps = 0.0;     ///< at first detection, positive when closing
    double intendedGapM = -1.0;  ///< of a close pass; negative: none intended
    geo::Geodetic position;
    AlertLevel level = 0;  ///< highest reached
    Bond bond{};

    [[nodiscard]] bool declared() const { return bond != Bond::none; }
};

struct Event {
    Tick tick = 0;
    double timeS = 0.0;  ///< exact within the tick
    EventKind kind{};
    UnitId unit;
    UnitId other;  ///< reaction: the first who answers; radioWarning: who is called; leadChanged: who led;
                   ///< orderBegun, milestone: the craft that it is about
    ZoneId zone;
    PlaceId place;
    bool whatIf = false;        ///< the model spoke instead of the scenario's record when it happened
    bool first = false;         ///< zoneEnter: this unit's first entry
    EncounterRecord encounter;  ///< encounter, collision
    crisis::Event crisis;       ///< crisis; of a command: its channel and a text; orderRefused: why
    std::uint32_t command = 0;  ///< command: CommandKind; reaction: rule; orderBegun and orderRefused: order
    ProgramId program;          ///< orderBegun, orderRefused: of the order
    WarningOutcome outcome{};   ///< radioWarning
    Milestone milestone{};      ///< milestone
};

struct StepReport {
    std::vector<Event> events;
    std::vector<crisis::Stimulus> stimuli;  ///< that reached the crisis, of all dyads
    void clear() {
        events.clear();
        stimuli.clear();
    }
};

}  // namespace openline::sim
