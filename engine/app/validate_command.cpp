#include "app/validate_command.h"

#include <iostream>

#include "app/exit_codes.h"
#include "app/session.h"
#include "base/time.h"
#include "view/provenance.h"

namespace openline::app {

namespace {

constexpr std::size_t kNameColumn = 34;

void printNames(const char* heading, const std::vector<std::pair<std::string, std::string>>& names) {
    if (names.empty()) return;
    std::cout << heading << '\n';
    for (const auto& [id, words] : names) {
        const std::size_t gap = id.size() < kNameColumn ? kNameColumn - id.size() : 1;
        std::cout << "  " << id << std::string(words.empty() ? 0 : gap, ' ') << words << '\n';
    }
}

template <class Defs, class Words>
void printDefs(const char* heading, const Defs& defs, const Words& wordsOf) {
    std::vector<std::pair<std::string, std::string>> names;
    for (const auto& def : defs) names.emplace_back(def.id, wordsOf(def));
    printNames(heading, names);
}

/// As a film shows it; the race is counted when it is.
std::string headlineOf(const sim::SceneDef& scene) {
    return view::withRace(scene.headline, "so many in 100");
}

/// What may follow --inject, --open, --preset, --class, --reading, --dyad, --account and --scene.
void printList(const sim::Definition& definition) {
    const auto named = [](const auto& def) { return def.name; };
    const crisis::Model& model = definition.crisis;
    printDefs("units", definition.units, [&](const sim::UnitDef& unit) {
        return unit.name + ", " + definition.sides[unit.side.index].name;
    });
    printDefs("sides", definition.sides, named);
    printDefs("relations", model.dyads, named);
    printDefs("channels", model.channels, [&](const crisis::ChannelDef& channel) {
        return channel.name +
               (channel.dyad.index < model.dyads.size() ? ", " + model.dyads[channel.dyad.index].name : "");
    });
    printDefs("presets", model.presets, named);
    printDefs("readings", model.readings, named);
    printDefs("reference classes", model.classes, named);
    printDefs("accounts", definition.accounts, named);
    printDefs("what can be thrown in", model.injects, named);
    std::vector<std::pair<std::string, std::string>> scenes;
    for (const sim::SceneDef& scene : definition.storyboard)
        scenes.emplace_back(std::to_string(scenes.size() + 1),
                            formatForPeople(definition.utcAtS(scene.atS), definition.zoneMinutes) +
                                (scene.headline.empty() ? "" : "  " + headlineOf(scene)));
    printNames("scenes", scenes);
}

}  // namespace

int validateFiles(const ValidateOptions& options, const DataRoot& data) {
    int code = kExitOk;
    for (const std::string& path : options.paths) {
        SessionOptions wanted;
        wanted.scenarioPath = path;
        const auto session = readSession(wanted, data);
        for (const Complaint& warning : session.warnings) std::cerr << "warning: " << format(warning) << '\n';
        if (!session) {
            code = fail(kExitInvalidInput, session.errors);
            continue;
        }
        const sim::Definition& definition = *session->definition;
        std::cout << path << ": " << definition.title << ", " << definition.units.size() << " units, "
                  << formatDurationForPeople(definition.durationS);
        if (!session->file.empty()) std::cout << ", " << session->log.size() << " commands";
        std::cout << '\n';
        if (options.list) printList(definition);
    }
    return code;
}

}  // namespace openline::app
