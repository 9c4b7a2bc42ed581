#include <algorithm>

#include "gfx/font_face.h"
#include "render/renderer.h"

namespace openline::render {

Result<frame::FontMetrics> loadFontMetrics() {
    constexpr char32_t kTableSize = 0x2800;  // Latin, Greek, Cyrillic, arrows, geometric shapes, dingbats
    frame::FontMetrics metrics;
    for (std::size_t style = 0; style < metrics.weights.size(); ++style) {
        const Result<gfx::FontFace> face = gfx::FontFace::find(static_cast<gfx::FontStyle>(style));
        if (!face) return face.errors;
        frame::FontFaceMetrics& out = metrics.weights[style];
        out.ascentEm = face->ascentEm();
        out.descentEm = face->descentEm();
        out.capHeightEm = face->capHeightEm();
        for (char32_t figure = 0; figure < 10; ++figure)
            out.figureEm[figure] = face->ownAdvanceEm(U'0' + figure);
        out.advanceEm.resize(kTableSize);
        for (char32_t point = 0; point < kTableSize; ++point) out.advanceEm[point] = face->advanceEm(point);
    }
    return metrics;
}

}  // namespace openline::render
