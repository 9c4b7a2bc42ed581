// What a unit can be told to do, one struct an order, as data: the words of `[[unit.order]]` without the
// text. How each is flown stands in orders_*.cpp; what a whole scenario holds, in definition.h.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/ids.h"
#include "geo/frames.h"

namespace openline::sim {

struct Waypoint {
    geo::Geodetic position;            ///< altitude as commanded there
    std::optional<double> speedMps{};  ///< true airspeed or through the water; none: cruise
    std::optional<double> atS{};       ///< scheduled: scenario time at which to be there; sets the speed
};

// Where an order names no other craft (`UnitId` of none), it means the one that set off the rule that gave
// the order: the intruder.

/// Rolls, lifts off along the runway and climbs to a height before the next order counts.
struct TakeOffOrder {
    double climbToM = 300.0;
};
/// Flies or sails the waypoints in order.
struct RouteOrder {
    std::vector<Waypoint> waypoints;
    bool loop = false;  ///< begins anew at the end
};
/// Circles a point until a time or for a duration.
struct OrbitOrder {
    geo::Geodetic centre;
    double radiusM = 10000.0;
    std::optional<double> speedMps{};
    std::optional<double> durationS{};
    std::optional<double> untilS{};  ///< scenario time
    bool clockwise = false;
};
/// Keeps a place relative to another unit: escort, shadowing, a screen around a carrier.
struct HoldStationOrder {
    UnitId target{};
    double aheadM = 0.0;
    double rightM = 0.0;
    double aboveM = 0.0;
    std::optional<double> bearingRad{};  ///< true bearing from the target: then at `rangeM` on it, however
    double rangeM = 0.0;                 ///< the target turns
    std::optional<double> durationS{};
    std::optional<double> untilS{};
    bool untilTargetLands = true;  ///< ends when the target begins to land, lands or is lost
    bool declared = true;          ///< flies together on purpose: told from craft that close fast
};
/// Keeps its station in its flight, beside whoever leads it.
struct FormationOrder {};
/// Gives the lead of the flight to the next member, and takes that member's orders.
struct HandOverLeadOrder {};

/// On which side of the craft intercepted to join up.
enum class Quarter : std::uint8_t { left, right, astern, ahead };
/// Flies to where another craft will be and joins up beside it. Ends there.
struct InterceptOrder {
    UnitId target{};
    Quarter quarter = Quarter::left;
    double distanceM = 300.0;  ///< from the target, abeam or astern
    double aboveM = 0.0;
    std::optional<double> speedMps{};  ///< of the pursuit
    double giveUpAfterS = 3600.0;
};
/// Calls another craft on the guard frequency, or bridge to bridge.
struct RadioWarningOrder {
    UnitId target{};
};

/// Joins a tanker, takes fuel and leaves it.
struct RefuelOrder {
    UnitId tanker{};
    std::optional<double> amountKg{};  ///< none: until the tanks are full
};

/// Passes another unit at an intended gap between hulls. Thump: from behind and below, then up close before
/// the nose.
enum class PassGeometry : std::uint8_t { alongside, under, over, acrossNose, thump, headOn };
struct ClosePassOrder {
    UnitId target{};
    PassGeometry geometry{};
    /// As written; none, and once a record is released, drawn by the crew's conduct.
    std::optional<double> intendedGapM{};
    std::optional<double> atS{};  ///< scenario time of the closest approach, if the record knows it
    std::optional<double> speedMps{};
    bool collides = false;  ///< the record says that hulls touched
};
/// Approaches along the runway, touches down and stops.
struct LandOrder {
    PlaceId airfield{};
    std::optional<double> runwayHeadingRad{};
    double sequenceDelayS = 0.0;  ///< keeps the members of a flight apart on final
    bool emergency = false;       ///< straight in at any speed the craft can fly
};
/// Lands at an airfield that was not the plan, without waiting for others; the nearest one if none is named.
struct DivertOrder {
    PlaceId airfield{};
};
/// Goes home and lands.
struct ReturnOrder {};

enum class PatrolShape : std::uint8_t { racetrack, figureEight };
/// Racetrack or figure eight between two points: a patrol, a tanker's track, a combat air patrol that waits
/// for its relief.
struct PatrolOrder {
    geo::Geodetic from, to;
    double widthM = 10000.0;
    std::optional<double> speedMps{};
    std::optional<double> durationS{};
    std::optional<double> untilS{};
    PatrolShape shape = PatrolShape::racetrack;
    UnitId relief{};  ///< stays beyond its time until this craft is on station; none: leaves on time
};
/// Stays in the way of another ship, ahead of it on its track.
struct BlockOrder {
    UnitId target{};
    double distanceM = 500.0;  ///< ahead of its bow
    std::optional<double> durationS{};
    std::optional<double> untilS{};
};
/// Steams alongside a supply ship, hulls apart by a gap, for a time that counts from when it is there.
struct ReplenishOrder {
    UnitId target{};
    bool onItsRight = true;
    double gapM = 50.0;
    double durationS = 3600.0;
};
/// Stops the engines, or puts them full astern, and lies stopped for a time.
struct AllStopOrder {
    bool crash = false;
    double durationS = 0.0;
};
/// A submarine's change of depth. Ends there.
struct DepthOrder {
    double depthM = 0.0;  ///< of the keel's reference below the surface; 0: surfaced
};
/// Falls uncontrolled by a height, then recovers: the upset of 2001. Not a manoeuvre that anyone orders.
struct UpsetOrder {
    double heightLossM = 0.0;
    double durationS = 0.0;
};
/// Lost, at once and where it is: nobody's end is animated.
struct LostOrder {};

using OrderAction = std::variant<TakeOffOrder, RouteOrder, OrbitOrder, PatrolOrder, HoldStationOrder,
                                 FormationOrder, HandOverLeadOrder, InterceptOrder, ClosePassOrder,
                                 RadioWarningOrder, RefuelOrder, LandOrder, DivertOrder, ReturnOrder,
                                 BlockOrder, ReplenishOrder, AllStopOrder, DepthOrder, UpsetOrder, LostOrder>;

/// What may happen in a run, for orders that wait for it and rules that react to it.
enum class Happening : std::uint8_t {
    zoneEntered,  ///< a unit's first entry
    zoneLeft,
    rungReached,  ///< this rung or a higher one, from below
    rungLeft,     ///< to a lower one than this
    tookOff,
    landed,
    lost,
    collision,
    closePass,  ///< hulls nearer than `gapM`
    orderBegun,
    callPlaced,
    callAnswered,
    callUnanswered,
};

/// One such thing, by what it must be about; what is none may be anything.
struct ConditionDef {
    Happening happening{};
    ZoneId zone;
    SideId side;  ///< of the unit
    GroupId group;
    UnitId unit{};
    DyadId dyad;
    ChannelId channel;
    int rung = 0;
    double gapM = 0.0;
    std::uint32_t order = 0;  ///< orderBegun: number among the unit's own, from 0
};

struct OrderDef {
    std::optional<double>
        startS;  ///< scenario time before which the unit waits (keeps its course, or stays parked)
    OrderAction action;
    std::string note;  ///< shown in the inspector, as in `Bashi Channel`
    /// Follows from what a record says happened: where the model decides, only a craft that a collision has
    /// hit flies it.
    bool outcome = false;
    std::vector<ConditionDef> waitsFor{};  ///< all must have happened since the scenario began
    AccountId account{};                   ///< flown only as this account tells it; none: as every one does
};

}  // namespace openline::sim
