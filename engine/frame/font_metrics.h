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
    /// Advances of the figures 0 to 9 when they are not set equally wide; 0: not known, as wide as in the
    /// table.
    std::array<float, 10> figureEm{};
    float ascentEm = 0.97f;
    float descentEm = 0.24f;
    float capHeightEm = 0.73f;

    /// What a figure takes less than its cell when it is as wide as it is; 0 for all that is no figure.
    [[nodiscard]] float slackEm(char32_t codePoint) const {
        if (codePoint < U'0' || codePoint > U'9' || codePoint >= advanceEm.size()) return 0.0f;
        const float own = figureEm[codePoint - U'0'];
        return own > 0.0f ? advanceEm[codePoint] - own : 0.0f;
    }
};

struct FontMetrics {
    std::array<FontFaceMetrics, 5> weights;  ///< by FontWeight

    [[nodiscard]] const FontFaceMetrics& of(FontWeight weight) const {
        return weights[static_cast<std::size_t>(weight)];
    }
    /// Width of one line in pixels; letter spacing counts between letters.
    [[nodiscard]] float widthPx(std::string_view utf8, float sizePx, FontWeight weight,
                                float letterSpacingPx = 0.0f, bool ownFigures = false) const;
};

/// The next code point of a UTF-8 text, advancing `position`; U+FFFD for damaged bytes.
char32_t nextCodePoint(std::string_view utf8, std::size_t& position);

}  // namespace openline::frame
