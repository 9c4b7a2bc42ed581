// Is there land at a place? Answers from the triangles of one map level, as finely as that level knows its
// coasts. For checking what people wrote, not for drawing and not for every tick.
#pragma once

#include <cstdint>
#include <vector>

#include "geo/map_layers.h"

namespace openline::geo {

class LandMask {
  public:
    /// Of a level without its lines. Cost: some milliseconds for a theater.
    explicit LandMask(const MapLevel& level);

    /// False outside the level. Units: rad. Accuracy: that of the level, some 400 m for the finest. Cost:
    /// under a microsecond.
    [[nodiscard]] bool isLand(double latitudeRad, double longitudeRad) const;

  private:
    struct Corner {
        float longitudeDeg = 0.0f, latitudeDeg = 0.0f;
    };
    struct Triangle {
        Corner a, b, c;
    };
    [[nodiscard]] std::size_t cellOf(double latitudeDeg, double longitudeDeg) const;
    void sortIntoCells();

    std::vector<Triangle> triangles_;
    std::vector<std::uint32_t> cellBegin_, cellTriangles_;  ///< triangles that touch a cell
};

/// The finest level of the land files in a map folder. Errors: as readLandFile.
Result<LandMask> loadLandMask(const std::string& folder);

}  // namespace openline::geo
