#include <catch2/catch.hpp>

#include <cmath>

#include "render/flat_geometry.h"

using namespace openline;

namespace {
render::FlatGeometry widen(const std::vector<frame::LineVertex>& vertices, float widthPx) {
    frame::Flat flat;
    flat.lineVertices = vertices;
    flat.lines.push_back({0, static_cast<std::uint32_t>(vertices.size()), widthPx, 0.0f, 0.0f});
    render::FlatGeometry geometry;
    render::addLines(flat, {200.0f, 200.0f}, geometry);
    return geometry;
}
}  // namespace

TEST_CASE("a line that turns is joined by a mitre: one pair of corners a vertex") {
    const auto geometry = widen({{10, 10, {}, 0}, {50, 10, {}, 40}, {50, 50, {}, 80}}, 4.0f);
    CHECK(geometry.lines.size() == 6);
    CHECK(geometry.lineIndices.size() == 12);
}

TEST_CASE("a line that turns back is not joined, so that no spike shoots out") {
    const auto geometry = widen({{10, 10, {}, 0}, {100, 10, {}, 90}, {10, 11, {}, 180}}, 4.0f);
    CHECK(geometry.lines.size() == 8);
    for (const render::LineCorner& corner : geometry.lines) CHECK(corner.x < 105.0f);
}

TEST_CASE("points that coincide and lines beside the picture make no triangles of their own") {
    CHECK(widen({{10, 10, {}, 0}, {10, 10, {}, 0}, {10, 10, {}, 0}}, 2.0f).lineIndices.empty());
    CHECK(widen({{900, 10, {}, 0}, {950, 10, {}, 50}}, 2.0f).lineIndices.empty());
    const float nan = std::nanf("");
    CHECK(widen({{nan, 10, {}, 0}, {50, 10, {}, 50}}, 2.0f).lineIndices.empty());
}

TEST_CASE(
    "many solid lines among dashed ones are drawn with them, in their order, and those that fade are not") {
    const auto runsOf = [](std::uint32_t count) {
        frame::Flat flat;
        for (std::uint32_t i = 0; i < count; ++i) {
            flat.lineVertices.push_back({10, 10, {}, 0, 60});
            flat.lineVertices.push_back({50, 10, {}, 40, 0});
            frame::Line line{2 * i, 2, 2.0f};
            if (i % 2 == 1) line.dashOnPx = line.dashOffPx = 5.0f;
            if (i == 20) line.fadeS = 90.0f;
            flat.lines.push_back(line);
        }
        render::FlatGeometry geometry;
        render::addLines(flat, {200.0f, 200.0f}, geometry);
        std::size_t sum = 0;
        for (const render::LineRun& run : geometry.lineRuns) sum += run.indexCount;
        CHECK(sum == geometry.lineIndices.size());
        CHECK(geometry.lines[0].dashOn == 0.0f);
        CHECK(geometry.lines[4].dashOn == 5.0f);
        return geometry.lineRuns;
    };
    CHECK(runsOf(16).size() == 16);
    const auto dashed = runsOf(20);
    REQUIRE(dashed.size() == 1);
    CHECK(dashed[0].stroke == render::Stroke::dashed);
    const auto all = runsOf(42);
    REQUIRE(all.size() == 3);
    CHECK(all[0].stroke == render::Stroke::dashed);
    CHECK(all[0].indexCount == 120);
    CHECK(all[1].stroke == render::Stroke::fading);
    CHECK(all[1].indexCount == 6);
    CHECK(all[2].stroke == render::Stroke::dashed);
    CHECK(all[2].indexCount == 126);
}

TEST_CASE("solid lines that touch no dashed ones stay solid") {
    frame::Flat flat;
    for (std::uint32_t i = 0; i < 30; ++i) {
        flat.lineVertices.push_back({10, 10, {}, 0, 60});
        flat.lineVertices.push_back({50, 10, {}, 40, 0});
        frame::Line line{2 * i, 2, 2.0f};
        if (i % 2 == 1) line.fadeS = 90.0f;
        flat.lines.push_back(line);
    }
    render::FlatGeometry geometry;
    render::addLines(flat, {200.0f, 200.0f}, geometry);
    CHECK(geometry.lineRuns.size() == 30);
}

TEST_CASE("lines of a kind are drawn in one run, in their order, and one that fades carries its age") {
    frame::Flat flat;
    for (std::uint32_t i = 0; i < 5; ++i) {
        flat.lineVertices.push_back({10, 10, {}, 0, 60});
        flat.lineVertices.push_back({50, 10, {}, 40, 0});
        frame::Line line{2 * i, 2, 2.0f};
        if (i == 2) line.fadeS = 90.0f;
        if (i == 3) line.dashOnPx = line.dashOffPx = 5.0f;
        flat.lines.push_back(line);
    }
    render::FlatGeometry geometry;
    render::addLines(flat, {200.0f, 200.0f}, geometry);
    REQUIRE(geometry.lineRuns.size() == 4);
    CHECK(geometry.lineRuns[0].stroke == render::Stroke::solid);
    CHECK(geometry.lineRuns[0].indexCount == 12);
    CHECK(geometry.lineRuns[1].stroke == render::Stroke::fading);
    CHECK(geometry.lineRuns[2].stroke == render::Stroke::dashed);
    CHECK(geometry.lineRuns[3].stroke == render::Stroke::solid);
    std::size_t sum = 0;
    for (const render::LineRun& run : geometry.lineRuns) sum += run.indexCount;
    CHECK(sum == geometry.lineIndices.size());
    CHECK(geometry.lines[8].along == 60.0f);
    CHECK(geometry.lines[8].dashOn == 90.0f);
    CHECK(geometry.lines[12].along == 0.0f);
    CHECK(geometry.lines[14].along == 40.0f);
}
