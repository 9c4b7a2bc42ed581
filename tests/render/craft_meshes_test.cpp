#include <catch2/catch.hpp>

#include <cmath>

#include <glm/geometric.hpp>

#include "render/model_edges.h"
#include "render/model_file.h"
#include "scenes/mutation.h"

using namespace openline;

namespace {

render::Craft craftOf(frame::ModelKind kind) {
    auto craft = render::loadCraft(OPENLINE_SOURCE_DIR "/assets/models", kind);
    if (!craft) FAIL(format(craft.errors.front()));
    return *craft;
}

double volumeOf(const std::vector<render::MeshVertex>& mesh, std::size_t count) {
    double volume = 0.0;
    for (std::size_t t = 0; t + 2 < count; t += 3) {
        volume += static_cast<double>(
                      glm::dot(mesh[t].position, glm::cross(mesh[t + 1].position, mesh[t + 2].position))) /
                  6.0;
    }
    return volume;
}

}  // namespace

TEST_CASE("every craft fits its unit box, faces outwards on the whole and is a few hundred triangles") {
    for (int i = 0; i < frame::kModelKindCount; ++i) {
        const render::Craft craft = craftOf(static_cast<frame::ModelKind>(i));
        const auto& mesh = craft.mesh.vertices;
        INFO(frame::modelName(static_cast<frame::ModelKind>(i)));
        REQUIRE(mesh.size() % 3 == 0);
        CHECK(mesh.size() / 3 > 60);
        CHECK(mesh.size() / 3 < 2500);
        CHECK(volumeOf(mesh, craft.mesh.solidCount) > 0.001);
        for (const render::MeshVertex& v : mesh) {
            CHECK(std::abs(v.position.x) <= 0.56f);
            CHECK(std::abs(v.position.y) <= 0.56f);
            CHECK(std::abs(v.position.z) <= 1.15f);
            CHECK(glm::length(v.normal) == Approx(1.0f).margin(1e-3));
        }
        CHECK(craft.lights.size() >= 4);
    }
}

TEST_CASE("every craft has its edges, and fewer than its triangles have sides") {
    for (int i = 0; i < frame::kModelKindCount; ++i) {
        const render::Craft craft = craftOf(static_cast<frame::ModelKind>(i));
        const std::size_t edges = render::edgesOf(craft.mesh).size();
        INFO(frame::modelName(static_cast<frame::ModelKind>(i)));
        CHECK(edges > 60);
        CHECK(edges < craft.mesh.solidCount);
    }
}

TEST_CASE("the two wings of an aircraft are mirror images") {
    double sum = 0.0;
    for (const render::MeshVertex& v : craftOf(frame::ModelKind::patrolJet).mesh.vertices)
        sum += static_cast<double>(v.position.y);
    CHECK(std::abs(sum) < 0.05);
}

TEST_CASE("a model's file says where it is wrong, all at once") {
    const auto craft = render::parseModel(
        "craft boat\npaint pink\nwings 1 2\nbody 0,0,1\nhull 0 1,2 3,4 5,6\nfoo 1\nbox 0 1 0 1 0 nine\n",
        "x.model");
    REQUIRE_FALSE(craft);
    REQUIRE(craft.errors.size() == 7);
    for (std::size_t i = 0; i < 7; ++i) CHECK(craft.errors[i].line == static_cast<int>(i) + 1);
    CHECK(craft.errors[1].message.find("pink") != std::string::npos);
}

TEST_CASE("damaged model files are read or refused, and nothing else") {
    std::string text;
    for (const char* part :
         {"craft ship 300 70 50\n", "ship 300 70 10 14 0.9\n", "paint deck\n",
          "slab 20 4 0.7 -10,-5 -10,5 10,5 10,-5\n", "body y=2 sides=9 -5,1,1,1 5,1,1,1\n",
          "propeller 1 2 3 2 4\n", "hull y=3 0 -1,1 0,1 1,0 | 5 -1,2 0,2 2,0\n", "dome 0 0 8 2 1 0.1\n",
          "stripe 21 0.5 0,0 9,9\n", "gun 9 10 2\n", "mast 1 10 30 1\n", "pad -9 10 4\n"})
        text += part;
    REQUIRE(render::parseModel(text, "whole"));
    int read = 0;
    for (int i = 0; i < 3000; ++i) {
        const auto craft = render::parseModel(scenes::damaged(text, i), "damaged");
        if (!craft) {
            CHECK_FALSE(craft.errors.empty());
            continue;
        }
        ++read;
        for (const render::MeshVertex& v : craft->mesh.vertices) CHECK(std::isfinite(v.position.x));
    }
    CHECK(read > 0);
}
