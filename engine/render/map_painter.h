// Paints the vector land over the sea once a theme, into maps for pictures from afar: there land costs its
// triangles and not its pixels, and a painted coast is as sharp as a pixel. Not for near pictures.
#pragma once

#include <array>
#include <string>

#include "base/result.h"
#include "gfx/objects.h"
#include "render/ground_textures.h"
#include "render/map_geometry.h"

namespace openline::render {

class MapPainter {
  public:
    /// Errors: a shader that cannot be read or compiled, by name.
    static Result<MapPainter> create(const std::string& shaderFolder);
    /// Both maps of `surfaces`, land over sea. Changes the bound framebuffer and viewport.
    /// Errors: larger than the machine can draw. Cost: about 0.2 s on two cores without a GPU.
    [[nodiscard]] Result<SurfaceTextures> paint(const GroundTextures& surfaces, const MapGeometry& geometry,
                                                const TheaterBounds& theater) const;

  private:
    using ByMap = std::array<gfx::Program, 2>;  ///< the theater's, the whole earth's
    MapPainter() = default;
    void paintTheater(const GroundTextures& surfaces, const MapGeometry& geometry,
                      const TheaterBounds& theater) const;
    void paintFace(const GroundTextures& surfaces, const MapGeometry& geometry, int face) const;
    ByMap sea_, land_;
    gfx::VertexArray nothing_;
};

}  // namespace openline::render
