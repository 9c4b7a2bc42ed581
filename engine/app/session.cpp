#include "app/session.h"

#include <algorithm>

#include "app/exit_codes.h"
#include "app/session_file.h"
#include "app/session_roles.h"
#include "app/sweep_folder.h"
#include "app/what_if.h"
#include "base/time.h"
#include "crisis/crisis.h"
#include "scenario/load.h"
#include "scenario/names.h"

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

/// `defense-telephone-link@2001-04-01T09:40`: an id and, after an @, when. Without a time it is tick 0.
struct Stamped {
    std::string id;
    sim::Tick tick = 0;
};

Result<Stamped> parseStamped(const sim::Definition& definition, const std::string& text) {
    const auto at = text.find('@');
    Stamped stamped{text.substr(0, at), 0};
    if (at == std::string::npos) return stamped;
    const auto moment = parseMoment(definition, std::string_view(text).substr(at + 1));
    if (!moment) return Result<Stamped>(moment.errors);
    stamped.tick = definition.tickAt(*moment);
    return stamped;
}

/// Collects the commands of the options, and every complaint.
class OptionReader {
  public:
    explicit OptionReader(const sim::Definition& definition) : definition_(definition) {}

    void preset(const std::string& text) {
        const PresetId initial = definition_.crisis.initialPreset;
        const auto stamped = keep("--preset", parseStamped(definition_, text));
        const auto found = stamped ? keep("--preset", findPreset(definition_, stamped->id)) : std::nullopt;
        if (stamped && found && *found != initial) {
            add(stamped->tick, sim::CommandKind::applyPreset).preset = *found;
            if (stamped->tick == 0) start_ = *found;
        }
    }

    void channels(const std::vector<std::string>& texts, bool wanted) {
        const char* const option = wanted ? "--open" : "--close";
        for (const std::string& text : texts) {
            const auto stamped = keep(option, parseStamped(definition_, text));
            const auto found = stamped ? keep(option, findChannel(definition_, stamped->id)) : std::nullopt;
            // Saying at the start what is already so is no command, and does not release a record.
            if (!stamped || !found || (stamped->tick == 0 && isOpenAtStart(*found) == wanted)) continue;
            const auto kind = wanted ? sim::CommandKind::openChannel : sim::CommandKind::closeChannel;
            add(stamped->tick, kind).channel = *found;
        }
    }

    /// Leaves the record with nothing else changed; `text` says when, empty: at the start.
    void release(const std::string& text) {
        sim::Tick tick = 0;
        if (!text.empty()) {
            const auto moment = keep("--free-from", parseMoment(definition_, text));
            if (!moment) return;
            tick = definition_.tickAt(*moment);
        }
        add(tick, sim::CommandKind::release);
    }

    /// At the beginning, whatever else is changed there.
    void account(const std::string& id, bool chosenBefore) {
        const auto found = keep("--account", findAccount(definition_, id));
        if (found && (*found != 0 || chosenBefore)) add(0, sim::CommandKind::setAccount).value = *found;
    }

    /// A class or a reading; what the scenario has at its start is no command.
    template <class Find>
    void choice(const char* option, const std::string& text, sim::CommandKind kind, std::size_t initial,
                Find find) {
        if (text.empty()) return;
        const auto stamped = keep(option, parseStamped(definition_, text));
        const auto found = stamped ? keep(option, find(definition_, stamped->id)) : std::nullopt;
        if (!stamped || !found || (stamped->tick == 0 && *found == initial)) return;
        add(stamped->tick, kind).value = *found;
    }

    template <class Parse>
    void commands(const char* option, const std::vector<std::string>& texts, Parse parse) {
        for (const std::string& text : texts) {
            if (const auto command = keep(option, parse(definition_, text))) log_.push_back(*command);
        }
    }

    sim::Command& add(sim::Tick tick, sim::CommandKind kind) {
        sim::Command& command = log_.emplace_back();
        command.tick = tick;
        command.kind = kind;
        return command;
    }

    /// In the order of the options.
    sim::CommandLog takeLog() { return std::move(log_); }
    std::vector<Complaint> errors;

  private:
    template <class T>
    std::optional<T> keep(const char* option, Result<T> result) {
        result = about(option, std::move(result));
        errors.insert(errors.end(), result.errors.begin(), result.errors.end());
        return result ? std::optional<T>(*result) : std::nullopt;
    }

    [[nodiscard]] bool isOpenAtStart(ChannelId channel) const {
        const PresetId preset = start_ ? start_ : definition_.crisis.initialPreset;
        const crisis::ChannelDef& def = definition_.crisis.channels[channel.index];
        bool open = def.ofScenario && def.openAtStart;
        if (preset && !def.ofScenario) {
            const auto is = crisis::switchUnder(definition_.crisis.presets[preset.index], channel.index);
            open = is.open && is.suspended == crisis::Party::none;
        }
        for (const sim::Command& command : log_) {
            if (command.tick != 0 || command.channel != channel) continue;
            open = command.kind == sim::CommandKind::openChannel;
        }
        return open;
    }

    const sim::Definition& definition_;
    sim::CommandLog log_;
    PresetId start_;
};

}  // namespace

Result<Done> applyOptions(const SessionOptions& options, Session& session) {
    OptionReader reader(*session.definition);
    if (!options.account.empty()) reader.account(options.account, !session.log.empty());
    if (!options.preset.empty()) reader.preset(options.preset);
    if (options.free || !options.freeFrom.empty()) reader.release(options.freeFrom);
    const crisis::Model& model = session.definition->crisis;
    reader.choice("--class", options.classId, sim::CommandKind::setClass, model.classIndex, findClass);
    reader.choice("--reading", options.reading, sim::CommandKind::setReading, model.readingIndex,
                  findReading);
    reader.channels(options.open, true);
    reader.channels(options.close, false);
    reader.commands("--suspend", options.suspend, parseSuspension);
    if (options.build) reader.add(0, sim::CommandKind::buildPractice);
    reader.commands("--inject", options.inject, parseInject);
    if (!reader.errors.empty()) return Result<Done>(reader.errors);
    // What the command line says comes on top of what a session file brought; commands of one tick keep their
    // order.
    const sim::CommandLog added = reader.takeLog();
    session.log.insert(session.log.end(), added.begin(), added.end());
    std::stable_sort(session.log.begin(), session.log.end(),
                     [](const sim::Command& a, const sim::Command& b) { return a.tick < b.tick; });
    return Done{};
}

namespace {

bool changesReplay(const SessionOptions& options) {
    return options.seed || options.free || options.mirrored || !options.open.empty() ||
           !options.close.empty() || !(options.preset + options.freeFrom + options.account).empty();
}

}  // namespace

std::optional<Session> openSession(const SessionOptions& options, const DataRoot& data, int& code) {
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
