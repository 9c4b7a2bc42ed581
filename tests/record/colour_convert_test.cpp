#include "record/colour_convert.h"

#include <array>
#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

#include "base/rng.h"

using namespace openline;
using namespace openline::record;

namespace {

struct Yuv {
    int y, u, v;
};

/// Two by two pixels of one colour.
Yuv convertOne(std::uint8_t r, std::uint8_t g, std::uint8_t b) {
    std::array<std::uint8_t, 16> rgba{};
    for (std::size_t i = 0; i < 16; i += 4) {
        rgba[i] = r;
        rgba[i + 1] = g;
        rgba[i + 2] = b;
    }
    std::array<std::uint8_t, 4> luma{};
    std::uint8_t u = 0, v = 0;
    convertToYuv420(rgba.data(), 2, 2, {luma.data(), &u, &v, 2, 1});
    return {luma[3], u, v};
}

}  // namespace

TEST_CASE("black, white and grey have no colour difference and the limited range's ends") {
    CHECK(convertOne(0, 0, 0).y == 16);
    CHECK(convertOne(255, 255, 255).y == 235);
    for (const int level : {0, 1, 77, 128, 254, 255}) {
        const auto grey = static_cast<std::uint8_t>(level);
        CHECK(convertOne(grey, grey, grey).u == 128);
        CHECK(convertOne(grey, grey, grey).v == 128);
    }
}

TEST_CASE("conversion is within 1 of the formula of BT.709") {
    for (std::uint32_t i = 0; i < 2000; ++i) {
        const std::uint64_t bits = randomBits({1, 0, i, Purpose::sceneTest, 0});
        const auto r = static_cast<std::uint8_t>(bits), g = static_cast<std::uint8_t>(bits >> 8),
                   b = static_cast<std::uint8_t>(bits >> 16);
        const double luma = 0.2126 * r + 0.7152 * g + 0.0722 * b;
        const Yuv yuv = convertOne(r, g, b);
        CHECK(std::abs(yuv.y - (16.0 + luma * 219.0 / 255.0)) <= 1.0);
        CHECK(std::abs(yuv.u - (128.0 + (b - luma) / 1.8556 * 224.0 / 255.0)) <= 1.0);
        CHECK(std::abs(yuv.v - (128.0 + (r - luma) / 1.5748 * 224.0 / 255.0)) <= 1.0);
    }
}

TEST_CASE("each pixel lands in its own place, whatever the stride") {
    std::vector<std::uint8_t> rgba(8 * 4 * 4, 0);
    const std::size_t bright = (2 * 8 + 5) * 4;  // row 2, column 5
    rgba[bright] = rgba[bright + 1] = rgba[bright + 2] = 255;
    std::vector<std::uint8_t> luma(16 * 4, 0), u(8 * 2, 0), v(8 * 2, 0);
    convertToYuv420(rgba.data(), 8, 4, {luma.data(), u.data(), v.data(), 16, 8});
    CHECK(luma[2 * 16 + 5] == 235);
    CHECK(luma[2 * 16 + 4] == 16);
    CHECK(luma[3 * 16 + 5] == 16);
    CHECK(u[1 * 8 + 2] == 128);
    CHECK(u[0] == 128);
}
