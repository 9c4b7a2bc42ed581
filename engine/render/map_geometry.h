// Land triangles and map lines on the graphics side, one pair of buffers a level, and the choice of what to
// draw of them. Not for their colours.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
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
    std::uint32_t aroundCount = 0;         ///< of those on the theater's map, that reach beyond it; the first
    const geo::MapTile* source = nullptr;  ///< its lines
    const geo::MapTile* around = nullptr;  ///< those beyond what a finer level covers
    bool insideTheater = false;            ///< a finer level covers all of it
};

class MapGeometry {
  public:
    struct Level {
        double resolutionM = 0.0;
        bool wholeEarth = false;
        std::vector<TileRange> tiles;
        std::vector<std::unique_ptr<const geo::MapTile>> around;  ///< lines of tiles covered in part
        gfx::Buffer vertices, indices;
        gfx::VertexArray land;
    };

    /// `layers` must outlive this.
    static MapGeometry create(const geo::MapLayers& layers, const TheaterBounds& theater);

    /// The level that suits an eye height, staying with the last one near the change. Its number.
    std::size_t chooseLevel(const frame::Camera& camera);
    /// There was no last one.
    void forgetLevel() { level_ = 0; }
    struct Chosen {
        const Level* level;
        const TileRange* tile;
        bool isAround = false;  ///< a finer level is drawn where the theater is
    };
    /// What is seen of the chosen level; whole-earth tiles are added where a theater level has none. Tiles
    /// behind the horizon or outside the picture are left out.
    void chooseTiles(const frame::Camera& camera);
    /// Coarsest first.
    [[nodiscard]] const std::vector<Level>& levels() const { return levels_; }
    [[nodiscard]] const std::vector<Chosen>& chosen() const { return chosen_; }

  private:
    std::vector<Level> levels_;
    std::vector<Chosen> chosen_;
    std::size_t level_ = 0;
};

}  // namespace openline::render
