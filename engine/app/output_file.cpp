#include "app/output_file.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>

namespace openline::app {

Result<Done> checkWritable(const std::string& path) {
    namespace fs = std::filesystem;
    std::error_code error;
    const bool existed = fs::exists(path, error);
    const auto cannot = [&](const std::string& why) {
        return Result<Done>(Complaint{path, 0, 0, {}, "cannot be written: " + why});
    };
    if (existed && fs::is_directory(path, error)) return cannot("it is a folder");
    // Opened for appending: nothing of an older film is lost if the work fails before the first picture.
    std::FILE* file = std::fopen(path.c_str(), "ab");
    if (!file) return cannot(std::strerror(errno));
    std::fclose(file);
    if (!existed) fs::remove(path, error);
    return Done{};
}

Result<Done> checkReplaceable(const std::string& path) {
    namespace fs = std::filesystem;
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (fs::exists(status) && !fs::is_directory(status) && !fs::is_regular_file(status))
        return Result<Done>(
            Complaint{path, 0, 0, {}, "cannot be written: it is a device or pipe, not a file"});
    return checkWritable(path);
}

}  // namespace openline::app
