// What may be left out of a picture or added to it, and what is kept from one to the next.
#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

#include "gl_fixture.h"
#include "render/haze.h"
#include "test_scene.h"

using namespace openline;
using test::orbit;
using test::sceneFrom;
using Pixels = std::vector<std::uint8_t>;

namespace {

int redOf(const Pixels& pixels, const frame::Camera& camera, int x, int y) {
    return pixels[static_cast<std::size_t>(y * camera.widthPx + x) * 4];
}

int alphaOf(const Pixels& pixels, const frame::Camera& camera, int x, int y) {
    return pixels[static_cast<std::size_t>(y * camera.widthPx + x) * 4 + 3];
}

int largestDifference(const Pixels& a, const Pixels& b) {
    int largest = 0;
    for (std::size_t i = 0; i < a.size(); ++i) largest = std::max(largest, std::abs(a[i] - b[i]));
    return largest;
}

/// An aircraft in front of the eye, some way off.
frame::Model aircraft(const frame::Camera& camera, double distanceM, float sizeM) {
    const glm::dmat3 enu = geo::enuAxes(geo::toGeodetic(camera.eye));
    frame::Model model;
    model.kind = frame::ModelKind::bomber;
    model.positionM = glm::vec3(-camera.axes[2] * distanceM);
    model.axes = glm::mat3(glm::vec3(enu[1]), glm::vec3(enu[0]), glm::vec3(-enu[2]));
    model.sizeM = {sizeM, sizeM, 0.3f * sizeM};
    model.colour = frame::colour(0xD9663F);
    return model;
}

}  // namespace

TEST_CASE("a line fades in the shader as it did by its vertices") {
    test::Studio* studio = test::studio();
    if (studio == nullptr) return;
    frame::FrameData frame = sceneFrom(orbit(20, 125, 0, 2e7, 0, 0, 320, 180));
    frame.layer = frame::Layer::overlay;
    constexpr int kPieces = 64;
    constexpr float kFadeS = 1200.0f;
    for (const bool byShader : {true, false}) {
        const auto first = static_cast<std::uint32_t>(frame.overlay.lineVertices.size());
        for (int i = 0; i <= kPieces; ++i) {
            const float share = static_cast<float>(i) / kPieces;
            const double opacity = byShader ? 0.8 : 0.8 * std::pow(static_cast<double>(share), 1.6);
            frame.overlay.lineVertices.push_back({20.0f + 280.0f * share, byShader ? 60.0f : 120.0f,
                                                  frame::colour(0xFFFFFF, opacity), 0.0f,
                                                  (1.0f - share) * kFadeS});
        }
        frame::Line line{first, kPieces + 1, 9.0f};
        if (byShader) line.fadeS = kFadeS;
        frame.overlay.lines.push_back(line);
    }
    const Pixels pixels = studio->picture(frame);
    for (int x = 22; x < 299; ++x) {
        INFO(x);
        CHECK(std::abs(alphaOf(pixels, frame.camera, x, 60) - alphaOf(pixels, frame.camera, x, 120)) <= 3);
    }
    CHECK(alphaOf(pixels, frame.camera, 24, 60) < 4);
    CHECK(alphaOf(pixels, frame.camera, 297, 60) > 190);
}

TEST_CASE("with samples the contour of a craft is soft, and lines and letters are where they were") {
    test::Studio* studio = test::studio();
    if (studio == nullptr) return;
    frame::FrameData frame = sceneFrom(orbit(24.5, 119.5, 3000, 900, 40, 90, 320, 180));
    frame.quality.edges = false;
    frame.models = {aircraft(frame.camera, 60.0, 30.0f)};
    frame.models[0].colour = frame::colour(0xFFFFFF);
    const Pixels hard = studio->picture(frame);
    frame.quality.samples = 4;
    const Pixels soft = studio->picture(frame);
    // Steps from pixel to pixel: fewer large ones where there are samples.
    const auto steps = [&](const Pixels& pixels) {
        int count = 0;
        for (int y = 0; y < 180; ++y)
            for (int x = 1; x < 320; ++x)
                count +=
                    std::abs(redOf(pixels, frame.camera, x, y) - redOf(pixels, frame.camera, x - 1, y)) > 60;
        return count;
    };
    CHECK(steps(hard) > 30);
    CHECK(steps(soft) < steps(hard) * 3 / 4);
    frame.models.clear();
    frame.layer = frame::Layer::overlay;
    frame::Text text;
    text.utf8 = "J-16 flight";
    text.x = 40.0f;
    text.y = 60.0f;
    text.halo = frame::colour(0x05080E, 0.85);
    frame.overlay.texts = {text};
    text.rotationRad = 0.4f;
    text.y = 90.0f;
    frame.overlay.texts.push_back(text);
    frame.overlay.discs = {{200.0f, 90.0f, 12.0f, 2.0f, frame::colour(0xFFFFFF)}};
    frame.overlay.lineVertices = {{20.0f, 150.0f, frame::colour(0xFFFFFF), 0.0f},
                                  {300.0f, 130.0f, frame::colour(0xFFFFFF), 280.0f}};
    frame.overlay.lines = {{0, 2, 3.0f}};
    const Pixels sampled = studio->picture(frame);
    frame.quality.samples = 0;
    CHECK(largestDifference(sampled, studio->picture(frame)) <= 24);
}

TEST_CASE("haze grows towards the horizon, leaves what is near as it is, and is none on paper") {
    test::Studio* studio = test::studio();
    if (studio == nullptr) return;
    frame::FrameData frame = sceneFrom(orbit(23.7, 121, 0, 2.5e5, 0, 72, 320, 180));
    const Pixels clear = studio->picture(frame);
    frame.quality.haze = true;
    const Pixels hazy = studio->picture(frame);
    const auto change = [&](int y) {
        int sum = 0;
        for (int x = 0; x < 320; ++x)
            sum += std::abs(redOf(hazy, frame.camera, x, y) - redOf(clear, frame.camera, x, y));
        return sum;
    };
    CHECK(change(178) < 320 * 3);
    CHECK(change(60) > 2 * change(178));
    const render::Haze haze = render::hazeOf(frame);
    CHECK(haze.strength > 0.05f);
    CHECK(haze.strength < 0.5f);
    CHECK(haze.at(0.0f) == 0.0f);
    CHECK(haze.at(1e9f) == haze.strength);
    float before = 0.0f;
    for (float distanceM = haze.fromM; distanceM < haze.fromM + 1.0f / haze.perM; distanceM += 1e4f) {
        CHECK(haze.at(distanceM) >= before);
        before = haze.at(distanceM);
    }
    frame.theme = frame::Theme::print;
    CHECK(render::hazeOf(frame).strength == 0.0f);
    frame.quality.haze = false;
    frame.theme = frame::Theme::dark;
    CHECK(render::hazeOf(frame).strength == 0.0f);
    CHECK(largestDifference(studio->picture(frame), clear) == 0);
}

TEST_CASE("a craft far off pales with the haze, faces and edges alike, and one near by does not") {
    test::Studio* studio = test::studio();
    if (studio == nullptr) return;
    frame::FrameData frame = sceneFrom(orbit(24.5, 119.5, 3000, 900, 40, 90, 320, 180));
    const auto middle = [&](double distanceM, float sizeM, bool haze) {
        frame.models = {aircraft(frame.camera, distanceM, sizeM)};
        frame.quality.haze = haze;
        const Pixels pixels = studio->picture(frame);
        const std::size_t at = (90 * 320 + 160) * 4;
        return std::array<int, 3>{pixels[at], pixels[at + 1], pixels[at + 2]};
    };
    const auto change = [&](double distanceM, float sizeM) {
        const auto with = middle(distanceM, sizeM, true), without = middle(distanceM, sizeM, false);
        int sum = 0;
        for (std::size_t i = 0; i < 3; ++i) sum += std::abs(with[i] - without[i]);
        return sum;
    };
    CHECK(change(100.0, 60.0f) <= 2);
    // As large in the picture, from so far that haze is between.
    CHECK(change(1.2e5, 72'000.0f) > 12);
}

TEST_CASE("an eye that stands still sees the same earth again, and another one when anything changed") {
    test::Studio* studio = test::studio();
    if (studio == nullptr) return;
    auto target = gfx::OffscreenTarget::create(320, 180);
    REQUIRE(target);
    const auto picture = [&](const frame::FrameData& frame) {
        Pixels pixels;
        studio->renderer.draw(frame, target->target());
        gfx::readPixels(target->target(), pixels);
        return pixels;
    };
    std::vector<std::string> passes;
    studio->renderer.setStageHook([&](std::string_view pass) { passes.emplace_back(pass); });
    const auto drawsSky = [&] {
        const bool drew = std::find(passes.begin(), passes.end(), "sky") != passes.end();
        passes.clear();
        return drew;
    };
    frame::FrameData frame = sceneFrom(orbit(25.5, 121, 0, 2.9e6, 0, 48, 320, 180));
    frame.globe.sunlight = 0.55f;
    const Pixels first = picture(frame);
    CHECK(drawsSky());
    // The one that is kept is kept without what moves over it.
    frame.overlay.discs = {{60.0f, 90.0f, 8.0f, 0.0f, frame::colour(0xFFFFFF)}};
    CHECK(redOf(picture(frame), frame.camera, 60, 90) > 240);
    CHECK(drawsSky());
    frame.overlay.discs.clear();
    CHECK(picture(frame) == first);
    CHECK_FALSE(drawsSky());
    // What moves over it is drawn over it, and is gone in the next.
    frame.overlay.discs = {{100.0f, 90.0f, 8.0f, 0.0f, frame::colour(0xFFFFFF)}};
    CHECK(redOf(picture(frame), frame.camera, 100, 90) > 240);
    CHECK_FALSE(drawsSky());
    frame.overlay.discs.clear();
    CHECK(picture(frame) == first);
    passes.clear();
    // The sun, the theme, the eye: each is another earth, drawn as if nothing had been kept.
    const auto drawnAnew = [&](auto change) {
        frame::FrameData other = frame;
        change(other);
        const Pixels got = picture(other);
        CHECK(drawsSky());
        studio->renderer.forget();
        CHECK(picture(other) == got);
        // Until the first is kept again.
        picture(frame);
        picture(frame);
        passes.clear();
        CHECK(picture(frame) == first);
        CHECK_FALSE(drawsSky());
        return got;
    };
    const auto changed = [&](auto change) { CHECK(drawnAnew(change) != first); };
    changed([](frame::FrameData& f) { f.globe.sun = {-1.0f, 0.0f, 0.0f}; });
    changed([](frame::FrameData& f) { f.globe.sunlight = 0.0f; });
    changed([](frame::FrameData& f) { f.globe.contrast = 0.5f; });
    changed([](frame::FrameData& f) { f.globe.graticule = false; });
    changed([](frame::FrameData& f) { f.quality.haze = true; });
    changed([](frame::FrameData& f) { f.theme = frame::Theme::light; });
    changed([](frame::FrameData& f) { f.camera = orbit(25.6, 121, 0, 2.9e6, 0, 48, 320, 180); });
    changed([](frame::FrameData& f) { f.camera.verticalFovRad *= 0.9; });
    // Not to be seen from there, but another earth all the same.
    drawnAnew([](frame::FrameData& f) { f.globe.borders = false; });
    drawnAnew([](frame::FrameData& f) { f.globe.stars = true; });
    drawnAnew([](frame::FrameData& f) { f.quality.swell = false; });
    studio->renderer.setStageHook({});
}
