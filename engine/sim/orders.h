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
    /// Of the program in force.
    [[nodiscard]] std::span<const OrderDef> orders() const {
        return step.plan.orders.of(world().program[unit]);
    }
    /// Of the order in force.
    [[nodiscard]] std::span<const OrderPoint> points() const {
        return step.plan.orders.points(world().program[unit], world().order[unit]);
    }
    /// Whom an order is about: the craft it names, or the one that set off its rule.
    [[nodiscard]] UnitId target(UnitId named) const { return named ? named : world().subject[unit]; }
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
    /// Says in the log what the order has come to, and with whom.
    void tell(Milestone milestone, UnitId other = {}) const;
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

// Each `begin...` runs once, each `follow...` every tick until it calls finish(). Each `carryOn...` is the
// part of `follow...` that most ticks consist of: it gives the same demand where the order simply goes on and
// writes nothing, so that many units can be asked at once; none: something begins, ends or changes, and
// `follow...` is needed. The manifest (order_manifest.h) joins them with the words of an order and with what
// `check` asks.
void beginTakeOff(const OrderContext& c, const TakeOffOrder& order);
Demand followTakeOff(const OrderContext& c, const TakeOffOrder& order);
void beginLand(const OrderContext& c, const LandOrder& order);
Demand followLand(const OrderContext& c, const LandOrder& order);
void beginDivert(const OrderContext& c, const DivertOrder& order);
Demand followDivert(const OrderContext& c, const DivertOrder& order);
void beginReturn(const OrderContext& c, const ReturnOrder& order);
Demand followReturn(const OrderContext& c, const ReturnOrder& order);

void beginRoute(const OrderContext& c, const RouteOrder& order);
Demand followRoute(const OrderContext& c, const RouteOrder& order);
std::optional<Demand> carryOnRoute(const OrderContext& c, const RouteOrder& order);
void beginOrbit(const OrderContext& c, const OrbitOrder& order);
Demand followOrbit(const OrderContext& c, const OrbitOrder& order);
std::optional<Demand> carryOnOrbit(const OrderContext& c, const OrbitOrder& order);
void beginPatrol(const OrderContext& c, const PatrolOrder& order);
Demand followPatrol(const OrderContext& c, const PatrolOrder& order);
std::optional<Demand> carryOnPatrol(const OrderContext& c, const PatrolOrder& order);

void beginStation(const OrderContext& c, const HoldStationOrder& order);
Demand followStation(const OrderContext& c, const HoldStationOrder& order);
std::optional<Demand> carryOnStation(const OrderContext& c, const HoldStationOrder& order);
void beginFormation(const OrderContext& c, const FormationOrder& order);
Demand followFormation(const OrderContext& c, const FormationOrder& order);
std::optional<Demand> carryOnFormation(const OrderContext& c, const FormationOrder& order);
void beginHandOverLead(const OrderContext& c, const HandOverLeadOrder& order);
Demand followHandOverLead(const OrderContext& c, const HandOverLeadOrder& order);
/// Has a craft landed, been lost, or begun to land?
bool isGone(const OrderContext& c, std::size_t target);
/// The member that leads a flight now.
UnitId leadOf(const Definition& definition, const World& world, FlightId flight);

void beginIntercept(const OrderContext& c, const InterceptOrder& order);
Demand followIntercept(const OrderContext& c, const InterceptOrder& order);
void beginRadioWarning(const OrderContext& c, const RadioWarningOrder& order);
Demand followRadioWarning(const OrderContext& c, const RadioWarningOrder& order);

void beginRefuel(const OrderContext& c, const RefuelOrder& order);
Demand followRefuel(const OrderContext& c, const RefuelOrder& order);

void beginPass(const OrderContext& c, const ClosePassOrder& order);
Demand followPass(const OrderContext& c, const ClosePassOrder& order);

struct PassLine;
/// A ship on its way across another's bow: through the point ahead of it, at the moment of the order.
Demand crossBow(const OrderContext& c, const ClosePassOrder& order, const CraftFrame& target,
                const PassLine& line, const glm::dvec3& placeM);

void beginBlock(const OrderContext& c, const BlockOrder& order);
Demand followBlock(const OrderContext& c, const BlockOrder& order);
void beginReplenish(const OrderContext& c, const ReplenishOrder& order);
Demand followReplenish(const OrderContext& c, const ReplenishOrder& order);
void beginAllStop(const OrderContext& c, const AllStopOrder& order);
Demand followAllStop(const OrderContext& c, const AllStopOrder& order);
void beginDepth(const OrderContext& c, const DepthOrder& order);
Demand followDepth(const OrderContext& c, const DepthOrder& order);

void beginUpset(const OrderContext& c, const UpsetOrder& order);
Demand followUpset(const OrderContext& c, const UpsetOrder& order);
/// Gone from this tick on, where it is.
void beginLost(const OrderContext& c, const LostOrder& order);
Demand followLost(const OrderContext& c, const LostOrder& order);

/// Home, when orders have ended or something happened: at once for whom a collision has hit, else one after
/// the other.
LandOrder homeward(const OrderContext& c);
/// Lands at a place: sets what `followLand` needs. Without a heading straight in; from either end of the
/// runway that of the headwind is chosen.
void aimAtAirfield(const OrderContext& c, PlaceId airfield, std::optional<double> runwayHeadingRad,
                   bool eitherEnd);
/// Leaves all orders and goes home.
void goHome(const OrderContext& c);
/// Turns to a waypoint of a route that has begun.
void rejoinRoute(const OrderContext& c, const RouteOrder& order, std::uint32_t waypoint);
/// Are the tanks of a craft in the air empty? Asked once a second.
bool isOutOfFuel(const OrderContext& c);
/// Leaves all orders: no thrust is left.
void beginGlide(const OrderContext& c);
/// Straight on and down; lost where it comes to the sea.
Demand followGlide(const OrderContext& c);
/// Is what is left of the endurance needed for the way home? Asked once a second.
bool mustGoHome(const OrderContext& c);
/// Landed: a flight that a rule had interrupted before it began is next again; one interrupted on its way is
/// over, and what comes after its own landing is next.
void rejoinAfterLanding(const OrderContext& c);
/// Parked until the order that is next may begin.
void waitOnGround(const OrderContext& c);
/// Passes over what only another account of the record tells.
void skipOtherAccounts(const OrderContext& c);
/// Back to having no orders, on the ground: free to be called again.
void standDown(const OrderContext& c);
/// Goes on with what a rule had interrupted. False: there was nothing, or it waits on the ground.
bool resume(const OrderContext& c);
/// Gives a unit orders that are not its own; what it did is gone on with afterwards.
void interrupt(const Definition& definition, World& world, std::size_t unit, ProgramId program,
               UnitId subject);

/// Begins what is due: parked units whose time has come, and calls of rules.
void wakeUnits(StepContext& context);

/// Keeps a ship clear of another one where the rules of the road say that it must: changes what its orders
/// demand.
void giveWay(const OrderContext& c, Demand& demand);

/// Upset of a craft that survives a collision of the model. Source: EP-3E of 2001, about 8,000 ft in 30 s; in
/// general assumed.
inline constexpr double kModelUpsetHeightM = 2400.0;
inline constexpr double kModelUpsetS = 30.0;

/// Where hulls touched: what each of the two does next, by the record or by the model (see orders_upset.cpp).
void collide(StepContext& step, UnitId a, UnitId b);

}  // namespace openline::sim
