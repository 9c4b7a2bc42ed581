#include "render/swell_texture.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <vector>

#include "render/scatter.h"

namespace openline::render {

namespace {
constexpr int kSide = 512;

float scatterF(std::uint32_t index, std::uint32_t salt) {
    return static_cast<float>(scatter(index, salt));
}

// Good to 0.0003 for the small angles that waves are bent by, within 1.1.
float sineOf(float x) {
    const float s = x * x;
    return x * (1.0f - s * (1.0f / 6.0f - s * (1.0f / 120.0f)));
}
float cosineOf(float x) {
    const float s = x * x;
    return 1.0f - s * (0.5f - s * (1.0f / 24.0f - s * (1.0f / 720.0f)));
}
}  // namespace

Result<gfx::Texture> makeSwellTexture() {
    // Waves with whole numbers of periods on the tile, mostly across one direction, warped a little by one
    // another.
    constexpr std::uint32_t kWaves = 22;
    constexpr float kTurn = 2.0f * std::numbers::pi_v<float>;
    std::vector<float> heights(static_cast<std::size_t>(kSide) * kSide, 0.0f);
    for (std::uint32_t i = 0; i < kWaves; ++i) {
        const float length = 5.0f * std::pow(1.17f, static_cast<float>(i));
        const float direction = 0.7f + (scatterF(i, 1) - 0.5f) * 1.7f;
        const auto fx = static_cast<int>(std::lround(length * std::cos(direction))),
                   fy = static_cast<int>(std::lround(length * std::sin(direction)));
        const float phase = scatterF(i, 2) * kTurn, size = 1.0f / std::pow(length, 0.55f);
        // Whole periods: a phase has as many values as the tile has texels.
        std::array<float, kSide> first{}, second{}, sine{}, cosine{};
        for (std::size_t k = 0; k < first.size(); ++k) {
            const float turn = kTurn * static_cast<float>(k) / kSide;
            first[k] = 0.6f * std::sin(turn + phase);
            second[k] = 0.5f * std::sin(turn);
            sine[k] = std::sin(turn + phase);
            cosine[k] = std::cos(turn + phase);
        }
        const auto at = [](const std::array<float, kSide>& table, int k) {
            return table[static_cast<std::size_t>(k) & (kSide - 1u)];
        };
        for (int y = 0; y < kSide; ++y) {
            for (int x = 0; x < kSide; ++x) {
                const float bend = at(first, 2 * x + y) + at(second, 3 * y - x);
                const int place = fx * x + fy * y;
                heights[static_cast<std::size_t>(y) * kSide + static_cast<std::size_t>(x)] +=
                    size * (at(sine, place) * cosineOf(bend) + at(cosine, place) * sineOf(bend));
            }
        }
    }
    std::vector<std::uint8_t> bytes;
    bytes.reserve(heights.size());
    for (const float h : heights)
        bytes.push_back(static_cast<std::uint8_t>(std::clamp(128.0f + 62.0f * h, 0.0f, 255.0f)));
    Result<gfx::Texture> texture =
        gfx::Texture::flat(kSide, kSide, gfx::PixelFormat::r8, bytes.data(), gfx::Filter::mipmapNearest);
    if (texture) texture->repeat();
    return texture;
}

}  // namespace openline::render
