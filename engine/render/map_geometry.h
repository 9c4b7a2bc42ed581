// Land triangles and map lines on the graphics side, one pair of buffers a level, and the choice of what to
// draw of them. Not for their colours.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "frame/frame_data.h"
#include "geo/map_layers.h"
#include "gfx/objects.h"
#include "render/eye_geometry.h"

namespace openline::render {

/// A tile's ranges in its level's buffers.
struct TileRange {
    geo::Ecef origin;
    double radiusM = 0.0;
    struct Indices {
        std::uint32_t first = 0, count = 0;
    };
    std::array<Indices, 2> indices;  ///< on the theater's map, on the whole earth's
    std::uint32_t baseVertex = 0;
    const geo::MapTile* source = nullptr;  ///< its lines
    bool insideTheater = false;            ///< a finer level covers it
};

class MapGeometry {
  public:
    struct Level {
        double resolutionM = 0.0;
        bool wholeEarth = false;
        std::vector<TileRange> tiles;
        gfx::Buffer vertices, indices;
        gfx::VertexArray land;
    };

    /// `layers` must outlive this.
    static MapGeometry create(const geo::MapLayers& layers, const TheaterBounds& theater);

    /// The level that suits an eye height, staying with the last one near the change; whole-earth tiles are
    /// added where a theater level has none. Tiles behind the horizon or outside the picture are left out.
    struct Chosen {
        const Level* level;
        const TileRange* tile;
    };
    void choose(const frame::Camera& camera);
    /// Coarsest first.
    [[nodiscard]] const std::vector<Level>& levels() const { return levels_; }
    [[nodiscard]] const std::vector<Chosen>& chosen() const { return chosen_; }

  private:
    std::vector<Level> levels_;
    std::vector<Chosen> chosen_;
    std::size_t lastLevel_ = 0;
};

}  // namespace openline::render
