// The shipped maps, damaged: refused in one sentence, or read within bounds.

#include <catch2/catch.hpp>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "geo/land_file.h"
#include "geo/relief_file.h"
#include "scenes/mutation.h"
#include "scenes/temporary_folder.h"

using namespace openline;
using namespace openline::geo;

namespace {

using Bytes = std::vector<std::uint8_t>;

Bytes shipped(const std::string& name) {
    std::ifstream file(std::string(OPENLINE_SOURCE_DIR) + "/maps/indo-pacific/" + name, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// A file that is gone with it.
struct Damaged {
    const scenes::TemporaryFolder folder;
    const std::string path = folder.file("damaged");
    void write(const Bytes& bytes) const {
        std::ofstream(path, std::ios::binary)
            .write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    }
};

template <class T>
void checkComplaint(const Result<T>& refused) {
    CHECK(refused.errors.size() == 1);
    CHECK_FALSE(refused.errors.front().message.empty());
}

/// The first bytes, where the header and the text keys stand, then the whole.
Bytes damagedInFront(const Bytes& whole, int number, std::ptrdiff_t front) {
    Bytes bytes(whole.begin(), whole.begin() + front);
    bytes = scenes::damaged(std::move(bytes), number);
    bytes.insert(bytes.end(), whole.begin() + front, whole.end());
    return bytes;
}

}  // namespace

TEST_CASE("damaged height grids are refused in one sentence or sampled within bounds") {
    const Damaged file;
    const Bytes whole = shipped("relief-world.png");
    REQUIRE(whole.size() > 1000);
    for (int number = 0; number < 60; ++number) {
        INFO("mutation " << number);
        file.write(number % 2 == 0 ? scenes::damaged(whole, number) : damagedInFront(whole, number, 300));
        const auto raster = readReliefFile(file.path);
        if (!raster) {
            checkComplaint(raster);
            continue;
        }
        for (const double at : {-4.0, -1.57, 0.0, 0.4, 2.1, 3.2})
            CHECK(std::isfinite(raster->sampleM(at, at)));
    }
}

TEST_CASE("damaged land files are refused in one sentence or hold only what they should") {
    const Damaged file;
    const Bytes whole = shipped("land-1.bin");
    REQUIRE(whole.size() > 1000);
    for (int number = 0; number < 150; ++number) {
        INFO("mutation " << number);
        file.write(number % 2 == 0 ? scenes::damaged(whole, number) : damagedInFront(whole, number, 40));
        const auto level = readLandFile(file.path);
        if (!level) {
            checkComplaint(level);
            continue;
        }
        for (const MapTile& tile : level->tiles) {
            for (const std::uint32_t index : tile.landTriangles) REQUIRE(index < tile.landVertices.size());
        }
    }
}
