#include "render/mesh_builder.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

#include <glm/common.hpp>
#include <glm/geometric.hpp>

namespace openline::render {

namespace {
struct Material {
    float tone, tint;
};
Material materialOf(Paint paint) {
    switch (paint) {
        case Paint::side:
            return {1.0f, 1.0f};
        case Paint::light:
            return {1.0f, 0.8f};
        case Paint::dark:
            return {0.55f, 0.75f};
        case Paint::glass:
            return {0.22f, 0.35f};
        case Paint::deck:
            return {0.72f, 0.60f};
        case Paint::trim:
            return {1.25f, 0.15f};
        case Paint::black:
            return {0.16f, 0.10f};
    }
    return {1.0f, 1.0f};
}

glm::vec3 onSection(const Section& section, int i, int sides, float y) {
    const float angle =
        2.0f * std::numbers::pi_v<float> * (static_cast<float>(i) + 0.5f) / static_cast<float>(sides);
    return {section.x, y + section.halfWidth * std::sin(angle),
            section.z + section.halfHeight * std::cos(angle)};
}
}  // namespace

void MeshBuilder::triangle(const glm::vec3& a, const glm::vec3& b, const glm::vec3& c) {
    const glm::vec3 across = glm::cross(b - a, c - a);
    const float size = glm::length(across);
    if (size < 1e-9f) return;
    const Material material = materialOf(paint_);
    for (const glm::vec3& p : {a, b, c}) {
        vertices_.push_back(
            {p, across / size, material.tone, material.tint, hub_, static_cast<float>(turns_), rate_});
    }
}

void MeshBuilder::turning(Turns turns, const glm::vec3& hub, float rate) {
    turns_ = turns;
    hub_ = hub;
    rate_ = rate;
}

void MeshBuilder::faceOutwards(std::size_t first, const glm::vec3& inside) {
    for (std::size_t i = first; i + 2 < vertices_.size(); i += 3) {
        const glm::vec3 middle =
            (vertices_[i].position + vertices_[i + 1].position + vertices_[i + 2].position) / 3.0f;
        if (glm::dot(vertices_[i].normal, middle - inside) >= 0.0f) continue;
        std::swap(vertices_[i + 1].position, vertices_[i + 2].position);
        for (std::size_t k = 0; k < 3; ++k) vertices_[i + k].normal = -vertices_[i + k].normal;
    }
}

void MeshBuilder::quad(const glm::vec3& a, const glm::vec3& b, const glm::vec3& c, const glm::vec3& d) {
    triangle(a, b, c);
    triangle(a, c, d);
}

/// The normals of the body between its ends, as if it were round and not of flat pieces. A section's own
/// lean is that of the two pieces beside it.
void MeshBuilder::roundNormals(std::size_t first, const std::vector<Section>& sections, float y) {
    const auto leanAt = [&](float x) {
        std::size_t i = 0;
        while (i + 1 < sections.size() && sections[i].x < x - 1e-4f) ++i;
        const Section& back = sections[i > 0 ? i - 1 : i];
        const Section& front = sections[i + 1 < sections.size() ? i + 1 : i];
        const float run = std::max(front.x - back.x, 1e-3f);
        return glm::vec3((front.z - back.z) / run, (front.halfWidth - back.halfWidth) / run,
                         (front.halfHeight - back.halfHeight) / run);
    };
    for (std::size_t v = first; v < vertices_.size(); ++v) {
        MeshVertex& vertex = vertices_[v];
        const auto at = std::min_element(sections.begin(), sections.end(), [&](const auto& a, const auto& b) {
            return std::abs(a.x - vertex.position.x) < std::abs(b.x - vertex.position.x);
        });
        const float width = std::max(at->halfWidth, 1e-3f), height = std::max(at->halfHeight, 1e-3f);
        const glm::vec2 unit((vertex.position.y - y) / width, (vertex.position.z - at->z) / height);
        const glm::vec3 lean = leanAt(vertex.position.x);
        // Gradient of ((y / w)^2 + ((z - middle) / h)^2), with w, h and middle as functions of x.
        const glm::vec3 normal(-(unit.x * unit.x * lean.y / width + unit.y * unit.y * lean.z / height +
                                 unit.y * lean.x / height),
                               unit.x / width, unit.y / height);
        const float size = glm::length(normal);
        if (size > 1e-6f && glm::dot(normal, vertex.normal) > 0.0f) vertex.normal = normal / size;
    }
}

void MeshBuilder::body(const std::vector<Section>& sections, int sides, float y) {
    const std::size_t beginning = vertices_.size();
    for (std::size_t s = 0; s + 1 < sections.size(); ++s) {
        const Section &back = sections[s], &front = sections[s + 1];
        const std::size_t first = vertices_.size();
        for (int i = 0; i < sides; ++i) {
            quad(onSection(back, i, sides, y), onSection(back, i + 1, sides, y),
                 onSection(front, i + 1, sides, y), onSection(front, i, sides, y));
        }
        faceOutwards(first, {(back.x + front.x) / 2.0f, y, (back.z + front.z) / 2.0f});
    }
    roundNormals(beginning, sections, y);
    const glm::vec3 inside((sections.front().x + sections.back().x) / 2.0f, y, sections.front().z);
    for (const Section* end : {&sections.front(), &sections.back()}) {
        const std::size_t first = vertices_.size();
        for (int i = 0; i < sides; ++i) {
            triangle({end->x, y, end->z}, onSection(*end, i, sides, y), onSection(*end, i + 1, sides, y));
        }
        faceOutwards(first, inside);
    }
}

void MeshBuilder::wings(const Panel& p) {
    for (const float side : {1.0f, -1.0f}) {
        const float h = p.thickness / 2.0f;
        const auto at = [&](float x, float out, float z) { return glm::vec3(x, out * side, z); };
        const glm::vec3 rootFront = at(p.rootFront, p.rootOut, p.rootZ),
                        rootBack = at(p.rootBack, p.rootOut, p.rootZ);
        const glm::vec3 tipFront = at(p.tipFront, p.tipOut, p.tipZ),
                        tipBack = at(p.tipBack, p.tipOut, p.tipZ);
        // A wedge-shaped section: thickest a third behind the leading edge.
        const glm::vec3 rootRidge = glm::mix(rootFront, rootBack, 0.35f),
                        tipRidge = glm::mix(tipFront, tipBack, 0.35f);
        const std::size_t first = vertices_.size();
        for (const float z : {-h, h}) {
            const glm::vec3 rise(0.0f, 0.0f, z);
            quad(rootRidge + rise, rootFront, tipFront, tipRidge + rise * 0.5f);
            quad(rootBack, rootRidge + rise, tipRidge + rise * 0.5f, tipBack);
            triangle(tipFront, tipRidge + rise * 0.5f, tipBack);
        }
        faceOutwards(first, (rootRidge + tipRidge) / 2.0f);
    }
}

void MeshBuilder::fin(const Panel& p, float y) {
    for (const float side : {1.0f, -1.0f}) {
        if (y == 0.0f && side < 0.0f) break;
        const glm::vec3 h(0.0f, p.thickness / 2.0f, 0.0f), thin = h * 0.5f;
        const float rootY = (y + p.rootZ) * side, tipY = (y + p.tipZ) * side;
        const glm::vec3 rootFront(p.rootFront, rootY, -p.rootOut), rootBack(p.rootBack, rootY, -p.rootOut);
        const glm::vec3 tipFront(p.tipFront, tipY, -p.tipOut), tipBack(p.tipBack, tipY, -p.tipOut);
        const std::size_t first = vertices_.size();
        quad(rootBack + h, rootFront + h, tipFront + thin, tipBack + thin);
        quad(rootBack - h, rootFront - h, tipFront - thin, tipBack - thin);
        quad(rootFront + h, rootFront - h, tipFront - thin, tipFront + thin);
        quad(rootBack - h, rootBack + h, tipBack + thin, tipBack - thin);
        quad(tipBack + thin, tipFront + thin, tipFront - thin, tipBack - thin);
        faceOutwards(first, (rootFront + rootBack + tipFront + tipBack) / 4.0f);
    }
}

void MeshBuilder::box(const glm::vec3& a, const glm::vec3& b) {
    const std::size_t first = vertices_.size();
    const auto p = [&](int i) {
        return glm::vec3((i & 1) != 0 ? b.x : a.x, (i & 2) != 0 ? b.y : a.y, (i & 4) != 0 ? b.z : a.z);
    };
    quad(p(0), p(2), p(3), p(1));
    quad(p(4), p(5), p(7), p(6));
    quad(p(0), p(1), p(5), p(4));
    quad(p(2), p(6), p(7), p(3));
    quad(p(0), p(4), p(6), p(2));
    quad(p(1), p(3), p(7), p(5));
    faceOutwards(first, (a + b) / 2.0f);
}

void MeshBuilder::house(float xBack, float xFront, float halfWidth, float zBottom, float zTop, float slope,
                        float y) {
    const std::size_t first = vertices_.size();
    const float in = slope * (zBottom - zTop);
    const glm::vec3 low[4] = {{xBack, y - halfWidth, zBottom},
                              {xBack, y + halfWidth, zBottom},
                              {xFront, y + halfWidth, zBottom},
                              {xFront, y - halfWidth, zBottom}};
    const glm::vec3 top[4] = {{xBack + in, y - halfWidth + in, zTop},
                              {xBack + in, y + halfWidth - in, zTop},
                              {xFront - in, y + halfWidth - in, zTop},
                              {xFront - in, y - halfWidth + in, zTop}};
    for (int i = 0; i < 4; ++i) quad(low[i], low[(i + 1) % 4], top[(i + 1) % 4], top[i]);
    quad(top[0], top[1], top[2], top[3]);
    faceOutwards(first, {(xBack + xFront) / 2.0f, y, (zBottom + zTop) / 2.0f});
}

void MeshBuilder::hull(const std::vector<HullRing>& rings, float y) {
    if (y > 0.0f) hull(rings, -y);
    const auto at = [y](const HullRing& ring, std::size_t i, float side) {
        return glm::vec3(ring.halfOutline[i].x, y + ring.halfOutline[i].y * side, ring.z);
    };
    const std::size_t first = vertices_.size();
    for (std::size_t r = 0; r + 1 < rings.size(); ++r) {
        const HullRing &low = rings[r], &high = rings[r + 1];
        for (std::size_t i = 0; i + 1 < low.halfOutline.size(); ++i) {
            quad(at(low, i, 1.0f), at(low, i + 1, 1.0f), at(high, i + 1, 1.0f), at(high, i, 1.0f));
            quad(at(high, i, -1.0f), at(high, i + 1, -1.0f), at(low, i + 1, -1.0f), at(low, i, -1.0f));
        }
        quad(at(high, 0, -1.0f), at(low, 0, -1.0f), at(low, 0, 1.0f), at(high, 0, 1.0f));
    }
    const Paint before = paint_;
    paint_ = Paint::deck;
    const HullRing& top = rings.back();
    for (std::size_t i = 0; i + 1 < top.halfOutline.size(); ++i) {
        quad(at(top, i, -1.0f), at(top, i, 1.0f), at(top, i + 1, 1.0f), at(top, i + 1, -1.0f));
    }
    paint_ = before;
    const float middleX = (top.halfOutline.front().x + top.halfOutline.back().x) / 2.0f;
    faceOutwards(first, {middleX, y, (rings.front().z + top.z) / 2.0f});
}

void MeshBuilder::slab(const std::vector<glm::vec2>& outline, float zTop, float thickness, float undercut) {
    const std::size_t first = vertices_.size();
    const Paint before = paint_;
    const auto count = outline.size();
    glm::vec3 middle(0.0f, 0.0f, zTop + thickness / 2.0f);
    for (const glm::vec2& p : outline) middle += glm::vec3(p, 0.0f) / static_cast<float>(count);
    const auto top = [&](std::size_t i) { return glm::vec3(outline[i % count], zTop); };
    const auto below = [&](std::size_t i) {
        return glm::vec3(outline[i % count].x, outline[i % count].y * undercut, zTop + thickness);
    };
    for (std::size_t i = 1; i + 1 < count; ++i) triangle(top(0), top(i), top(i + 1));
    paint_ = Paint::dark;
    for (std::size_t i = 1; i + 1 < count; ++i) triangle(below(0), below(i + 1), below(i));
    for (std::size_t i = 0; i < count; ++i) quad(top(i), top(i + 1), below(i + 1), below(i));
    paint_ = before;
    faceOutwards(first, middle);
}

void MeshBuilder::pole(const glm::vec3& bottom, const glm::vec3& top, float radius) {
    box({bottom.x - radius, bottom.y - radius, top.z}, {top.x + radius, top.y + radius, bottom.z});
}

std::pair<glm::vec3, glm::vec3> MeshBuilder::bounds() const {
    glm::vec3 low(1e9f), high(-1e9f);
    for (const MeshVertex& v : vertices_) {
        // The box is that of the craft at rest, so that it does not breathe with its propellers.
        if (v.axis != 0.0f) continue;
        low = glm::min(low, v.position);
        high = glm::max(high, v.position);
    }
    return {low, high};
}

Mesh MeshBuilder::finish(bool onWater, const glm::vec3& written, std::vector<glm::vec3>& more) {
    const auto [low, high] = bounds();
    const glm::vec3 own(high.x - low.x, 2.0f * std::max(high.y, -low.y), onWater ? -low.z : high.z - low.z);
    const glm::vec3 size = written.x > 0.0f ? written : own;
    // On water the keel line stays at 0 and everything above is negative; in the air the body's axis stays at
    // 0.
    const glm::vec3 middle((low.x + high.x) / 2.0f, 0.0f, 0.0f);
    const glm::vec3 scale = 1.0f / size;
    Mesh mesh;
    mesh.solidCount = vertices_.size();
    mesh.vertices = std::move(vertices_);
    mesh.vertices.insert(mesh.vertices.end(), veil_.begin(), veil_.end());
    for (MeshVertex& v : mesh.vertices) {
        v.position = (v.position - middle) * scale;
        v.hub = (v.hub - middle) * scale;
        v.normal = glm::normalize(v.normal / scale);
    }
    for (glm::vec3& point : more) point = (point - middle) * scale;
    vertices_.clear();
    veil_.clear();
    return mesh;
}

}  // namespace openline::render
