#include "gfx/objects.h"

#include <catch2/catch.hpp>

#include <epoxy/gl.h>

#include <cstdint>
#include <optional>
#include <vector>

#include "gfx/context.h"
#include "gfx/drawing_clock.h"
#include "gfx/target.h"

using namespace openline;

namespace {
const char* const kVertex = "#version 330 core\nvoid main() { gl_Position = vec4(0.0); }\n";
const char* const kFragment = "#version 330 core\nout vec4 colour;\nvoid main() { colour = vec4(1.0); }\n";

/// Of the framebuffer that is bound, as the driver says.
GLint samplesBound() {
    GLint samples = 0;
    glGetIntegerv(GL_SAMPLES, &samples);
    return samples;
}
}  // namespace

TEST_CASE("objects are counted, moved and freed") {
    auto context = gfx::HeadlessContext::create();
    if (!context) {
        WARN("skipped: " << context.errors.front().message);
        return;
    }
    const int before = gfx::liveObjectCount();
    {
        gfx::Buffer a = gfx::Buffer::vertices(gfx::Usage::stream);
        gfx::Buffer b = std::move(a);
        const float values[] = {1.0f, 2.0f};
        b.set(std::span<const float>(values));
        CHECK(b.bytes() == 8);
        auto program = gfx::Program::fromSource("plain", kVertex, kFragment);
        REQUIRE(program);
        auto target = gfx::OffscreenTarget::create(8, 8);
        REQUIRE(target);
        CHECK(gfx::liveObjectCount() == before + 5);
        b = gfx::Buffer::indices(gfx::Usage::fixed);
        CHECK(gfx::liveObjectCount() == before + 5);
    }
    CHECK(gfx::liveObjectCount() == before);
}

TEST_CASE("a shader that does not compile is an error with the compiler's words, and nothing leaks") {
    auto context = gfx::HeadlessContext::create();
    if (!context) return;
    const int before = gfx::liveObjectCount();
    const auto program =
        gfx::Program::fromSource("broken", kVertex, "#version 330 core\nvoid main() { colour = 1; }\n");
    REQUIRE_FALSE(program);
    CHECK(program.errors.front().message.find("broken.frag") != std::string::npos);
    CHECK(program.errors.front().message.find("colour") != std::string::npos);
    CHECK(gfx::liveObjectCount() == before);
}

TEST_CASE("pixels come back top row first, and impossible sizes are errors") {
    auto context = gfx::HeadlessContext::create();
    if (!context) return;
    CHECK_FALSE(gfx::OffscreenTarget::create(0, 10));
    CHECK_FALSE(gfx::OffscreenTarget::create(10, 1000000));
    auto target = gfx::OffscreenTarget::create(3, 2);
    REQUIRE(target);
    std::vector<std::uint8_t> pixels;
    gfx::readPixels(target->target(), pixels);
    CHECK(pixels.size() == 24);
    CHECK(gfx::debugErrorCount() == 0);
}

TEST_CASE("a pixel with samples comes back as their mean, by way of a copy") {
    auto context = gfx::HeadlessContext::create();
    if (!context) return;
    auto sampled = gfx::OffscreenTarget::create(8, 8, 4);
    auto plain = gfx::OffscreenTarget::create(8, 8);
    REQUIRE(sampled);
    REQUIRE(plain);
    const gfx::VertexArray empty;
    glBindFramebuffer(GL_FRAMEBUFFER, plain->target().framebuffer);
    CHECK(samplesBound() == 0);
    glBindFramebuffer(GL_FRAMEBUFFER, sampled->target().framebuffer);
    CHECK(samplesBound() >= 4);
    glViewport(0, 0, 8, 8);
    glClearColor(0.0f, 0.0f, 0.0f, 1.0f);
    glClear(GL_COLOR_BUFFER_BIT);
    // White to the left of a line that leans.
    auto leaning = gfx::Program::fromSource(
        "leaning",
        "#version 330 core\nvoid main() { vec2 corners[3] = vec2[3](vec2(-1.0, -1.0), vec2(0.4, -1.0), "
        "vec2(-1.0, "
        "3.0)); gl_Position = vec4(corners[gl_VertexID], 0.0, 1.0); }\n",
        "#version 330 core\nout vec4 colour;\nvoid main() { colour = vec4(1.0); }\n");
    REQUIRE(leaning);
    leaning->use();
    empty.bind();
    glDrawArrays(GL_TRIANGLES, 0, 3);
    gfx::copyPicture(sampled->target(), plain->target());
    std::vector<std::uint8_t> pixels;
    gfx::readPixels(plain->target(), pixels);
    int between = 0;
    for (std::size_t i = 0; i < pixels.size(); i += 4) between += pixels[i] > 20 && pixels[i] < 235 ? 1 : 0;
    CHECK(between >= 4);
    CHECK(between <= 20);
    CHECK(pixels[4 * (7 * 8)] == 255);
    CHECK(pixels[4 * (7 * 8 + 7)] == 0);
    CHECK(gfx::debugErrorCount() == 0);
}

TEST_CASE("a picture to be copied needs no depth, and one that cannot be had leaves nothing behind") {
    auto context = gfx::HeadlessContext::create();
    if (!context) return;
    const int before = gfx::liveObjectCount();
    auto plain = gfx::OffscreenTarget::create(8, 8, 0, gfx::OffscreenTarget::Depth::none);
    REQUIRE(plain);
    CHECK(gfx::liveObjectCount() == before + 2);
    glClearColor(1.0f, 0.0f, 0.0f, 1.0f);
    glClear(GL_COLOR_BUFFER_BIT);
    auto other = gfx::OffscreenTarget::create(8, 8);
    REQUIRE(other);
    gfx::copyPicture(plain->target(), other->target());
    std::vector<std::uint8_t> pixels;
    gfx::readPixels(other->target(), pixels);
    CHECK(pixels[0] == 255);
    CHECK(pixels[1] == 0);
    CHECK_FALSE(gfx::OffscreenTarget::create(8, 1000000, 0, gfx::OffscreenTarget::Depth::none));
    CHECK(gfx::liveObjectCount() == before + 5);
    CHECK(gfx::debugErrorCount() == 0);
}

TEST_CASE("the time of a drawing is told once, later, in order, and never waited for") {
    auto context = gfx::HeadlessContext::create();
    if (!context) return;
    auto target = gfx::OffscreenTarget::create(64, 64);
    REQUIRE(target);
    const int before = gfx::liveObjectCount();
    {
        gfx::DrawingClock clock;
        CHECK_FALSE(clock.taken());
        for (int i = 0; i < 10; ++i) {
            clock.begin();
            glClear(GL_COLOR_BUFFER_BIT | GL_DEPTH_BUFFER_BIT);
            clock.end();
        }
        glFinish();
        int told = 0;
        while (const std::optional<double> tookS = clock.taken()) {
            // Mesa's software tells the time since the machine's start where nothing but a clear was drawn;
            // the clock is asked on graphics cards only.
            CHECK((gfx::drawsInSoftware() || *tookS < 10.0));
            ++told;
        }
        CHECK(told == 4);
        // There is room again.
        clock.begin();
        glClear(GL_COLOR_BUFFER_BIT);
        clock.end();
        glFinish();
        CHECK(clock.taken());
        CHECK_FALSE(clock.taken());
        CHECK(gfx::liveObjectCount() == before + 4);
    }
    CHECK(gfx::liveObjectCount() == before);
    CHECK(gfx::debugErrorCount() == 0);
}

TEST_CASE("whether the processor draws is told by the renderer's name") {
    auto context = gfx::HeadlessContext::create();
    if (!context) return;
    const bool isMesaSoftware = gfx::describeContext().find("llvmpipe") != std::string::npos;
    CHECK((!isMesaSoftware || gfx::drawsInSoftware()));
}
