#include <catch2/catch.hpp>

#include "gfx/context.h"
#include "gfx/objects.h"
#include "render/renderer.h"
#include "test_scene.h"

using namespace openline;

TEST_CASE("a renderer frees every OpenGL object that it made") {
    auto context = gfx::HeadlessContext::create();
    if (!context) {
        WARN("skipped: " << context.errors.front().message);
        return;
    }
    const auto layers = geo::loadMapLayers(OPENLINE_SOURCE_DIR "/maps/indo-pacific");
    REQUIRE(layers);
    const int before = gfx::liveObjectCount();
    {
        auto renderer = render::Renderer::create(*layers, OPENLINE_SOURCE_DIR "/assets");
        REQUIRE(renderer);
        CHECK(gfx::liveObjectCount() > before + 20);
    }
    CHECK(gfx::liveObjectCount() == before);
}

TEST_CASE("a folder without shaders is an error that names the file") {
    auto context = gfx::HeadlessContext::create();
    if (!context) return;
    const geo::MapLayers empty;
    const auto renderer = render::Renderer::create(empty, "/nowhere");
    REQUIRE_FALSE(renderer);
    CHECK(format(renderer.errors.front()).find("/nowhere/shaders/") != std::string::npos);
}
