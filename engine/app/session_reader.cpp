#include <algorithm>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <sstream>

#include "app/inject_json.h"
#include "app/session_file.h"
#include "scenario/load.h"

namespace openline::app {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

double numberOr(const json& object, const char* key, double otherwise) {
    const auto found = object.find(key);
    return found != object.end() && found->is_number() ? found->get<double>() : otherwise;
}

std::string savedTextOr(const json& object, const char* key) {
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

/// A value as the file has it.
std::string written(const json& value) {
    return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

/// What sessions before the present spelling have: `openChannel` for `open-channel`.
std::string kindOf(const json& entry) {
    std::string kind;
    for (const char sign : savedTextOr(entry, "kind")) {
        const bool capital = sign >= 'A' && sign <= 'Z';
        if (capital) kind += '-';
        kind += static_cast<char>(capital ? sign - 'A' + 'a' : sign);
    }
    return kind;
}

std::uint64_t fromHexadecimal(std::string_view digits) {
    std::uint64_t value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
    return value;
}

/// A tick inside a scenario. Errors: what is expected instead, without a place.
Result<sim::Tick> tickOf(const json& object, const sim::Definition& definition) {
    const auto found = object.find("tick");
    const json value = found != object.end() ? *found : json();
    const auto last = static_cast<std::uint64_t>(definition.lastTick());
    if (value.is_number_unsigned() && value.get<std::uint64_t>() <= last)
        return static_cast<sim::Tick>(value.get<std::uint64_t>());
    return Result<sim::Tick>::failure("expected a whole number from 0 to " + std::to_string(last) +
                                      ", where the scenario ends, got " + written(value));
}

/// Everything that cannot be read is left out: a session is still one without.
study::Checkpoints checkpointsFrom(const json& object) {
    constexpr std::size_t kDigits = 8;
    study::Checkpoints checkpoints;
    std::istringstream names(savedTextOr(object, "fields"));
    for (std::string name; names >> name;) checkpoints.fields.push_back(name);
    const auto moments = object.find("moments");
    if (moments == object.end() || !moments->is_array()) return checkpoints;
    for (const json& moment : *moments) {
        if (!moment.is_object() || !moment.value("tick", json()).is_number_unsigned()) continue;
        study::Checkpoint checkpoint;
        checkpoint.tick = static_cast<sim::Tick>(moment["tick"].get<std::uint64_t>());
        checkpoint.hash = fromHexadecimal(savedTextOr(moment, "hash"));
        const std::string digits = savedTextOr(moment, "digests");
        for (std::size_t at = 0; at + kDigits <= digits.size(); at += kDigits)
            checkpoint.fields.push_back(
                static_cast<std::uint32_t>(fromHexadecimal(std::string_view(digits).substr(at, kDigits))));
        checkpoints.moments.push_back(std::move(checkpoint));
    }
    return checkpoints;
}

view::OrbitCamera cameraFrom(const json& object) {
    view::OrbitCamera camera;
    camera.target = {numberOr(object, "latitude", 0.0), numberOr(object, "longitude", 0.0),
                     numberOr(object, "altitude", 0.0)};
    camera.distanceM = numberOr(object, "distance", camera.distanceM);
    camera.headingRad = numberOr(object, "heading", 0.0);
    camera.tiltRad = numberOr(object, "tilt", camera.tiltRad);
    return view::clamped(camera);
}

/// None if there is no such unit.
UnitId unitNamed(const json& id, const sim::Definition& definition) {
    const auto found = std::find_if(definition.units.begin(), definition.units.end(),
                                    [&](const sim::UnitDef& unit) { return id == unit.id; });
    if (found == definition.units.end()) return {};
    return UnitId{static_cast<std::size_t>(found - definition.units.begin())};
}

/// Reads one session file, collecting what is wrong with it, each with its place in the file.
class Reader {
  public:
    Reader(std::string path, const DataRoot& data) : path_(std::move(path)), data_(data) {}

    Result<Session> read(std::optional<std::uint64_t> seed, bool otherRoles) {
        const std::optional<json> object = parsed();
        if (!object) return errors_;
        auto session = loadNamed(savedTextOr(*object, "scenario"),
                                 (savedTextOr(*object, "roles") == "mirrored") != otherRoles);
        if (!session) return session;
        const sim::Definition& definition = *session->definition;
        session->file = path_;
        const std::uint64_t savedSeed = seedOf(*object, definition.seed);
        session->seed = seed.value_or(savedSeed);
        session->log = commands(*object, definition);
        if (object->contains("tick")) session->startTick = keep("tick", tickOf(*object, definition));
        if (const auto camera = object->find("camera"); camera != object->end() && camera->is_object())
            session->camera = cameraFrom(*camera);
        // Of another run than the one that was saved it says nothing.
        const bool isOther = otherRoles || session->seed != savedSeed;
        if (!isOther) readWay(*object, *session);
        if (!errors_.empty()) return errors_;
        return session;
    }

  private:
    void complain(std::string place, std::string message) {
        errors_.push_back({path_, 0, 0, std::move(place), std::move(message)});
    }
    Result<Session> failed(std::string place, std::string message) {
        complain(std::move(place), std::move(message));
        return errors_;
    }
    /// A value, or its complaint at a place.
    template <class T>
    T keep(const std::string& place, const Result<T>& result) {
        for (const Complaint& complaint : result.errors) complain(place, complaint.message);
        return result ? *result : T{};
    }

    /// What tells another run from the one that was saved.
    static void readWay(const json& object, Session& session) {
        session.savedHash = savedTextOr(object, "hash");
        if (const auto points = object.find("checkpoints"); points != object.end() && points->is_object())
            session.checkpoints = checkpointsFrom(*points);
    }

    std::optional<json> parsed() {
        std::ifstream file(path_, std::ios::binary);
        if (!file) {
            complain({}, "cannot be read");
            return std::nullopt;
        }
        std::string text;
        if (isTraceFile(path_))
            std::getline(file, text);
        else
            text.assign(std::istreambuf_iterator<char>(file), {});
        try {
            json object = json::parse(text);
            if (object.is_object() && savedTextOr(object, "format") == kSessionFormat) return object;
            complain({}, std::string("is no session: expected a JSON object with \"format\": \"") +
                             kSessionFormat + "\"");
        } catch (const json::parse_error& error) {
            const std::string before = text.substr(0, error.byte > 0 ? error.byte - 1 : 0);
            const auto line = std::count(before.begin(), before.end(), '\n') + 1;
            const std::size_t start = before.rfind('\n') + 1;
            errors_.push_back({path_,
                               static_cast<int>(line),
                               static_cast<int>(before.size() - start) + 1,
                               {},
                               "is no session: expected JSON, got something else here"});
        }
        return std::nullopt;
    }

    /// A scenario from the file's folder, or of the program's own. Never a session, which might name itself.
    [[nodiscard]] Result<Session> loadNamed(const std::string& named, bool mirrored) {
        if (isSessionFile(named))
            return failed("scenario", "expected a scenario, got the session \"" + named + "\"");
        const fs::path beside = fs::path(path_).parent_path() / named;
        const fs::path shipped = fs::path(data_.scenarios) / fs::path(named).filename();
        std::error_code ignored;
        const bool isBeside = fs::is_regular_file(beside, ignored);
        if (named.empty() || (!isBeside && !fs::is_regular_file(shipped, ignored)))
            return failed("scenario", "expected a scenario that is there, got \"" + named + "\"");
        Session session;
        session.data = data_;
        session.path = (isBeside ? beside : shipped).lexically_normal().string();
        session.mirrored = mirrored;
        auto loaded = scenario::load(session.path, data_.folders,
                                     mirrored ? scenario::Roles::mirrored : scenario::Roles::asWritten);
        if (!loaded) return Result<Session>(loaded.errors);
        session.definition = std::make_shared<const sim::Definition>(std::move(*loaded));
        Result<Session> made(std::move(session));
        made.warnings = loaded.warnings;
        if (!isBeside)
            made.warnings.push_back(
                {path_, 0, 0, "scenario", "\"" + named + "\" is not there; " + made->path + " is taken"});
        return made;
    }

    std::uint64_t seedOf(const json& object, std::uint64_t otherwise) {
        const auto wanted = object.find("seed");
        if (wanted == object.end()) return otherwise;
        if (wanted->is_number_unsigned()) return wanted->get<std::uint64_t>();
        complain("seed", "expected a whole number from 0 to 18446744073709551615, got " + written(*wanted));
        return otherwise;
    }

    sim::CommandLog commands(const json& object, const sim::Definition& definition) {
        const auto list = object.find("commands");
        sim::CommandLog log;
        if (list == object.end() || !list->is_array()) {
            complain("commands", "expected a list of commands");
            return log;
        }
        for (const json& entry : *list) {
            const std::string place = "commands[" + std::to_string(&entry - &list->front()) + "]";
            if (!entry.is_object()) {
                complain(place, "expected a command, got " + written(entry));
                continue;
            }
            const sim::Command command = commandOf(entry, place, definition);
            if (!log.empty() && command.tick < log.back().tick)
                complain(place + ".tick", "expected no less than the " + std::to_string(log.back().tick) +
                                              " of the command before, got " + std::to_string(command.tick));
            log.push_back(command);
        }
        return log;
    }

    sim::Command commandOf(const json& entry, const std::string& place, const sim::Definition& definition) {
        sim::Command command;
        command.tick = keep(place + ".tick", tickOf(entry, definition));
        const auto kind =
            std::find_if(sim::kCommandKinds.begin(), sim::kCommandKinds.end(),
                         [&](sim::CommandKind known) { return kindOf(entry) == nameOf(known); });
        if (kind == sim::kCommandKinds.end()) {
            complain(place + ".kind", "unknown kind \"" + savedTextOr(entry, "kind") +
                                          "\": expected one of " + commandKinds());
            return command;
        }
        command.kind = *kind;
        using enum sim::CommandKind;
        const bool wantsChannel = *kind == openChannel || *kind == closeChannel || *kind == placeCall ||
                                  *kind == suspendChannel || *kind == resumeChannel;
        if (wantsChannel)
            command.channel =
                keep(place + ".channel", findChannel(definition, savedTextOr(entry, "channel")));
        if (*kind == sim::CommandKind::applyPreset)
            command.preset = keep(place + ".preset", findPreset(definition, savedTextOr(entry, "preset")));
        if (*kind == sim::CommandKind::setReading)
            command.value = keep(place + ".reading", findReading(definition, savedTextOr(entry, "reading")));
        if (*kind == setClass)
            command.value = keep(place + ".class", findClass(definition, savedTextOr(entry, "class")));
        if (*kind == setAccount)
            command.value = keep(place + ".account", findAccount(definition, savedTextOr(entry, "account")));
        if (*kind == acknowledge || (*kind == inject && entry.contains("pair")))
            readPair(entry, place, definition, command);
        if (*kind == suspendChannel && command.channel)
            note(place, readParty(entry, definition, definition.crisis.channels[command.channel.index].dyad,
                                  command.by));
        if (*kind == inject) note(place, readInject(entry, definition, command));
        return command;
    }

    void note(const std::string& place, std::string wrong) {
        if (!wrong.empty()) complain(place, std::move(wrong));
    }

    void readPair(const json& entry, const std::string& place, const sim::Definition& definition,
                  sim::Command& command) {
        const auto pair = entry.find("pair");
        if (pair != entry.end() && pair->is_array() && pair->size() == 2) {
            command.a = unitNamed((*pair)[0], definition);
            command.b = unitNamed((*pair)[1], definition);
        }
        if (!command.a || !command.b || command.a == command.b)
            complain(place + ".pair", "expected the ids of two units, got " +
                                          (pair != entry.end() ? written(*pair) : std::string("nothing")));
    }

    std::string path_;
    const DataRoot& data_;
    std::vector<Complaint> errors_;
};

}  // namespace

Result<Session> loadSessionFile(const std::string& path, std::optional<std::uint64_t> seed,
                                const DataRoot& data, bool otherRoles) {
    return Reader(path, data).read(seed, otherRoles);
}

}  // namespace openline::app
