// What follows from a definition alone and is needed every tick: limits in the form that motion uses,
// bounding boxes of zones, which units wait for a rule. Made once by `begin`, shared by every copy of the
// world. Not for anything that changes.
#pragma once

#include <array>
#include <cstdint>
#include <glm/vec3.hpp>
#include <memory>
#include <span>
#include <vector>

#include "sim/definition.h"
#include "sim/thresholds.h"

namespace openline::sim {

/// Bank used for turns on routes, orbits and patrols. Range: below each platform's limit. Source: assumed (25
/// degrees, the usual limit of procedure design; leaves wingmen room to keep station).
inline constexpr double kRoutineBankTangent = 0.4663076581549986;
/// Bank of a flight's leader. Source: assumed (20 degrees: a wingman two miles out, on the outside of the
/// turn, gains the speed he needs at 2 m/s2 before he is half a mile behind).
inline constexpr double kLeaderBankTangent = 0.36397023426620234;
/// Vertical acceleration of climbs and descents. Source: assumed (0.3 g).
inline constexpr double kVerticalAccelerationMps2 = 3.0;
/// Acceleration on the runway, both ways. Source: assumed (typical take-off roll and braking).
inline constexpr double kGroundAccelerationMps2 = 2.5;

/// Altitude bands of a platform, rising.
struct Bands {
    std::array<Band, kMostBands> rows{};
    std::size_t count = 0;
};

struct UnitLimits {
    Domain domain{};
    double minSpeedMps = 0.0, maxSpeedMps = 0.0, cruiseSpeedMps = 0.0, approachSpeedMps = 0.0;
    double climbMps = 0.0, descentMps = 0.0, ceilingM = 0.0, accelerationMps2 = 0.0;
    double bankTangent = 0.0;         ///< of the platform's limit
    double routineBankTangent = 0.0;  ///< of the limit used when nothing presses
    double rollStepTangent = 0.0;     ///< tan of the roll possible in one tick
    double structuralLoad = 0.0;      ///< aircraft, in g
    double easySpeedMps = 0.0;        ///< aircraft: from here on no stall is near, at any height
    double easyLoadPerSquare = 0.0;   ///< aircraft: load that the wing bears at sea level, by speed squared
    double stallSpeedMps = 0.0;       ///< aircraft, level at sea level
    double turnRadiusM = 0.0;         ///< ships: of the tightest turn
    double yawTimeConstantS = 0.0;
    double headingTimeS = 0.0;           ///< of the heading loop
    double perHeadingTime = 0.0;         ///< its inverse
    double turnRadiusPerSquare = 0.0;    ///< aircraft: radius of a routine turn by the square of the speed
    glm::dvec3 halfM{0.0};               ///< of the hull's box: along, across, up
    double boxAboveM = 0.0;              ///< centre of the box above the unit's height
    double radiusM = 0.0;                ///< of the sphere around the box
    double turnSpeedLoss = 0.0;          ///< ships
    double crashStopMps2 = 0.0;          ///< ships: engines full astern
    double coastPerM = 0.0;              ///< ships: resistance by the square of the speed
    double fuelKg = 0.0;                 ///< of full tanks
    double burnKgps = 0.0;               ///< in flight; 0: not limited
    std::shared_ptr<const Bands> bands;  ///< aircraft; apart, because level flight never looks at them

    [[nodiscard]] bool isAir() const { return domain == Domain::air; }
};

/// Limits by unit. Craft that can do the same share theirs, so that those of many fit into a processor's
/// cache.
class UnitLimitsTable {
  public:
    [[nodiscard]] const UnitLimits& operator[](std::size_t unit) const { return kinds_[kindOf_[unit]]; }
    /// Returns the number of the kind.
    std::uint32_t addKind(UnitLimits limits) {
        kinds_.push_back(std::move(limits));
        return static_cast<std::uint32_t>(kinds_.size() - 1);
    }
    void addUnit(std::uint32_t kind) { kindOf_.push_back(kind); }

  private:
    std::vector<UnitLimits> kinds_;
    std::vector<std::uint32_t> kindOf_;  ///< by unit
};

struct WatchedZone {
    ZoneId zone;
    bool counted = false;
    bool asked = false;  ///< by an order or a rule: then ships are watched too
    double southRad = 0.0, northRad = 0.0, westRad = 0.0, eastRad = 0.0;
};

/// A corner of an order's way, and the direction from it to the next one (to the first from the last): its
/// waypoints, or the corners of a racetrack in flying order (to, to + width, from + width, from).
struct OrderPoint {
    glm::dvec3 normal{0.0}, onward{0.0};
};

/// The air at a height: its motion towards east and north.
struct WindLevel {
    double altitudeM = 0.0, eastMps = 0.0, northMps = 0.0;
};

/// The conditions that one order waits for, among the plan's.
struct WaitRange {
    std::uint32_t first = 0, count = 0;
};

/// The orders of all programs, one behind the other: whoever follows those of many units walks through memory
/// instead of looking it up for each.
class PlannedOrders {
  public:
    [[nodiscard]] std::span<const OrderDef> of(ProgramId program) const {
        const std::size_t first = first_[program.index];
        return std::span(orders_).subspan(first, first_[program.index + 1] - first);
    }
    /// Range: `number` below the program's number of orders.
    [[nodiscard]] const OrderDef& at(ProgramId program, std::size_t number) const {
        return orders_[first_[program.index] + number];
    }
    [[nodiscard]] std::span<const OrderPoint> points(ProgramId program, std::size_t number) const {
        const std::size_t order = first_[program.index] + number;
        return std::span(points_).subspan(firstPoint_[order], firstPoint_[order + 1] - firstPoint_[order]);
    }
    [[nodiscard]] WaitRange waits(ProgramId program, std::size_t number) const {
        return waits_[first_[program.index] + number];
    }
    void add(const OrderDef& order, std::span<const OrderPoint> points, WaitRange waits) {
        orders_.push_back(order);
        points_.insert(points_.end(), points.begin(), points.end());
        firstPoint_.push_back(static_cast<std::uint32_t>(points_.size()));
        waits_.push_back(waits);
    }
    void endProgram() { first_.push_back(static_cast<std::uint32_t>(orders_.size())); }

  private:
    std::vector<std::uint32_t> first_{0};  ///< by program, and where the last one ends
    std::vector<OrderDef> orders_;
    std::vector<std::uint32_t> firstPoint_{0};  ///< by order, and where the last one's end
    std::vector<OrderPoint> points_;
    std::vector<WaitRange> waits_;
};

struct Plan {
    double tickS = 0.1;
    Tick ticksPerSecond = 10;
    Tick detectTicks = 10;
    UnitLimitsTable units;
    std::vector<SideId> sides;  ///< by unit
    PlannedOrders orders;
    std::vector<ConditionDef> conditions;  ///< that any order waits for
    std::vector<WatchedZone> zones;        ///< closed ones that are drawn or counted
    std::size_t zoneWords = 1;
    bool asksForShips = false;               ///< is any zone watched for ships?
    std::vector<std::uint8_t> startsByRule;  ///< by unit
    std::vector<DyadId> sideDyad;            ///< [a * sides + b]
    std::vector<DyadId> sortieDyad;          ///< by side: whose crisis hears of its sorties
    Standards standards;
    std::vector<WindLevel> wind;  ///< by height, rising; empty: the air is at rest
};

/// What a platform can do, in the form that motion uses. Units: s a tick.
UnitLimits limitsOf(const PlatformDef& platform, double tickS);

std::shared_ptr<const Plan> makePlan(const Definition& definition);

}  // namespace openline::sim
