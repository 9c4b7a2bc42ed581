// Letters on one texture, drawn on demand at the sizes that are needed: coverage in red, a soft dilated halo
// in green. Small letters exist at four positions within a pixel, so that text is crisp and evenly spaced.
// Not for layout.
#pragma once

#include <array>
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "gfx/font_face.h"
#include "gfx/objects.h"

namespace openline::gfx {

/// Where a letter stands on the texture and around the pen. Units: px of the drawn size.
struct AtlasGlyph {
    float u0 = 0.0f, v0 = 0.0f, u1 = 0.0f, v1 = 0.0f;
    float left = 0.0f, top = 0.0f;      ///< from the pen; top is up from the baseline
    float width = 0.0f, height = 0.0f;  ///< 0: nothing to draw
    float margin = 0.0f;                ///< of these on each side, for the halo and one more
};

class GlyphAtlas {
  public:
    /// Errors: no font, or no texture.
    static Result<GlyphAtlas> create();

    /// The letter at a size with the pen at a fraction of a pixel. Sizes are rounded to what `drawnSize`
    /// says. Cost: a look-up, or some 20 microseconds the first time.
    const AtlasGlyph& glyph(char32_t codePoint, FontStyle style, float sizePx, float penFraction);
    /// The size that letters are really drawn at: quarters of a pixel below 16, whole ones above, 160 at
    /// most.
    static float drawnSize(float sizePx);
    /// Width of the halo around letters of a size.
    static float haloPx(float drawnSizePx);

    [[nodiscard]] const FontFace& face(FontStyle style) const {
        return faces_[static_cast<std::size_t>(style)];
    }
    /// Sends new letters to the texture and binds it. Call after all letters of a draw were asked for.
    void bind(unsigned unit);
    /// Whether a letter that was asked for found no room, and is blank.
    [[nodiscard]] bool full() const { return full_; }
    /// Forgets all letters when the texture is nearly full. Letters got before are not to be drawn after.
    void makeRoom();

  private:
    GlyphAtlas(std::vector<FontFace> faces, Texture texture);
    AtlasGlyph place(const GlyphImage& image, float drawnSizePx);

    std::vector<FontFace> faces_;
    Texture texture_;
    std::vector<std::uint8_t> pixels_;  ///< coverage, halo
    std::unordered_map<std::uint64_t, AtlasGlyph> glyphs_;
    int shelfX_ = 1, shelfY_ = 1, shelfHeight_ = 0;
    int dirtyFrom_ = 0, dirtyTo_ = 0;
    bool full_ = false;
};

}  // namespace openline::gfx
