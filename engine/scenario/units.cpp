// `[[unit]]`: single units with orders of their own, and the order in which units come to be.
#include <algorithm>

#include "scenario/catalogue.h"
#include "scenario/unit_fields.h"

namespace openline::scenario {

namespace {

constexpr Word<sim::Conduct> kUnitConducts[] = {
    {"routine", sim::Conduct::routine},
    {"assertive", sim::Conduct::assertive},
    {"unsafe", sim::Conduct::unsafe},
};

/// More than the largest exercise; keeps a slip of the pen from filling the memory.
constexpr std::size_t kMostUnits = 100'000;

void readStart(Builder& builder, Table& table, sim::UnitDef& unit) {
    const Value home = table.optional("home");
    const Value at = table.optional("at");
    if (const auto place = home.reference(builder.places)) {
        unit.home = PlaceId(*place);
        const sim::PlaceDef& base = builder.definition.places[*place];
        unit.start = base.position;
        unit.startHeadingRad = base.runwayHeadingRad.value_or(kAssumedRunwayHeadingRad);
    }
    if (const auto position = spot(builder, at)) {
        unit.start = *position;
        unit.start.altitudeM = 0.0;
    }
    const auto altitudeM = table.optional("altitude")
                               .quantity(Dimension::length, {-500.0, 30000.0, "a height of -500 to 30000 m"});
    if (altitudeM) unit.start.altitudeM = *altitudeM;
    const auto heading = table.optional("heading").quantity(Dimension::angle, {0.0, 6.2832, "0 to 360 deg"});
    if (heading) unit.startHeadingRad = *heading;
    const auto speed = table.optional("speed").speed({0.0, 1500.0, "a speed of 0 to 1500 m/s"});
    if (speed) {
        unit.startSpeedMps =
            speed->indicatedAirspeed ? trueAirspeedMps(speed->valueSi, unit.start.altitudeM) : speed->valueSi;
    }
    if (home && at && !table.has("speed"))
        at.error("expected either \"home\" or \"at\" of a craft that starts without a \"speed\", got both");
}

void readUnit(Builder& builder, Table& table) {
    const std::size_t errorsBefore = builder.complaints.errors.size();
    sim::UnitDef unit;
    const Value id = table.required("id");
    unit.id = id.string().value_or("");
    unit.name = table.optional("name").string().value_or("");
    const UnitFields fields = readUnitFields(builder, table);
    readStart(builder, table, unit);
    const Value orders = table.optional("order");
    table.unknownKeys();
    applyUnitFields(fields, builder, unit);
    if (fields.platform) {
        const sim::PlatformDef& platform = builder.definition.platforms[fields.platform.index];
        const bool parked = table.has("home"), flies = table.has("speed") || table.has("altitude");
        if (platform.domain == sim::Domain::air && !parked && table.has("at") &&
            unit.startSpeedMps < platform.minSpeedMps * 0.5 &&
            (!flies || builder.complaints.errors.size() == errorsBefore)) {
            table.error(
                "expected an aircraft to start at a \"home\" or with a \"speed\" at which it flies, got "
                "neither");
        }
    }
    const bool broken = builder.complaints.errors.size() > errorsBefore;
    const bool unplaced = !table.has("home") && !table.has("at");
    if (const auto added = addUnit(builder, std::move(unit), {table.place(), id, orders, broken}))
        builder.unplaced[added->index] = unplaced;
}

}  // namespace

UnitFields readUnitFields(Builder& builder, Table& table) {
    UnitFields fields;
    if (const auto platform = readPlatformReference(builder, table)) fields.platform = *platform;
    if (const auto side = table.required("side").reference(builder.sides)) fields.side = SideId(*side);
    if (const auto group = table.optional("group").reference(builder.groups)) fields.group = GroupId(*group);
    fields.conduct =
        table.optional("conduct").word<sim::Conduct>(kUnitConducts).value_or(sim::Conduct::routine);
    fields.certainty = readTag(table, Certainty::approximate);
    fields.source = table.optional("source").string().value_or("");
    fields.genericName = table.optional("generic-name").string().value_or("");
    return fields;
}

void applyUnitFields(const UnitFields& fields, const Builder& builder, sim::UnitDef& unit) {
    // What is wrong was said; the first of its kind stands in, so that the rest can be read.
    unit.platform = fields.platform ? fields.platform : PlatformId(std::size_t{0});
    unit.side = fields.side ? fields.side : SideId(std::size_t{0});
    unit.group = fields.group;
    unit.conduct = fields.conduct;
    unit.certainty = fields.certainty;
    unit.source = fields.source;
    unit.genericName = fields.genericName;
    const bool named = unit.platform.index < builder.definition.platforms.size();
    if (unit.name.empty() && named) unit.name = builder.definition.platforms[unit.platform.index].name;
}

std::optional<UnitId> addUnit(Builder& builder, sim::UnitDef unit, const UnitSource& source) {
    if (builder.definition.units.size() >= kMostUnits) {
        if (builder.definition.units.size() == kMostUnits)
            source.place.error("expected at most 100000 units, got more");
        return std::nullopt;
    }
    const bool named = !unit.id.empty() && source.id.define(builder.units, unit.id);
    if (!named) builder.units.addNameless();
    const UnitId id(builder.definition.units.size());
    builder.definition.units.push_back(std::move(unit));
    builder.unitPlaces.push_back(source.place);
    builder.unitOrders.push_back(source.orders);
    builder.orderPlaces.emplace_back();
    builder.broken.push_back(source.broken || !named);
    builder.releasedByRule.push_back(false);
    builder.unplaced.push_back(false);
    return id;
}

void readUnits(Builder& builder, Table& root) {
    struct Entry {
        Table table;
        bool isFlight;
    };
    std::vector<Entry> entries;
    for (Table& table : root.tables("flight")) entries.push_back({std::move(table), true});
    for (Table& table : root.tables("unit")) entries.push_back({std::move(table), false});
    std::stable_sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
        return a.table.place().line() < b.table.place().line();
    });
    for (Entry& entry : entries)
        entry.isFlight ? expandFlight(builder, entry.table) : readUnit(builder, entry.table);
}

}  // namespace openline::scenario
