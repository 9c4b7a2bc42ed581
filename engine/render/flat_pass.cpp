#include "render/flat_pass.h"

#include <epoxy/gl.h>

#include <utility>

#include "base/log.h"
#include "render/shader_inputs.h"

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
void setPerPixel(const gfx::Program& program, const frame::Camera& camera) {
    program.set2("perPixel", 2.0f / static_cast<float>(camera.widthPx),
                 2.0f / static_cast<float>(camera.heightPx));
}
}  // namespace

FlatPass::FlatPass(gfx::GlyphAtlas atlas, LinePrograms linePrograms, GlyphPrograms glyphPrograms, Batch fills,
                   Batch shapes)
    : atlas_(std::move(atlas)),
      linePrograms_(std::move(linePrograms)),
      glyphPrograms_(std::move(glyphPrograms)),
      fills_(std::move(fills)),
      shapes_(std::move(shapes)) {
    fills_.layout.attach(fills_.vertices, sizeof(frame::FillVertex), kFillLayout);
    lines_.layout.attach(lines_.vertices, sizeof(LineCorner), kLineLayout);
    shapes_.layout.attach(shapes_.vertices, sizeof(ShapeCorner), kShapeLayout);
    glyphs_.layout.attach(glyphs_.vertices, sizeof(GlyphCorner), kGlyphLayout);
    for (Batch* batch : {&fills_, &lines_, &shapes_, &glyphs_}) batch->layout.attachIndices(batch->indices);
}

Result<FlatPass> FlatPass::create(const std::string& shaderFolder) {
    Result<gfx::GlyphAtlas> atlas = gfx::GlyphAtlas::create();
    if (!atlas) return atlas.errors;
    const auto make = [&](gfx::Program& program, const char* name, const char* defines) {
        Result<gfx::Program> made = loadProgram(shaderFolder, name, name, defines);
        if (made) program = std::move(*made);
        return std::move(made.errors);
    };
    Batch fills, shapes;
    LinePrograms lines;
    GlyphPrograms glyphs;
    struct Wanted {
        gfx::Program& program;
        const char* name;
        const char* defines = "";
    };
    const Wanted all[] = {{fills.program, "flat_fill"},
                          {shapes.program, "flat_shape"},
                          {lines[0], "flat_line"},
                          {lines[1], "flat_line", "#define DASHED\n"},
                          {lines[2], "flat_line", "#define FADING\n"},
                          {glyphs[0], "flat_glyph"},
                          {glyphs[1], "flat_glyph", "#define ON_PIXELS\n"}};
    for (const Wanted& wanted : all) {
        std::vector<Complaint> errors = make(wanted.program, wanted.name, wanted.defines);
        if (!errors.empty()) return errors;
    }
    return FlatPass(std::move(*atlas), std::move(lines), std::move(glyphs), std::move(fills),
                    std::move(shapes));
}

template <class Vertex>
void FlatPass::drawBatch(Batch& batch, const frame::Camera& camera, const std::vector<Vertex>& vertices,
                         const std::vector<std::uint32_t>& indices) {
    if (indices.empty()) return;
    batch.vertices.set(std::span<const Vertex>(vertices));
    batch.indices.set(std::span<const std::uint32_t>(indices));
    batch.program.use();
    setPerPixel(batch.program, camera);
    batch.layout.bind();
    gfx::drawTriangles(0, indices.size());
}

void FlatPass::drawLines(const frame::Camera& camera) {
    if (geometry_.lineIndices.empty()) return;
    lines_.vertices.set(std::span<const LineCorner>(geometry_.lines));
    lines_.indices.set(std::span<const std::uint32_t>(geometry_.lineIndices));
    lines_.layout.bind();
    std::array<bool, kStrokeCount> isSet{};
    std::size_t first = 0;
    for (const LineRun& run : geometry_.lineRuns) {
        const auto stroke = static_cast<std::size_t>(run.stroke);
        linePrograms_[stroke].use();
        if (!std::exchange(isSet[stroke], true)) setPerPixel(linePrograms_[stroke], camera);
        gfx::drawTriangles(first, run.indexCount);
        first += run.indexCount;
    }
}

void FlatPass::drawGlyphs(const frame::Camera& camera) {
    if (geometry_.glyphIndices.empty()) return;
    atlas_.bind(0);
    glyphs_.vertices.set(std::span<const GlyphCorner>(geometry_.glyphs));
    glyphs_.indices.set(std::span<const std::uint32_t>(geometry_.glyphIndices));
    glyphs_.layout.bind();
    std::array<bool, 2> isSet{};
    std::size_t first = 0;
    for (const GlyphRun& run : geometry_.glyphRuns) {
        const std::size_t which = run.onPixels ? 1 : 0;
        const gfx::Program& program = glyphPrograms_[which];
        program.use();
        if (!std::exchange(isSet[which], true)) {
            program.set("letters", 0);
            setPerPixel(program, camera);
        }
        gfx::drawTriangles(first, run.indexCount);
        first += run.indexCount;
    }
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
    drawLines(camera);
    drawBatch(shapes_, camera, geometry_.shapes, geometry_.shapeIndices);
    drawGlyphs(camera);
    glDisable(GL_BLEND);
}

}  // namespace openline::render
