// Which pairs come close, how close and how bad: broad phase each second, then every tick the exact minimum
// inside the tick for the pairs watched. Pairs of different sides within a watching range are in the table
// too, at level 0 and without a word in the log, so that who is near whom can be seen. Formation, declared
// station-keeping and a side's own airfield traffic are bonds: watched for collisions, never reported as
// encounters. Pairs of one side are reported from level 4 on.
#pragma once

#include <optional>
#include <vector>

#include "base/workers.h"
#include "sim/broad_phase.h"
#include "sim/gap.h"
#include "sim/plan.h"
#include "sim/report.h"
#include "sim/thresholds.h"
#include "sim/world.h"

namespace openline::sim {

/// Within this centre distance the gap between hulls is computed; beyond it the gap given is the centre
/// distance.
inline constexpr double kHullRangeM = 1000.0;
/// A pair keeps its level this long after it fell. Source: DO-365 alerting hysteresis.
inline constexpr double kLevelHoldS = 5.0;

/// Craft of different sides nearer than this are on the watch list whatever they do. Source: our choice.
inline constexpr double kWatchAirM = 10.0 * 1852.0;
inline constexpr double kWatchAirHeightM = 10000.0 * 0.3048;
inline constexpr double kWatchShipM = 5.0 * 1852.0;

enum class PairKind : std::uint8_t { none, air, ship, mixed };

struct UnitPair {
    UnitId a, b;
    auto operator<=>(const UnitPair&) const = default;
};

/// Can a unit be part of an encounter now: moving, and not on a runway?
bool inEncounters(const World& world, std::size_t unit);
PairKind pairKind(const Plan& plan, const World& world, std::size_t a, std::size_t b);
/// Motion of b relative to a in the horizontal plane between them.
RelativeMotion relativeMotion(const World& world, std::size_t a, std::size_t b);
/// Predicted within the widest threshold and the look-ahead, both flying straight.
bool predictedClose(const Plan& plan, const World& world, std::size_t a, std::size_t b);
/// All such pairs, sorted; the same with any number of workers. Adds to `work`. Cost: see `openline bench
/// detect`.
std::vector<UnitPair> predictedPairs(const Plan& plan, const World& world, Workers* workers = nullptr,
                                     BroadPhaseWork* work = nullptr);

/// All pairs of different sides within the watching range now, sorted. Cost: less than `predictedPairs`.
std::vector<UnitPair> watchedPairs(const Plan& plan, const World& world, Workers* workers = nullptr,
                                   BroadPhaseWork* work = nullptr);

/// The hull as an oriented box in Earth-fixed axes.
HullBox hullOf(const Plan& plan, const World& world, std::size_t unit);
/// Velocity over the surface and up, in Earth-fixed axes.
glm::dvec3 velocityMps(const World& world, std::size_t unit);
/// Do two units fly or sail together on purpose, and how?
Bond bondOf(const Definition& definition, const World& world, UnitId a, UnitId b);
/// The record of an approach that is not over yet, as far as it has come. None: it is over, or would not be
/// told.
std::optional<EncounterRecord> openEncounter(const Definition& definition, const TrackedPair& pair);

}  // namespace openline::sim
