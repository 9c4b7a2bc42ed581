// What a scenario itself throws in, and the orders that craft follow when a close pass is thrown in between
// them, by whomever.
#include <algorithm>

#include "geo/geodesic.h"
#include "scenario/builder.h"
#include "scenario/inject_catalogue.h"
#include "sim/command.h"
#include "sim/mirror.h"

namespace openline::scenario {

namespace {

using crisis::InjectKind;
using crisis::Party;

Party partyNamed(const Builder& builder, const Value& place, DyadId dyad) {
    const auto side = place.reference(builder.sides);
    const auto& dyads = builder.definition.crisis.dyads;
    if (!side || dyad.index >= dyads.size()) return Party::none;
    if (dyads[dyad.index].a == SideId(*side)) return Party::a;
    if (dyads[dyad.index].b == SideId(*side)) return Party::b;
    place.error("expected one of the two sides of \"" + dyads[dyad.index].id + "\", got " + place.shown());
    return Party::none;
}

/// Waits on the ground or in port at a time, whatever happens.
bool isParkedAt(const Builder& builder, UnitId id, double atS) {
    const sim::UnitDef& unit = builder.definition.units[id.index];
    if (!unit.home || unit.startSpeedMps > 0.0 || builder.releasedByRule[id.index]) return false;
    const auto mayCall = [&](const sim::RuleDef& rule) {
        const bool named = std::ranges::find(rule.who.units, id) != rule.who.units.end();
        return rule.then && (named || rule.who.units.empty());
    };
    if (std::ranges::any_of(builder.definition.rules, mayCall)) return false;
    if (unit.orders.empty()) return true;
    const sim::OrderDef& first = unit.orders.front();
    return first.waitsFor.empty() && first.startS && *first.startS > atS;
}

/// Even straight at each other at full speed they would be apart when the scenario ends.
bool areOutOfReach(const sim::Definition& definition, const sim::ScriptedInject& entry) {
    const auto fastestMps = [&](UnitId unit) {
        return definition.platforms[definition.units[unit.index].platform.index].maxSpeedMps;
    };
    const double apartM =
        geo::inverse(definition.units[entry.a.index].start, definition.units[entry.b.index].start).distanceM;
    return apartM > (fastestMps(entry.a) + fastestMps(entry.b)) * definition.durationS;
}

/// What the run would refuse or never get to.
void warnOfNoMeeting(const Builder& builder, const Table& table, const sim::ScriptedInject& entry) {
    const sim::Definition& definition = builder.definition;
    if (!entry.a || !entry.b || builder.broken[entry.a.index] || builder.broken[entry.b.index]) return;
    const std::string whom = "\"" + definition.units[entry.b.index].id + "\"";
    const bool otherFlies =
        !isParkedAt(builder, entry.a, entry.atS) && !checkInject(definition, entry.what, entry.b, entry.a);
    if (isParkedAt(builder, entry.b, entry.atS) && !otherFlies)
        return table.place().warning("expected a craft under way to be passed, got " + whom +
                                     ", which is not at that time: the run will refuse it");
    if (areOutOfReach(definition, entry))
        table.place().warning("expected craft that can meet, got \"" + definition.units[entry.a.index].id +
                              "\" too far from " + whom + " to reach it before the scenario ends");
}

void readScripted(Builder& builder, Table& table) {
    sim::ScriptedInject entry;
    const Value at = table.required("at");
    const auto timeS = momentS(builder, at);
    const auto kind = table.required("kind").word<InjectKind>(injectWords());
    if (const auto dyad = table.optional("dyad").reference(builder.dyads)) entry.what.dyad = DyadId(*dyad);
    if (const auto channel = table.optional("channel").reference(builder.channels))
        entry.what.channel = ChannelId(*channel);
    if (const Value by = table.optional("by"))
        entry.what.by = partyNamed(builder, by, entry.what.dyad ? entry.what.dyad : DyadId(std::size_t{0}));
    entry.what.doubts = table.optional("doubt").boolean().value_or(false);
    entry.what.gapM = table.optional("gap").quantity(Dimension::length, kEncounterGap).value_or(0.0);
    const Value unitsPlace = table.optional("units");
    const auto units = unitsPlace.list();
    if (unitsPlace && units.size() != 2) unitsPlace.expected("two craft: who passes, and whom");
    if (units.size() == 2) {
        if (const auto a = oneUnit(builder, units[0])) entry.a = *a;
        if (const auto b = oneUnit(builder, units[1])) entry.b = *b;
    }
    table.unknownKeys();
    if (!timeS || !kind || (units.size() == 2 && (!entry.a || !entry.b))) return;
    entry.atS = *timeS;
    entry.what.kind = *kind;
    if (builder.roles == Roles::mirrored) entry = sim::mirrored(entry);
    if (const auto reason = checkInject(builder.definition, entry.what, entry.a, entry.b))
        return table.error("cannot be thrown in: " + *reason);
    warnOfNoMeeting(builder, table, entry);
    builder.definition.script.push_back(entry);
}

ProgramId addProgram(sim::Definition& definition, const char* id, std::vector<sim::OrderDef> orders) {
    definition.programs.push_back({id, std::move(orders)});
    return ProgramId(definition.programCount() - 1);
}

sim::OrderDef order(sim::OrderAction action) {
    sim::OrderDef def;
    def.action = std::move(action);
    return def;
}

}  // namespace

void readScript(Builder& builder, Table& root) {
    for (Table& table : root.tables("inject")) readScripted(builder, table);
    auto& script = builder.definition.script;
    std::ranges::stable_sort(script, {}, &sim::ScriptedInject::atS);
    if (!script.empty()) builder.definition.hypothetical = true;
}

void addThrownInOrders(sim::Definition& definition) {
    sim::ClosePassOrder pass;
    pass.geometry = sim::PassGeometry::alongside;
    definition.airPass =
        addProgram(definition, "thrown-in-pass", {order(sim::InterceptOrder{}), order(pass)});
    definition.seaPass = addProgram(definition, "thrown-in-pass-at-sea", {order(pass)});
}

}  // namespace openline::scenario
