#include "render/stars.h"

#include <cmath>
#include <cstdint>
#include <numbers>

#include "render/scatter.h"

namespace openline::render {

std::vector<SkyVertex> makeStars() {
    constexpr std::uint32_t kCount = 1400;
    constexpr double kFarM = 1e7;
    std::vector<SkyVertex> stars;
    stars.reserve(kCount);
    for (std::uint32_t i = 0; i < kCount; ++i) {
        const double z = 2.0 * scatter(i, 1) - 1.0, longitude = 2.0 * std::numbers::pi * scatter(i, 2);
        const double r = std::sqrt(1.0 - z * z);
        const auto brightness = static_cast<float>(0.05 + 0.45 * std::pow(scatter(i, 3), 6.0));
        const auto warmth = static_cast<float>(scatter(i, 4));
        stars.push_back({{static_cast<float>(r * std::cos(longitude) * kFarM),
                          static_cast<float>(r * std::sin(longitude) * kFarM), static_cast<float>(z * kFarM)},
                         {brightness * (0.85f + 0.15f * warmth), brightness * 0.93f,
                          brightness * (1.0f - 0.15f * warmth), 0.0f}});
    }
    return stars;
}

}  // namespace openline::render
