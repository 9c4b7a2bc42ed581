#include "render/relief_shading.h"

#include <catch2/catch.hpp>

using namespace openline;

namespace {

/// As the ground's shader reads it.
float shadeOf(int byte) {
    const float d = static_cast<float>(byte) / 255.0f - render::kLevelAlpha;
    return 1.0f + d * (render::kGentle + render::kSteep * d * d);
}

}  // namespace

TEST_CASE("a shade is stored as the nearest byte, and level ground as 128") {
    CHECK(render::shadeByte(1.0f) == 128);
    CHECK(shadeOf(128) == 1.0f);
    for (int i = 0; i <= 1500; ++i) {
        const float shade = 0.35f + 0.001f * static_cast<float>(i);
        const int byte = render::shadeByte(shade);
        const float error = std::abs(shadeOf(byte) - shade);
        INFO("shade " << shade << ", byte " << byte);
        if (byte > 0) CHECK(error <= std::abs(shadeOf(byte - 1) - shade) + 1e-6f);
        if (byte < 255) CHECK(error <= std::abs(shadeOf(byte + 1) - shade) + 1e-6f);
    }
}

TEST_CASE("shades at both ends are reached, and steps of gentle ground are less than a step of eight bits") {
    CHECK(shadeOf(0) < 0.35f);
    CHECK(shadeOf(255) > 1.849f);
    for (int byte = 112; byte < 144; ++byte) CHECK(shadeOf(byte + 1) - shadeOf(byte) < 1.0f / 255.0f);
}
