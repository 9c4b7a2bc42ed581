// What a viewer needs of a world at one tick, as flat arrays. Copied out, never written back.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "base/ids.h"
#include "crisis/state.h"
#include "geo/frames.h"
#include "sim/report.h"

namespace openline::sim {

struct World;

enum class UnitPhase : std::uint8_t { parked, active, landed, lost };

struct UnitView {
    UnitPhase phase{};
    geo::Geodetic position;
    geo::Ecef ecef;
    double headingRad = 0.0;  ///< true, of the nose; 0..2 pi
    double speedMps = 0.0;    ///< true airspeed or through the water; on a runway over the ground
    double trackRad = 0.0;    ///< true, of the way over the ground; 0..2 pi
    double groundSpeedMps = 0.0;
    double climbMps = 0.0;
    double bankRad = 0.0;  ///< right wing down positive
    double pitchRad = 0.0;
    std::uint16_t order = 0;               ///< index of the order in force
    ProgramId program;                     ///< whose orders it follows
    UnitId subject;                        ///< whom a rule's orders are about
    double airborneS = 0.0;                ///< since take-off
    std::optional<double> fuelKg;          ///< left; none: endurance is not limited
    std::optional<double> enduranceLeftS;  ///< in flight
};

/// A pair that is being watched now.
struct EncounterView {
    UnitId a, b;
    double horizontalM = 0.0, verticalM = 0.0, slantM = 0.0, gapM = 0.0;
    double closureMps = 0.0;
    double tcpaS = 0.0;  ///< 0 when diverging
    double dcpaM = 0.0;  ///< between centres, predicted
    AlertLevel level = 0;
    Bond bond{};
    bool acknowledged = false;         ///< the alarm at this level
    geo::Ecef predictedA, predictedB;  ///< at the closest point of approach, both going straight on

    [[nodiscard]] bool declared() const { return bond != Bond::none; }
};

struct Snapshot {
    Tick tick = 0;
    double timeS = 0.0;
    AccountId account;                      ///< of the record, that is flown; none: there is one only
    std::vector<UnitView> units;            ///< by unit id
    std::vector<EncounterView> encounters;  ///< worst first: level, not acknowledged before, then tcpa
    crisis::State crisis;
};

/// Cost: about 150 ns an active unit (one conversion to latitude and longitude).
void capture(const Definition& definition, const World& world, Snapshot& snapshot);

}  // namespace openline::sim
