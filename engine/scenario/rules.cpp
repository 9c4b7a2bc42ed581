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
    if (!def.home || def.orders.empty()) {
        value.error("expected a unit that waits at its home with orders, got \"" + def.id + "\"");
    } else if (def.orders.front().startS) {
        value.error("expected a unit without a time of take-off, got \"" + def.id + "\", which has one");
    }
    builder.releasedByRule[unit.index] = true;
}

/// One rule a member, so that a flight takes off one after the other.
void addRules(Builder& builder, const sim::RuleDef& first, const Value& start) {
    std::vector<sim::RuleDef> rules;
    const auto at = [&](std::size_t index, double intervalS) -> sim::RuleDef& {
        while (rules.size() <= index) {
            rules.push_back(first);
            const double number = static_cast<double>(rules.size() - 1);
            rules.back().afterS += intervalS * number;
            if (number > 0.0) rules.back().id += "-" + std::to_string(rules.size());
        }
        return rules[index];
    };
    for (const Value& value : start.list()) {
        std::size_t index = 0;
        for (const UnitId unit : unitsNamed(builder, value)) {
            release(builder, value, unit);
            const FlightId flight = builder.definition.units[unit.index].flight;
            const bool known = flight && flight.index < builder.memberIntervalS.size();
            at(index++, known ? builder.memberIntervalS[flight.index] : 20.0).start.push_back(unit);
        }
    }
    for (sim::RuleDef& rule : rules) builder.definition.rules.push_back(std::move(rule));
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
        if (!rule.id.empty() && !builder.rules.add(rule.id)) {
            place.error("expected a new id, got a second rule \"" + rule.id + "\"");
            continue;
        }
        if (condition.zone) rule.zone = ZoneId(*condition.zone);
        if (condition.side) rule.entering = SideId(*condition.side);
        if (condition.group) rule.enteringGroup = GroupId(*condition.group);
        addRules(builder, rule, start);
    }
}

}  // namespace openline::scenario
