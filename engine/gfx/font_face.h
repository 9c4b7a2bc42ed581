// Finding a typeface on the machine and measuring and drawing its letters into memory: fontconfig and
// FreeType. Inter is preferred, any sans will do. No OpenGL here, so text can be measured anywhere. Not for
// layout of lines.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"

namespace openline::gfx {

enum class FontStyle : std::uint8_t { regular, medium, semibold, bold, italic };
inline constexpr int kFontStyleCount = 5;

/// One letter drawn in memory: coverage 0..255, row by row.
struct GlyphImage {
    int width = 0, height = 0;
    int leftPx = 0;  ///< from the pen to the image's left edge
    int topPx = 0;   ///< from the baseline up to the image's top edge
    std::vector<std::uint8_t> coverage;
};

/// A style with its fallbacks for letters it lacks. Digits are all as wide as the widest, so that clocks hold
/// still.
class FontFace {
  public:
    /// Errors: no usable font on the machine, with the package that would help.
    static Result<FontFace> find(FontStyle style);
    ~FontFace();
    FontFace(FontFace&&) noexcept;
    FontFace& operator=(FontFace&&) noexcept;

    /// Advance in ems; that of `?` when no font has the letter.
    [[nodiscard]] float advanceEm(char32_t codePoint) const;
    /// The same, with figures as wide as they are.
    [[nodiscard]] float ownAdvanceEm(char32_t codePoint) const;
    [[nodiscard]] float ascentEm() const;
    [[nodiscard]] float descentEm() const;
    [[nodiscard]] float capHeightEm() const;
    [[nodiscard]] const std::string& family() const;
    /// The file of the wanted style, for libraries that read fonts themselves.
    [[nodiscard]] const std::string& filePath() const;

    /// Draws a letter at a size, shifted right by a part of a pixel (0..1). Empty for blanks.
    [[nodiscard]] GlyphImage rasterize(char32_t codePoint, float sizePx, float shiftPx) const;

  private:
    struct State;
    explicit FontFace(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace openline::gfx
