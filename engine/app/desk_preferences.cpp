#include "app/desk_preferences.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

namespace openline::app {
namespace {

constexpr const char* kFile = "preferences.json";

int within(const nlohmann::json& json, const char* key, int count) {
    const auto found = json.find(key);
    if (found == json.end() || !found->is_number_integer()) return 0;
    return std::clamp(found->get<int>(), 0, count - 1);
}

bool flag(const nlohmann::json& json, const char* key, bool otherwise) {
    const auto found = json.find(key);
    return found != json.end() && found->is_boolean() ? found->get<bool>() : otherwise;
}

}  // namespace

std::string configurationFolder() {
    if (const char* configured = std::getenv("XDG_CONFIG_HOME"); configured != nullptr && *configured != '\0')
        return (std::filesystem::path(configured) / "openline").string();
    if (const char* home = std::getenv("HOME"); home != nullptr && *home != '\0')
        return (std::filesystem::path(home) / ".config" / "openline").string();
    return {};
}

Preferences loadPreferences() {
    const std::string folder = configurationFolder();
    if (folder.empty()) return {};
    std::ifstream file(std::filesystem::path(folder) / kFile);
    const auto json = nlohmann::json::parse(file, nullptr, false);
    if (!json.is_object()) return {};
    return {
        flag(json, "hintSeen", false),
        static_cast<frame::Theme>(within(json, "theme", 3)),
        flag(json, "feet", true),
        static_cast<view::ClockChoice>(within(json, "clock", view::kClockChoiceCount)),
        {static_cast<view::SymbolSet>(within(json, "symbols", 2)),
         static_cast<view::TrailColour>(within(json, "trails", view::kTrailColourCount)),
         flag(json, "fixedLight", false), static_cast<view::Choice>(within(json, "haze", view::kChoiceCount)),
         static_cast<view::Choice>(within(json, "samples", view::kChoiceCount))}};
}

void savePreferences(const Preferences& preferences) {
    const std::string folder = configurationFolder();
    if (folder.empty()) return;
    std::error_code ignored;
    std::filesystem::create_directories(folder, ignored);
    const nlohmann::ordered_json json{{"hintSeen", preferences.hintSeen},
                                      {"theme", static_cast<int>(preferences.theme)},
                                      {"feet", preferences.feet},
                                      {"clock", static_cast<int>(preferences.clock)},
                                      {"symbols", static_cast<int>(preferences.looks.symbols)},
                                      {"trails", static_cast<int>(preferences.looks.trails)},
                                      {"fixedLight", preferences.looks.fixedLight},
                                      {"haze", static_cast<int>(preferences.looks.haze)},
                                      {"samples", static_cast<int>(preferences.looks.samples)}};
    std::ofstream(std::filesystem::path(folder) / kFile) << json.dump(2) << '\n';
}

}  // namespace openline::app
