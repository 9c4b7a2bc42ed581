#include "render/model_edges.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <tuple>

#include <glm/common.hpp>
#include <glm/exponential.hpp>
#include <glm/geometric.hpp>
#include <glm/mat3x3.hpp>

namespace openline::render {

namespace {

constexpr float kFlat = 0.999f;  // cosine between faces that are one surface
constexpr float kHalfWidthPx = 1.0f;
constexpr float kNearer = 2e-4f;  // so that the line is not hidden by its own faces

/// An edge of a triangle with its ends in a fixed order, to find its neighbour by.
struct Side {
    std::array<int, 6> key;
    std::size_t triangle = 0;
    int first = 0, second = 0;  ///< corners of the triangle, as in the key
};

std::array<int, 3> rounded(const glm::vec3& p) {
    constexpr float kGrid = 20'000.0f;
    return {static_cast<int>(std::lround(p.x * kGrid)), static_cast<int>(std::lround(p.y * kGrid)),
            static_cast<int>(std::lround(p.z * kGrid))};
}

std::vector<Side> sidesOf(const Mesh& mesh) {
    std::vector<Side> sides;
    sides.reserve(mesh.solidCount);
    for (std::size_t t = 0; t + 2 < mesh.solidCount; t += 3) {
        for (int k = 0; k < 3; ++k) {
            int first = k, second = (k + 1) % 3;
            auto a = rounded(mesh.vertices[t + static_cast<std::size_t>(first)].position);
            auto b = rounded(mesh.vertices[t + static_cast<std::size_t>(second)].position);
            if (a == b) continue;
            if (b < a) {
                std::swap(a, b);
                std::swap(first, second);
            }
            sides.push_back({{a[0], a[1], a[2], b[0], b[1], b[2]}, t, first, second});
        }
    }
    std::sort(sides.begin(), sides.end(), [](const Side& x, const Side& y) {
        return std::tie(x.key, x.triangle) < std::tie(y.key, y.triangle);
    });
    return sides;
}

glm::vec3 faceNormal(const Mesh& mesh, std::size_t t) {
    const auto& v = mesh.vertices;
    const glm::vec3 across = glm::cross(v[t + 1].position - v[t].position, v[t + 2].position - v[t].position);
    const float size = glm::length(across);
    return size > 0.0f ? across / size : v[t].normal;
}

void setFace(ModelEdge& edge, std::size_t face, const Mesh& mesh, const Side& side) {
    const MeshVertex& a = mesh.vertices[side.triangle + static_cast<std::size_t>(side.first)];
    const MeshVertex& b = mesh.vertices[side.triangle + static_cast<std::size_t>(side.second)];
    edge.normals[face] = {a.normal, b.normal};
    edge.paint[face] = {a.tone, a.tint};
    edge.faces[face] = faceNormal(mesh, side.triangle);
}

ModelEdge edgeOf(const Mesh& mesh, const Side& one, const Side* other) {
    const MeshVertex& a = mesh.vertices[one.triangle + static_cast<std::size_t>(one.first)];
    const MeshVertex& b = mesh.vertices[one.triangle + static_cast<std::size_t>(one.second)];
    ModelEdge edge;
    edge.ends = {a.position, b.position};
    edge.hub = a.hub;
    edge.axis = a.axis;
    edge.rate = a.rate;
    edge.rim = other == nullptr;
    setFace(edge, 0, mesh, one);
    setFace(edge, 1, mesh, other ? *other : one);
    return edge;
}

/// One surface of one paint: nothing to draw between.
bool isInside(const ModelEdge& edge) {
    return !edge.rim && glm::dot(edge.faces[0], edge.faces[1]) > kFlat && edge.paint[0] == edge.paint[1];
}

glm::vec3 turned(const glm::vec3& v, float axis, float angle) {
    const float c = std::cos(angle), s = std::sin(angle);
    if (axis < 1.5f) return {v.x, c * v.y - s * v.z, s * v.y + c * v.z};
    return {c * v.x - s * v.y, s * v.x + c * v.y, v.z};
}

struct Shading {
    const frame::Model& model;
    const ModelLight& light;
    glm::vec3 base;
    float day;

    Shading(const frame::Model& m, const ModelLight& l)
        : model(m),
          light(l),
          base(glm::vec3(m.colour.r, m.colour.g, m.colour.b) / 255.0f),
          day(glm::smoothstep(-0.10f, 0.20f, glm::dot(l.up, l.sun))) {}

    /// As model.vert does.
    [[nodiscard]] glm::vec3 colour(const glm::vec3& normal, const glm::vec3& fromEye,
                                   const glm::vec2& paint) const {
        const glm::vec3 toEye = -glm::normalize(fromEye);
        const glm::vec3 fixedLight =
            glm::normalize(light.up * 1.2f + toEye * 0.8f - glm::cross(toEye, light.up) * 0.6f);
        const glm::vec3 from =
            glm::normalize(glm::mix(fixedLight, glm::mix(fixedLight, light.sun, day), light.sunlight));
        const float strength = glm::mix(1.0f, glm::mix(0.45f, 1.0f, day), light.sunlight);
        const float lit = 0.26f + 0.20f * (0.5f + 0.5f * glm::dot(normal, light.up)) +
                          0.52f * std::max(0.0f, glm::dot(normal, from));
        const float rim = std::pow(1.0f - std::max(0.0f, glm::dot(normal, toEye)), 3.0f);
        const glm::vec3 plain = glm::mix(glm::vec3(0.62f, 0.65f, 0.68f), glm::vec3(0.80f), light.ink);
        const glm::vec3 material = glm::mix(plain, base, paint.y * 0.72f) * paint.x;
        const glm::vec3 plainly =
            material * lit * strength + glm::vec3(0.30f, 0.42f, 0.55f) * rim * (0.45f - 0.25f * light.ink);
        const float pale = light.haze.at(glm::length(fromEye));
        return glm::clamp(glm::mix(plainly, light.haze.colour * strength, pale), 0.0f, 1.0f);
    }
};

/// A model's edges in metres from the eye, and which of their faces are seen.
class Placed {
  public:
    explicit Placed(const frame::Model& model) : model_(model), size_(model.sizeM) {
        eye_ = glm::transpose(model.axes) * -model.positionM;
    }
    [[nodiscard]] glm::vec3 point(const ModelEdge& edge, std::size_t end) const {
        const glm::vec3 place = edge.ends[end] * size_;
        if (edge.axis == 0.0f) return place;
        const glm::vec3 hub = edge.hub * size_;
        return hub + turned(place - hub, edge.axis, angle(edge));
    }
    [[nodiscard]] glm::vec3 normal(const ModelEdge& edge, const glm::vec3& unit) const {
        const glm::vec3 n = glm::normalize(unit / size_);
        return edge.axis == 0.0f ? n : turned(n, edge.axis, angle(edge));
    }
    [[nodiscard]] bool seen(const ModelEdge& edge, std::size_t face, const glm::vec3& at) const {
        return glm::dot(normal(edge, edge.faces[face]), eye_ - at) > 0.0f;
    }
    [[nodiscard]] glm::vec3 fromEye(const glm::vec3& inModel) const {
        return model_.positionM + model_.axes * inModel;
    }
    [[nodiscard]] glm::vec3 outside(const glm::vec3& normal) const { return model_.axes * normal; }

  private:
    [[nodiscard]] float angle(const ModelEdge& edge) const {
        return 2.0f * std::numbers::pi_v<float> * model_.turns * edge.rate;
    }
    const frame::Model& model_;
    glm::vec3 size_, eye_;
};

void addQuad(const glm::vec4 (&ends)[2], const glm::vec4 (&colours)[2], glm::vec2 half,
             std::vector<EdgeCorner>& corners, std::vector<std::uint32_t>& indices) {
    if (ends[0].w <= 1e-3f || ends[1].w <= 1e-3f) return;
    const glm::vec2 a = glm::vec2(ends[0]) / ends[0].w * half, b = glm::vec2(ends[1]) / ends[1].w * half;
    const glm::vec2 along = b - a;
    const float length = glm::length(along);
    if (length < 0.05f || length > 20'000.0f) return;
    const glm::vec2 side = glm::vec2(-along.y, along.x) * (kHalfWidthPx / length);
    const auto first = static_cast<std::uint32_t>(corners.size());
    for (int end = 0; end < 2; ++end) {
        for (const float across : {1.0f, -1.0f}) {
            const glm::vec2 offset = side * across / half * ends[end].w;
            const glm::vec4& c = colours[end];
            corners.push_back({{ends[end].x + offset.x, ends[end].y + offset.y,
                                ends[end].z - kNearer * ends[end].w, ends[end].w},
                               across * kHalfWidthPx,
                               {c.r, c.g, c.b, c.a}});
        }
    }
    for (const std::uint32_t i : {0u, 1u, 2u, 1u, 3u, 2u}) indices.push_back(first + i);
}

}  // namespace

std::vector<ModelEdge> edgesOf(const Mesh& mesh) {
    std::vector<ModelEdge> edges;
    const std::vector<Side> sides = sidesOf(mesh);
    for (std::size_t i = 0; i < sides.size();) {
        std::size_t end = i + 1;
        while (end < sides.size() && sides[end].key == sides[i].key) ++end;
        // More than two faces on one edge: shapes that touch; each pair is taken as it comes.
        for (std::size_t k = i; k < end; k += 2) {
            const ModelEdge edge = edgeOf(mesh, sides[k], k + 1 < end ? &sides[k + 1] : nullptr);
            if (!isInside(edge)) edges.push_back(edge);
        }
        i = end;
    }
    return edges;
}

ModelLight lightOf(const frame::FrameData& frame) {
    return {frame.globe.sun, glm::vec3(glm::normalize(frame.camera.eye.m)), frame.globe.sunlight,
            frame.theme == frame::Theme::dark ? 0.0f : 1.0f, hazeOf(frame)};
}

void addModelEdges(const frame::Model& model, const std::vector<ModelEdge>& edges, const ModelLight& light,
                   const glm::mat4& clip, glm::vec2 pictureSizePx, std::vector<EdgeCorner>& corners,
                   std::vector<std::uint32_t>& indices) {
    const Placed placed(model);
    const Shading shading(model, light);
    for (const ModelEdge& edge : edges) {
        const glm::vec3 points[2] = {placed.point(edge, 0), placed.point(edge, 1)};
        const bool first = placed.seen(edge, 0, points[0]);
        const bool second = !edge.rim && placed.seen(edge, 1, points[0]);
        if (!first && !second) continue;
        glm::vec4 ends[2], colours[2];
        for (std::size_t end = 0; end < 2; ++end) {
            const glm::vec3 fromEye = placed.fromEye(points[end]);
            ends[end] = clip * glm::vec4(fromEye, 1.0f);
            glm::vec3 sum(0.0f);
            float count = 0.0f;
            for (std::size_t face = 0; face < 2; ++face) {
                if (!(face == 0 ? first : second)) continue;
                const glm::vec3 normal = placed.outside(placed.normal(edge, edge.normals[face][end]));
                sum += shading.colour(normal, fromEye, edge.paint[face]);
                count += 1.0f;
            }
            colours[end] = glm::vec4(sum / count * model.opacity, model.opacity);
        }
        addQuad(ends, colours, pictureSizePx * 0.5f, corners, indices);
    }
}

}  // namespace openline::render
