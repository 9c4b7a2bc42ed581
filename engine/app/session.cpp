#include "app/session.h"

#include <algorithm>

#include "app/exit_codes.h"
#include "base/time.h"

namespace openline::app {
namespace {

template <class Defs>
std::optional<std::size_t> indexOf(const Defs& defs, std::string_view id) {
    const auto found = std::find_if(defs.begin(), defs.end(), [&](const auto& def) { return def.id == id; });
    if (found == defs.end()) return std::nullopt;
    return static_cast<std::size_t>(found - defs.begin());
}

template <class Defs>
Complaint unknown(const char* what, const Defs& defs, std::string_view id) {
    std::vector<std::string> known;
    for (const auto& def : defs) known.push_back(def.id);
    const std::string nearest = scenario::suggestion(std::string(id), known);
    std::string message = std::string("unknown ") + what + " \"" + std::string(id) + "\"";
    if (!nearest.empty()) {
        message += "; did you mean \"" + nearest + "\"?";
    } else if (known.size() <= 8) {
        message += "; known are";
        for (const std::string& name : known) message += " " + name;
    }
    return {{}, 0, 0, {}, message};
}

std::string rangeInWords(const sim::Definition& definition) {
    return formatIso(definition.start, definition.zoneMinutes) + " to " +
           formatIso(definition.utcAt(definition.lastTick()), definition.zoneMinutes);
}

}  // namespace

Result<ChannelId> findChannel(const sim::Definition& definition, std::string_view id) {
    const auto index = indexOf(definition.crisis.channels, id);
    if (!index) return Result<ChannelId>(unknown("channel", definition.crisis.channels, id));
    return ChannelId{*index};
}

Result<PresetId> findPreset(const sim::Definition& definition, std::string_view id) {
    const auto index = indexOf(definition.crisis.presets, id);
    if (!index) return Result<PresetId>(unknown("preset", definition.crisis.presets, id));
    return PresetId{*index};
}

Result<Session> loadSession(const SessionOptions& options, const DataRoot& data) {
    Session session;
    session.data = data;
    session.path = options.scenarioPath.empty() ? defaultScenarioPath(data) : options.scenarioPath;
    auto loaded = scenario::load(session.path, data.folders);
    printWarnings(loaded.warnings);
    if (!loaded) return Result<Session>(loaded.errors);
    session.definition = std::make_shared<const sim::Definition>(std::move(*loaded));
    session.seed = options.seed.value_or(session.definition->seed);
    return session;
}

Result<Done> applyOptions(const SessionOptions& options, Session& session) {
    const sim::Definition& definition = *session.definition;
    const crisis::Model& model = definition.crisis;
    std::vector<Complaint> errors;
    PresetId preset = model.initialPreset;
    if (!options.preset.empty()) {
        const auto found = findPreset(definition, options.preset);
        errors.insert(errors.end(), found.errors.begin(), found.errors.end());
        if (found && *found != model.initialPreset) {
            preset = *found;
            session.log.push_back({0, sim::CommandKind::applyPreset, {}, preset, 0});
        }
    }
    std::vector<std::uint8_t> open(model.channels.size(), 0);
    if (preset) open = model.presets[preset.index].open;
    const auto set = [&](const std::vector<std::string>& ids, bool wanted) {
        for (const std::string& id : ids) {
            const auto found = findChannel(definition, id);
            errors.insert(errors.end(), found.errors.begin(), found.errors.end());
            if (!found || (open[found->index] != 0) == wanted) continue;
            open[found->index] = wanted ? 1 : 0;
            const auto kind = wanted ? sim::CommandKind::openChannel : sim::CommandKind::closeChannel;
            session.log.push_back({0, kind, *found, {}, 0});
        }
    };
    set(options.open, true);
    set(options.close, false);
    if (!errors.empty()) return Result<Done>(errors);
    return Done{};
}

Result<double> parseMoment(const sim::Definition& definition, std::string_view text) {
    std::optional<double> timeS = parseDurationS(text);
    if (!timeS) {
        if (const auto utc = parseIsoTime(text, definition.zoneMinutes)) {
            timeS = static_cast<double>(utc->milliseconds - definition.start.milliseconds) / 1000.0;
        }
    }
    if (!timeS) {
        return Result<double>::failure(
            "expected a time such as 2021-10-04T14:00 or a duration from the start such as 6h30m, got \"" +
            std::string(text) + "\"");
    }
    if (*timeS < 0.0 || *timeS > definition.durationS) {
        return Result<double>::failure("\"" + std::string(text) +
                                       "\" is outside the scenario, which goes from " +
                                       rangeInWords(definition));
    }
    return *timeS;
}

bool isHypothetical(const Session& session) {
    return session.definition->hypothetical || !session.log.empty();
}

}  // namespace openline::app
