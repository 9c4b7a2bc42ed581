#include "app/data_folders.h"

#include <cstdlib>
#include <filesystem>
#include <vector>

namespace openline::app {
namespace {

namespace fs = std::filesystem;

bool holdsData(const fs::path& root) {
    std::error_code ignored;
    return fs::is_regular_file(root / "assets" / "platforms.toml", ignored) &&
           fs::is_directory(root / "maps", ignored);
}

/// The one place that asks the system where the program itself is; elsewhere than on Linux there is no such
/// link.
fs::path executableFolder() {
    std::error_code error;
    const fs::path executable = fs::read_symlink("/proc/self/exe", error);
    return error ? fs::path() : executable.parent_path();
}

std::vector<fs::path> candidates(std::string_view sourceFolder) {
    std::vector<fs::path> places;
    if (const char* given = std::getenv("OPENLINE_DATA"); given && *given) places.emplace_back(given);
    const fs::path beside = executableFolder();
    for (fs::path folder = beside; !folder.empty(); folder = folder.parent_path()) {
        places.push_back(folder);
        places.push_back(folder / "share" / "openline");
        if (folder == folder.root_path()) break;
    }
    if (!sourceFolder.empty()) places.emplace_back(sourceFolder);
    places.emplace_back("/usr/local/share/openline");
    places.emplace_back("/usr/share/openline");
    return places;
}

}  // namespace

Result<DataRoot> findDataRoot(std::string_view sourceFolder) {
    for (const fs::path& place : candidates(sourceFolder)) {
        if (!holdsData(place)) continue;
        DataRoot data;
        data.root = place.string();
        data.assets = (place / "assets").string();
        data.theaterMaps = (place / "maps" / "indo-pacific").string();
        data.scenarios = (place / "scenarios").string();
        data.folders = {data.assets, data.theaterMaps};
        return data;
    }
    return Result<DataRoot>::failure(
        "cannot find the program's data (a folder with assets/platforms.toml and maps/): looked in "
        "OPENLINE_DATA, beside the program and above it, and in share/openline");
}

std::string defaultScenarioPath(const DataRoot& data) {
    return (fs::path(data.scenarios) / "2021-10-national-day.toml").string();
}

}  // namespace openline::app
