// A picture is what its frame says, whatever was drawn before.
#include <catch2/catch.hpp>

#include <epoxy/gl.h>

#include <algorithm>
#include <cstdlib>

#include "gl_fixture.h"
#include "render/model_pass.h"
#include "test_scene.h"

using namespace openline;
using test::orbit;
using Pixels = std::vector<std::uint8_t>;

namespace {

constexpr int kWidthPx = 320, kHeightPx = 180;

frame::FrameData variedScene(const frame::Camera& camera) {
    frame::FrameData frame;
    frame.camera = camera;
    frame.globe.sun = {-0.6f, 0.64f, 0.48f};
    frame::Text text;
    text.utf8 = "J-16 flight";
    text.x = 40.0f;
    text.y = 60.0f;
    text.halo = frame::colour(0x05080E, 0.85);
    frame.overlay.texts = {text};
    frame.ground.discs = {{200.0f, 90.0f, 12.0f, 2.0f, frame::colour(0xFFFFFF)}};
    return frame;
}

frame::Model bomber(const frame::Camera& camera) {
    frame::Model model;
    model.kind = frame::ModelKind::bomber;
    model.positionM = glm::vec3(-camera.axes[2] * 60.0);
    model.sizeM = {30.0f, 30.0f, 9.0f};
    model.colour = frame::colour(0xFFFFFF);
    return model;
}

/// One of each kind that is drawn another way, none near a change of the map's level.
std::vector<frame::FrameData> variedScenes() {
    const frame::FrameData theater = variedScene(orbit(25.5, 121, 0, 2.9e6, 0, 48, kWidthPx, kHeightPx));
    std::vector<frame::FrameData> all{
        theater, variedScene(orbit(20, 125, 0, 2e7, 0, 0, kWidthPx, kHeightPx)),
        variedScene(orbit(23.7, 121, 0, 6e5, 0, 20, kWidthPx, kHeightPx)),
        variedScene(orbit(24.5, 119.5, 3000, 900, 40, 75, kWidthPx, kHeightPx))};
    all.back().models = {bomber(all.back().camera)};
    const auto add = [&](const frame::FrameData& from, auto change) {
        all.push_back(from);
        change(all.back());
    };
    add(theater, [](frame::FrameData& f) { f.theme = frame::Theme::light; });
    add(theater, [](frame::FrameData& f) { f.layer = frame::Layer::plate; });
    add(theater, [](frame::FrameData& f) { f.layer = frame::Layer::overlay; });
    add(theater, [](frame::FrameData& f) { f.quality.samples = 4; });
    add(theater, [](frame::FrameData& f) { f.quality.haze = true; });
    add(all[3], [](frame::FrameData& f) { f.quality.samples = 4; });
    add(all[3], [](frame::FrameData& f) { f.quality.edges = f.quality.swell = false; });
    // Another size.
    all.push_back(variedScene(orbit(25.5, 121, 0, 2.9e6, 0, 48, kWidthPx / 2, kHeightPx)));
    return all;
}

}  // namespace

TEST_CASE("a frame gives the same picture whatever was drawn before it") {
    test::Studio* studio = test::studio();
    if (studio == nullptr) return;
    const std::vector<frame::FrameData> all = variedScenes();
    std::vector<Pixels> alone;
    for (const frame::FrameData& frame : all) {
        studio->renderer.forget();
        alone.push_back(studio->picture(frame));
    }
    bool wasKept = false;
    // Steps that are prime to their number: three orders. Each twice or three times, so that some are kept.
    REQUIRE(all.size() == 12);
    for (const std::size_t step : {1u, 5u, 7u}) {
        for (std::size_t i = 0; i < all.size(); ++i) {
            const std::size_t which = (i * step + step) % all.size();
            for (std::size_t time = 0; time < 2 + i % 2; ++time) {
                INFO("picture " << which << " in steps of " << step << ", time " << time);
                CHECK(studio->picture(all[which]) == alone[which]);
                wasKept = wasKept || studio->renderer.keptEarth();
            }
        }
    }
    // One after the other, nothing kept for long.
    for (std::size_t i = 0; i < 3 * all.size(); ++i) {
        const std::size_t which = i * 7 % all.size();
        INFO("picture " << which << " as number " << i);
        CHECK(studio->picture(all[which]) == alone[which]);
    }
    CHECK(wasKept);
}

TEST_CASE("layers for editors between two pictures leave the earth that was kept") {
    test::Studio* studio = test::studio();
    if (studio == nullptr) return;
    studio->renderer.forget();
    frame::FrameData frame = variedScene(orbit(25.5, 121, 0, 2.9e6, 0, 48, kWidthPx, kHeightPx));
    const Pixels first = studio->picture(frame);
    CHECK_FALSE(studio->renderer.keptEarth());
    studio->picture(frame);
    for (const frame::Layer layer : {frame::Layer::overlay, frame::Layer::plate}) {
        frame.layer = layer;
        studio->picture(frame);
        CHECK(studio->renderer.keptEarth() == (layer == frame::Layer::plate));
        frame.layer = frame::Layer::all;
        CHECK(studio->picture(frame) == first);
        CHECK(studio->renderer.keptEarth());
    }
}

TEST_CASE("nothing is kept while there are samples, and they come and go without a trace") {
    test::Studio* studio = test::studio();
    if (studio == nullptr) return;
    studio->renderer.forget();
    frame::FrameData plain = variedScene(orbit(25.5, 121, 0, 2.9e6, 0, 48, kWidthPx, kHeightPx));
    frame::FrameData sampled = plain;
    sampled.quality.samples = 4;
    const Pixels first = studio->picture(plain);
    studio->picture(plain);
    studio->picture(plain);
    CHECK(studio->renderer.keptEarth());
    const int before = gfx::liveObjectCount();
    const Pixels soft = studio->picture(sampled);
    // A kept picture and its framebuffer went, a picture with samples, depth and framebuffer came.
    CHECK(gfx::liveObjectCount() == before + 1);
    CHECK(studio->picture(sampled) == soft);
    CHECK_FALSE(studio->renderer.keptEarth());
    CHECK(studio->picture(plain) == first);
    CHECK_FALSE(studio->renderer.keptEarth());
    CHECK(studio->picture(sampled) == soft);
    CHECK(studio->picture(plain) == first);
}

TEST_CASE("coasts that are kept are those that the eye's way there asks for") {
    test::Studio* studio = test::studio();
    if (studio == nullptr) return;
    studio->renderer.forget();
    // So high that the finer coasts are kept by who comes from below and not taken up by who comes from
    // above.
    const frame::FrameData between = variedScene(orbit(24, 121, 0, 1.08e6, 0, 0, kWidthPx, kHeightPx));
    const frame::FrameData below = variedScene(orbit(24, 121, 0, 7e5, 0, 0, kWidthPx, kHeightPx));
    const Pixels fromAbove = studio->picture(between);
    studio->picture(between);
    studio->picture(between);
    CHECK(studio->renderer.keptEarth());
    studio->picture(below);
    const Pixels fromBelow = studio->picture(between);
    CHECK_FALSE(studio->renderer.keptEarth());
    CHECK(fromBelow != fromAbove);
    // A cut forgets the way.
    studio->renderer.forget();
    CHECK(studio->picture(between) == fromAbove);
}

TEST_CASE("a craft that asked for samples and got none has soft edges all the same") {
    test::Studio* studio = test::studio();
    if (studio == nullptr) return;
    auto pass = render::ModelPass::create(OPENLINE_SOURCE_DIR "/assets/shaders",
                                          OPENLINE_SOURCE_DIR "/assets/models");
    REQUIRE(pass);
    auto target = gfx::OffscreenTarget::create(kWidthPx, kHeightPx);
    REQUIRE(target);
    frame::FrameData frame = variedScene(orbit(24.5, 119.5, 3000, 900, 40, 75, kWidthPx, kHeightPx));
    frame.models = {bomber(frame.camera)};
    const auto picture = [&](int samples, bool hasSamples) {
        frame.quality.samples = samples;
        glBindFramebuffer(GL_FRAMEBUFFER, target->target().framebuffer);
        glViewport(0, 0, kWidthPx, kHeightPx);
        glClearColor(0.0f, 0.0f, 0.0f, 1.0f);
        glClear(GL_COLOR_BUFFER_BIT);
        pass->draw(frame, hasSamples);
        Pixels pixels;
        gfx::readPixels(target->target(), pixels);
        return pixels;
    };
    const Pixels soft = picture(0, false);
    CHECK(picture(4, false) == soft);
    CHECK(picture(4, true) != soft);
}

TEST_CASE("solid lines drawn among dashed ones look as they do alone") {
    test::Studio* studio = test::studio();
    if (studio == nullptr) return;
    // As many in one layer as are drawn in one run, and the same in two, where each kind has its own.
    frame::FrameData one, two;
    one.camera = two.camera = orbit(20, 125, 0, 2e7, 0, 0, kWidthPx, kHeightPx);
    for (std::uint32_t i = 0; i < 20; ++i) {
        const auto add = [&](frame::Flat& flat) {
            const auto first = static_cast<std::uint32_t>(flat.lineVertices.size());
            const float y = 6.0f + 8.0f * static_cast<float>(i);
            flat.lineVertices.push_back({20.0f, y, frame::colour(0xFFFFFF, 0.8), 0.0f});
            flat.lineVertices.push_back({300.0f, y + 5.0f, frame::colour(0xFFC040), 280.0f});
            frame::Line line{first, 2, 2.5f};
            if (i % 2 == 1) line.dashOnPx = line.dashOffPx = 6.0f;
            flat.lines.push_back(line);
        };
        add(one.overlay);
        add(i < 10 ? two.ground : two.overlay);
    }
    const Pixels together = studio->picture(one), apart = studio->picture(two);
    one.overlay.lines.clear();
    CHECK(studio->picture(one) != together);
    REQUIRE(together.size() == apart.size());
    int largest = 0;
    for (std::size_t i = 0; i < together.size(); ++i)
        largest = std::max(largest, std::abs(together[i] - apart[i]));
    CHECK(largest <= 1);
}
