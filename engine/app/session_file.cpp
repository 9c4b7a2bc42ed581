#include "app/session_file.h"

#include <filesystem>
#include <nlohmann/json.hpp>

#include "app/inject_json.h"
#include "app/output_file.h"
#include "app/sweep_folder.h"
#include "base/digest.h"
#include "scenario/names.h"
#include "sim/step.h"

namespace openline::app {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

json commandOf(const sim::Definition& definition, const sim::Command& command) {
    const crisis::Model& model = definition.crisis;
    json entry{{"tick", command.tick}, {"kind", nameOf(command.kind)}};
    if (command.channel) entry["channel"] = model.channels[command.channel.index].id;
    if (command.preset) entry["preset"] = model.presets[command.preset.index].id;
    if (command.kind == sim::CommandKind::setReading && command.value < model.readings.size())
        entry["reading"] = model.readings[command.value].id;
    if (command.kind == sim::CommandKind::setClass && command.value < model.classes.size())
        entry["class"] = model.classes[command.value].id;
    if (command.kind == sim::CommandKind::setAccount && command.value < definition.accounts.size())
        entry["account"] = definition.accounts[command.value].id;
    if (command.kind == sim::CommandKind::suspendChannel && command.channel)
        writeParty(definition, model.channels[command.channel.index].dyad, command.by, entry);
    if (command.kind == sim::CommandKind::inject) writeInject(definition, command, entry);
    const auto isUnit = [&](UnitId unit) { return unit && unit.index < definition.units.size(); };
    const bool pairs =
        command.kind == sim::CommandKind::acknowledge || command.kind == sim::CommandKind::inject;
    if (pairs && isUnit(command.a) && isUnit(command.b))
        entry["pair"] = {definition.units[command.a.index].id, definition.units[command.b.index].id};
    return entry;
}

json cameraOf(const view::OrbitCamera& camera) {
    return {{"latitude", camera.target.latitudeRad}, {"longitude", camera.target.longitudeRad},
            {"altitude", camera.target.altitudeM},   {"distance", camera.distanceM},
            {"heading", camera.headingRad},          {"tilt", camera.tiltRad}};
}

/// Names once, then a moment a line: eight digits a field.
json checkpointsOf(const study::Checkpoints& checkpoints) {
    json moments = json::array();
    for (const study::Checkpoint& checkpoint : checkpoints.moments) {
        std::string digits;
        for (const std::uint32_t field : checkpoint.fields) digits += hexadecimal(field).substr(8);
        moments.push_back(
            {{"tick", checkpoint.tick}, {"hash", hexadecimal(checkpoint.hash)}, {"digests", digits}});
    }
    std::string names;
    for (const std::string& field : checkpoints.fields) names += (names.empty() ? "" : " ") + field;
    return {{"fields", names}, {"moments", moments}};
}

}  // namespace

bool isTraceFile(std::string_view path) {
    return path.ends_with(kTraceEnding);
}

bool isSessionFile(std::string_view path) {
    return path.ends_with(kSessionEnding) || isTraceFile(path);
}

Session asLeft(Session session, const study::Timeline& timeline, const view::OrbitCamera& camera) {
    session.seed = timeline.seed();
    session.log = timeline.log();
    session.startTick = timeline.position();
    session.savedHash = hexadecimal(sim::hash(timeline.world()));
    session.camera = camera;
    session.checkpoints = study::checkpointsOf(timeline.keyframes(), timeline.world());
    return session;
}

std::string sessionText(const Session& session, const std::string& folder, int indent) {
    std::error_code error;
    const fs::path scenario =
        fs::proximate(session.path, folder.empty() ? fs::path(".") : fs::path(folder), error);
    json commands = json::array();
    for (const sim::Command& command : session.log)
        commands.push_back(commandOf(*session.definition, command));
    nlohmann::ordered_json object{
        {"format", kSessionFormat},  {"scenario", error ? session.path : scenario.generic_string()},
        {"seed", session.seed},      {"commands", commands},
        {"tick", session.startTick}, {"hash", session.savedHash}};
    if (session.mirrored) object["roles"] = "mirrored";
    if (session.camera) object["camera"] = cameraOf(*session.camera);
    if (!session.checkpoints.moments.empty()) object["checkpoints"] = checkpointsOf(session.checkpoints);
    return object.dump(indent, ' ', false, json::error_handler_t::replace);
}

Result<Done> saveSession(const std::string& path, const Session& session, const study::Timeline& timeline,
                         const view::OrbitCamera& camera) {
    if (isReplayName(session.file))
        return Complaint{
            path,
            0,
            0,
            {},
            "is not written: " + session.file + " is a row of a sweep, and its folder has it already"};
    const Session left = asLeft(session, timeline, camera);
    LineFile file;
    auto done = file.open(path);
    if (done) done = file.add(sessionText(left, fs::path(path).parent_path().string(), 2));
    if (done) done = file.close();
    return done;
}

std::string commandKinds() {
    std::vector<std::string> kinds;
    for (const sim::CommandKind known : sim::kCommandKinds) kinds.emplace_back(nameOf(known));
    return scenario::listed(kinds, kinds.size());
}

}  // namespace openline::app
