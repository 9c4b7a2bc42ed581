// How wide text is, without drawing it: what label placement needs to know of a font.
#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "frame/frame_data.h"

namespace openline::frame {

/// Advances of one weight in ems, by code point; unknown ones are as wide as `?`.
struct FontFaceMetrics {
    std::vector<float> advanceEm;  ///< by code point, up to the table's size
    float ascentEm = 0.97f;
    float descentEm = 0.24f;
    float capHeightEm = 0.73f;
};

struct FontMetrics {
    std::array<FontFaceMetrics, 5> weights;  ///< by FontWeight

    [[nodiscard]] const FontFaceMetrics& of(FontWeight weight) const { return weights[static_cast<std::size_t>(weight)]; }
    /// Width of one line in pixels; letter spacing counts between letters.
    [[nodiscard]] float widthPx(std::string_view utf8, float sizePx, FontWeight weight, float letterSpacingPx = 0.0f) const;
};

/// The next code point of a UTF-8 text, advancing `position`; U+FFFD for damaged bytes.
char32_t nextCodePoint(std::string_view utf8, std::size_t& position);

}  // namespace openline::frame
