#include "app/desk_preferences.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace openline::app {
namespace {

/// Empty when there is no home.
std::filesystem::path folder() {
    if (const char* configured = std::getenv("XDG_CONFIG_HOME"); configured != nullptr && *configured != '\0')
        return std::filesystem::path(configured) / "openline";
    if (const char* home = std::getenv("HOME"); home != nullptr && *home != '\0')
        return std::filesystem::path(home) / ".config" / "openline";
    return {};
}

}  // namespace

bool isHintWanted() {
    const auto place = folder();
    std::error_code ignored;
    return !place.empty() && !std::filesystem::exists(place / "hint-seen", ignored);
}

void rememberHintSeen() {
    const auto place = folder();
    if (place.empty()) return;
    std::error_code ignored;
    std::filesystem::create_directories(place, ignored);
    std::ofstream(place / "hint-seen") << "The three-step hint of the desk was dismissed.\n";
}

}  // namespace openline::app
