#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "gfx/context.h"
#include "gfx/objects.h"
#include "render/renderer.h"
#include "scenes/temporary_folder.h"
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

namespace {

void replaceIn(const std::filesystem::path& file, const std::string& what, const std::string& with) {
    std::stringstream text;
    text << std::ifstream(file).rdbuf();
    std::string changed = text.str();
    for (std::size_t at = changed.find(what); at != std::string::npos;
         at = changed.find(what, at + with.size()))
        changed.replace(at, what.size(), with);
    REQUIRE(changed != text.str());
    std::ofstream(file) << changed;
}

}  // namespace

TEST_CASE("shaders of another version are an error that names the file, not a black picture") {
    auto context = gfx::HeadlessContext::create();
    if (!context) return;
    const auto [file, what, with] =
        GENERATE(std::tuple("sea.vert", "clip", "clipTo"), std::tuple("model.vert", "sunlight", "daylight"),
                 std::tuple("flat_line.vert", "pattern", "dashes"),
                 std::tuple("flat_glyph.vert", "location = 2", "location = 3"));
    const scenes::TemporaryFolder folder;
    const std::filesystem::path assets = folder.path() / "assets";
    std::filesystem::copy(OPENLINE_SOURCE_DIR "/assets", assets, std::filesystem::copy_options::recursive);
    replaceIn(assets / "shaders" / file, what, with);
    const auto layers = geo::loadMapLayers(OPENLINE_SOURCE_DIR "/maps/indo-pacific");
    REQUIRE(layers);
    const auto renderer = render::Renderer::create(*layers, assets.string());
    REQUIRE_FALSE(renderer);
    REQUIRE(renderer.errors.size() == 1);
    const std::string said = format(renderer.errors.front());
    INFO(said);
    CHECK(said.find(file) != std::string::npos);
    CHECK(said.find("another version") != std::string::npos);
}
