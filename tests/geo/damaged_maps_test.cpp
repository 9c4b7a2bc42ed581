// Map files that are missing, cut short or damaged are refused, and say which.

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "geo/map_layers.h"
#include "scenes/temporary_folder.h"

using namespace openline;
using namespace openline::geo;
namespace fs = std::filesystem;

namespace {

const std::string kFolder = std::string(OPENLINE_SOURCE_DIR) + "/maps/indo-pacific";

/// A copy of the map folder to damage, removed at the end.
struct Copy : scenes::TemporaryFolder {
    Copy() {
        for (const char* name : {"relief-theater.png", "relief-world.png", "land-0.bin", "attribution.txt"}) {
            fs::copy_file(kFolder + "/" + name, file(name));
        }
    }
    Result<MapLayers> load() const { return loadMapLayers(path().string()); }
};

}  // namespace

TEST_CASE("A folder without maps names every missing file") {
    const auto result = loadMapLayers("/nowhere/at/all");
    REQUIRE_FALSE(result);
    CHECK(result.errors.size() == 4);
    for (const Complaint& error : result.errors) CHECK(error.message == "expected a file, got nothing there");
}

TEST_CASE("Files cut short are refused, wherever the cut is") {
    const Copy copy;
    REQUIRE(copy.load());
    for (const std::string name : {"land-0.bin", "relief-world.png", "relief-theater.png"}) {
        const std::string whole = copy.read(name);
        for (const std::size_t size : {std::size_t{0}, std::size_t{5}, std::size_t{20}, std::size_t{60},
                                       whole.size() / 2, whole.size() - 13}) {
            INFO(name << " of " << size << " bytes");
            copy.write(name, whole.substr(0, size));
            const auto result = copy.load();
            REQUIRE_FALSE(result);
            CHECK(result.errors.size() == 1);
            CHECK(result.errors[0].file.find(name) != std::string::npos);
        }
        copy.write(name, whole);
    }
}

TEST_CASE("Damaged bytes are refused or harmless") {
    const Copy copy;
    for (const std::string name : {"land-0.bin", "relief-world.png"}) {
        const std::string whole = copy.read(name);
        int refused = 0;
        for (std::size_t trial = 0; trial < 16; ++trial) {
            std::string damaged = whole;
            const std::size_t at = trial < 12 ? 3 * trial : whole.size() / 17 * trial;
            damaged[at] = static_cast<char>(damaged[at] ^ 0x55);
            copy.write(name, damaged);
            refused += copy.load() ? 0 : 1;
        }
        INFO(name << ": " << refused << " refused");
        CHECK(refused >= 12);
        copy.write(name, whole);
    }
}

TEST_CASE("A picture that is no height grid, and a folder in a file's place, are refused") {
    const Copy copy;
    copy.write("attribution.txt", "");
    fs::remove(copy.file("land-0.bin"));
    fs::create_directory(copy.file("land-0.bin"));
    copy.write("relief-world.png", "\x89PNG\r\n\x1a\n and nothing else");
    const auto result = copy.load();
    REQUIRE_FALSE(result);
    CHECK(result.errors.size() == 3);
}
