#include "app/output_file.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>

#include "record/output_path.h"

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
    const auto replaceable = record::expectReplaceable(path);
    return replaceable ? checkWritable(path) : replaceable;
}

Result<Done> LineFile::open(const std::string& path) {
    path_ = path;
    errno = 0;
    file_.open(path, std::ios::trunc);
    opened_ = file_.is_open();
    return opened_ ? Result<Done>(Done{}) : failed();
}

Result<Done> LineFile::add(const std::string& line) {
    file_ << line << '\n';
    return file_ ? Result<Done>(Done{}) : failed();
}

Result<Done> LineFile::close() {
    if (!file_.is_open()) return Done{};
    file_.close();
    return file_ ? Result<Done>(Done{}) : failed();
}

Result<Done> LineFile::failed() {
    namespace fs = std::filesystem;
    const std::string why = errno != 0 ? std::strerror(errno) : "the disk may be full";
    file_.close();
    std::error_code ignored;
    if (opened_ && fs::is_regular_file(path_, ignored)) fs::remove(path_, ignored);
    return Result<Done>(Complaint{path_, 0, 0, {}, "cannot be written: " + why});
}

}  // namespace openline::app
