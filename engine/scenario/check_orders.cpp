// Whether every order can be given to whom it is written for, by the manifest of orders.
#include <algorithm>

#include "scenario/builder.h"
#include "sim/order_manifest.h"

namespace openline::scenario {

namespace {

/// Is an order about a craft of which it is not known what it is, or what it does?
bool isAboutUnknown(const Builder& builder, const sim::OrderAction& action) {
    const UnitId other = sim::namedCraft(action);
    if (other && builder.unknownCraft[other.index]) return true;
    const auto* patrol = std::get_if<sim::PatrolOrder>(&action);
    return patrol != nullptr && patrol->relief && builder.broken[patrol->relief.index];
}

void checkProgramOf(Builder& builder, const sim::RuleDef& rule, const Value& place) {
    const sim::Definition& definition = builder.definition;
    for (std::size_t i = 0; i < definition.units.size(); ++i) {
        const sim::UnitDef& unit = definition.units[i];
        const bool named = std::ranges::find(rule.who.units, UnitId(i)) != rule.who.units.end();
        const bool fits = rule.who.units.empty() && unit.side == rule.who.side &&
                          (!rule.who.platform || unit.platform == rule.who.platform) &&
                          (!rule.who.home || unit.home == rule.who.home);
        if ((!named && !fits) || builder.unknownCraft[i]) continue;
        for (const sim::OrderDef& order : definition.ordersOf(rule.then)) {
            if (isAboutUnknown(builder, order.action)) continue;
            const auto reason = sim::check({definition, UnitId(i), true, {}, nullptr}, order.action);
            if (!reason) continue;
            place.error("expected orders that \"" + unit.id + "\" can be given: " + *reason);
            return;
        }
    }
}

}  // namespace

void checkOrders(Builder& builder) {
    if (builder.catalogueBroken) return;
    const sim::Definition& definition = builder.definition;
    for (std::size_t i = 0; i < definition.units.size(); ++i) {
        // One wrong order does not keep what is wrong with the others from being said.
        if (builder.unknownCraft[i]) continue;
        const std::vector<sim::OrderDef>& orders = definition.units[i].orders;
        for (std::size_t k = 0; k < orders.size(); ++k) {
            if (isAboutUnknown(builder, orders[k].action)) continue;
            const auto reason = sim::check({definition, UnitId(i), false, {}, nullptr}, orders[k].action);
            if (!reason) continue;
            builder.orderPlaces[i][k].error("expected an order that \"" + definition.units[i].id +
                                            "\" can be given: " + *reason);
        }
    }
    for (std::size_t i = 0; i < definition.rules.size(); ++i) {
        if (definition.rules[i].then) checkProgramOf(builder, definition.rules[i], builder.rulePlaces[i]);
    }
}

}  // namespace openline::scenario
