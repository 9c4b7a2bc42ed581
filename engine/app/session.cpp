#include "app/session.h"

#include <algorithm>

#include "app/exit_codes.h"
#include "app/session_file.h"
#include "app/session_roles.h"
#include "app/sweep_folder.h"
#include "base/time.h"
#include "scenario/load.h"
#include "scenario/names.h"
#include "study/relation.h"

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
    known.reserve(defs.size());
    for (const auto& def : defs) known.push_back(def.id);
    const std::string nearest = scenario::didYouMean(std::string(id), known);
    return {{},
            0,
            0,
            {},
            std::string("unknown ") + what + " \"" + std::string(id) + "\"" +
                (nearest.empty() ? "; known are " + scenario::listed(known, known.size()) : nearest)};
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

Result<DyadId> findDyad(const sim::Definition& definition, std::string_view id) {
    const auto index = indexOf(definition.crisis.dyads, id);
    if (!index) return Result<DyadId>(unknown("relation", definition.crisis.dyads, id));
    return DyadId{*index};
}

Result<std::uint32_t> findReading(const sim::Definition& definition, std::string_view id) {
    const auto index = indexOf(definition.crisis.readings, id);
    if (!index) return Result<std::uint32_t>(unknown("reading", definition.crisis.readings, id));
    return static_cast<std::uint32_t>(*index);
}

Result<std::uint32_t> findClass(const sim::Definition& definition, std::string_view id) {
    const auto index = indexOf(definition.crisis.classes, id);
    if (!index) return Result<std::uint32_t>(unknown("reference class", definition.crisis.classes, id));
    return static_cast<std::uint32_t>(*index);
}

Result<std::uint32_t> findAccount(const sim::Definition& definition, std::string_view id) {
    if (definition.accounts.empty())
        return Result<std::uint32_t>::failure("the scenario has one account of what happened, got \"" +
                                              std::string(id) + "\"");
    const auto index = indexOf(definition.accounts, id);
    if (!index) return Result<std::uint32_t>(unknown("account", definition.accounts, id));
    return static_cast<std::uint32_t>(*index);
}

Result<Session> readSession(const SessionOptions& options, const DataRoot& data) {
    if (isReplayName(options.scenarioPath)) return loadReplay(options.scenarioPath, data);
    if (isSessionFile(options.scenarioPath))
        return loadSessionFile(options.scenarioPath, options.seed, data, options.mirrored);
    const std::string path = options.scenarioPath.empty() ? defaultScenarioPath(data) : options.scenarioPath;
    auto loaded = scenario::load(path, data.folders,
                                 options.mirrored ? scenario::Roles::mirrored : scenario::Roles::asWritten);
    if (!loaded) return Result<Session>(loaded.errors);
    Session session;
    session.mirrored = options.mirrored;
    session.data = data;
    session.path = path;
    session.definition = std::make_shared<const sim::Definition>(std::move(*loaded));
    session.seed = options.seed.value_or(session.definition->seed);
    Result<Session> made(std::move(session));
    made.warnings = std::move(loaded.warnings);
    return made;
}

Result<Session> loadSession(const SessionOptions& options, const DataRoot& data) {
    auto session = readSession(options, data);
    printWarnings(session.warnings);
    return session;
}

namespace {

bool changesReplay(const SessionOptions& options) {
    return options.seed || options.free || options.mirrored || !options.open.empty() ||
           !options.close.empty() || !(options.preset + options.freeFrom + options.account).empty();
}

/// Craft may collide whoever they are; that the crisis model has nothing to say of it must not go unsaid.
void noteWithoutRelation(const Session& session) {
    std::vector<Complaint> notes;
    for (const sim::Command& command : session.log)
        if (const std::string why = study::whyNoRelation(*session.definition, command); !why.empty())
            notes.push_back({sourceOf(session, command), 0, 0, {}, why});
    printWarnings(notes);
}

}  // namespace

std::string sourceOf(const Session& session, const sim::Command& inject) {
    sim::Command swapped = inject;
    std::swap(swapped.a, swapped.b);
    const auto& of = session.fileLog;
    const bool isOfFile =
        std::ranges::find(of, inject) != of.end() || std::ranges::find(of, swapped) != of.end();
    return isOfFile ? session.file : "--inject";
}

std::optional<Session> openSession(const SessionOptions& options, const DataRoot& data, int& code,
                                   WithoutRelation unrelated) {
    if (isReplayName(options.scenarioPath) && changesReplay(options)) {
        code = fail(
            kExitUsage,
            "--replay: a row is played as it was; it takes no seed, preset, channels, account, --free or "
            "--mirrored");
        return std::nullopt;
    }
    auto session = loadSession(options, data);
    if (!session) {
        const bool other = session.errors.front().path.starts_with(kReplayDiffers);
        code = fail(other ? kExitMismatch : kExitInvalidInput, session.errors);
        return std::nullopt;
    }
    session->fileLog = session->log;
    const auto applied = applyOptions(options, *session);
    if (!applied) {
        code = fail(kExitUsage, applied.errors);
        return std::nullopt;
    }
    const auto swapped =
        isReplayName(options.scenarioPath) ? Result<Done>(Done{}) : applyRoles(options, *session);
    if (!swapped) {
        code = fail(kExitUsage, swapped.errors);
        return std::nullopt;
    }
    if (unrelated == WithoutRelation::warned) noteWithoutRelation(*session);
    return std::move(*session);
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
    return session.definition->hypothetical || sim::firstChange(session.log);
}

}  // namespace openline::app
