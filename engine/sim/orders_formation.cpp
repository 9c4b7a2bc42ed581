#include <algorithm>

#include "sim/orders.h"

namespace openline::sim {

namespace {

enum FormationPhase : std::uint8_t { closingUp, inPlace };

/// In its place in a flight: nearer to its station than this. Source: assumed.
constexpr double kInPlaceM = 100.0;

bool isInPlace(const OrderContext& c, const HoldStationOrder& station) {
    const World& world = c.world();
    const std::size_t leader = station.target.index;
    if (world.phase[leader] != UnitPhase::active || world.onGround[leader] != 0) return false;
    const CraftFrame frame = frameOf(world, c.step.plan.units[leader], leader);
    const glm::dvec3 offM = inAxesOf(frame, betweenPlacesM(world, c.unit, frame), world.altitudeM[c.unit]) -
                            glm::dvec3{station.aheadM, station.rightM, station.aboveM};
    return glm::dot(offM, offM) < kInPlaceM * kInPlaceM;
}

bool joinsNow(const OrderContext& c, const HoldStationOrder& station) {
    return c.step.wholeSecond && c.world().orderPhase[c.unit] == closingUp && isInPlace(c, station);
}

bool keepsFormation(const World& world, UnitId unit) {
    const OrderAction* action = presentAction(world, unit.index);
    return world.phase[unit.index] == UnitPhase::active && world.onGround[unit.index] == 0 &&
           world.overrides[unit.index] == Override::none && world.collided[unit.index] == 0 &&
           action != nullptr && std::holds_alternative<FormationOrder>(*action);
}

/// The next in the flight who can lead it; the number of members if nobody can.
std::size_t successor(const World& world, const FlightDef& flight) {
    const auto found =
        std::ranges::find_if(flight.members, [&](UnitId member) { return keepsFormation(world, member); });
    return static_cast<std::size_t>(found - flight.members.begin());
}

void lead(const OrderContext& c, std::size_t member, UnitId before, std::size_t order) {
    World& world = c.world();
    const UnitId next = c.step.definition.flights[c.definition.flight.index].members[member];
    world.flightLead[c.definition.flight.index] = static_cast<std::uint32_t>(member);
    world.program[next.index] = world.program[before.index];
    world.subject[next.index] = world.subject[before.index];
    world.orderedGapM[next.index] = world.orderedGapM[before.index];
    world.orderedGapM[before.index] = -1.0;
    world.order[next.index] = static_cast<std::uint16_t>(order);
    world.resumeProgram[next.index] = world.resumeProgram[before.index];
    world.resumeOrder[next.index] = world.resumeOrder[before.index];
    world.resumeWaypoint[next.index] = world.resumeWaypoint[before.index];
    world.resumeStartTick[next.index] = world.resumeStartTick[before.index];
    world.resumeProgram[before.index] = {};
    world.orderBegun[next.index] = 0;
    world.orderPhase[next.index] = 0;
    world.phaseTick[next.index] = world.tick;
    addEvent(c.step, EventKind::leadChanged, next).other = before;
}

/// The lead is gone, and not with the whole flight: who is next goes on with what it had been told.
bool takesOver(const OrderContext& c, UnitId before) {
    const World& world = c.world();
    if (world.collided[before.index] != 0) return false;
    const bool gone =
        world.phase[before.index] == UnitPhase::lost || world.overrides[before.index] != Override::none;
    if (!gone) return false;
    const FlightDef& flight = c.step.definition.flights[c.definition.flight.index];
    const std::size_t next = successor(world, flight);
    return next < flight.members.size() && flight.members[next] == c.id();
}

/// What the lead was doing, unless it was about a pass or a loss of its own.
std::size_t orderToGoOnWith(const OrderContext& c, UnitId before) {
    const World& world = c.world();
    const std::vector<OrderDef>& orders = c.step.definition.ordersOf(world.program[before.index]);
    // Who goes home has no order any more, but left one.
    const bool left =
        world.overrides[before.index] == Override::divert || world.overrides[before.index] == Override::glide;
    std::size_t order = left ? world.resumeOrder[before.index] : world.order[before.index];
    const auto isOwn = [](const OrderAction& action) {
        return std::holds_alternative<ClosePassOrder>(action) || std::holds_alternative<LostOrder>(action) ||
               std::holds_alternative<UpsetOrder>(action);
    };
    while (order < orders.size() && isOwn(orders[order].action)) ++order;
    return order;
}

/// The place in its flight, as a station on whoever leads it now.
HoldStationOrder stationOf(const OrderContext& c) {
    const FlightId id = c.definition.flight;
    const FlightDef& flight = c.step.definition.flights[id.index];
    const auto own = std::ranges::find(flight.members, c.id()) - flight.members.begin();
    const Station& place = flight.stations[static_cast<std::size_t>(own)];
    const Station& from = flight.stations[c.world().flightLead[id.index]];
    HoldStationOrder station;
    station.target = leadOf(c.step.definition, c.world(), id);
    station.aheadM = place.aheadM - from.aheadM;
    station.rightM = place.rightM - from.rightM;
    station.aboveM = place.aboveM - from.aboveM;
    return station;
}

}  // namespace

UnitId leadOf(const Definition& definition, const World& world, FlightId flight) {
    return definition.flights[flight.index].members[world.flightLead[flight.index]];
}

void beginFormation(const OrderContext& c, const FormationOrder&) {
    c.world().aim[c.unit] = c.world().normal[c.unit];
}

std::optional<Demand> carryOnFormation(const OrderContext& c, const FormationOrder&) {
    if (takesOver(c, leadOf(c.step.definition, c.world(), c.definition.flight))) return {};
    const HoldStationOrder station = stationOf(c);
    if (joinsNow(c, station)) return {};
    return carryOnStation(c, station);
}

Demand followFormation(const OrderContext& c, const FormationOrder&) {
    const FlightId id = c.definition.flight;
    const UnitId leader = leadOf(c.step.definition, c.world(), id);
    if (takesOver(c, leader)) {
        const std::size_t member = successor(c.world(), c.step.definition.flights[id.index]);
        lead(c, member, leader, orderToGoOnWith(c, leader));
        return wait(c);
    }
    const HoldStationOrder station = stationOf(c);
    if (joinsNow(c, station)) {
        c.setPhase(inPlace);
        c.tell(Milestone::joined, leader);
    }
    return followStation(c, station);
}

void beginHandOverLead(const OrderContext& c, const HandOverLeadOrder&) {
    World& world = c.world();
    const FlightDef& flight = c.step.definition.flights[c.definition.flight.index];
    const std::size_t member = successor(world, flight);
    if (member >= flight.members.size()) return c.finish();
    const UnitId next = flight.members[member];
    const ProgramId theirs = world.program[next.index];
    const std::uint16_t theirOrder = world.order[next.index];
    lead(c, member, c.id(), world.order[c.unit] + std::size_t{1});
    world.program[c.unit] = theirs;
    world.order[c.unit] = theirOrder;
    world.orderBegun[c.unit] = 0;
}

Demand followHandOverLead(const OrderContext& c, const HandOverLeadOrder&) {
    return wait(c);
}

}  // namespace openline::sim
