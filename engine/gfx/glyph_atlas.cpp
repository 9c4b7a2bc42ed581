#include "gfx/glyph_atlas.h"

#include <algorithm>
#include <cmath>

namespace openline::gfx {

namespace {
constexpr int kAtlasPx = 2048;
constexpr float kLargestPx = 160.0f;

std::size_t at(int x, int y, int width) {
    return static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x);
}

/// A disc-shaped maximum with a soft rim: what keeps letters readable on any ground.
void dilate(const GlyphImage& image, int margin, float radius, std::vector<std::uint8_t>& pixels,
            int outWidth, int outHeight) {
    struct Tap {
        int dx, dy;
        int weight;
    };
    std::vector<Tap> taps;
    for (int dy = -margin; dy <= margin; ++dy) {
        for (int dx = -margin; dx <= margin; ++dx) {
            const float distance = std::sqrt(static_cast<float>(dx * dx + dy * dy));
            const float weight = std::clamp((radius + 0.5f - distance) / (0.55f * radius + 0.5f), 0.0f, 1.0f);
            if (weight > 0.0f) taps.push_back({dx, dy, static_cast<int>(weight * 256.0f)});
        }
    }
    for (int y = 0; y < image.height; ++y) {
        for (int x = 0; x < image.width; ++x) {
            const int value = image.coverage[at(x, y, image.width)];
            if (value == 0) continue;
            for (const Tap& tap : taps) {
                const int px = x + margin + tap.dx, py = y + margin + tap.dy;
                if (px < 0 || py < 0 || px >= outWidth || py >= outHeight) continue;
                std::uint8_t& out = pixels[at(px, py, outWidth) * 2 + 1];
                out = std::max(out, static_cast<std::uint8_t>(value * tap.weight >> 8));
            }
        }
    }
}
}  // namespace

GlyphAtlas::GlyphAtlas(std::vector<FontFace> faces, Texture texture)
    : faces_(std::move(faces)),
      texture_(std::move(texture)),
      pixels_(static_cast<std::size_t>(kAtlasPx) * kAtlasPx * 2, std::uint8_t{0}) {}

Result<GlyphAtlas> GlyphAtlas::create() {
    std::vector<FontFace> faces;
    for (int style = 0; style < kFontStyleCount; ++style) {
        Result<FontFace> face = FontFace::find(static_cast<FontStyle>(style));
        if (!face) return face.errors;
        faces.push_back(std::move(*face));
    }
    const std::vector<std::uint8_t> empty(static_cast<std::size_t>(kAtlasPx) * kAtlasPx * 2, std::uint8_t{0});
    Result<Texture> texture =
        Texture::flat(kAtlasPx, kAtlasPx, PixelFormat::rg8, empty.data(), Filter::linear);
    if (!texture) return texture.errors;
    return GlyphAtlas(std::move(faces), std::move(*texture));
}

float GlyphAtlas::drawnSize(float sizePx) {
    const float size = std::clamp(sizePx, 4.0f, kLargestPx);
    return size < 16.0f ? std::round(size * 4.0f) / 4.0f : std::round(size);
}

float GlyphAtlas::haloPx(float drawnSizePx) {
    return std::clamp(drawnSizePx * 0.14f, 1.6f, 6.0f);
}

const AtlasGlyph& GlyphAtlas::glyph(char32_t codePoint, FontStyle style, float sizePx, float penFraction) {
    const float size = drawnSize(sizePx);
    const auto quarter = size <= 40.0f ? static_cast<std::uint64_t>(penFraction * 4.0f) & 3u : 0u;
    const std::uint64_t key = static_cast<std::uint64_t>(codePoint) |
                              static_cast<std::uint64_t>(style) << 24 | quarter << 28 |
                              static_cast<std::uint64_t>(size * 4.0f) << 32;
    const auto found = glyphs_.find(key);
    if (found != glyphs_.end()) return found->second;
    const float shift = static_cast<float>(quarter) * 0.25f;
    const GlyphImage image = faces_[static_cast<std::size_t>(style)].rasterize(codePoint, size, shift);
    return glyphs_.emplace(key, place(image, size)).first->second;
}

AtlasGlyph GlyphAtlas::place(const GlyphImage& image, float drawnSizePx) {
    AtlasGlyph glyph;
    if (image.width == 0 || image.height == 0 || full_) return glyph;
    const float radius = haloPx(drawnSizePx);
    const int margin = static_cast<int>(std::ceil(radius)) + 1;
    const int width = image.width + 2 * margin, height = image.height + 2 * margin;
    if (shelfX_ + width + 1 > kAtlasPx) {
        shelfY_ += shelfHeight_ + 1;
        shelfX_ = 1;
        shelfHeight_ = 0;
    }
    if (shelfY_ + height + 1 > kAtlasPx || width + 2 > kAtlasPx) {
        full_ = true;
        return glyph;
    }
    std::vector<std::uint8_t> block(at(0, height, width) * 2, std::uint8_t{0});
    for (int y = 0; y < image.height; ++y) {
        for (int x = 0; x < image.width; ++x) {
            block[at(x + margin, y + margin, width) * 2] = image.coverage[at(x, y, image.width)];
        }
    }
    dilate(image, margin, radius, block, width, height);
    for (int y = 0; y < height; ++y) {
        std::copy_n(block.begin() + static_cast<std::ptrdiff_t>(y) * width * 2, width * 2,
                    pixels_.begin() + (static_cast<std::ptrdiff_t>(shelfY_ + y) * kAtlasPx + shelfX_) * 2);
    }
    const float scale = 1.0f / static_cast<float>(kAtlasPx);
    glyph.u0 = static_cast<float>(shelfX_) * scale;
    glyph.v0 = static_cast<float>(shelfY_) * scale;
    glyph.u1 = static_cast<float>(shelfX_ + width) * scale;
    glyph.v1 = static_cast<float>(shelfY_ + height) * scale;
    glyph.left = static_cast<float>(image.leftPx - margin);
    glyph.top = static_cast<float>(image.topPx + margin);
    glyph.width = static_cast<float>(width);
    glyph.height = static_cast<float>(height);
    glyph.margin = static_cast<float>(margin);
    if (dirtyTo_ == dirtyFrom_) dirtyFrom_ = shelfY_;
    dirtyFrom_ = std::min(dirtyFrom_, shelfY_);
    dirtyTo_ = std::max(dirtyTo_, shelfY_ + height);
    shelfX_ += width + 1;
    shelfHeight_ = std::max(shelfHeight_, height);
    return glyph;
}

void GlyphAtlas::bind(unsigned unit) {
    texture_.bind(unit);
    if (dirtyTo_ <= dirtyFrom_) return;
    texture_.update(0, dirtyFrom_, kAtlasPx, dirtyTo_ - dirtyFrom_,
                    pixels_.data() + static_cast<std::ptrdiff_t>(dirtyFrom_) * kAtlasPx * 2);
    dirtyFrom_ = dirtyTo_ = 0;
}

void GlyphAtlas::makeRoom() {
    if (!full_ && shelfY_ < kAtlasPx * 3 / 4) return;
    glyphs_.clear();
    std::fill(pixels_.begin(), pixels_.end(), std::uint8_t{0});
    shelfX_ = shelfY_ = 1;
    shelfHeight_ = 0;
    full_ = false;
}

}  // namespace openline::gfx
