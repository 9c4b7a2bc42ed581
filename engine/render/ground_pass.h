// Draws the earth: sky and stars, land, sea and air; says which map lines are seen. Uses depth only to keep
// the sea from being shaded under land. Not for anything that stands on the ground.
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string>

#include "frame/frame_data.h"
#include "geo/map_layers.h"
#include "gfx/objects.h"
#include "render/eye_geometry.h"
#include "render/ground_programs.h"
#include "render/ground_textures.h"
#include "render/map_geometry.h"
#include "render/map_painter.h"

namespace openline::render {

class GroundPass {
  public:
    /// `layers` must outlive the pass: other themes are shaded from it when first shown.
    static Result<GroundPass> create(const geo::MapLayers& layers, const std::string& shaderFolder);

    /// Shades the maps of a theme when they are not there yet. Cost: about a second the first time. Errors:
    /// textures that the machine cannot hold; that theme has no ground then.
    Result<Done> prepare(frame::Theme theme);
    /// Which of the map's levels is drawn from now on; call before the others.
    std::size_t chooseLevel(const frame::Camera& camera) { return geometry_.chooseLevel(camera); }
    void forgetLevel() { geometry_.forgetLevel(); }
    void drawSky(const frame::FrameData& frame);
    void drawGround(const frame::FrameData& frame);
    void drawAir(const frame::FrameData& frame);
    /// Coasts, borders and graticule as flat lines, replacing what `lines` held. After `drawGround`.
    void collectLines(const frame::FrameData& frame, frame::Flat& lines) const;

  private:
    struct Streamed {
        gfx::Buffer vertices = gfx::Buffer::vertices(gfx::Usage::stream);
        gfx::Buffer indices = gfx::Buffer::indices(gfx::Usage::stream);
        gfx::VertexArray layout;
    };
    GroundPass(const geo::MapLayers& layers, GroundPrograms programs, gfx::Program tinted, MapPainter painter,
               gfx::Texture swell);
    void drawStars(const frame::FrameData& frame);
    /// From so far that the painted map is as fine as the picture?
    using Far = std::array<bool, 2>;  ///< on the theater's map, the whole earth's
    [[nodiscard]] static Far seenFromAfar(const frame::Camera& camera, const SurfaceTextures& painted);
    void prepareSea(const frame::FrameData& frame, const Far& far);
    void drawSea(const frame::FrameData& frame, const SurfaceTextures& textures, std::size_t map);
    void drawLand(const frame::FrameData& frame, const SurfaceTextures& textures, const Far& far);
    void setGround(const gfx::Program& program, const frame::FrameData& frame,
                   const SurfaceTextures& textures, std::size_t map) const;

    const geo::MapLayers* layers_;
    TheaterBounds theater_;
    GroundPrograms programs_;
    gfx::Program tinted_;
    MapPainter painter_;
    gfx::Texture swell_;
    MapGeometry geometry_;
    std::array<std::optional<GroundTextures>, 3> textures_;  ///< by theme
    std::array<std::vector<Complaint>, 3> refused_;  ///< why a theme has none, so that it is tried once
    Streamed sea_, air_;
    gfx::Buffer stars_ = gfx::Buffer::vertices(gfx::Usage::fixed);
    gfx::VertexArray starLayout_;
    int starCount_ = 0;
    SeaMesh seaMesh_;
    SkyMesh skyMesh_;
};

}  // namespace openline::render
