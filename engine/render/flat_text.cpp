#include <algorithm>
#include <cmath>

#include "render/flat_geometry.h"

namespace openline::render {

namespace {

constexpr float kOnPixels = 40.0f;  ///< letters up to this size are set on whole pixels

/// One line of text on its way to letters.
struct Writer {
    const frame::Text& text;
    FlatGeometry& geometry;
    float cosine, sine;
    bool level;  ///< not turned: letters are set on whole pixels

    Writer(const frame::Text& wanted, FlatGeometry& out)
        : text(wanted),
          geometry(out),
          cosine(std::cos(wanted.rotationRad)),
          sine(std::sin(wanted.rotationRad)),
          level(std::abs(wanted.rotationRad) < 1e-4f) {}

    /// A letter whose left edge is at `x`, `y` from the anchor.
    void letter(const gfx::AtlasGlyph& glyph, float x, float y, float scale, bool halo) const {
        const auto first = static_cast<std::uint32_t>(geometry.glyphs.size());
        // Empty rims are not drawn; one pixel stays where letters do not lie on the texture's own pixels.
        const bool onPixels = level && scale == 1.0f && text.sizePx <= kOnPixels;
        const float slack = onPixels ? 0.0f : 1.0f;
        const float rim = halo ? 1.0f - slack : glyph.margin - slack;
        const float rimU = rim / glyph.width * (glyph.u1 - glyph.u0),
                    rimV = rim / glyph.height * (glyph.v1 - glyph.v0);
        for (int i = 0; i < 4; ++i) {
            const bool right = (i & 1) != 0, lower = (i & 2) != 0;
            const float dx = x + (right ? glyph.width - rim : rim) * scale;
            const float dy = y + (lower ? glyph.height - rim : rim) * scale;
            GlyphCorner corner{};
            corner.x = level ? dx : text.x + dx * cosine - dy * sine;
            corner.y = level ? dy : text.y + dx * sine + dy * cosine;
            corner.u = right ? glyph.u1 - rimU : glyph.u0 + rimU;
            corner.v = lower ? glyph.v1 - rimV : glyph.v0 + rimV;
            corner.halo = halo ? 1.0f : 0.0f;
            corner.colour = halo ? text.halo : text.colour;
            geometry.glyphs.push_back(corner);
        }
        geometry.glyphIndices.insert(geometry.glyphIndices.end(),
                                     {first, first + 1, first + 2, first + 2, first + 1, first + 3});
        if (geometry.glyphRuns.empty() || geometry.glyphRuns.back().onPixels != onPixels)
            geometry.glyphRuns.push_back({onPixels, 0});
        geometry.glyphRuns.back().indexCount += 6;
    }
};

float startOf(const frame::Text& text, float width) {
    return text.align == frame::Align::left    ? 0.0f
           : text.align == frame::Align::right ? -width
                                               : -width / 2.0f;
}

void write(const frame::Text& text, const frame::FontMetrics& metrics, gfx::GlyphAtlas& atlas,
           FlatGeometry& geometry, bool halo, float width) {
    const Writer writer(text, geometry);
    const frame::FontFaceMetrics& face = metrics.of(text.weight);
    const float drawn = gfx::GlyphAtlas::drawnSize(text.sizePx), scale = text.sizePx / drawn;
    float pen = startOf(text, width);
    for (std::size_t position = 0; position < text.utf8.size();) {
        char32_t point = frame::nextCodePoint(text.utf8, position);
        if (point >= face.advanceEm.size()) point = U'?';
        // A figure stands in the middle of its cell.
        const float slack = text.ownFigures ? face.slackEm(point) * text.sizePx : 0.0f;
        float x = pen - 0.5f * slack, y = 0.0f, fraction = 0.0f;
        if (writer.level) {
            x += text.x;
            y = std::round(text.y);
            if (drawn <= kOnPixels) {
                const float quarters = std::floor(x * 4.0f + 0.5f) / 4.0f;
                x = std::floor(quarters);
                fraction = quarters - x;
            }
        }
        const gfx::AtlasGlyph& glyph =
            atlas.glyph(point, static_cast<gfx::FontStyle>(text.weight), text.sizePx, fraction);
        if (glyph.width > 0.0f)
            writer.letter(glyph, x + glyph.left * scale, y - glyph.top * scale, scale, halo);
        if (point < face.advanceEm.size()) pen += face.advanceEm[point] * text.sizePx;
        pen += text.letterSpacingPx - slack;
    }
}

}  // namespace

void addTexts(const frame::Flat& flat, const PictureSize& picture, const frame::FontMetrics& metrics,
              gfx::GlyphAtlas& atlas, FlatGeometry& geometry) {
    for (const frame::Text& text : flat.texts) {
        if (text.utf8.empty() || text.colour.a == 0 || !(text.sizePx > 0.5f)) continue;
        const float width =
            metrics.widthPx(text.utf8, text.sizePx, text.weight, text.letterSpacingPx, text.ownFigures);
        const float reach = width + 2.0f * text.sizePx;
        if (text.x < -reach || text.x > picture.width + reach || text.y < -reach ||
            text.y > picture.height + reach)
            continue;
        if (text.halo.a > 0) write(text, metrics, atlas, geometry, true, width);
        write(text, metrics, atlas, geometry, false, width);
    }
}

}  // namespace openline::render
