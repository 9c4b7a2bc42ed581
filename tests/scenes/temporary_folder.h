// A folder for the files of one test, gone when the test is.
#pragma once

#include <cstddef>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>

namespace openline::scenes {

class TemporaryFolder {
  public:
    TemporaryFolder() { std::filesystem::create_directories(path_); }
    ~TemporaryFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }
    [[nodiscard]] std::string file(const std::string& name) const { return (path_ / name).string(); }
    /// Returns the path of the file.
    std::string write(const std::string& name, const std::string& content) const {
        std::ofstream(path_ / name, std::ios::binary) << content;
        return file(name);
    }
    [[nodiscard]] std::string read(const std::string& name) const {
        std::ifstream from(path_ / name, std::ios::binary);
        return {std::istreambuf_iterator<char>(from), {}};
    }
    [[nodiscard]] std::ptrdiff_t fileCount() const {
        return std::distance(std::filesystem::directory_iterator(path_),
                             std::filesystem::directory_iterator());
    }

  private:
    std::filesystem::path path_ =
        std::filesystem::temp_directory_path() /
        ("openline-test-" + std::to_string(std::random_device{}()) + std::to_string(std::random_device{}()));
};

}  // namespace openline::scenes
