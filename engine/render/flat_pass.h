// Draws a flat layer: one draw call each for fills, lines, shapes and letters, in that order. Not for what
// they mean.
#pragma once

#include <string>

#include "base/result.h"
#include "gfx/objects.h"
#include "render/flat_geometry.h"

namespace openline::render {

class FlatPass {
  public:
    static Result<FlatPass> create(const std::string& shaderFolder);
    /// Call once between pictures, so that the atlas may make room.
    void beginPicture() { atlas_.makeRoom(); }
    void draw(const frame::Flat& flat, const frame::Camera& camera, const frame::FontMetrics& metrics);

  private:
    struct Batch {
        gfx::Program program;
        gfx::Buffer vertices = gfx::Buffer::vertices(gfx::Usage::stream);
        gfx::Buffer indices = gfx::Buffer::indices(gfx::Usage::stream);
        gfx::VertexArray layout;
    };
    FlatPass(gfx::GlyphAtlas atlas, Batch fills, Batch lines, Batch shapes, Batch glyphs);
    void collect(const frame::Flat& flat, const PictureSize& picture, const frame::FontMetrics& metrics);
    template <class Vertex>
    static void drawBatch(Batch& batch, const frame::Camera& camera, const std::vector<Vertex>& vertices,
                          const std::vector<std::uint32_t>& indices);

    gfx::GlyphAtlas atlas_;
    Batch fills_, lines_, shapes_, glyphs_;
    FlatGeometry geometry_;
    bool toldFull_ = false;
};

}  // namespace openline::render
