// Not run by default: `openline_render_tests [.cost]` prints what each pass costs as a multiple of a bare
// full-screen picture with one texture, alternating the two. Processor time, so that other programs disturb
// it little.
#include <catch2/catch.hpp>

#include <epoxy/gl.h>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <map>

#include "gfx/objects.h"
#include "gl_fixture.h"
#include "test_scene.h"

using namespace openline;

namespace {

double processorMs() {
    timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) * 1e-6;
}

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

/// A picture as bare as it gets: one textured rectangle.
struct Bare {
    gfx::Program program;
    gfx::Texture texture;
    gfx::VertexArray layout;

    Bare() {
        auto made = gfx::Program::fromSource(
            "bare",
            "#version 330 core\nout vec2 uv;\nvoid main() { uv = vec2(gl_VertexID & 1, gl_VertexID >> 1); "
            "gl_Position = vec4(uv * 2.0 - 1.0, 0.0, 1.0); }\n",
            "#version 330 core\nuniform sampler2D map;\nin vec2 uv;\nout vec4 colour;\nvoid main() { colour "
            "= "
            "texture(map, uv) * 0.7; }\n");
        REQUIRE(made);
        program = std::move(*made);
        const std::vector<std::uint8_t> pixels(2048u * 2048u * 4u, 77);
        auto map = gfx::Texture::flat(2048, 2048, gfx::PixelFormat::rgba8, pixels.data(),
                                      gfx::Filter::mipmapNearest);
        REQUIRE(map);
        texture = std::move(*map);
    }
    void draw(const gfx::Target& target) const {
        glBindFramebuffer(GL_FRAMEBUFFER, target.framebuffer);
        glViewport(0, 0, target.widthPx, target.heightPx);
        glClear(GL_COLOR_BUFFER_BIT | GL_DEPTH_BUFFER_BIT);
        program.use();
        texture.bind(0);
        layout.bind();
        glDrawArrays(GL_TRIANGLE_STRIP, 0, 4);
        glFinish();
    }
};

/// 100 units as symbols with labels and trails.
void fill(frame::FrameData& frame) {
    const frame::Colour colour = frame::colour(0xD9663F);
    for (int i = 0; i < 100; ++i) {
        const auto x = static_cast<float>(60 + (i % 10) * 120), y = static_cast<float>(50 + (i / 10) * 66);
        frame::Line line{static_cast<std::uint32_t>(frame.ground.lineVertices.size()), 50, 1.5f, 0.0f, 0.0f};
        for (int k = 0; k < 50; ++k) {
            frame.ground.lineVertices.push_back(
                {x - static_cast<float>(k), y + static_cast<float>(k % 7), colour, 0.0f});
        }
        frame.ground.lines.push_back(line);
        frame.overlay.discs.push_back({x, y, 6.0f, 0.0f, colour});
        if (i >= 60) continue;
        frame::Text text;
        text.utf8 = "J-16 flight 480 kn";
        text.x = x + 10.0f;
        text.y = y;
        text.sizePx = 11.0f;
        text.halo = frame::colour(0x05080E, 0.85);
        frame.overlay.texts.push_back(text);
    }
}

}  // namespace

TEST_CASE("cost of the passes, as multiples of a bare picture", "[.cost]") {
    test::Studio* studio = test::studio();
    if (studio == nullptr) return;
    const Bare bare;
    auto target = gfx::OffscreenTarget::create(1280, 720);
    REQUIRE(target);
    const std::pair<const char*, frame::Camera> views[] = {
        {"globe", test::orbit(20, 125, 0, 2e7, 0, 0, 1280, 720)},
        {"theater", test::orbit(25.5, 121, 0, 2.9e6, 0, 48, 1280, 720)},
        {"strait", test::orbit(23.7, 121, 0, 4e5, 0, 30, 1280, 720)},
        {"near by", test::orbit(24.5, 119.5, 0, 400, 40, 75, 1280, 720)}};
    for (const auto& [name, camera] : views) {
        frame::FrameData frame;
        frame.camera = camera;
        fill(frame);
        std::map<std::string, std::vector<double>> times;
        double last = 0.0;
        studio->renderer.setStageHook([&](std::string_view stage) {
            glFinish();
            const double now = processorMs();
            times[std::string(stage)].push_back(now - last);
            last = now;
        });
        for (int i = 0; i < 20; ++i) {
            const double start = processorMs();
            bare.draw(target->target());
            last = processorMs();
            times["~bare"].push_back(last - start);
            studio->renderer.draw(frame, target->target());
        }
        const double unit = median(times["~bare"]);
        std::printf("%-8s bare %.1f ms of processor;", name, unit);
        double sum = 0.0;
        for (const auto& [stage, values] : times) {
            if (stage == "~bare") continue;
            sum += median(values);
            std::printf(" %s %.2f;", stage.c_str(), median(values) / unit);
        }
        std::printf(" all %.2f\n", sum / unit);
        CHECK(sum / unit < 9.0);
    }
    studio->renderer.setStageHook({});
}
