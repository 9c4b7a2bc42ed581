#include "render/relief_shading.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>
#include <functional>
#include <glm/geometric.hpp>
#include <numbers>
#include <system_error>
#include <thread>

#include "base/math.h"
#include "render/rounded_byte.h"

namespace openline::render {

namespace {
using math::kPi;
constexpr float kMetresPerRad = 6371000.0f;

/// Rows by as many threads as there are cores, or as can be had: the result does not depend on how many.
void forRows(int rows, const std::function<void(int)>& row) {
    std::atomic<int> next{0};
    const auto work = [&] {
        for (int y = next++; y < rows; y = next++) row(y);
    };
    const int workers = std::clamp(static_cast<int>(std::thread::hardware_concurrency()), 1, 8);
    std::vector<std::thread> threads;
    try {
        for (int w = 1; w < workers; ++w) threads.emplace_back(work);
    } catch (const std::system_error&) {
        // The machine has no more threads: those that run do the rows.
    }
    work();
    for (std::thread& thread : threads) thread.join();
}

/// Mitchell and Netravali's cubic (B = C = 1/3): smooth enough that the grid does not show in the shading.
std::array<float, 4> cubicWeights(float t) {
    const auto inner = [](float x) { return (7.0f * x * x * x - 12.0f * x * x + 16.0f / 3.0f) / 6.0f; };
    const auto outer = [](float x) {
        return (-7.0f / 3.0f * x * x * x + 12.0f * x * x - 20.0f * x + 32.0f / 3.0f) / 6.0f;
    };
    return {outer(1.0f + t), inner(t), inner(1.0f - t), outer(2.0f - t)};
}

bool isWhole(const geo::ReliefRaster& relief) {
    return relief.stepRad * static_cast<double>(relief.width) > 2.0 * kPi - 1e-6;
}

/// Heights of one surface, refined; the other surface is level.
struct Heights {
    int width = 0, height = 0;
    std::vector<float> m;
    [[nodiscard]] float at(int x, int y, bool whole) const {
        x = whole ? (x + width) % width : std::clamp(x, 0, width - 1);
        y = std::clamp(y, 0, height - 1);
        return m[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)];
    }
};

/// Which coarse cells a fine one is made of: the same for every `refinement`-th.
struct Taps {
    struct Phase {
        int first = 0;  ///< from the coarse cell that holds the fine one
        std::array<float, 4> weights{};
    };
    std::vector<Phase> phases;
    explicit Taps(int refinement) {
        for (int i = 0; i < refinement; ++i) {
            const float middle = (static_cast<float>(i) + 0.5f) / static_cast<float>(refinement) - 0.5f;
            const auto cell = static_cast<int>(std::floor(middle));
            phases.push_back({cell - 1, cubicWeights(middle - static_cast<float>(cell))});
        }
    }
    [[nodiscard]] const Phase& phase(int fine) const {
        return phases[static_cast<std::size_t>(fine) % phases.size()];
    }
};

Heights refine(const geo::ReliefRaster& relief, Surface surface, int refinement) {
    const bool whole = isWhole(relief);
    Heights coarse{relief.width, relief.height, {}};
    coarse.m.reserve(relief.heightM.size());
    for (const std::int16_t value : relief.heightM) {
        const auto h = static_cast<float>(value);
        coarse.m.push_back(surface == Surface::sea ? std::min(h, 0.0f) : std::max(h, 0.0f));
    }
    Heights fine{relief.width * refinement, relief.height * refinement, {}};
    fine.m.resize(static_cast<std::size_t>(fine.width) * static_cast<std::size_t>(fine.height));
    const Taps taps(refinement);
    forRows(fine.height, [&](int y) {
        // Down the columns first, then along the row.
        const Taps::Phase& down = taps.phase(y);
        std::vector<float> column(static_cast<std::size_t>(coarse.width + 4));
        for (int x = -2; x < coarse.width + 2; ++x) {
            float sum = 0.0f;
            for (int j = 0; j < 4; ++j)
                sum += down.weights[static_cast<std::size_t>(j)] *
                       coarse.at(x, y / refinement + down.first + j, whole);
            column[static_cast<std::size_t>(x) + 2] = sum;
        }
        float* row = fine.m.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(fine.width);
        for (int x = 0; x < fine.width; ++x) {
            const Taps::Phase& along = taps.phase(x);
            const float* from = column.data() + x / refinement + along.first + 2;
            const float sum = along.weights[0] * from[0] + along.weights[1] * from[1] +
                              along.weights[2] * from[2] + along.weights[3] * from[3];
            // The cubic may overshoot at the shore.
            row[x] = surface == Surface::sea ? std::min(sum, 0.0f) : std::max(sum, 0.0f);
        }
    });
    return fine;
}

std::uint8_t toByte(float value) {
    return roundedByte(std::clamp(value, 0.0f, 1.0f) * 255.0f);
}

/// Light from the north-west, 45 degrees up. 1 on level ground; soft in the shadows so that nothing is black.
float slopeShade(float east, float north) {
    const glm::vec3 normal = glm::normalize(glm::vec3(-east, -north, 1.0f));
    const glm::vec3 light(-0.5f, 0.5f, 0.70710678f);
    const float shade = glm::dot(normal, light) / light.z;
    return shade >= 1.0f ? 1.0f + 0.85f * (shade - 1.0f) : std::max(0.35f, 1.0f + 0.72f * (shade - 1.0f));
}

}  // namespace

std::uint8_t shadeByte(float shade) {
    // Half-way between the shades of neighbouring bytes, rising.
    static const std::array<float, 255> kBetween = [] {
        const auto shadeOf = [](std::size_t byte) {
            const float d = static_cast<float>(byte) / 255.0f - kLevelAlpha;
            return 1.0f + d * (kGentle + kSteep * d * d);
        };
        std::array<float, 255> between{};
        for (std::size_t byte = 0; byte < between.size(); ++byte)
            between[byte] = 0.5f * (shadeOf(byte) + shadeOf(byte + 1));
        return between;
    }();
    return static_cast<std::uint8_t>(std::ranges::lower_bound(kBetween, shade) - kBetween.begin());
}

ShadedMap shadeRelief(const geo::ReliefRaster& relief, Surface surface, const GroundStyle& style,
                      int refinement) {
    const Heights heights = refine(relief, surface, refinement);
    const bool whole = isWhole(relief);
    const auto ramp = surface == Surface::sea ? style.sea : style.land;
    const float exaggeration = surface == Surface::sea ? style.seaExaggeration : style.landExaggeration;
    const double step = relief.stepRad / refinement;
    ShadedMap map;
    map.width = heights.width;
    map.height = heights.height;
    map.westRad = relief.westRad - relief.stepRad / 2.0;
    map.northRad = relief.northRad + relief.stepRad / 2.0;
    map.eastRad = map.westRad + relief.stepRad * relief.width;
    map.southRad = map.northRad - relief.stepRad * relief.height;
    map.rgba.resize(heights.m.size() * 4);
    forRows(map.height, [&](int y) {
        const double latitude = map.northRad - (y + 0.5) * step;
        const auto spacing = static_cast<float>(step) * kMetresPerRad;
        const float eastSpacing = spacing * std::max(0.1f, static_cast<float>(std::cos(latitude)));
        for (int x = 0; x < map.width; ++x) {
            const float h = heights.at(x, y, whole);
            const float east =
                (heights.at(x + 1, y, whole) - heights.at(x - 1, y, whole)) / (2.0f * eastSpacing);
            const float north =
                (heights.at(x, y - 1, whole) - heights.at(x, y + 1, whole)) / (2.0f * spacing);
            const glm::vec3 colour = rampColour(ramp, h) * style.textureGain;
            std::uint8_t* out =
                map.rgba.data() + (static_cast<std::size_t>(y) * static_cast<std::size_t>(map.width) +
                                   static_cast<std::size_t>(x)) *
                                      4;
            out[0] = toByte(colour.r);
            out[1] = toByte(colour.g);
            out[2] = toByte(colour.b);
            out[3] = shadeByte(slopeShade(east * exaggeration, north * exaggeration));
        }
    });
    return map;
}

namespace {

/// The direction through the middle of a texel, by OpenGL's table of cube faces.
glm::vec3 faceDirection(int face, float s, float t) {
    switch (face) {
        case 0:
            return {1.0f, -t, -s};
        case 1:
            return {-1.0f, -t, s};
        case 2:
            return {s, 1.0f, t};
        case 3:
            return {s, -1.0f, -t};
        case 4:
            return {s, -t, 1.0f};
        default:
            return {-s, -t, -1.0f};
    }
}

void sampleBilinear(const ShadedMap& map, float longitude, float latitude, std::uint8_t* out) {
    const auto perRad = static_cast<float>(map.width / (2.0 * kPi));
    float gx = (longitude - static_cast<float>(map.westRad)) * perRad - 0.5f;
    gx -= std::floor(gx / static_cast<float>(map.width)) * static_cast<float>(map.width);
    const float gy = std::clamp((static_cast<float>(map.northRad) - latitude) * perRad - 0.5f, 0.0f,
                                static_cast<float>(map.height) - 1.01f);
    const int x0 = static_cast<int>(gx) % map.width, x1 = (x0 + 1) % map.width, y0 = static_cast<int>(gy);
    const float fx = gx - std::floor(gx), fy = gy - static_cast<float>(y0);
    const auto texel = [&map](int x, int y) {
        return map.rgba.data() + (static_cast<std::size_t>(y) * static_cast<std::size_t>(map.width) +
                                  static_cast<std::size_t>(x)) *
                                     4;
    };
    const std::uint8_t *a = texel(x0, y0), *b = texel(x1, y0), *c = texel(x0, y0 + 1), *d = texel(x1, y0 + 1);
    for (int i = 0; i < 4; ++i) {
        const float upper = static_cast<float>(a[i]) * (1.0f - fx) + static_cast<float>(b[i]) * fx;
        const float lower = static_cast<float>(c[i]) * (1.0f - fx) + static_cast<float>(d[i]) * fx;
        out[i] = roundedByte(upper * (1.0f - fy) + lower * fy);
    }
}

}  // namespace

void fadeIntoWorld(ShadedMap& map, const ShadedMap& wholeEarth, double widthRad) {
    const double stepX = (map.eastRad - map.westRad) / map.width,
                 stepY = (map.northRad - map.southRad) / map.height;
    forRows(map.height, [&](int y) {
        const double north = (y + 0.5) * stepY, south = (map.height - y - 0.5) * stepY;
        for (int x = 0; x < map.width; ++x) {
            const double west = (x + 0.5) * stepX, east = (map.width - x - 0.5) * stepX;
            const double inside = std::min(std::min(west, east), std::min(north, south));
            if (inside >= widthRad) continue;
            std::array<std::uint8_t, 4> world{};
            sampleBilinear(wholeEarth, static_cast<float>(map.westRad + west),
                           static_cast<float>(map.northRad - north), world.data());
            std::uint8_t* out =
                map.rgba.data() + (static_cast<std::size_t>(y) * static_cast<std::size_t>(map.width) +
                                   static_cast<std::size_t>(x)) *
                                      4;
            const double weight = inside / widthRad;
            for (std::size_t i = 0; i < 4; ++i) out[i] = roundedByte(world[i] + (out[i] - world[i]) * weight);
        }
    });
}

std::vector<std::vector<std::uint8_t>> cubeFaces(const ShadedMap& wholeEarth, int size) {
    std::vector<std::vector<std::uint8_t>> faces(6);
    for (auto& face : faces) face.resize(static_cast<std::size_t>(size) * static_cast<std::size_t>(size) * 4);
    forRows(6 * size, [&](int row) {
        const int face = row / size, y = row % size;
        for (int x = 0; x < size; ++x) {
            const float s = (2.0f * static_cast<float>(x) + 1.0f) / static_cast<float>(size) - 1.0f,
                        t = (2.0f * static_cast<float>(y) + 1.0f) / static_cast<float>(size) - 1.0f;
            const glm::vec3 n = faceDirection(face, s, t);
            sampleBilinear(wholeEarth, std::atan2(n.y, n.x),
                           std::atan2(n.z, std::sqrt(n.x * n.x + n.y * n.y)),
                           faces[static_cast<std::size_t>(face)].data() +
                               (static_cast<std::size_t>(y) * static_cast<std::size_t>(size) +
                                static_cast<std::size_t>(x)) *
                                   4);
        }
    });
    return faces;
}

}  // namespace openline::render
