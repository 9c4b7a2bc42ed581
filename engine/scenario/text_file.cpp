#include "scenario/text_file.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>

namespace openline::scenario {

namespace {

Complaint about(const std::string& file, std::string message) {
    return {file, 0, 0, {}, std::move(message)};
}

/// Length of the UTF-8 sequence that starts at `position`, 0 if there is none.
std::size_t sequenceLength(const std::string& text, std::size_t position) {
    const auto byte = [&](std::size_t at) {
        return at < text.size() ? static_cast<unsigned char>(text[at]) : static_cast<unsigned char>(0);
    };
    const unsigned first = byte(position);
    if (first < 0x80) return 1;
    const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4) return 0;
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(position + i) & 0xC0U) != 0x80U) return 0;
    }
    const unsigned second = byte(position + 1);
    const bool overlong = (first == 0xE0 && second < 0xA0) || (first == 0xF0 && second < 0x90);
    const bool surrogate = first == 0xED && second > 0x9F;
    const bool beyond = first == 0xF4 && second > 0x8F;
    return overlong || surrogate || beyond ? 0 : length;
}

std::string tooLarge(std::uintmax_t bytes) {
    return "expected at most 16 MiB of text, got " + std::to_string(bytes >> 20) + " MiB";
}

}  // namespace

Result<std::string> readTextFile(const std::string& path) {
    std::error_code failure;
    const auto status = std::filesystem::status(path, failure);
    if (!std::filesystem::exists(status)) return about(path, "expected a file, got nothing: no such file");
    if (std::filesystem::is_directory(status)) return about(path, "expected a file, got a folder");
    if (!std::filesystem::is_regular_file(status))
        return about(path, "expected a regular file, got a device or pipe");
    const auto bytes = std::filesystem::file_size(path, failure);
    if (!failure && bytes > kMaximumTextBytes) return about(path, tooLarge(bytes));
    std::ifstream stream(path, std::ios::binary);
    if (!stream) return about(path, "expected a readable file, got no permission to read it");
    std::string text{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
    if (stream.bad()) return about(path, "expected a readable file, got a read error");
    auto checked = checkText(text, path);
    if (!checked) return checked.errors;
    return text;
}

Result<Done> checkText(const std::string& text, const std::string& file) {
    if (text.size() > kMaximumTextBytes) return about(file, tooLarge(text.size()));
    if (text.find_first_not_of(" \t\r\n") == std::string::npos)
        return about(file, "expected TOML text, got an empty file");
    int line = 1;
    std::size_t lineStart = 0;
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t length = text[i] == '\0' ? 0 : sequenceLength(text, i);
        if (length == 0) {
            const char* found =
                text[i] == '\0' ? "a zero byte: this is a binary file" : "a byte that is not UTF-8";
            return Complaint{file,
                             line,
                             static_cast<int>(i - lineStart) + 1,
                             {},
                             std::string("expected UTF-8 text, got ") + found};
        }
        if (text[i] == '\n') {
            ++line;
            lineStart = i + 1;
        }
        i += length;
    }
    return Done{};
}

}  // namespace openline::scenario
