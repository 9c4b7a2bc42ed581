#include "gfx/font_face.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace openline;

TEST_CASE("a font is found, and its letters have ink where letters have ink") {
    const auto face = gfx::FontFace::find(gfx::FontStyle::semibold);
    REQUIRE(face);
    CHECK_FALSE(face->family().empty());
    CHECK(face->capHeightEm() > 0.5f);
    const gfx::GlyphImage letter = face->rasterize(U'H', 40.0f, 0.0f);
    CHECK(letter.height == Approx(40.0f * face->capHeightEm()).margin(2.0));
    CHECK(*std::max_element(letter.coverage.begin(), letter.coverage.end()) == 255);
    CHECK(face->rasterize(U' ', 40.0f, 0.0f).coverage.empty());
}

TEST_CASE("letters that the first font lacks come from another, and unknown ones are question marks") {
    const auto face = gfx::FontFace::find(gfx::FontStyle::regular);
    REQUIRE(face);
    for (const char32_t point : {U'×', U'·', U'–', U'—', U'’', U'▲', U'▼', U'▶', U'→', U'α', U'é'}) {
        INFO("U+" << std::hex << static_cast<unsigned>(point));
        CHECK_FALSE(face->rasterize(point, 20.0f, 0.0f).coverage.empty());
    }
    CHECK(face->advanceEm(U'\U0010FFFF') == face->advanceEm(U'?'));
}
