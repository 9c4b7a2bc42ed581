#include "geo/file_bytes.h"

#include <filesystem>
#include <fstream>
#include <system_error>

namespace openline::geo {

Complaint fileComplaint(const std::string& path, std::string message) {
    return Complaint{path, 0, 0, {}, std::move(message)};
}

Result<std::vector<std::uint8_t>> readFileBytes(const std::string& path) {
    constexpr std::uintmax_t kLargest = 256u << 20;
    std::error_code error;
    if (!std::filesystem::exists(path, error))
        return fileComplaint(path, "expected a file, got nothing there");
    if (!std::filesystem::is_regular_file(path, error)) {
        return fileComplaint(path, "expected a file, got something else");
    }
    const std::uintmax_t size = std::filesystem::file_size(path, error);
    if (error || size > kLargest) return fileComplaint(path, "expected a file of at most 256 MiB");
    std::vector<std::uint8_t> bytes(static_cast<std::size_t>(size));
    std::ifstream file(path, std::ios::binary);
    file.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    if (!file) return fileComplaint(path, "cannot be read");
    return bytes;
}

}  // namespace openline::geo
