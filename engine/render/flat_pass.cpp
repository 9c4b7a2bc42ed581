#include "render/flat_pass.h"

#include <epoxy/gl.h>

#include <utility>

#include "base/log.h"

namespace openline::render {

namespace {
using Type = gfx::Attribute::Type;
constexpr gfx::Attribute kFillLayout[] = {{0, 2, Type::float32, offsetof(frame::FillVertex, x), 0},
                                          {1, 4, Type::unorm8, offsetof(frame::FillVertex, colour), 0}};
constexpr gfx::Attribute kLineLayout[] = {{0, 2, Type::float32, offsetof(LineCorner, x), 0},
                                          {1, 4, Type::unorm8, offsetof(LineCorner, colour), 0},
                                          {2, 2, Type::float32, offsetof(LineCorner, across), 0},
                                          {3, 3, Type::float32, offsetof(LineCorner, along), 0}};
constexpr gfx::Attribute kShapeLayout[] = {{0, 2, Type::float32, offsetof(ShapeCorner, x), 0},
                                           {1, 4, Type::unorm8, offsetof(ShapeCorner, fill), 0},
                                           {2, 4, Type::unorm8, offsetof(ShapeCorner, edge), 0},
                                           {3, 2, Type::float32, offsetof(ShapeCorner, localX), 0},
                                           {4, 4, Type::float32, offsetof(ShapeCorner, halfWidth), 0}};
constexpr gfx::Attribute kGlyphLayout[] = {{0, 2, Type::float32, offsetof(GlyphCorner, x), 0},
                                           {1, 4, Type::unorm8, offsetof(GlyphCorner, colour), 0},
                                           {2, 3, Type::float32, offsetof(GlyphCorner, u), 0}};
}  // namespace

FlatPass::FlatPass(gfx::GlyphAtlas atlas, Batch fills, Batch lines, Batch shapes, Batch glyphs)
    : atlas_(std::move(atlas)),
      fills_(std::move(fills)),
      lines_(std::move(lines)),
      shapes_(std::move(shapes)),
      glyphs_(std::move(glyphs)) {
    fills_.layout.attach(fills_.vertices, sizeof(frame::FillVertex), kFillLayout);
    lines_.layout.attach(lines_.vertices, sizeof(LineCorner), kLineLayout);
    shapes_.layout.attach(shapes_.vertices, sizeof(ShapeCorner), kShapeLayout);
    glyphs_.layout.attach(glyphs_.vertices, sizeof(GlyphCorner), kGlyphLayout);
    for (Batch* batch : {&fills_, &lines_, &shapes_, &glyphs_}) batch->layout.attachIndices(batch->indices);
}

Result<FlatPass> FlatPass::create(const std::string& shaderFolder) {
    Result<gfx::GlyphAtlas> atlas = gfx::GlyphAtlas::create();
    if (!atlas) return atlas.errors;
    const char* names[4] = {"flat_fill", "flat_line", "flat_shape", "flat_glyph"};
    Batch batches[4];
    for (int i = 0; i < 4; ++i) {
        Result<gfx::Program> program = gfx::Program::fromFiles(shaderFolder, names[i], names[i]);
        if (!program) return program.errors;
        batches[i].program = std::move(*program);
    }
    return FlatPass(std::move(*atlas), std::move(batches[0]), std::move(batches[1]), std::move(batches[2]),
                    std::move(batches[3]));
}

template <class Vertex>
void FlatPass::drawBatch(Batch& batch, const frame::Camera& camera, const std::vector<Vertex>& vertices,
                         const std::vector<std::uint32_t>& indices) {
    if (indices.empty()) return;
    batch.vertices.set(std::span<const Vertex>(vertices));
    batch.indices.set(std::span<const std::uint32_t>(indices));
    batch.program.use();
    batch.program.set2("perPixel", 2.0f / static_cast<float>(camera.widthPx),
                       2.0f / static_cast<float>(camera.heightPx));
    batch.layout.bind();
    gfx::drawTriangles(0, indices.size());
}

void FlatPass::collect(const frame::Flat& flat, const PictureSize& picture,
                       const frame::FontMetrics& metrics) {
    geometry_.clear();
    addLines(flat, picture, geometry_);
    addShapes(flat, geometry_);
    addTexts(flat, picture, metrics, atlas_, geometry_);
}

void FlatPass::draw(const frame::Flat& flat, const frame::Camera& camera, const frame::FontMetrics& metrics) {
    const PictureSize picture{static_cast<float>(camera.widthPx), static_cast<float>(camera.heightPx)};
    collect(flat, picture, metrics);
    if (atlas_.full()) {
        // Letters of earlier pictures and layers are no longer needed: once more with all the room there is.
        atlas_.makeRoom();
        collect(flat, picture, metrics);
        if (atlas_.full() && !std::exchange(toldFull_, true))
            log::warn("too many letters of different sizes for one picture: some are missing");
    }
    glEnable(GL_BLEND);
    glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
    drawBatch(fills_, camera, flat.fillVertices, flat.fillIndices);
    drawBatch(lines_, camera, geometry_.lines, geometry_.lineIndices);
    drawBatch(shapes_, camera, geometry_.shapes, geometry_.shapeIndices);
    if (!geometry_.glyphIndices.empty()) {
        atlas_.bind(0);
        glyphs_.program.use();
        glyphs_.program.set("letters", 0);
        drawBatch(glyphs_, camera, geometry_.glyphs, geometry_.glyphIndices);
    }
    glDisable(GL_BLEND);
}

}  // namespace openline::render
