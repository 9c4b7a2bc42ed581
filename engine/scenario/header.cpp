// `[scenario]`, `[[side]]`, `[[group]]`, and the small readers that every section uses.
#include "scenario/builder.h"
#include "scenario/catalogue.h"

namespace openline::scenario {

namespace {

using sim::EncounterStandard;

constexpr Word<EncounterStandard> kStandards[] = {
    {"do-365", EncounterStandard::do365},
    {"near-midair-collision", EncounterStandard::nearMidairCollision},
    {"tcas", EncounterStandard::tcas},
    {"ship-practice", EncounterStandard::shipPractice},
};

constexpr Word<sim::StandardIdentity> kIdentities[] = {
    {"friend", sim::StandardIdentity::friendly}, {"assumed-friend", sim::StandardIdentity::assumedFriend},
    {"neutral", sim::StandardIdentity::neutral}, {"suspect", sim::StandardIdentity::suspect},
    {"hostile", sim::StandardIdentity::hostile}, {"unknown", sim::StandardIdentity::unknown},
    {"pending", sim::StandardIdentity::pending},
};

void readEncounters(Table& table, sim::EncounterSettings& settings) {
    if (const Value standards = table.optional("standards")) {
        settings.standards.clear();
        for (const Value& one : standards.list()) {
            if (const auto standard = one.word<EncounterStandard>(kStandards))
                settings.standards.push_back(*standard);
        }
    }
    settings.lookAheadS = table.optional("look-ahead")
                              .quantity(Dimension::duration, {1.0, 3600.0, "1 s to 1 h"})
                              .value_or(settings.lookAheadS);
}

void readClock(Builder& builder, Table& table) {
    sim::Definition& definition = builder.definition;
    const Value zone = table.required("zone");
    if (const auto text = zone.string()) {
        const auto minutes = parseZoneOffset(*text);
        if (!minutes) zone.expected("an offset from UTC such as \"+08:00\"");
        definition.zoneMinutes = minutes.value_or(0);
    }
    builder.complaints.zoneMinutes = definition.zoneMinutes;
    definition.zoneName = table.required("zone-name").string().value_or("");
    builder.complaints.start = table.required("start").instant();
    definition.start = builder.complaints.start.value_or(UtcTime{});
    definition.durationS =
        table.required("duration")
            .quantity(Dimension::duration, {1.0, 400.0 * 86400.0, "a duration of 1 s to 400 d"})
            .value_or(400.0 * 86400.0);
    definition.tickHz = static_cast<double>(table.optional("tick-rate").integer(1, 60).value_or(10));
}

}  // namespace

std::optional<double> momentS(Builder& builder, const Value& value) {
    const auto timeS = value.timeS();
    if (!timeS) return std::nullopt;
    if (*timeS < 0.0 || *timeS > builder.definition.durationS) {
        value.error("expected a time within the scenario (" +
                    formatIso(builder.definition.start, builder.definition.zoneMinutes) + " and the " +
                    formatDurationForPeople(builder.definition.durationS) + " after it), got " +
                    value.shown());
        return std::nullopt;
    }
    return timeS;
}

std::optional<geo::Geodetic> spot(Builder& builder, const Value& value) {
    if (!value.isString()) return value.position();
    const auto place = value.reference(builder.places);
    if (!place) return std::nullopt;
    return builder.definition.places[*place].position;
}

std::vector<UnitId> unitsNamed(Builder& builder, const Value& value) {
    const auto id = value.string();
    if (!id) return {};
    if (const auto unit = builder.units.find(*id)) return {UnitId(*unit)};
    if (const auto flight = builder.flights.find(*id)) return builder.definition.flights[*flight].members;
    std::vector<std::string> known;
    if (value.maySuggest()) {
        known = builder.flights.all();
        known.insert(known.end(), builder.units.all().begin(), builder.units.all().end());
    }
    value.error("expected the id of a unit or flight, got " + value.shown() + value.suggested(*id, known));
    return {};
}

std::optional<UnitId> oneUnit(Builder& builder, const Value& value) {
    const auto units = unitsNamed(builder, value);
    if (units.empty()) return std::nullopt;
    return units.front();
}

std::optional<PlatformId> readPlatformReference(Builder& builder, Table& table) {
    const auto platform = table.required("platform").reference(builder.platforms);
    if (!platform) return std::nullopt;
    return PlatformId(*platform);
}

void readHeader(Builder& builder, Table& root) {
    auto table = root.required("scenario").table();
    if (!table) return;
    sim::Definition& definition = builder.definition;
    definition.id = table->required("id").string().value_or("");
    definition.title = table->required("title").string().value_or("");
    definition.description = table->optional("description").string().value_or("");
    readClock(builder, *table);
    constexpr std::int64_t kLargestSeed = 0x7FFFFFFFFFFFFFFF;
    definition.seed =
        static_cast<std::uint64_t>(table->optional("seed").integer(0, kLargestSeed).value_or(1));
    definition.hypothetical = table->optional("hypothetical").boolean().value_or(false);
    definition.sourceLine = table->required("source-line").string().value_or("");
    definition.banner = table->optional("banner").string().value_or("");
    definition.crisis.playsRecord = table->optional("plays-record").boolean().value_or(false);
    readEncounters(*table, definition.encounters);
    for (const Value& zone : table->optional("counted-zones").list()) {
        if (const auto found = zone.reference(builder.zones)) definition.countedZones.emplace_back(*found);
    }
    table->unknownKeys();
}

void readSides(Builder& builder, Table& root) {
    for (Table& table : root.tables("side")) {
        const auto id = table.required("id").string();
        const auto known = id ? builder.sides.find(*id) : std::nullopt;
        // A side that exists has a name already.
        const auto name = (known ? table.optional("name") : table.required("name")).string();
        const auto identity = table.optional("identity").word<sim::StandardIdentity>(kIdentities);
        table.unknownKeys();
        if (!id) continue;
        if (!known) {
            builder.sides.add(*id);
            builder.definition.sides.push_back({*id, name.value_or(*id), identity});
            continue;
        }
        sim::SideDef& side = builder.definition.sides[*known];
        if (name) side.name = *name;
        if (identity) side.identity = identity;
    }
}

void readAccounts(Builder& builder, Table& root) {
    for (Table& table : root.tables("account")) {
        sim::AccountDef account;
        const Value place = table.required("id");
        account.id = place.string().value_or("");
        account.name = table.required("name").string().value_or("");
        account.text = table.required("text").string().value_or("");
        account.certainty = readTag(table, Certainty::documented);
        account.source = table.required("source").string().value_or("");
        table.unknownKeys();
        if (!account.id.empty() && place.define(builder.accounts, account.id))
            builder.definition.accounts.push_back(std::move(account));
    }
}

AccountId readAccountReference(Builder& builder, Table& table) {
    const Value account = table.optional("account");
    const auto found = account ? account.reference(builder.accounts) : std::nullopt;
    return found ? AccountId{*found} : AccountId{};
}

void readGroups(Builder& builder, Table& root) {
    for (Table& table : root.tables("group")) {
        sim::GroupDef group;
        const Value place = table.required("id");
        const auto id = place.string();
        const auto side = table.required("side").reference(builder.sides);
        group.source = table.required("source").string().value_or("");
        table.unknownKeys();
        if (!id || !place.define(builder.groups, *id)) continue;
        // One whose side is wrong is known by its name all the same.
        group.id = *id;
        if (side) group.side = SideId(*side);
        builder.definition.groups.push_back(std::move(group));
    }
}

}  // namespace openline::scenario
