#include "gfx/font_face.h"

#include <fontconfig/fontconfig.h>
#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_ADVANCES_H
#include FT_OUTLINE_H
#include FT_TRUETYPE_TABLES_H

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

namespace openline::gfx {

namespace {

struct Library {
    FT_Library value = nullptr;
    Library() {
        if (FT_Init_FreeType(&value) != 0) value = nullptr;
    }
    ~Library() {
        if (value != nullptr) FT_Done_FreeType(value);
    }
    Library(const Library&) = delete;
    Library& operator=(const Library&) = delete;
};

struct Found {
    std::string path, family;
    int index = 0;
};

int fontconfigWeight(FontStyle style) {
    switch (style) {
        case FontStyle::medium:
            return FC_WEIGHT_MEDIUM;
        case FontStyle::semibold:
            return FC_WEIGHT_DEMIBOLD;
        case FontStyle::bold:
            return FC_WEIGHT_BOLD;
        default:
            return FC_WEIGHT_REGULAR;
    }
}

/// The best outline font of a family; fontconfig answers with the nearest it has.
Found findFont(const char* family, FontStyle style) {
    Found found;
    FcPattern* pattern = FcPatternCreate();
    FcPatternAddString(pattern, FC_FAMILY, reinterpret_cast<const FcChar8*>(family));
    FcPatternAddInteger(pattern, FC_WEIGHT, fontconfigWeight(style));
    FcPatternAddInteger(pattern, FC_SLANT, style == FontStyle::italic ? FC_SLANT_ITALIC : FC_SLANT_ROMAN);
    FcPatternAddBool(pattern, FC_SCALABLE, FcTrue);
    FcConfigSubstitute(nullptr, pattern, FcMatchPattern);
    FcDefaultSubstitute(pattern);
    FcResult result = FcResultMatch;
    if (FcPattern* match = FcFontMatch(nullptr, pattern, &result)) {
        FcChar8* text = nullptr;
        if (FcPatternGetString(match, FC_FILE, 0, &text) == FcResultMatch)
            found.path = reinterpret_cast<char*>(text);
        if (FcPatternGetString(match, FC_FAMILY, 0, &text) == FcResultMatch)
            found.family = reinterpret_cast<char*>(text);
        FcPatternGetInteger(match, FC_INDEX, 0, &found.index);
        FcPatternDestroy(match);
    }
    FcPatternDestroy(pattern);
    return found;
}

bool isDigit(char32_t codePoint) {
    return codePoint >= U'0' && codePoint <= U'9';
}

}  // namespace

struct FontFace::State {
    Library library;
    std::vector<FT_Face> faces;  ///< the wanted one first, then fallbacks
    float digitEm = 0.6f;        ///< of a middling digit; each stands in the middle of it
    std::string family, filePath;

    State() = default;
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    ~State() {
        for (FT_Face face : faces) FT_Done_Face(face);
    }

    bool open(const Found& found) {
        FT_Face face = nullptr;
        if (found.path.empty() || FT_New_Face(library.value, found.path.c_str(), found.index, &face) != 0)
            return false;
        if (FT_IS_SCALABLE(face)) {
            faces.push_back(face);
            return true;
        }
        FT_Done_Face(face);
        return false;
    }

    struct Glyph {
        FT_Face face = nullptr;
        FT_UInt index = 0;
    };
    [[nodiscard]] Glyph glyph(char32_t codePoint) const {
        for (FT_Face face : faces) {
            const FT_UInt index = FT_Get_Char_Index(face, codePoint);
            if (index != 0) return {face, index};
        }
        return codePoint == U'?' ? Glyph{faces.front(), 0} : glyph(U'?');
    }

    [[nodiscard]] float ownAdvanceEm(char32_t codePoint) const {
        const Glyph found = glyph(codePoint);
        FT_Fixed advance = 0;
        if (FT_Get_Advance(found.face, found.index, FT_LOAD_NO_SCALE, &advance) != 0) return 0.5f;
        return static_cast<float>(advance) / static_cast<float>(found.face->units_per_EM);
    }
};

FontFace::FontFace(std::unique_ptr<State> state) : state_(std::move(state)) {}
FontFace::~FontFace() = default;
FontFace::FontFace(FontFace&&) noexcept = default;
FontFace& FontFace::operator=(FontFace&&) noexcept = default;

Result<FontFace> FontFace::find(FontStyle style) {
    auto state = std::make_unique<State>();
    if (state->library.value == nullptr)
        return Result<FontFace>::failure("the font library FreeType does not start");
    std::string last;
    for (const char* family : {"Inter", "DejaVu Sans", "sans-serif"}) {
        const Found found = findFont(family, style);
        if (found.path == last || !state->open(found)) continue;
        last = found.path;
        if (state->family.empty()) {
            state->family = found.family;
            state->filePath = found.path;
        }
    }
    if (state->faces.empty()) {
        return Result<FontFace>::failure(
            "no font to write with: expected Inter or any other outline font (on Debian: fonts-inter)");
    }
    std::array<float, 10> widths{};
    for (char32_t digit = 0; digit < 10; ++digit) widths[digit] = state->ownAdvanceEm(U'0' + digit);
    std::sort(widths.begin(), widths.end());
    state->digitEm = widths[5];
    return FontFace(std::move(state));
}

float FontFace::advanceEm(char32_t codePoint) const {
    return isDigit(codePoint) ? state_->digitEm : state_->ownAdvanceEm(codePoint);
}

float FontFace::ownAdvanceEm(char32_t codePoint) const {
    return state_->ownAdvanceEm(codePoint);
}

float FontFace::ascentEm() const {
    const FT_Face face = state_->faces.front();
    return static_cast<float>(face->ascender) / static_cast<float>(face->units_per_EM);
}

float FontFace::descentEm() const {
    const FT_Face face = state_->faces.front();
    return -static_cast<float>(face->descender) / static_cast<float>(face->units_per_EM);
}

float FontFace::capHeightEm() const {
    const FT_Face face = state_->faces.front();
    const auto* os2 = static_cast<const TT_OS2*>(FT_Get_Sfnt_Table(face, FT_SFNT_OS2));
    if (os2 == nullptr || os2->version < 2 || os2->sCapHeight <= 0) return 0.73f;
    return static_cast<float>(os2->sCapHeight) / static_cast<float>(face->units_per_EM);
}

const std::string& FontFace::filePath() const {
    return state_->filePath;
}
const std::string& FontFace::family() const {
    return state_->family;
}

GlyphImage FontFace::rasterize(char32_t codePoint, float sizePx, float shiftPx) const {
    GlyphImage image;
    const State::Glyph glyph = state_->glyph(codePoint);
    const auto size26 = static_cast<FT_F26Dot6>(std::lround(sizePx * 64.0f));
    if (FT_Set_Char_Size(glyph.face, size26, size26, 72, 72) != 0) return image;
    if (FT_Load_Glyph(glyph.face, glyph.index, FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP) != 0) return image;
    FT_GlyphSlot slot = glyph.face->glyph;
    if (isDigit(codePoint)) shiftPx += (state_->digitEm - state_->ownAdvanceEm(codePoint)) / 2.0f * sizePx;
    FT_Outline_Translate(&slot->outline, static_cast<FT_Pos>(std::lround(shiftPx * 64.0f)), 0);
    if (FT_Render_Glyph(slot, FT_RENDER_MODE_NORMAL) != 0) return image;
    const FT_Bitmap& bitmap = slot->bitmap;
    image.width = static_cast<int>(bitmap.width);
    image.height = static_cast<int>(bitmap.rows);
    image.leftPx = slot->bitmap_left;
    image.topPx = slot->bitmap_top;
    image.coverage.resize(static_cast<std::size_t>(image.width) * static_cast<std::size_t>(image.height));
    for (int y = 0; y < image.height; ++y) {
        std::memcpy(image.coverage.data() + static_cast<std::ptrdiff_t>(y) * image.width,
                    bitmap.buffer + static_cast<std::ptrdiff_t>(y) * bitmap.pitch,
                    static_cast<std::size_t>(image.width));
    }
    return image;
}

}  // namespace openline::gfx
