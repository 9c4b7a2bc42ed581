#include "app/desk_report.h"

#include "app/session_file.h"

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

namespace openline::app {
namespace {

const char* lampName(crisis::Lamp lamp) {
    switch (lamp) {
        case crisis::Lamp::closed:
            return "closed";
        case crisis::Lamp::idle:
            return "idle";
        case crisis::Lamp::ringing:
            return "ringing";
        case crisis::Lamp::answered:
            return "answered";
        case crisis::Lamp::refused:
            return "refused";
        case crisis::Lamp::noAnswer:
            return "noAnswer";
        case crisis::Lamp::suspended:
            return "suspended";
        case crisis::Lamp::declined:
            return "declined";
    }
    return "unknown";
}

nlohmann::json commandsOf(const study::Timeline& timeline) {
    nlohmann::json list = nlohmann::json::array();
    const auto& model = timeline.definition().crisis;
    for (const sim::Command& command : timeline.log()) {
        nlohmann::json entry{{"tick", command.tick}, {"kind", nameOf(command.kind)}};
        if (command.channel) entry["channel"] = model.channels[command.channel.index].id;
        if (command.preset) entry["preset"] = model.presets[command.preset.index].id;
        list.push_back(std::move(entry));
    }
    return list;
}

nlohmann::json channelsOf(const study::Timeline& timeline) {
    nlohmann::json list = nlohmann::json::object();
    const auto& model = timeline.definition().crisis;
    const auto& states = timeline.current().crisis.channels;
    for (std::size_t at = 0; at < states.size(); ++at)
        list[model.channels[at].id] = {{"open", states[at].open}, {"lamp", lampName(states[at].lamp)}};
    return list;
}

}  // namespace

std::string deskReport(const DeskController& desk, const DeskReportExtras& extras) {
    const study::Timeline& timeline = desk.timeline();
    nlohmann::json report{{"scenario", timeline.definition().id},
                          {"seed", timeline.seed()},
                          {"tick", timeline.position()},
                          {"timeS", desk.playback().timeS()},
                          {"playing", desk.playback().playing()},
                          {"speed", desk.playback().speed()},
                          {"width", extras.widthPx},
                          {"height", extras.heightPx},
                          {"pictures", extras.pictures},
                          {"commands", commandsOf(timeline)},
                          {"channels", channelsOf(timeline)}};
    report["whatIfSinceS"] =
        timeline.whatIfSinceS() ? nlohmann::json(*timeline.whatIfSinceS()) : nlohmann::json(nullptr);
    nlohmann::json switches = nlohmann::json::array();
    for (const ui::SwitchPlace& place : desk.memory.switches)
        switches.push_back({{"channel", timeline.definition().crisis.channels[place.channel.index].id},
                            {"x", place.x},
                            {"y", place.y}});
    report["switches"] = std::move(switches);
    return report.dump(1);
}

Result<Done> writeDeskReport(const std::string& path, const DeskController& desk,
                             const DeskReportExtras& extras) {
    const std::string beside = path + ".part";
    {
        std::ofstream file(beside, std::ios::binary | std::ios::trunc);
        file << deskReport(desk, extras) << '\n';
        if (!file) return Result<Done>::failure("the desk's report cannot be written to " + beside);
    }
    std::error_code error;
    std::filesystem::rename(beside, path, error);
    if (error)
        return Result<Done>::failure("the desk's report cannot be put at " + path + ": " + error.message());
    return Done{};
}

}  // namespace openline::app
