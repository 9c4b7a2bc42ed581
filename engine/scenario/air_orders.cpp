// The orders that aircraft are given, and those that all craft are: one reader a kind.
#include "scenario/order_table.h"

namespace openline::scenario {

namespace {

constexpr Word<sim::Quarter> kQuarters[] = {
    {"left", sim::Quarter::left},
    {"right", sim::Quarter::right},
    {"astern", sim::Quarter::astern},
    {"ahead", sim::Quarter::ahead},
};
constexpr Word<sim::PatrolShape> kShapes[] = {
    {"racetrack", sim::PatrolShape::racetrack},
    {"figure-eight", sim::PatrolShape::figureEight},
};

std::optional<sim::OrderAction> readTakeOff(OrderTable order) {
    sim::TakeOffOrder action;
    action.climbToM = order.quantity("climb-to", Dimension::length, kOrderHeight).value_or(action.climbToM);
    return action;
}

std::optional<sim::OrderAction> readTransit(OrderTable order) {
    sim::RouteOrder action;
    for (const RouteStop& stop : stopsOf(order)) action.waypoints.push_back(stop.waypoint);
    action.loop = order.table.optional("loop").boolean().value_or(false);
    return action;
}

std::optional<sim::OrderAction> readOrbit(OrderTable order) {
    sim::OrbitOrder action;
    const auto centre = spot(order.builder, order.table.required("centre"));
    const auto altitudeM = order.quantity("altitude", Dimension::length, kOrderHeight);
    action.radiusM = order.quantity("radius", Dimension::length, kOrderLength).value_or(action.radiusM);
    action.speedMps = order.speedMps(altitudeM.value_or(0.0));
    action.clockwise = order.table.optional("clockwise").boolean().value_or(false);
    order.readEnd(action, true);
    if (!centre) return std::nullopt;
    action.centre = *centre;
    action.centre.altitudeM = altitudeM.value_or(0.0);
    return action;
}

std::optional<sim::OrderAction> readHoldStation(OrderTable order) {
    sim::HoldStationOrder action;
    const auto target = order.target();
    action.target = target.unit;
    action.aheadM = order.quantity("ahead", Dimension::length, kOrderOffset).value_or(0.0);
    action.rightM = order.quantity("right", Dimension::length, kOrderOffset).value_or(0.0);
    action.aboveM = order.quantity("above", Dimension::length, kOrderOffset).value_or(0.0);
    order.readEnd(action, false);
    action.untilTargetLands = order.table.optional("until-target-lands").boolean().value_or(true);
    action.declared = order.table.optional("declared").boolean().value_or(true);
    if (!target.good) return std::nullopt;
    return action;
}

std::optional<sim::OrderAction> readFormation(OrderTable) {
    return sim::FormationOrder{};
}

std::optional<sim::OrderAction> readHandOverLead(OrderTable) {
    return sim::HandOverLeadOrder{};
}

std::optional<sim::OrderAction> readIntercept(OrderTable order) {
    sim::InterceptOrder action;
    const auto target = order.target();
    action.target = target.unit;
    action.quarter = order.table.optional("quarter").word<sim::Quarter>(kQuarters).value_or(action.quarter);
    action.distanceM = order.quantity("distance", Dimension::length, kOrderLength).value_or(action.distanceM);
    action.aboveM = order.quantity("above", Dimension::length, kOrderOffset).value_or(0.0);
    action.speedMps = order.speedMps(order.altitudeM());
    action.giveUpAfterS =
        order.quantity("give-up-after", Dimension::duration, kOrderDuration).value_or(action.giveUpAfterS);
    if (!target.good) return std::nullopt;
    return action;
}

std::optional<sim::OrderAction> readRefuel(OrderTable order) {
    const auto target = order.target();
    sim::RefuelOrder action;
    action.tanker = target.unit;
    action.amountKg = order.quantity("amount", Dimension::mass, {1.0, 200000.0, "1 kg to 200 t"});
    if (!target.good) return std::nullopt;
    return action;
}

std::optional<sim::OrderAction> readRadioWarning(OrderTable order) {
    const auto target = order.target();
    if (!target.good) return std::nullopt;
    return sim::RadioWarningOrder{target.unit};
}

std::optional<sim::OrderAction> readClosePass(OrderTable order) {
    sim::ClosePassOrder action;
    const auto target = order.target();
    action.target = target.unit;
    action.geometry =
        order.table.optional("geometry").word<sim::PassGeometry>(kPassGeometries).value_or(action.geometry);
    action.intendedGapM = order.table.optional("gap").quantity(Dimension::length, kOrderGap);
    action.atS = momentS(order.builder, order.table.optional("at"));
    action.speedMps = order.speedMps(order.altitudeM());
    action.collides = order.table.optional("collides").boolean().value_or(false);
    if (!target.good) return std::nullopt;
    return action;
}

std::optional<sim::OrderAction> readLand(OrderTable order) {
    sim::LandOrder action;
    const Value at = order.table.required("at");
    const auto place = at.reference(order.builder.places);
    action.runwayHeadingRad = order.quantity("runway", Dimension::angle, {0.0, 6.2832, "0 to 360 deg"});
    action.sequenceDelayS = order.quantity("delay", Dimension::duration, {0.0, 7200.0, "0 s to 2 h"})
                                .value_or(action.sequenceDelayS);
    action.emergency = order.table.optional("emergency").boolean().value_or(false);
    if (!place) return std::nullopt;
    if (order.builder.definition.places[*place].kind != sim::PlaceKind::airfield) {
        at.error("expected an airfield, got " + at.shown() + ", which is none");
    }
    action.airfield = PlaceId(*place);
    return action;
}

std::optional<sim::OrderAction> readDivert(OrderTable order) {
    sim::DivertOrder action;
    const Value at = order.table.optional("at");
    if (const auto place = at.reference(order.builder.places)) {
        if (order.builder.definition.places[*place].kind != sim::PlaceKind::airfield)
            at.error("expected an airfield, got " + at.shown() + ", which is none");
        action.airfield = PlaceId(*place);
    }
    return action;
}

std::optional<sim::OrderAction> readReturn(OrderTable) {
    return sim::ReturnOrder{};
}

std::optional<sim::OrderAction> readPatrol(OrderTable order) {
    sim::PatrolOrder action;
    const auto from = spot(order.builder, order.table.required("from"));
    const auto to = spot(order.builder, order.table.required("to"));
    const double altitudeM = order.quantity("altitude", Dimension::length, kOrderHeight).value_or(0.0);
    action.widthM = order.quantity("width", Dimension::length, kOrderLength).value_or(action.widthM);
    action.speedMps = order.speedMps(altitudeM);
    action.shape = order.table.optional("shape").word<sim::PatrolShape>(kShapes).value_or(action.shape);
    const Value relief = order.table.optional("relief");
    if (relief) action.relief = oneUnit(order.builder, relief).value_or(UnitId());
    order.readEnd(action, true);
    if (!from || !to) return std::nullopt;
    action.from = *from;
    action.to = *to;
    action.from.altitudeM = action.to.altitudeM = altitudeM;
    return action;
}

std::optional<sim::OrderAction> readUpset(OrderTable order) {
    sim::UpsetOrder action;
    action.heightLossM =
        order.table.required("height-loss").quantity(Dimension::length, kOrderLength).value_or(1.0);
    action.durationS = order.table.required("for")
                           .quantity(Dimension::duration, {1.0, 600.0, "1 s to 10 min"})
                           .value_or(1.0);
    return action;
}

std::optional<sim::OrderAction> readLost(OrderTable) {
    return sim::LostOrder{};
}

constexpr Word<OrderReader> kReaders[] = {
    {"take-off", readTakeOff},
    {"orbit", readOrbit},
    {"patrol", readPatrol},
    {"hold-station", readHoldStation},
    {"formation", readFormation},
    {"hand-over-lead", readHandOverLead},
    {"intercept", readIntercept},
    {"close-pass", readClosePass},
    {"radio-warning", readRadioWarning},
    {"refuel", readRefuel},
    {"land", readLand},
    {"divert", readDivert},
    {"return-to-base", readReturn},
    {"transit", readTransit},
    {"upset", readUpset},
    {"lost", readLost},
};

}  // namespace

std::span<const Word<OrderReader>> airOrderReaders() {
    return kReaders;
}

}  // namespace openline::scenario
