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
    geo::Geodetic position;          ///< altitude as commanded there
    std::optional<double> speedMps;  ///< true airspeed or through the water; none: cruise
};

/// Rolls, lifts off along the runway and climbs to a height before the next order counts.
struct TakeOffOrder {
    double climbToM = 300.0;
};
/// Flies or sails the waypoints in order.
struct RouteOrder {
    std::vector<Waypoint> waypoints;
};
/// Circles a point until a time or for a duration.
struct OrbitOrder {
    geo::Geodetic centre;
    double radiusM = 10000.0;
    std::optional<double> speedMps;
    std::optional<double> durationS;
    std::optional<double> untilS;  ///< scenario time
    bool clockwise = false;
};
/// Keeps a place relative to another unit: formation, escort, shadowing.
struct HoldStationOrder {
    UnitId target;
    double aheadM = 0.0;
    double rightM = 0.0;
    double aboveM = 0.0;
    std::optional<double> durationS;
    std::optional<double> untilS;
    bool untilTargetLands = true;  ///< ends when the target begins to land, lands or is lost
    bool declared = true;          ///< flies together on purpose: told from craft that close fast
};
/// Passes another unit at an intended gap between hulls.
enum class PassGeometry : std::uint8_t { alongside, under, over, acrossNose };
struct ClosePassOrder {
    UnitId target;
    PassGeometry geometry{};
    double intendedGapM = 150.0;  ///< of the record; drawn by conduct once the record is released
    std::optional<double> atS;    ///< scenario time of the closest approach, if the record knows it
    std::optional<double> speedMps;
    bool collides = false;  ///< the record says that hulls touched
};
/// Approaches along the runway, touches down and stops.
struct LandOrder {
    PlaceId airfield;
    std::optional<double> runwayHeadingRad;
    double sequenceDelayS = 0.0;  ///< keeps the members of a flight apart on final
    bool emergency = false;       ///< straight in at any speed the craft can fly
};
/// Racetrack between two points for a duration.
struct PatrolOrder {
    geo::Geodetic from, to;
    double widthM = 10000.0;
    std::optional<double> speedMps;
    std::optional<double> durationS;
    std::optional<double> untilS;
};
/// A ship's passage along waypoints, keeping to a speed.
struct TransitOrder {
    std::vector<Waypoint> waypoints;
    bool loop = false;
};
/// Falls uncontrolled by a height, then recovers: the upset of 2001. Not a manoeuvre that anyone orders.
struct UpsetOrder {
    double heightLossM = 0.0;
    double durationS = 0.0;
};
/// Lost, at once and where it is: nobody's end is animated.
struct LostOrder {};

using OrderAction = std::variant<TakeOffOrder, RouteOrder, OrbitOrder, HoldStationOrder, ClosePassOrder,
                                 LandOrder, PatrolOrder, TransitOrder, UpsetOrder, LostOrder>;

struct OrderDef {
    std::optional<double>
        startS;  ///< scenario time before which the unit waits (keeps its course, or stays parked)
    OrderAction action;
    std::string note;  ///< shown in the inspector, as in `Bashi Channel`
    /// Follows from what a record says happened: where the model decides, only a craft that a collision has
    /// hit flies it.
    bool outcome = false;
};

}  // namespace openline::sim
