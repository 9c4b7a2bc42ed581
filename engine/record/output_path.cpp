#include "record/output_path.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string_view>

namespace openline::record {
namespace {

namespace fs = std::filesystem;

Result<Done> cannot(const std::string& path, const std::string& why) {
    return Result<Done>(Complaint{path, 0, 0, {}, "cannot be written: " + why});
}

/// Head of a box of an MP4: its size, which counts the head, and its kind.
struct Box {
    std::uintmax_t size = 0;
    std::array<char, 4> kind{};
    [[nodiscard]] bool is(std::string_view wanted) const {
        return std::string_view(kind.data(), kind.size()) == wanted;
    }
};

std::uintmax_t bigEndian(const std::array<unsigned char, 8>& bytes, std::size_t from, std::size_t count) {
    std::uintmax_t value = 0;
    for (std::size_t i = from; i < from + count; ++i) value = value << 8 | bytes[i];
    return value;
}

Box readBox(std::ifstream& file, std::uintmax_t at) {
    Box box;
    std::array<unsigned char, 8> head{};
    file.seekg(static_cast<std::streamoff>(at));
    if (!file.read(reinterpret_cast<char*>(head.data()), head.size())) return box;
    box.size = bigEndian(head, 0, 4);
    for (std::size_t i = 0; i < box.kind.size(); ++i) box.kind[i] = static_cast<char>(head[i + 4]);
    // 1: the size is too large for four bytes and follows in eight.
    if (box.size == 1 && file.read(reinterpret_cast<char*>(head.data()), head.size()))
        box.size = bigEndian(head, 0, 8);
    return box;
}

}  // namespace

Result<Done> expectReplaceable(const std::string& path) {
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (fs::is_directory(status)) return cannot(path, "it is a folder");
    if (fs::exists(status) && !fs::is_regular_file(status))
        return cannot(path, "it is a device or pipe, not a file");
    return Done{};
}

Result<Done> moveIntoPlace(const std::string& partial, const std::string& path) {
    std::error_code error, ignored;
    Result<Done> replaceable = expectReplaceable(path);
    if (!replaceable) {
        fs::remove(partial, ignored);
        return replaceable;
    }
    const bool link = fs::is_symlink(path, ignored) && fs::exists(path, ignored);
    fs::rename(partial, link ? fs::canonical(path, ignored) : fs::path(path), error);
    if (!error) return Done{};
    fs::remove(partial, ignored);
    return cannot(path, error.message());
}

int keepWholeFragments(const std::string& path) {
    std::error_code ignored;
    const std::uintmax_t size = fs::file_size(path, ignored);
    std::uintmax_t at = 0, whole = 0;
    int fragments = 0;
    {
        std::ifstream file(path, std::ios::binary);
        while (file && at < size) {
            const Box box = readBox(file, at);
            if (box.size < 8 || box.size > size - at) break;
            at += box.size;
            if (!box.is("mdat")) continue;
            ++fragments;
            whole = at;
        }
    }
    if (fragments == 0) {
        fs::remove(path, ignored);
    } else if (whole < size) {
        fs::resize_file(path, whole, ignored);
    }
    return fragments;
}

}  // namespace openline::record
