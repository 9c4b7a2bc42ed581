// The drawn ground: height grids, land as triangles and coasts and borders as lines, read from the files that
// maps/indo-pacific/build.py makes. Places and zones are not here; they belong to the scenario's catalogue.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"
#include "geo/frames.h"

namespace openline::geo {

/// Heights on a regular grid, row 0 in the north; cell centres. Depths are negative. Units: m.
struct ReliefRaster {
    int width = 0;
    int height = 0;
    double westRad = 0.0;   ///< longitude of the centre of column 0
    double northRad = 0.0;  ///< latitude of the centre of row 0
    double stepRad = 0.0;
    std::vector<std::int16_t> heightM;

    [[nodiscard]] bool covers(double latitudeRad, double longitudeRad) const;
    /// Bilinear; clamped at the grid's edges, wrapped in longitude where the grid is whole.
    [[nodiscard]] double sampleM(double latitudeRad, double longitudeRad) const;
};

struct LandVertex {
    float offsetM[3] = {};  ///< Earth-fixed, from the tile's origin
    float longitudeDeg = 0.0f;
    float latitudeDeg = 0.0f;
};

enum class MapLineKind : std::uint8_t { coast, border };

/// A strip of consecutive points in `MapTile::linePoints`.
struct MapLineStrip {
    MapLineKind kind = MapLineKind::coast;
    std::uint32_t first = 0;
    std::uint32_t count = 0;
};

/// A piece of the surface, small enough that floats from its origin are exact to a centimetre or two.
struct MapTile {
    Ecef origin;
    double radiusM = 0.0;  ///< of a sphere around the origin that holds the tile
    std::vector<LandVertex> landVertices;
    std::vector<std::uint32_t> landTriangles;  ///< three a triangle, counter-clockwise seen from above
    std::vector<LandVertex> linePoints;
    std::vector<MapLineStrip> lines;
};

/// One level of detail over the whole earth or the theater.
struct MapLevel {
    double resolutionM = 0.0;  ///< details smaller than this are left out
    bool wholeEarth = false;
    std::vector<MapTile> tiles;
};

struct MapLayers {
    ReliefRaster theaterRelief;
    ReliefRaster worldRelief;
    std::vector<MapLevel> levels;  ///< coarsest (whole earth) first
    std::string attribution;       ///< one line to show in the frame
};

/// Reads `relief-theater.png`, `relief-world.png`, `land-*.bin` and `attribution.txt` in a folder.
/// Errors: what is missing or damaged, by file.
Result<MapLayers> loadMapLayers(const std::string& folder);

}  // namespace openline::geo
