#include "app/desk_files.h"

#include <algorithm>
#include <charconv>
#include <filesystem>

#include "app/desk_preferences.h"
#include "app/session_file.h"

namespace openline::app {
namespace {

namespace fs = std::filesystem;

std::vector<fs::directory_entry> filesOf(const std::string& folder) {
    std::error_code error;
    std::vector<fs::directory_entry> files;
    for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
        std::error_code ignored;
        if (at->is_regular_file(ignored)) files.push_back(*at);
    }
    return files;
}

/// The number between a stem and an ending; 0 if there is none.
int numberIn(std::string_view name, std::string_view stem, std::string_view ending) {
    if (!name.starts_with(stem) || !name.ends_with(ending) || name.size() < stem.size() + ending.size() + 2)
        return 0;
    name.remove_prefix(stem.size());
    name.remove_suffix(ending.size());
    if (name.front() != '-') return 0;
    name.remove_prefix(1);
    int number = 0;
    const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), number);
    return error == std::errc() && end == name.data() + name.size() ? number : 0;
}

}  // namespace

std::string freeName(std::string_view stem, std::string_view ending, const std::string& folder) {
    int last = 0;
    for (const fs::directory_entry& file : filesOf(folder))
        last = std::max(last, numberIn(file.path().filename().string(), stem, ending));
    const std::string name = std::string(stem) + "-" + std::to_string(last + 1) + std::string(ending);
    return folder == "." ? name : (fs::path(folder) / name).string();
}

std::vector<ui::Openable> openables(const DataRoot& data, const std::string& folder) {
    std::vector<std::pair<fs::file_time_type, ui::Openable>> sessions;
    for (const fs::directory_entry& file : filesOf(folder)) {
        const std::string name = file.path().filename().string();
        std::error_code ignored;
        if (isSessionFile(name))
            sessions.push_back({file.last_write_time(ignored), {file.path().string(), name, "session"}});
    }
    std::stable_sort(sessions.begin(), sessions.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    std::vector<ui::Openable> result;
    result.reserve(sessions.size());
    for (auto& [time, session] : sessions) result.push_back(std::move(session));
    const std::string last = lastSessionPath();
    std::error_code ignored;
    if (!last.empty() && fs::is_regular_file(last, ignored))
        result.push_back({last, "Last session", "kept by itself"});
    std::vector<ui::Openable> scenarios;
    for (const fs::directory_entry& file : filesOf(data.scenarios))
        if (file.path().extension() == ".toml")
            scenarios.push_back({file.path().string(), file.path().stem().string(), "scenario"});
    std::sort(scenarios.begin(), scenarios.end(),
              [](const auto& a, const auto& b) { return a.name < b.name; });
    result.insert(result.end(), scenarios.begin(), scenarios.end());
    return result;
}

std::string lastSessionPath() {
    const std::string folder = configurationFolder();
    return folder.empty() ? folder : (fs::path(folder) / ("last" + std::string(kSessionEnding))).string();
}

}  // namespace openline::app
