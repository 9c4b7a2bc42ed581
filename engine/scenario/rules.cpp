// `[[rule]]`: who does what when something happens.
#include <set>

#include "scenario/order_table.h"

namespace openline::scenario {

namespace {

constexpr Range kRuleDelay{0.0, 30.0 * 86400.0, "a duration of 0 s to 30 d"};

/// A unit called to its own orders waits for them on the ground, so it must be there, and with a first order
/// that has no time.
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
void readNamed(Builder& builder, const Value& who, bool gives, sim::RuleDef& rule) {
    std::set<std::uint32_t> seen;
    for (const Value& value : who.list()) {
        double afterS = 0.0;
        bool twice = false;
        for (const UnitId unit : unitsNamed(builder, value)) {
            if (!seen.insert(unit.index).second) {
                if (!twice) value.error("expected each unit once, got " + value.shown() + " a second time");
                twice = true;
                continue;
            }
            if (!gives) release(builder, value, unit);
            const FlightId flight = builder.definition.units[unit.index].flight;
            const bool known = flight && flight.index < builder.memberIntervalS.size();
            rule.who.units.push_back(unit);
            rule.whoAfterS.push_back(afterS);
            afterS += known ? builder.memberIntervalS[flight.index] : 20.0;
        }
    }
    if (who.list().empty()) who.expected("at least one unit or flight");
}

/// Any that fit: `{ side = .., platform = .., home = .., count = .. }`.
void readFitting(Builder& builder, const Value& who, bool gives, sim::RuleDef& rule) {
    auto table = who.table();
    if (!table) return;
    if (const auto side = table->required("side").reference(builder.sides)) rule.who.side = SideId(*side);
    if (table->has("platform")) {
        if (const auto platform = readPlatformReference(builder, *table)) rule.who.platform = *platform;
    }
    if (const auto home = table->optional("home").reference(builder.places)) rule.who.home = PlaceId(*home);
    rule.who.count = static_cast<std::uint32_t>(table->optional("count").integer(1, 1000).value_or(1));
    table->unknownKeys();
    if (!gives) who.error("expected orders in \"then\" for units that are not named, got none");
}

/// `[[rule.then]]`: orders that the units are given; afterwards they go on with their own. False: it has
/// some, and none in these roles.
bool readProgram(Builder& builder, Table& table, sim::RuleDef& rule) {
    sim::ProgramDef program;
    program.id = rule.id;
    const std::size_t errorsBefore = builder.complaints.errors.size();
    const Value then = table.optional("then");
    bool inAnyRoles = false;
    for (const Value& each : then.list()) {
        if (auto order = each.table())
            inAnyRoles = readOrder(builder, UnitId(), *order, program.orders) || inAnyRoles;
        if (tooManyOrders(then, program.orders.size())) break;
    }
    const bool complained = builder.complaints.errors.size() > errorsBefore;
    if (then && !inAnyRoles && !complained) then.expected("at least one order");
    if (program.orders.empty()) return !inAnyRoles;
    rule.then = ProgramId(builder.definition.programCount());
    builder.definition.programs.push_back(std::move(program));
    return true;
}

}  // namespace

void readRules(Builder& builder, Table& root) {
    for (Table& table : root.tables("rule")) {
        sim::RuleDef rule;
        const Value place = table.required("id");
        rule.id = place.string().value_or("");
        const auto condition = readCondition(builder, table.required("when"));
        if (condition) rule.when = *condition;
        rule.afterS = table.optional("after").quantity(Dimension::duration, kRuleDelay).value_or(0.0);
        rule.cooldownS = table.optional("cooldown").quantity(Dimension::duration, kRuleDelay).value_or(0.0);
        rule.most = static_cast<std::uint32_t>(table.optional("most").integer(1, 10000).value_or(0));
        const bool flown = readProgram(builder, table, rule);
        const bool gives = table.has("then");
        const Value who = table.required("who");
        if (who)
            who.isTable() ? readFitting(builder, who, gives, rule) : readNamed(builder, who, gives, rule);
        table.unknownKeys();
        if (!rule.id.empty() && !place.define(builder.rules, rule.id)) continue;
        // Called to their own orders its craft would fly what nobody wrote.
        if (!flown) continue;
        builder.rulePlaces.push_back(place);
        builder.definition.rules.push_back(std::move(rule));
    }
}

}  // namespace openline::scenario
