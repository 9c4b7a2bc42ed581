#include "frame/font_metrics.h"

namespace openline::frame {

char32_t nextCodePoint(std::string_view utf8, std::size_t& position) {
    const auto lead = static_cast<unsigned char>(utf8[position++]);
    if (lead < 0x80) return lead;
    const int more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : lead >= 0xC0 ? 1 : -1;
    if (more < 0) return 0xFFFD;
    char32_t point = lead & (0x3Fu >> more);
    for (int i = 0; i < more; ++i) {
        if (position >= utf8.size() || (static_cast<unsigned char>(utf8[position]) & 0xC0) != 0x80)
            return 0xFFFD;
        point = (point << 6) | (static_cast<unsigned char>(utf8[position++]) & 0x3Fu);
    }
    return point;
}

float FontMetrics::widthPx(std::string_view utf8, float sizePx, FontWeight weight, float letterSpacingPx,
                           bool ownFigures) const {
    const FontFaceMetrics& face = of(weight);
    float width = 0.0f;
    int letters = 0;
    for (std::size_t position = 0; position < utf8.size(); ++letters) {
        char32_t point = nextCodePoint(utf8, position);
        if (point >= face.advanceEm.size()) point = U'?';
        if (point < face.advanceEm.size()) width += face.advanceEm[point] * sizePx;
        if (ownFigures) width -= face.slackEm(point) * sizePx;
    }
    return width + (letters > 1 ? static_cast<float>(letters - 1) * letterSpacingPx : 0.0f);
}

}  // namespace openline::frame
