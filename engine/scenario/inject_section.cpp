// What a scenario itself throws in, and the orders that craft follow when a close pass is thrown in between
// them, by whomever.
#include <algorithm>

#include "scenario/builder.h"
#include "scenario/inject_catalogue.h"
#include "sim/command.h"

namespace openline::scenario {

namespace {

using crisis::InjectKind;
using crisis::Party;

constexpr Range kGap{0.1, 10000.0, "a length of 0.1 m to 10 km"};

Party partyNamed(const Builder& builder, const Value& place, DyadId dyad) {
    const auto side = place.reference(builder.sides);
    const auto& dyads = builder.definition.crisis.dyads;
    if (!side || dyad.index >= dyads.size()) return Party::none;
    if (dyads[dyad.index].a == SideId(*side)) return Party::a;
    if (dyads[dyad.index].b == SideId(*side)) return Party::b;
    place.error("expected one of the two sides of \"" + dyads[dyad.index].id + "\", got " + place.shown());
    return Party::none;
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
    entry.what.gapM = table.optional("gap").quantity(Dimension::length, kGap).value_or(0.0);
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
    if (const auto reason = checkInject(builder.definition, entry.what, entry.a, entry.b))
        return table.error("cannot be thrown in: " + *reason);
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
