#include "geo/land_file.h"

#include <zlib.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <glm/geometric.hpp>

#include "base/math.h"
#include "geo/file_bytes.h"

namespace openline::geo {

namespace {

constexpr std::size_t kHeaderBytes = 36;

std::uint32_t littleEndian(const std::uint8_t* bytes) {
    return static_cast<std::uint32_t>(bytes[0]) | static_cast<std::uint32_t>(bytes[1]) << 8 |
           static_cast<std::uint32_t>(bytes[2]) << 16 | static_cast<std::uint32_t>(bytes[3]) << 24;
}

/// Reads numbers and remembers whether anything was wrong; after that everything is 0.
struct Cursor {
    const std::uint8_t* at;
    const std::uint8_t* end;
    bool good = true;

    [[nodiscard]] std::size_t left() const { return static_cast<std::size_t>(end - at); }

    std::int64_t number() {
        std::uint64_t value = 0;
        for (int shift = 0; shift <= 35 && at != end; shift += 7) {
            const std::uint8_t byte = *at++;
            value |= static_cast<std::uint64_t>(byte & 127u) << shift;
            if (byte < 128)
                return static_cast<std::int64_t>(value >> 1) ^ -static_cast<std::int64_t>(value & 1);
        }
        good = false;
        at = end;
        return 0;
    }

    /// A count of things that take at least so many bytes each.
    std::size_t count(std::size_t bytesEach) {
        const std::int64_t value = number();
        if (value < 0 || static_cast<std::uint64_t>(value) > left() / bytesEach) good = false;
        return good ? static_cast<std::size_t>(value) : 0;
    }
};

/// Turns whole units into vertices of a tile.
struct Placer {
    double unitsPerDegree = 1.0;
    std::int64_t centerX = 0;
    std::int64_t centerY = 0;
    MapTile* tile = nullptr;
    bool good = true;

    LandVertex vertex(std::int64_t x, std::int64_t y) {
        const double longitudeDeg = static_cast<double>(centerX + x) / unitsPerDegree;
        const double latitudeDeg = static_cast<double>(centerY + y) / unitsPerDegree;
        // A segment may hang over the edge of its tile and of the last meridian by its own length.
        if (!(std::abs(longitudeDeg) <= 181.0 && std::abs(latitudeDeg) <= 90.0)) good = false;
        if (!good) return {};
        const glm::dvec3 offsetM = toEcef(geodeticDeg(latitudeDeg, longitudeDeg)).m - tile->origin.m;
        tile->radiusM = std::max(tile->radiusM, glm::dot(offsetM, offsetM));
        return {{static_cast<float>(offsetM.x), static_cast<float>(offsetM.y), static_cast<float>(offsetM.z)},
                static_cast<float>(longitudeDeg),
                static_cast<float>(latitudeDeg)};
    }
};

void readPoints(Cursor& cursor, Placer& placer, std::size_t count, std::vector<LandVertex>& points) {
    points.reserve(count);
    std::int64_t x = 0;
    std::int64_t y = 0;
    for (std::size_t i = 0; i < count && cursor.good && placer.good; ++i) {
        x += cursor.number();
        y += cursor.number();
        points.push_back(placer.vertex(x, y));
    }
}

bool readTriangles(Cursor& cursor, std::size_t count, MapTile& tile) {
    const auto limit = static_cast<std::int64_t>(tile.landVertices.size());
    tile.landTriangles.reserve(3 * count);
    std::int64_t index = 0;
    for (std::size_t i = 0; i < 3 * count && cursor.good; ++i) {
        index += cursor.number();
        if (index < 0 || index >= limit) return false;
        tile.landTriangles.push_back(static_cast<std::uint32_t>(index));
    }
    return cursor.good;
}

bool readStrips(Cursor& cursor, std::size_t strips, std::size_t points, MapTile& tile) {
    std::size_t first = 0;
    for (std::size_t i = 0; i < strips && cursor.good; ++i) {
        const std::int64_t kind = cursor.number();
        const std::size_t count = cursor.count(2);
        if (kind < 0 || kind > 1 || count < 2 || count > points - first) return false;
        tile.lines.push_back({kind == 0 ? MapLineKind::coast : MapLineKind::border,
                              static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(count)});
        first += count;
    }
    return cursor.good && first == points;
}

bool readTile(Cursor cursor, double unitsPerDegree, MapTile& tile) {
    Placer placer;
    placer.unitsPerDegree = unitsPerDegree;
    placer.tile = &tile;
    placer.centerX = cursor.number();
    placer.centerY = cursor.number();
    const double longitudeDeg = static_cast<double>(placer.centerX) / unitsPerDegree;
    const double latitudeDeg = static_cast<double>(placer.centerY) / unitsPerDegree;
    if (!cursor.good || std::abs(longitudeDeg) > 180.0 || std::abs(latitudeDeg) > 90.0) return false;
    tile.origin = toEcef(geodeticDeg(latitudeDeg, longitudeDeg));
    const std::size_t vertices = cursor.count(2);
    const std::size_t triangles = cursor.count(3);
    const std::size_t linePoints = cursor.count(2);
    const std::size_t strips = cursor.count(2);
    readPoints(cursor, placer, vertices, tile.landVertices);
    if (!cursor.good || !placer.good || !readTriangles(cursor, triangles, tile)) return false;
    if (!readStrips(cursor, strips, linePoints, tile)) return false;
    readPoints(cursor, placer, linePoints, tile.linePoints);
    tile.radiusM = math::sqrt(tile.radiusM);
    return cursor.good && placer.good && cursor.left() == 0;
}

bool readTiles(const std::vector<std::uint8_t>& payload, std::size_t count, double unitsPerDegree,
               MapLevel& level) {
    const std::uint8_t* at = payload.data();
    const std::uint8_t* end = at + payload.size();
    for (std::size_t i = 0; i < count; ++i) {
        if (end - at < 4) return false;
        const std::size_t size = littleEndian(at);
        at += 4;
        if (size > static_cast<std::size_t>(end - at)) return false;
        if (!readTile(Cursor{at, at + size}, unitsPerDegree, level.tiles.emplace_back())) return false;
        at += size;
    }
    return at == end;
}

}  // namespace

Result<MapLevel> readLandFile(const std::string& path) {
    constexpr std::size_t kLargestPayload = 512u << 20;
    constexpr std::size_t kMostPacked = 40;  // shipped files pack by 1.2 to 2; zlib could by a thousand
    const auto bytes = readFileBytes(path);
    if (!bytes) return bytes.errors;
    const std::uint8_t* header = bytes->data();
    if (bytes->size() < kHeaderBytes || std::memcmp(header, "OPENLAND", 8) != 0) {
        return fileComplaint(path, "expected a land file of this program (first bytes OPENLAND)");
    }
    const std::uint32_t version = littleEndian(header + 8);
    if (version != 1) return fileComplaint(path, "expected version 1, got " + std::to_string(version));
    const double unitsPerDegree = littleEndian(header + 20);
    const std::size_t tiles = littleEndian(header + 24);
    const std::size_t payloadBytes = littleEndian(header + 28);
    const std::size_t packedBytes = littleEndian(header + 32);
    if (packedBytes != bytes->size() - kHeaderBytes) {
        return fileComplaint(path, "expected " + std::to_string(packedBytes + kHeaderBytes) + " bytes, got " +
                                       std::to_string(bytes->size()) + ": cut short or damaged");
    }
    if (unitsPerDegree < 1.0 || unitsPerDegree > 1e7 || payloadBytes > kLargestPayload ||
        payloadBytes / kMostPacked > packedBytes || tiles > payloadBytes / 4) {
        return fileComplaint(path, "damaged header");
    }
    std::vector<std::uint8_t> payload(payloadBytes);
    uLongf unpacked = static_cast<uLongf>(payloadBytes);
    if (uncompress(payload.data(), &unpacked, header + kHeaderBytes, static_cast<uLong>(packedBytes)) !=
            Z_OK ||
        unpacked != payloadBytes) {
        return fileComplaint(path, "damaged: the compressed data do not unpack");
    }
    MapLevel level;
    level.resolutionM = littleEndian(header + 12);
    level.wholeEarth = littleEndian(header + 16) == 1;
    if (!readTiles(payload, tiles, unitsPerDegree, level)) {
        return fileComplaint(path, "damaged: tile " + std::to_string(level.tiles.size()) + " of " +
                                       std::to_string(tiles) + " holds impossible numbers");
    }
    return level;
}

}  // namespace openline::geo
