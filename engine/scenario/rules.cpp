// `[[rule]]`: who starts when a side first enters a zone.
#include "scenario/builder.h"

namespace openline::scenario {

namespace {

constexpr Range kDelay{0.0, 30.0 * 86400.0, "a duration of 0 s to 30 d"};

struct Condition {
    std::optional<std::size_t> zone, side, group;
};

Condition readCondition(Builder& builder, Table& table) {
    Condition condition;
    auto when = table.required("when").table();
    if (!when) return condition;
    const Value zone = when->required("zone");
    condition.zone = zone.reference(builder.zones);
    if (condition.zone && !builder.definition.zones[*condition.zone].closed) {
        zone.error("expected an area, got " + zone.shown() + ", which is a line");
    }
    condition.side = when->required("side").reference(builder.sides);
    const Value group = when->optional("group");
    condition.group = group.reference(builder.groups);
    if (group && !condition.group) condition.zone.reset();
    when->unknownKeys();
    return condition;
}

/// A released unit waits on the ground for its rule, so it must be there with a first order that has no time.
void release(Builder& builder, const Value& value, UnitId unit) {
    const sim::UnitDef& def = builder.definition.units[unit.index];
    builder.releasedByRule[unit.index] = true;
    if (builder.broken[unit.index]) return;
    if (!def.home || def.orders.empty()) {
        value.error("expected a unit that waits at its home with orders, got \"" + def.id + "\"");
    } else if (def.orders.front().startS) {
        value.error("expected a unit without a time of take-off, got \"" + def.id + "\", which has one");
    }
}

/// The members of a flight take off one after the other; flights and units beside each other.
void addStarts(Builder& builder, const Value& start, sim::RuleDef& rule) {
    for (const Value& value : start.list()) {
        double afterS = 0.0;
        for (const UnitId unit : unitsNamed(builder, value)) {
            release(builder, value, unit);
            const FlightId flight = builder.definition.units[unit.index].flight;
            const bool known = flight && flight.index < builder.memberIntervalS.size();
            rule.start.push_back(unit);
            rule.startAfterS.push_back(afterS);
            afterS += known ? builder.memberIntervalS[flight.index] : 20.0;
        }
    }
}

}  // namespace

void readRules(Builder& builder, Table& root) {
    for (Table& table : root.tables("rule")) {
        sim::RuleDef rule;
        const Value place = table.required("id");
        rule.id = place.string().value_or("");
        const Condition condition = readCondition(builder, table);
        rule.afterS = table.required("after").quantity(Dimension::duration, kDelay).value_or(0.0);
        rule.cooldownS = table.optional("cooldown").quantity(Dimension::duration, kDelay).value_or(0.0);
        const Value start = table.required("start");
        if (start.isList() && start.list().empty()) start.expected("at least one unit or flight");
        table.unknownKeys();
        if (!rule.id.empty() && !place.define(builder.rules, rule.id)) continue;
        if (condition.zone) rule.zone = ZoneId(*condition.zone);
        if (condition.side) rule.entering = SideId(*condition.side);
        if (condition.group) rule.enteringGroup = GroupId(*condition.group);
        addStarts(builder, start, rule);
        builder.definition.rules.push_back(std::move(rule));
    }
}

}  // namespace openline::scenario
