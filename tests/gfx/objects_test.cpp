#include "gfx/objects.h"

#include <catch2/catch.hpp>

#include <cstdint>

#include "gfx/context.h"
#include "gfx/target.h"

using namespace openline;

namespace {
const char* const kVertex = "#version 330 core\nvoid main() { gl_Position = vec4(0.0); }\n";
const char* const kFragment = "#version 330 core\nout vec4 colour;\nvoid main() { colour = vec4(1.0); }\n";
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
