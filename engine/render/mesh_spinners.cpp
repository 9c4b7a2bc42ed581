// What is round and turns: propellers, rotors, the discs that the eye sees of them, plates.
#include "render/mesh_builder.h"

#include <cmath>
#include <numbers>
#include <utility>

#include <glm/geometric.hpp>

namespace openline::render {

void MeshBuilder::disc(const Spinner& spinner, bool forward) {
    std::vector<MeshVertex> kept = std::move(vertices_);
    vertices_.clear();
    plate(spinner.hub, spinner.radius, 0.02f, forward, 24);
    veil_.insert(veil_.end(), vertices_.begin(), vertices_.end());
    vertices_ = std::move(kept);
}

void MeshBuilder::propeller(const Spinner& spinner) {
    const Paint before = paint_;
    paint_ = Paint::black;
    const glm::vec3& hub = spinner.hub;
    turning(Turns::forward, hub, spinner.rate);
    body({{hub.x - 0.25f, hub.z, 0.26f, 0.26f}, {hub.x + 0.45f, hub.z, 0.06f, 0.06f}}, 8, hub.y);
    const float chord = spinner.radius * 0.085f;
    for (int i = 0; i < spinner.blades; ++i) {
        const float angle =
            2.0f * std::numbers::pi_v<float> * static_cast<float>(i) / static_cast<float>(spinner.blades);
        const glm::vec3 out(0.0f, std::cos(angle), std::sin(angle)),
            across(0.12f, -std::sin(angle), std::cos(angle));
        const std::size_t first = vertices_.size();
        const glm::vec3 root = hub + out * 0.2f, tip = hub + out * spinner.radius;
        const glm::vec3 thin(0.05f, 0.0f, 0.0f);
        for (const float face : {1.0f, -1.0f}) {
            quad(root - across * chord + thin * face, root + across * chord + thin * face,
                 tip + across * chord * 0.7f + thin * face, tip - across * chord * 0.7f + thin * face);
        }
        faceOutwards(first, (root + tip) / 2.0f);
    }
    disc(spinner, true);
    turning(Turns::still);
    paint_ = before;
}

void MeshBuilder::rotor(const Spinner& spinner) {
    const Paint before = paint_;
    paint_ = Paint::black;
    const glm::vec3& hub = spinner.hub;
    turning(Turns::upright, hub, spinner.rate);
    for (int i = 0; i < spinner.blades; ++i) {
        const float angle =
            2.0f * std::numbers::pi_v<float> * static_cast<float>(i) / static_cast<float>(spinner.blades);
        const glm::vec3 out(std::cos(angle), std::sin(angle), 0.0f),
            across(-std::sin(angle) * 0.27f, std::cos(angle) * 0.27f, 0.0f), thin(0.0f, 0.0f, 0.06f);
        const glm::vec3 tip = hub + out * spinner.radius;
        const std::size_t first = vertices_.size();
        for (const float face : {1.0f, -1.0f})
            quad(hub - across + thin * face, hub + across + thin * face, tip + across + thin * face,
                 tip - across + thin * face);
        faceOutwards(first, (hub + tip) / 2.0f);
    }
    disc(spinner, false);
    turning(Turns::still);
    paint_ = before;
}

void MeshBuilder::plate(const glm::vec3& middle, float radius, float thickness, bool facingForward,
                        int sides) {
    const glm::vec3 axis = facingForward ? glm::vec3(1.0f, 0.0f, 0.0f) : glm::vec3(0.0f, 0.0f, -1.0f);
    const glm::vec3 u(facingForward ? 0.0f : 1.0f, facingForward ? 1.0f : 0.0f, 0.0f),
        v = glm::cross(axis, u);
    const auto rim = [&](int i, float half) {
        const float angle =
            2.0f * std::numbers::pi_v<float> * static_cast<float>(i) / static_cast<float>(sides);
        return middle + (u * std::cos(angle) + v * std::sin(angle)) * radius + axis * half;
    };
    const float h = thickness / 2.0f;
    const std::size_t first = vertices_.size();
    for (int i = 0; i < sides; ++i) {
        triangle(middle + axis * h * 1.3f, rim(i, h), rim(i + 1, h));
        triangle(middle - axis * h * 1.3f, rim(i + 1, -h), rim(i, -h));
        quad(rim(i, -h), rim(i + 1, -h), rim(i + 1, h), rim(i, h));
    }
    faceOutwards(first, middle);
}

}  // namespace openline::render
