#include "app/session_file.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "app/output_file.h"
#include "base/digest.h"
#include "sim/step.h"

namespace openline::app {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr const char* kFormat = "openline-session-1";
constexpr std::array kKinds{sim::CommandKind::openChannel, sim::CommandKind::closeChannel,
                            sim::CommandKind::applyPreset, sim::CommandKind::placeCall,
                            sim::CommandKind::release,     sim::CommandKind::setReading};

json commandOf(const crisis::Model& model, const sim::Command& command) {
    json entry{{"tick", command.tick}, {"kind", commandName(command.kind)}};
    if (command.channel) entry["channel"] = model.channels[command.channel.index].id;
    if (command.preset) entry["preset"] = model.presets[command.preset.index].id;
    if (command.kind == sim::CommandKind::setReading && command.value < model.readings.size())
        entry["reading"] = model.readings[command.value].id;
    return entry;
}

json cameraOf(const view::OrbitCamera& camera) {
    return {{"latitude", camera.target.latitudeRad}, {"longitude", camera.target.longitudeRad},
            {"altitude", camera.target.altitudeM},   {"distance", camera.distanceM},
            {"heading", camera.headingRad},          {"tilt", camera.tiltRad}};
}

double numberOr(const json& object, const char* key, double otherwise) {
    const auto found = object.find(key);
    return found != object.end() && found->is_number() ? found->get<double>() : otherwise;
}

std::string textOr(const json& object, const char* key) {
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

/// A value as the file has it.
std::string written(const json& value) {
    return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

/// A tick inside a scenario. Errors: what is expected instead.
Result<sim::Tick> tickOf(const json& value, const sim::Definition& definition) {
    if (!value.is_number_unsigned()) return Result<sim::Tick>::failure("expected a whole number");
    const auto tick = value.get<std::uint64_t>();
    const auto last = static_cast<std::uint64_t>(definition.lastTick());
    if (tick > last)
        return Result<sim::Tick>::failure("outside the scenario, which ends at tick " + std::to_string(last));
    return static_cast<sim::Tick>(tick);
}

/// Reads one session file; every complaint names it.
class Reader {
  public:
    Reader(std::string path, const DataRoot& data) : path_(std::move(path)), data_(data) {}

    Result<Session> read(std::optional<std::uint64_t> seed) {
        std::ifstream file(path_, std::ios::binary);
        if (!file) return failed("cannot be read");
        const json object = json::parse(file, nullptr, false);
        if (!object.is_object() || textOr(object, "format") != kFormat)
            return failed(std::string("is no session: expected a JSON object with \"format\": \"") + kFormat +
                          "\"");
        auto session = loadNamed(textOr(object, "scenario"));
        if (!session) return session;
        const auto wanted = object.find("seed");
        if (wanted != object.end() && !wanted->is_number_unsigned())
            return failed("has the seed " + written(*wanted) +
                          "; expected a whole number from 0 to 18446744073709551615");
        session->seed = session->definition->seed;
        if (wanted != object.end()) session->seed = wanted->get<std::uint64_t>();
        session->seed = seed.value_or(session->seed);
        const auto log = commands(object, *session->definition);
        if (!log) return Result<Session>(log.errors);
        session->log = *log;
        if (const auto tick = object.find("tick"); tick != object.end()) {
            const auto left = tickOf(*tick, *session->definition);
            if (!left)
                return failed("was left at tick " + written(*tick) + ", " + left.errors.front().message);
            session->startTick = *left;
        }
        session->savedHash = textOr(object, "hash");
        if (const auto camera = object.find("camera"); camera != object.end() && camera->is_object())
            session->camera = cameraFrom(*camera);
        return session;
    }

  private:
    Result<Session> failed(const std::string& why) const {
        return Result<Session>::failure(path_ + " " + why);
    }

    /// A scenario from the file's folder, or of the program's own. Never a session, which might name itself.
    [[nodiscard]] Result<Session> loadNamed(const std::string& named) const {
        if (isSessionFile(named))
            return failed("names the session \"" + named + "\" where a scenario is expected");
        const fs::path beside = fs::path(path_).parent_path() / named;
        const fs::path shipped = fs::path(data_.scenarios) / fs::path(named).filename();
        std::error_code ignored;
        const bool isBeside = fs::is_regular_file(beside, ignored);
        if (named.empty() || (!isBeside && !fs::is_regular_file(shipped, ignored)))
            return failed("names the scenario \"" + named + "\", which is not there");
        Session session;
        session.data = data_;
        session.path = (isBeside ? beside : shipped).lexically_normal().string();
        auto loaded = scenario::load(session.path, data_.folders);
        if (!loaded) return Result<Session>(loaded.errors);
        session.definition = std::make_shared<const sim::Definition>(std::move(*loaded));
        Result<Session> made(std::move(session));
        made.warnings = loaded.warnings;
        if (!isBeside)
            made.warnings.push_back({path_,
                                     0,
                                     0,
                                     {},
                                     "the scenario \"" + named + "\" is not where the session says; " +
                                         made->path + " is taken"});
        return made;
    }

    [[nodiscard]] Result<sim::CommandLog> commands(const json& object,
                                                   const sim::Definition& definition) const {
        using Log = Result<sim::CommandLog>;
        sim::CommandLog log;
        const auto list = object.find("commands");
        if (list == object.end() || !list->is_array())
            return Log::failure(path_ + " has no list of commands");
        for (const json& entry : *list) {
            if (!entry.is_object()) return Log::failure(path_ + " has a command that is no object");
            const auto kind = std::find_if(kKinds.begin(), kKinds.end(), [&](sim::CommandKind known) {
                return textOr(entry, "kind") == commandName(known);
            });
            if (kind == kKinds.end())
                return Log::failure(path_ + " has a command of unknown kind \"" + textOr(entry, "kind") +
                                    "\"");
            const auto at = entry.find("tick");
            const auto tick = tickOf(at != entry.end() ? *at : json(), definition);
            if (!tick)
                return Log::failure(path_ + " has a command at tick " +
                                    written(at != entry.end() ? *at : json()) + ", " +
                                    tick.errors.front().message);
            if (!log.empty() && *tick < log.back().tick)
                return Log::failure(path_ + " has commands out of order: tick " + std::to_string(*tick) +
                                    " after tick " + std::to_string(log.back().tick));
            auto command = named(entry, definition, {*tick, *kind, {}, {}, 0});
            if (!command) return Log(command.errors);
            log.push_back(*command);
        }
        return log;
    }

    [[nodiscard]] Result<sim::Command> named(const json& entry, const sim::Definition& definition,
                                             sim::Command command) const {
        using Made = Result<sim::Command>;
        const bool wantsChannel = command.kind == sim::CommandKind::openChannel ||
                                  command.kind == sim::CommandKind::closeChannel ||
                                  command.kind == sim::CommandKind::placeCall;
        if (wantsChannel) {
            const auto channel = findChannel(definition, textOr(entry, "channel"));
            if (!channel) return about(path_.c_str(), Made(channel.errors));
            command.channel = *channel;
        } else if (command.kind == sim::CommandKind::applyPreset) {
            const auto preset = findPreset(definition, textOr(entry, "preset"));
            if (!preset) return about(path_.c_str(), Made(preset.errors));
            command.preset = *preset;
        } else if (command.kind == sim::CommandKind::setReading) {
            const auto& readings = definition.crisis.readings;
            const auto found = std::find_if(readings.begin(), readings.end(), [&](const auto& reading) {
                return reading.id == textOr(entry, "reading");
            });
            if (found == readings.end())
                return Made::failure(path_ + " names an unknown reading \"" + textOr(entry, "reading") +
                                     "\"");
            command.value = static_cast<std::uint32_t>(found - readings.begin());
        }
        return command;
    }

    static view::OrbitCamera cameraFrom(const json& object) {
        view::OrbitCamera camera;
        camera.target = {numberOr(object, "latitude", 0.0), numberOr(object, "longitude", 0.0),
                         numberOr(object, "altitude", 0.0)};
        camera.distanceM = numberOr(object, "distance", camera.distanceM);
        camera.headingRad = numberOr(object, "heading", 0.0);
        camera.tiltRad = numberOr(object, "tilt", camera.tiltRad);
        return view::clamped(camera);
    }

    std::string path_;
    const DataRoot& data_;
};

}  // namespace

const char* commandName(sim::CommandKind kind) {
    switch (kind) {
        case sim::CommandKind::openChannel:
            return "openChannel";
        case sim::CommandKind::closeChannel:
            return "closeChannel";
        case sim::CommandKind::applyPreset:
            return "applyPreset";
        case sim::CommandKind::placeCall:
            return "placeCall";
        case sim::CommandKind::release:
            return "release";
        case sim::CommandKind::setReading:
            return "setReading";
    }
    return "unknown";
}

bool isSessionFile(std::string_view path) {
    return path.ends_with(kSessionEnding);
}

std::string sessionText(const Session& session, const study::Timeline& timeline,
                        const view::OrbitCamera& camera, const std::string& folder) {
    std::error_code error;
    const fs::path scenario =
        fs::proximate(session.path, folder.empty() ? fs::path(".") : fs::path(folder), error);
    json commands = json::array();
    for (const sim::Command& command : timeline.log())
        commands.push_back(commandOf(timeline.definition().crisis, command));
    const nlohmann::ordered_json object{
        {"format", kFormat},           {"scenario", error ? session.path : scenario.generic_string()},
        {"seed", timeline.seed()},     {"commands", commands},
        {"tick", timeline.position()}, {"hash", hexadecimal(sim::hash(timeline.world()))},
        {"camera", cameraOf(camera)}};
    return object.dump(2, ' ', false, json::error_handler_t::replace);
}

Result<Done> saveSession(const std::string& path, const Session& session, const study::Timeline& timeline,
                         const view::OrbitCamera& camera) {
    LineFile file;
    auto done = file.open(path);
    if (done) done = file.add(sessionText(session, timeline, camera, fs::path(path).parent_path().string()));
    if (done) done = file.close();
    return done;
}

Result<Session> loadSessionFile(const std::string& path, std::optional<std::uint64_t> seed,
                                const DataRoot& data) {
    return Reader(path, data).read(seed);
}

}  // namespace openline::app
