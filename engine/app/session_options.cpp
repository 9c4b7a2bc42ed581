// What the options of a session change in it, as commands.
#include <algorithm>

#include "app/session.h"
#include "app/what_if.h"
#include "crisis/crisis.h"

namespace openline::app {

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
    /// `given`: what a session file brought. Where that changes the start nothing is so already.
    OptionReader(const sim::Definition& definition, const sim::CommandLog& given)
        : definition_(definition),
          startsAsWritten_(std::ranges::find(given, sim::Tick{0}, &sim::Command::tick) == given.end()),
          starts_{definition.crisis.initialPreset} {}

    /// Runs begin with these instead. Errors: none; names that nothing bears are the sweep's to refuse.
    void compared(const std::vector<std::string>& ids) {
        std::vector<PresetId> presets;
        for (const std::string& id : ids)
            if (const auto found = findPreset(definition_, id)) presets.push_back(*found);
        if (!presets.empty()) starts_ = std::move(presets);
    }

    void preset(const std::string& text) {
        const PresetId initial = definition_.crisis.initialPreset;
        const auto stamped = keep("--preset", parseStamped(definition_, text));
        const auto found = stamped ? keep("--preset", findPreset(definition_, stamped->id)) : std::nullopt;
        if (stamped && found && (stamped->tick != 0 || !startsAsWritten_ || *found != initial)) {
            add(stamped->tick, sim::CommandKind::applyPreset).preset = *found;
            if (stamped->tick == 0) starts_ = {*found};
        }
    }

    void channels(const std::vector<std::string>& texts, bool wanted) {
        const char* const option = wanted ? "--open" : "--close";
        for (const std::string& text : texts) {
            const auto stamped = keep(option, parseStamped(definition_, text));
            const auto found = stamped ? keep(option, findChannel(definition_, stamped->id)) : std::nullopt;
            // Saying at the start what is already so is no command, and does not release a record.
            if (!stamped || !found || (stamped->tick == 0 && isAtStart(*found, wanted))) continue;
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
        if (!stamped || !found || (stamped->tick == 0 && startsAsWritten_ && *found == initial)) return;
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

    /// Is it so under every preset that a run begins with?
    [[nodiscard]] bool isAtStart(ChannelId channel, bool wanted) const {
        return startsAsWritten_ && std::ranges::all_of(starts_, [&](PresetId preset) {
                   return isOpenAtStart(channel, preset) == wanted;
               });
    }

    [[nodiscard]] bool isOpenAtStart(ChannelId channel, PresetId preset) const {
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
    bool startsAsWritten_;
    sim::CommandLog log_;
    std::vector<PresetId> starts_;  ///< never empty
};

}  // namespace

Result<Done> applyOptions(const SessionOptions& options, Session& session) {
    OptionReader reader(*session.definition, session.log);
    if (!options.account.empty()) reader.account(options.account, !session.log.empty());
    reader.compared(options.compared);
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

}  // namespace openline::app
