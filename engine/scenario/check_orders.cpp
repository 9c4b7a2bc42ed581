// Whether every order can be given to whom it is written for, by the manifest of orders.
#include <algorithm>

#include "scenario/builder.h"
#include "sim/order_manifest.h"

namespace openline::scenario {

namespace {

void checkProgramOf(Builder& builder, const sim::RuleDef& rule, const Value& place) {
    const sim::Definition& definition = builder.definition;
    for (std::size_t i = 0; i < definition.units.size(); ++i) {
        const sim::UnitDef& unit = definition.units[i];
        const bool named = std::ranges::find(rule.who.units, UnitId(i)) != rule.who.units.end();
        const bool fits = rule.who.units.empty() && unit.side == rule.who.side &&
                          (!rule.who.platform || unit.platform == rule.who.platform) &&
                          (!rule.who.home || unit.home == rule.who.home);
        if (!named && !fits) continue;
        for (const sim::OrderDef& order : definition.ordersOf(rule.then)) {
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
        if (builder.broken[i]) continue;
        const std::vector<sim::OrderDef>& orders = definition.units[i].orders;
        for (std::size_t k = 0; k < orders.size(); ++k) {
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
