#include "gfx/glyph_atlas.h"

#include <catch2/catch.hpp>

#include "gfx/context.h"

using namespace openline;

TEST_CASE("an atlas that is full says so, and has room again when it has forgotten its letters") {
    auto context = gfx::HeadlessContext::create();
    if (!context) {
        WARN("skipped: " << context.errors.front().message);
        return;
    }
    auto atlas = gfx::GlyphAtlas::create();
    REQUIRE(atlas);
    const float width = atlas->glyph(U'W', gfx::FontStyle::bold, 150.0f, 0.0f).width;
    CHECK(width > 100.0f);
    for (float sizePx = 160.0f; sizePx > 90.0f; sizePx -= 1.0f) {
        for (char32_t point = U'A'; point <= U'Z'; ++point) {
            atlas->glyph(point, gfx::FontStyle::regular, sizePx, 0.0f);
        }
    }
    REQUIRE(atlas->full());
    CHECK(atlas->glyph(U'W', gfx::FontStyle::italic, 150.0f, 0.0f).width == 0.0f);
    atlas->makeRoom();
    CHECK_FALSE(atlas->full());
    CHECK(atlas->glyph(U'W', gfx::FontStyle::italic, 150.0f, 0.0f).width > 0.0f);
    CHECK(atlas->glyph(U'W', gfx::FontStyle::bold, 150.0f, 0.0f).width == width);
    atlas->bind(0);
    CHECK(gfx::debugErrorCount() == 0);
}
