#include "app/output_file.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <iostream>

#include "record/output_path.h"

namespace openline::app {
namespace {

namespace fs = std::filesystem;

/// What cannot be replaced by a renamed file: devices, pipes, and the names under which the system offers
/// what is already open.
bool isWrittenDirectly(const std::string& path) {
    std::error_code ignored;
    const fs::file_status status = fs::status(path, ignored);
    if (fs::exists(status) && !fs::is_regular_file(status)) return true;
    const std::string plain = fs::absolute(path, ignored).lexically_normal().generic_string();
    return plain.starts_with("/proc/") || (plain.starts_with("/dev/") && !plain.starts_with("/dev/shm/"));
}

Result<Done> cannot(const std::string& path, const std::string& why) {
    return Result<Done>(Complaint{path, 0, 0, {}, "cannot be written: " + why});
}

}  // namespace

Result<Done> checkWritable(const std::string& path) {
    std::error_code error;
    const bool existed = fs::exists(path, error);
    if (existed && fs::is_directory(path, error)) return cannot(path, "it is a folder");
    // Whoever reads a pipe would take its being opened and closed for the end.
    if (existed && !fs::is_regular_file(path, error)) return Done{};
    // Opened for appending: nothing of an older film is lost if the work fails before the first picture.
    std::FILE* file = std::fopen(path.c_str(), "ab");
    if (!file) return cannot(path, std::strerror(errno));
    std::fclose(file);
    if (!existed) fs::remove(path, error);
    return Done{};
}

Result<Done> checkReplaceable(const std::string& path) {
    const auto replaceable = record::expectReplaceable(path);
    return replaceable ? checkWritable(path) : replaceable;
}

Result<Done> expectNotInput(const char* option, const std::string& output, const std::string& input) {
    std::error_code ignored;
    if (!fs::is_regular_file(input, ignored)) return Done{};
    const std::string partial = output + ".partial";
    if (!fs::equivalent(output, input, ignored) && !fs::equivalent(partial, input, ignored)) return Done{};
    return Result<Done>(
        Complaint{option, 0, 0, {}, "\"" + output + "\" would overwrite " + input + ", which is read"});
}

Result<Done> expectEnding(const char* option, const std::string& path, const std::string& ending) {
    const std::size_t from = path.size() - std::min(path.size(), ending.size());
    const bool right = std::equal(
        path.begin() + static_cast<std::ptrdiff_t>(from), path.end(), ending.begin(), ending.end(),
        [](char is, char wanted) { return (is >= 'A' && is <= 'Z' ? is - 'A' + 'a' : is) == wanted; });
    if (right) return Done{};
    return Result<Done>(
        Complaint{option, 0, 0, {}, "expected a name ending in " + ending + ", got \"" + path + "\""});
}

Result<Done> LineFile::open(const std::string& path) {
    std::error_code ignored;
    path_ = place_ = path;
    partial_.clear();
    if (!isWrittenDirectly(path)) {
        if (fs::is_symlink(path, ignored) && fs::exists(path, ignored))
            place_ = fs::canonical(path, ignored).string();
        partial_ = place_ + ".partial";
    }
    errno = 0;
    if (path == "/dev/stdout") {
        to_ = &std::cout;  // so that what is printed later comes after it
        return Done{};
    }
    file_.open(partial_.empty() ? place_ : partial_, std::ios::trunc);
    if (!file_.is_open()) return cannot(path_, std::strerror(errno));
    to_ = &file_;
    return Done{};
}

Result<Done> LineFile::add(const std::string& line) {
    *to_ << line << '\n';
    return *to_ ? Result<Done>(Done{}) : failed();
}

Result<Done> LineFile::close() {
    if (!isOpen()) return Done{};
    to_->flush();
    if (to_ == &file_) file_.close();
    if (!*to_) return failed();
    to_ = nullptr;
    if (partial_.empty()) return Done{};
    return record::moveIntoPlace(partial_, place_);
}

void LineFile::discard() {
    if (!isOpen()) return;
    to_ = nullptr;
    file_.close();
    std::error_code ignored;
    if (!partial_.empty()) fs::remove(partial_, ignored);
}

Result<Done> LineFile::failed() {
    const std::string why = errno != 0 ? std::strerror(errno) : "the disk may be full";
    discard();
    return cannot(path_, why);
}

}  // namespace openline::app
