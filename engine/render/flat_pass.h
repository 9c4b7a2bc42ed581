// Draws a flat layer: one draw call each for fills and shapes, and one for each run of lines or letters of a
// kind, in the order fills, lines, shapes, letters. Not for what they mean.
#pragma once

#include <array>
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
    using LinePrograms = std::array<gfx::Program, kStrokeCount>;
    using GlyphPrograms = std::array<gfx::Program, 2>;  ///< with the texture's filter, on its pixels
    FlatPass(gfx::GlyphAtlas atlas, LinePrograms linePrograms, GlyphPrograms glyphPrograms, Batch fills,
             Batch shapes);
    void collect(const frame::Flat& flat, const PictureSize& picture, const frame::FontMetrics& metrics);
    void drawLines(const frame::Camera& camera);
    void drawGlyphs(const frame::Camera& camera);
    template <class Vertex>
    static void drawBatch(Batch& batch, const frame::Camera& camera, const std::vector<Vertex>& vertices,
                          const std::vector<std::uint32_t>& indices);

    gfx::GlyphAtlas atlas_;
    LinePrograms linePrograms_;
    GlyphPrograms glyphPrograms_;
    Batch fills_, lines_, shapes_, glyphs_;
    FlatGeometry geometry_;
    bool toldFull_ = false;
};

}  // namespace openline::render
