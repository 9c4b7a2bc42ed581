#include <zlib.h>

#include <catch2/catch.hpp>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "geo/land_file.h"
#include "scenes/temporary_folder.h"

using namespace openline;
using namespace openline::geo;

namespace {

using Bytes = std::vector<std::uint8_t>;

void putFixed(Bytes& bytes, std::uint32_t value) {
    for (int shift = 0; shift < 32; shift += 8) bytes.push_back(static_cast<std::uint8_t>(value >> shift));
}

void put(Bytes& bytes, std::int64_t value) {
    auto folded = static_cast<std::uint64_t>(value < 0 ? -2 * value - 1 : 2 * value);
    for (; folded > 127; folded >>= 7) bytes.push_back(static_cast<std::uint8_t>(folded | 128));
    bytes.push_back(static_cast<std::uint8_t>(folded));
}

/// One tile at 25 N 121 E, in thousandths of a degree: a square of two triangles and a coast of two points.
Bytes goodTile() {
    Bytes tile;
    for (const std::int64_t value : {121000, 25000, 4, 2, 2, 1}) put(tile, value);
    for (const std::int64_t value : {0, 0, 1000, 0, 0, 1000, -1000, 0}) put(tile, value);
    for (const std::int64_t value : {0, 1, 1, -2, 2, 1}) put(tile, value);
    for (const std::int64_t value : {0, 2, 0, 0, 500, 0}) put(tile, value);
    return tile;
}

/// A land file with these tiles, written where it is removed again.
struct LandFile {
    scenes::TemporaryFolder folder;
    std::string path = folder.file("land");

    Result<MapLevel> read(const std::vector<Bytes>& tiles) const {
        Bytes payload;
        for (const Bytes& tile : tiles) {
            putFixed(payload, static_cast<std::uint32_t>(tile.size()));
            payload.insert(payload.end(), tile.begin(), tile.end());
        }
        return readPayload(payload, static_cast<std::uint32_t>(tiles.size()));
    }

    Result<MapLevel> readPayload(const Bytes& payload, std::uint32_t tileCount) const {
        uLongf packedSize = compressBound(static_cast<uLong>(payload.size()));
        Bytes packed(packedSize);
        REQUIRE(compress(packed.data(), &packedSize, payload.data(), static_cast<uLong>(payload.size())) ==
                Z_OK);
        packed.resize(packedSize);
        Bytes bytes{'O', 'P', 'E', 'N', 'L', 'A', 'N', 'D'};
        for (const std::uint32_t value :
             {1u, 200u, 0u, 1000u, tileCount, static_cast<std::uint32_t>(payload.size()),
              static_cast<std::uint32_t>(packed.size())}) {
            putFixed(bytes, value);
        }
        bytes.insert(bytes.end(), packed.begin(), packed.end());
        std::ofstream(path, std::ios::binary)
            .write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
        return readLandFile(path);
    }
};

}  // namespace

TEST_CASE("A land file of one tile is read as it was written") {
    const LandFile file;
    const auto level = file.read({goodTile()});
    REQUIRE(level);
    REQUIRE(level->tiles.size() == 1);
    const MapTile& tile = level->tiles[0];
    CHECK(level->resolutionM == 200.0);
    CHECK(tile.landVertices[2].latitudeDeg == 26.0f);
    CHECK(tile.landVertices[2].longitudeDeg == 122.0f);
    CHECK(tile.landTriangles == std::vector<std::uint32_t>{0, 1, 2, 0, 2, 3});
    CHECK(tile.lines[0].kind == MapLineKind::coast);
    CHECK(tile.lines[0].count == 2);
    CHECK(tile.radiusM == Approx(150e3).margin(2e3));
}

TEST_CASE("Every tile cut short inside good packing is refused") {
    const LandFile file;
    const Bytes whole = goodTile();
    for (std::size_t size = 0; size < whole.size(); ++size) {
        INFO(size << " bytes");
        CHECK_FALSE(
            file.read({goodTile(), Bytes(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size))}));
    }
    Bytes longer = whole;
    longer.push_back(0);
    CHECK_FALSE(file.read({longer}));
}

TEST_CASE("Any byte of a tile may change and the reader stays within its bounds") {
    const LandFile file;
    for (std::size_t at = 0; at < goodTile().size(); ++at) {
        for (const int value : {0, 1, 2, 126, 127, 128, 254, 255}) {
            Bytes tile = goodTile();
            tile[at] = static_cast<std::uint8_t>(value);
            const auto level = file.read({tile});
            if (!level) continue;
            for (const MapTile& read : level->tiles) {
                for (const std::uint32_t index : read.landTriangles)
                    REQUIRE(index < read.landVertices.size());
                for (const MapLineStrip& strip : read.lines)
                    REQUIRE(strip.first + strip.count <= read.linePoints.size());
            }
        }
    }
}

TEST_CASE("Counts, indices and coordinates that cannot be are refused") {
    const LandFile file;
    Bytes endless(40, 255);  // a number that never ends
    CHECK_FALSE(file.read({endless}));
    Bytes manyVertices;
    for (const std::int64_t value : {121000, 25000, 1'000'000'000, 0, 0, 0}) put(manyVertices, value);
    CHECK_FALSE(file.read({manyVertices}));
    Bytes beyondPole;
    for (const std::int64_t value : {121000, 89000, 1, 0, 0, 0, 0, 1001}) put(beyondPole, value);
    CHECK_FALSE(file.read({beyondPole}));
    CHECK_FALSE(file.readPayload({1, 2, 3, 4, 5, 6, 7, 8}, 1));
    CHECK_FALSE(file.readPayload(Bytes(64, 0), 2));  // more than the tiles hold
}
