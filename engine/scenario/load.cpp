#include "scenario/load.h"

#include <algorithm>
#include <tuple>

#include "scenario/builder.h"
#include "scenario/catalogue.h"
#include "scenario/crisis_catalogue.h"

namespace openline::scenario {

namespace {

template <class Def>
void addAll(Names& names, const std::vector<Def>& all) {
    for (const Def& one : all) names.add(one.id);
}

void append(std::vector<Complaint>& to, const std::vector<Complaint>& from) {
    to.insert(to.end(), from.begin(), from.end());
}

/// Reads one file of tables with a reader of its root; a file that cannot be read is one complaint, and
/// whoever refers to its ids hears of none.
void readMapFile(Builder& builder, const std::string& path, Names& ids, auto readTables) {
    const auto document = Document::read(path);
    if (!document) {
        append(builder.complaints.errors, document.errors);
        ids.becomeUnreadable();
        return;
    }
    Table root = document->root(builder.complaints);
    readTables(root);
    root.unknownKeys();
}

void readCatalogues(Builder& builder, const DataFolders& folders) {
    sim::Definition& definition = builder.definition;
    readPlatformsFile(folders.assets + "/platforms.toml", builder.complaints, builder.platforms,
                      definition.platforms);
    readConductFile(builder, folders.assets + "/conduct.toml");
    readMapFile(builder, folders.maps + "/places.toml", builder.places, [&](Table& root) {
        readPlaceTables(root, builder.sides, builder.places, definition.places);
    });
    readMapFile(builder, folders.maps + "/lines.toml", builder.zones,
                [&](Table& root) { readLineTables(root, builder.sides, builder.zones, definition.zones); });
    // Where places could not be read, channels are not told that theirs are unknown.
    const bool placesKnown = builder.complaints.errors.empty();
    auto model =
        readCrisisCatalogue(folders.assets, {&builder.sides, placesKnown ? &builder.places : nullptr});
    append(builder.complaints.errors, model.errors);
    append(builder.complaints.warnings, model.warnings);
    if (!model) {
        for (Names* names : {&builder.channels, &builder.presets, &builder.classes, &builder.readings})
            names->becomeUnreadable();
        return;
    }
    definition.crisis = std::move(*model);
    addAll(builder.channels, definition.crisis.channels);
    addAll(builder.presets, definition.crisis.presets);
    addAll(builder.classes, definition.crisis.classes);
    addAll(builder.readings, definition.crisis.readings);
}

/// Lines not in force when the scenario starts are not drawn, and nobody is watched by them.
void hideLinesOfOtherTimes(sim::Definition& definition) {
    const int year = civil(definition.start, definition.zoneMinutes).year;
    for (sim::ZoneDef& zone : definition.zones) {
        if (year < zone.sinceYear.value_or(year) || year >= zone.untilYear.value_or(year + 1))
            zone.drawn = false;
    }
}

/// What others refer to comes before what refers to it.
void readScenario(Builder& builder, Table& root) {
    const std::vector<Complaint>& errors = builder.complaints.errors;
    builder.catalogueBroken = !errors.empty();
    readPlaceTables(root, builder.sides, builder.places, builder.definition.places);
    builder.waysBroken = !errors.empty();
    readLineTables(root, builder.sides, builder.zones, builder.definition.zones);
    readHeader(builder, root);
    hideLinesOfOtherTimes(builder.definition);
    readWind(builder, root);
    readGroups(builder, root);
    readAccounts(builder, root);
    readConducts(builder, root);
    readFormations(builder, root);
    const std::size_t before = errors.size();
    readRoutes(builder, root);
    builder.waysBroken |= errors.size() > before;
    readUnits(builder, root);
    readCrisis(builder, root);
    readClosestApproaches(builder, root);
    readOrders(builder);
    readRules(builder, root);
    addThrownInOrders(builder.definition);
    readScript(builder, root);
    readScenes(builder, root);
    if (root.has("order"))
        for (const Table& order : root.tables("order"))
            order.error("expected orders of a unit, got [[order]]; write [[unit.order]] below its [[unit]]");
    root.unknownKeys();
    checkWhole(builder);
    checkOrders(builder);
    checkWaits(builder);
    checkNumbers(builder);
}

void sortByPlace(std::vector<Complaint>& complaints) {
    std::stable_sort(complaints.begin(), complaints.end(), [](const Complaint& a, const Complaint& b) {
        return std::tie(a.file, a.line, a.column) < std::tie(b.file, b.line, b.column);
    });
}

Result<sim::Definition> fromDocument(const Document& document, const DataFolders& folders, Roles roles) {
    Builder builder;
    builder.roles = roles;
    builder.definition.sides = knownSides();
    addAll(builder.sides, builder.definition.sides);
    Table root = document.root(builder.complaints);
    readSides(builder, root);
    readCatalogues(builder, folders);
    readScenario(builder, root);
    checkWays(builder, folders.maps);
    sortByPlace(builder.complaints.errors);
    sortByPlace(builder.complaints.warnings);
    if (!builder.complaints.errors.empty()) {
        Result<sim::Definition> failed(std::move(builder.complaints.errors));
        failed.warnings = std::move(builder.complaints.warnings);
        return failed;
    }
    Result<sim::Definition> loaded(std::move(builder.definition));
    loaded.warnings = std::move(builder.complaints.warnings);
    return loaded;
}

}  // namespace

Result<sim::Definition> load(const std::string& path, const DataFolders& folders, Roles roles) {
    const auto document = Document::read(path);
    if (!document) return document.errors;
    return fromDocument(*document, folders, roles);
}

Result<sim::Definition> parse(const std::string& text, const std::string& name, const DataFolders& folders,
                              Roles roles) {
    const auto document = Document::parse(text, name);
    if (!document) return document.errors;
    return fromDocument(*document, folders, roles);
}

}  // namespace openline::scenario
