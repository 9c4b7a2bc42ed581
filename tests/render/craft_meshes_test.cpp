#include "render/craft_meshes.h"

#include <catch2/catch.hpp>

#include <cmath>

#include <glm/geometric.hpp>

using namespace openline;

TEST_CASE("every craft fits its unit box, faces outwards on the whole and is a few hundred triangles") {
    for (int i = 0; i < frame::kModelKindCount; ++i) {
        const auto kind = static_cast<frame::ModelKind>(i);
        const bool ship = kind >= frame::ModelKind::carrier;
        const std::vector<render::MeshVertex> mesh = render::craftMesh(kind);
        INFO("kind " << i);
        REQUIRE(mesh.size() % 3 == 0);
        CHECK(mesh.size() / 3 > 60);
        CHECK(mesh.size() / 3 < 1500);
        double volume = 0.0;
        for (std::size_t t = 0; t < mesh.size(); t += 3) {
            volume += static_cast<double>(glm::dot(mesh[t].position,
                                                   glm::cross(mesh[t + 1].position, mesh[t + 2].position))) /
                      6.0;
            for (std::size_t k = 0; k < 3; ++k) {
                const render::MeshVertex& v = mesh[t + k];
                CHECK(std::abs(v.position.x) <= 0.5001f);
                CHECK(std::abs(v.position.y) <= 0.5001f);
                if (ship) {
                    CHECK(v.position.z >= -1.0001f);
                } else {
                    CHECK(std::abs(v.position.z) <= 1.0f);
                }
                CHECK(glm::length(v.normal) == Approx(1.0f).margin(1e-3));
            }
        }
        CHECK(volume > 0.002);
    }
}

TEST_CASE("the two wings of an aircraft are mirror images") {
    double sum = 0.0;
    for (const render::MeshVertex& v : render::craftMesh(frame::ModelKind::patrolJet))
        sum += static_cast<double>(v.position.y);
    CHECK(std::abs(sum) < 0.05);
}
