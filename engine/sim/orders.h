// Orders: what a unit was told, turned into a demand for each tick. One file a family; this header is what
// they share. Inside `sim` only.
#pragma once

#include "sim/stages.h"

namespace openline::sim {

/// One unit while its order is followed.
struct OrderContext {
    StepContext& step;
    std::size_t unit;
    const UnitDef& definition;
    const UnitLimits& limits;

    [[nodiscard]] World& world() const { return step.world; }
    [[nodiscard]] double timeS() const { return step.definition.timeS(step.world.tick); }
    [[nodiscard]] UnitId id() const { return UnitId{unit}; }
    /// Of the order in force.
    [[nodiscard]] const OrderPoints& points() const { return step.plan.points[unit][world().order[unit]]; }
    /// Seconds since the order began, or since its present phase did.
    [[nodiscard]] double sinceBegunS() const {
        return step.definition.timeS(world().tick - world().orderStartTick[unit]);
    }
    [[nodiscard]] double sincePhaseS() const {
        return step.definition.timeS(world().tick - world().phaseTick[unit]);
    }
    void setPhase(std::uint8_t phase) const;
    /// Ends the order in force; the next one begins with the next tick.
    void finish() const;
};

/// Cruise, or what the order says, within the platform's limits.
double orderSpeedMps(const OrderContext& c, const std::optional<double>& demanded);
/// A height to fly at: 0 and less mean the present one, which ships keep.
double orderAltitudeM(const OrderContext& c, double demandedM);
inline bool timeIsUp(const OrderContext& c, const std::optional<double>& durationS,
                     const std::optional<double>& untilS) {
    return (durationS && c.sinceBegunS() >= *durationS) || (untilS && c.timeS() >= *untilS);
}
/// Straight on: waiting for the next order, or without one.
Demand wait(const OrderContext& c);

// Each `begin...` runs once, each `follow...` every tick until it calls finish().
void beginTakeOff(const OrderContext& c, const TakeOffOrder& order);
Demand followTakeOff(const OrderContext& c, const TakeOffOrder& order);
void beginLand(const OrderContext& c, const LandOrder& order);
Demand followLand(const OrderContext& c, const LandOrder& order);

void beginRoute(const OrderContext& c, const std::vector<Waypoint>& waypoints);
Demand followRoute(const OrderContext& c, const std::vector<Waypoint>& waypoints, bool loop);
void beginOrbit(const OrderContext& c, const OrbitOrder& order);
Demand followOrbit(const OrderContext& c, const OrbitOrder& order);
void beginPatrol(const OrderContext& c, const PatrolOrder& order);
Demand followPatrol(const OrderContext& c, const PatrolOrder& order);

void beginStation(const OrderContext& c, const HoldStationOrder& order);
Demand followStation(const OrderContext& c, const HoldStationOrder& order);

void beginPass(const OrderContext& c, const ClosePassOrder& order);
Demand followPass(const OrderContext& c, const ClosePassOrder& order);

void beginUpset(const OrderContext& c);
Demand followUpset(const OrderContext& c, double heightLossM, double durationS);
/// Gone from this tick on, where it is.
void beginLost(const OrderContext& c);

/// Upset of a craft that survives a collision of the model. Source: EP-3E of 2001, about 8,000 ft in 30 s; in
/// general assumed.
inline constexpr double kModelUpsetHeightM = 2400.0;
inline constexpr double kModelUpsetS = 30.0;

/// Where hulls touched: what each of the two does next, by the record or by the model (see orders_upset.cpp).
void collide(StepContext& step, UnitId a, UnitId b);

}  // namespace openline::sim
