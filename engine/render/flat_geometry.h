// A frame's flat layer as triangles in pixels: lines widened with joins, discs and boxes as distance shapes,
// text as letters. Pure but for the letters, which the atlas draws on demand.
#pragma once

#include <cstdint>
#include <vector>

#include "frame/font_metrics.h"
#include "frame/frame_data.h"
#include "gfx/glyph_atlas.h"

namespace openline::render {

struct LineCorner {
    float x, y;
    float across, halfWidth;       ///< px from the middle line
    float along, dashOn, dashOff;  ///< px, `dashOn` 0: solid; of a line that fades its age,
                                   ///< when it has faded, in s, and 0
    frame::Colour colour;
};

/// What the shader does along a line; each has a program of its own, so that none pays for the others. Dashed
/// ones may have solid ones among them.
enum class Stroke : std::uint8_t { solid, dashed, fading };
inline constexpr std::size_t kStrokeCount = 3;
struct LineRun {
    Stroke stroke{};
    std::size_t indexCount = 0;
};

struct ShapeCorner {
    float x, y;
    float localX, localY;  ///< px from the middle
    float halfWidth, halfHeight, radius, border;
    frame::Colour fill, edge;
};

struct GlyphCorner {
    float x, y, u, v;
    float halo;  ///< 1: the halo's channel
    frame::Colour colour;
};

/// Letters that lie on the texture's own pixels need no filter.
struct GlyphRun {
    bool onPixels = false;
    std::size_t indexCount = 0;
};

struct FlatGeometry {
    std::vector<LineCorner> lines;
    std::vector<std::uint32_t> lineIndices;
    std::vector<LineRun> lineRuns;  ///< of them, in their order
    std::vector<ShapeCorner> shapes;
    std::vector<std::uint32_t> shapeIndices;
    std::vector<GlyphCorner> glyphs;
    std::vector<std::uint32_t> glyphIndices;
    std::vector<GlyphRun> glyphRuns;  ///< of them, in their order
    void clear();
};

/// The part of the picture that is worth making triangles for. Units: px.
struct PictureSize {
    float width = 0.0f, height = 0.0f;
};

/// Cost: about 30 ns a line vertex.
void addLines(const frame::Flat& flat, const PictureSize& picture, FlatGeometry& geometry);
void addShapes(const frame::Flat& flat, FlatGeometry& geometry);
/// Cost: about 60 ns a letter once the atlas has it. Widths are those of `metrics`.
void addTexts(const frame::Flat& flat, const PictureSize& picture, const frame::FontMetrics& metrics,
              gfx::GlyphAtlas& atlas, FlatGeometry& geometry);

}  // namespace openline::render
