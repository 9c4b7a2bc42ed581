#include "render/map_lines.h"

#include <catch2/catch.hpp>

#include "test_scene.h"

using namespace openline;

TEST_CASE("a coast of many points becomes few vertices from afar and keeps its ends") {
    const frame::Camera camera = test::orbit(20, 120, 0, 5e6, 0, 0, 1280, 720);
    frame::Flat flat;
    render::MapLineBuilder builder(camera, flat);
    builder.beginLine(frame::colour(0xFFFFFF), 1.0f);
    for (int i = 0; i <= 2000; ++i) {
        builder.add(glm::vec3(geo::toEcef(geo::geodeticDeg(20.0 + i * 0.0005, 120)).m - camera.eye.m));
    }
    builder.endLine();
    REQUIRE(flat.lines.size() == 1);
    CHECK(flat.lines[0].count < 40);
    CHECK(flat.lineVertices.front().x == Approx(640.0f).margin(0.5));
    CHECK(flat.lineVertices.front().y == Approx(360.0f).margin(0.5));
    CHECK(flat.lineVertices.back().y < 345.0f);
}

TEST_CASE("lines behind the horizon are left out") {
    const frame::Camera camera = test::orbit(0, 0, 0, 1e6, 0, 0, 640, 360);
    frame::Flat flat;
    render::MapLineBuilder builder(camera, flat);
    builder.beginLine(frame::colour(0xFFFFFF), 1.0f);
    for (int i = 0; i < 40; ++i)
        builder.add(glm::vec3(geo::toEcef(geo::geodeticDeg(0, 140 + i)).m - camera.eye.m));
    builder.endLine();
    CHECK(flat.lines.empty());
    CHECK(flat.lineVertices.empty());
}

TEST_CASE("the graticule is finer from near by and absent from very near") {
    CHECK(render::graticuleSpacingDeg(2e7) > render::graticuleSpacingDeg(2e6));
    CHECK(render::graticuleSpacingDeg(2e6) > render::graticuleSpacingDeg(1e5));
    CHECK(render::graticuleSpacingDeg(1e3) == 0.0);
}
