// `[[unit.order]]`: what only ships and submarines are told.
#include "base/math.h"
#include "scenario/order_table.h"

namespace openline::scenario {

namespace {

enum class ShipSide : std::uint8_t { left, right };
constexpr Word<ShipSide> kSides[] = {{"left", ShipSide::left}, {"right", ShipSide::right}};

constexpr Range kRange{10.0, 500000.0, "10 m to 500 km"};
constexpr Range kDepth{0.0, 600.0, "a depth of 0 to 600 m"};

/// At a bearing and range: true, or from the other's bow.
std::optional<sim::OrderAction> readBearing(OrderTable order, bool relative) {
    sim::HoldStationOrder action;
    const auto target = order.target();
    action.target = target.unit;
    const auto bearingRad = order.table.required("bearing").quantity(Dimension::angle, kOrderAngle);
    const auto rangeM = order.table.required("range").quantity(Dimension::length, kRange);
    const Value axis = order.table.optional("relative");
    order.readEnd(action, false);
    action.untilTargetLands = true;
    if (!target.good || !bearingRad || !rangeM) return std::nullopt;
    if (axis.boolean().value_or(relative)) {
        action.aheadM = *rangeM * math::cos(*bearingRad);
        action.rightM = *rangeM * math::sin(*bearingRad);
    } else {
        action.bearingRad = *bearingRad;
        action.rangeM = *rangeM;
    }
    return action;
}

std::optional<sim::OrderAction> readShadow(OrderTable order) {
    return readBearing(order, false);
}

std::optional<sim::OrderAction> readScreen(OrderTable order) {
    return readBearing(order, true);
}

std::optional<sim::OrderAction> readBowCrossing(OrderTable order) {
    sim::ClosePassOrder action;
    const auto target = order.target();
    action.target = target.unit;
    action.geometry = sim::PassGeometry::acrossNose;
    action.intendedGapM = order.table.optional("gap").quantity(Dimension::length, kOrderGap);
    action.atS = momentS(order.builder, order.table.optional("at"));
    action.speedMps = order.speedMps(0.0);
    if (!target.good) return std::nullopt;
    return action;
}

std::optional<sim::OrderAction> readBlock(OrderTable order) {
    sim::BlockOrder action;
    const auto target = order.target();
    action.target = target.unit;
    action.distanceM = order.quantity("distance", Dimension::length, kRange).value_or(action.distanceM);
    order.readEnd(action, true);
    if (!target.good) return std::nullopt;
    return action;
}

std::optional<sim::OrderAction> readReplenish(OrderTable order) {
    sim::ReplenishOrder action;
    const auto target = order.target();
    action.target = target.unit;
    action.onItsRight =
        order.table.optional("side").word<ShipSide>(kSides).value_or(ShipSide::right) == ShipSide::right;
    action.gapM =
        order.quantity("gap", Dimension::length, {20.0, 200.0, "20 to 200 m"}).value_or(action.gapM);
    action.durationS =
        order.table.required("for").quantity(Dimension::duration, kOrderDuration).value_or(1.0);
    if (!target.good) return std::nullopt;
    return action;
}

std::optional<sim::OrderAction> readAllStop(OrderTable order) {
    sim::AllStopOrder action;
    action.crash = order.table.optional("crash").boolean().value_or(false);
    action.durationS = order.quantity("for", Dimension::duration, kOrderDuration).value_or(0.0);
    return action;
}

std::optional<sim::OrderAction> readDive(OrderTable order) {
    const auto depthM = order.table.required("depth").quantity(Dimension::length, kDepth);
    return sim::DepthOrder{depthM.value_or(0.0)};
}

std::optional<sim::OrderAction> readSurface(OrderTable) {
    return sim::DepthOrder{0.0};
}

constexpr Word<OrderReader> kShipReaders[] = {
    {"shadow", readShadow}, {"screen", readScreen},       {"bow-crossing", readBowCrossing},
    {"block", readBlock},   {"replenish", readReplenish}, {"all-stop", readAllStop},
    {"dive", readDive},     {"surface", readSurface},
};

}  // namespace

std::span<const Word<OrderReader>> shipOrderReaders() {
    return kShipReaders;
}

}  // namespace openline::scenario
