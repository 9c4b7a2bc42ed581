#include "render/model_pass.h"

#include <epoxy/gl.h>

#include <algorithm>

#include <glm/geometric.hpp>
#include <glm/gtc/type_ptr.hpp>

#include "render/eye_geometry.h"
#include "render/shader_inputs.h"

namespace openline::render {

namespace {
using Type = gfx::Attribute::Type;
constexpr gfx::Attribute kMeshLayout[] = {{0, 3, Type::float32, offsetof(MeshVertex, position), 0},
                                          {1, 3, Type::float32, offsetof(MeshVertex, normal), 0},
                                          {2, 2, Type::float32, offsetof(MeshVertex, tone), 0},
                                          {10, 3, Type::float32, offsetof(MeshVertex, hub), 0},
                                          {11, 2, Type::float32, offsetof(MeshVertex, axis), 0}};
constexpr gfx::Attribute kEdgeLayout[] = {{0, 4, Type::float32, offsetof(EdgeCorner, clip), 0},
                                          {1, 1, Type::float32, offsetof(EdgeCorner, across), 0},
                                          {2, 4, Type::float32, offsetof(EdgeCorner, rgba), 0}};
constexpr float kVeilOpacity = 0.14f;    // of a propeller's disc
constexpr float kLightRadiusPx = 11.0f;  // of its glow, at 1080 lines
constexpr double kMostEdgedModels = 40;  // beyond it nobody looks at edges

struct Range {
    double nearM = 1.0, farM = 10.0;
};

/// Depth just wide enough for all models: its precision goes where they are.
Range depthRange(const frame::FrameData& frame) {
    double least = 1e12, most = 0.0;
    for (const frame::Model& model : frame.models) {
        const double distance = glm::length(model.positionM);
        const double reach = glm::length(model.sizeM);
        least = std::min(least, distance - reach);
        most = std::max(most, distance + reach);
    }
    Range range;
    range.farM = std::max(most * 1.01, 10.0);
    range.nearM = std::clamp(least * 0.5, std::max(0.1, range.farM * 1e-5), range.farM * 0.5);
    return range;
}

void setLight(const gfx::Program& program, const ModelLight& light) {
    program.set3("sun", glm::value_ptr(light.sun));
    program.set3("up", glm::value_ptr(light.up));
    program.set("sunlight", light.sunlight);
    program.set("ink", light.ink);
    const glm::vec3 reach(light.haze.strength, light.haze.fromM, light.haze.perM);
    program.set3("hazeColour", glm::value_ptr(light.haze.colour));
    program.set3("hazeReach", glm::value_ptr(reach));
}

bool isThrough(const frame::Model& model) {
    return model.ghost || model.opacity < 1.0f;
}

/// How bright a light is from where the eye is; soft at its sector's edge.
float seenStrength(const CraftLight& light, const frame::Model& model, const glm::vec3& at) {
    const float cosine = glm::dot(model.axes * light.facing, -glm::normalize(at));
    const float inside = std::clamp((cosine - light.cosine) * 12.0f, 0.0f, 1.0f);
    return inside * model.opacity * (light.flashes ? model.flash : model.lights);
}
}  // namespace

ModelPass::ModelPass(gfx::Program faces, gfx::Program edges, gfx::Program lights) : faces_(std::move(faces)) {
    edges_.program = std::move(edges);
    lights_.program = std::move(lights);
    edges_.layout.attach(edges_.vertices, sizeof(EdgeCorner), kEdgeLayout);
    const gfx::Attribute lightLayout[] = {{0, 3, Type::float32, offsetof(LightCorner, position), 0},
                                          {1, 2, Type::float32, offsetof(LightCorner, corner), 0},
                                          {2, 4, Type::float32, offsetof(LightCorner, colour), 0}};
    lights_.layout.attach(lights_.vertices, sizeof(LightCorner), lightLayout);
    for (Batch* batch : {&edges_, &lights_}) batch->layout.attachIndices(batch->indices);
}

void ModelPass::setKind(std::size_t index, const Craft& craft) {
    const gfx::Attribute instanceLayout[] = {{3, 3, Type::float32, offsetof(Instance, position), 1},
                                             {4, 3, Type::float32, offsetof(Instance, axes), 1},
                                             {5, 3, Type::float32, offsetof(Instance, axes) + 12, 1},
                                             {6, 3, Type::float32, offsetof(Instance, axes) + 24, 1},
                                             {7, 3, Type::float32, offsetof(Instance, size), 1},
                                             {8, 4, Type::float32, offsetof(Instance, colour), 1},
                                             {9, 2, Type::float32, offsetof(Instance, ghost), 1}};
    Kind& kind = kinds_[index];
    kind.mesh.set(std::span<const MeshVertex>(craft.mesh.vertices));
    kind.solidCount = static_cast<int>(craft.mesh.solidCount);
    kind.allCount = static_cast<int>(craft.mesh.vertices.size());
    kind.layout.attach(kind.mesh, sizeof(MeshVertex), kMeshLayout);
    kind.layout.attach(instances_, sizeof(Instance), instanceLayout);
    kind.edges = edgesOf(craft.mesh);
    kind.lights = craft.lights;
}

Result<ModelPass> ModelPass::create(const std::string& shaderFolder, const std::string& modelFolder) {
    Result<gfx::Program> faces = loadProgram(shaderFolder, "model", "model");
    if (!faces) return faces.errors;
    Result<gfx::Program> edges = loadProgram(shaderFolder, "model_edge", "model_edge");
    if (!edges) return edges.errors;
    Result<gfx::Program> lights = loadProgram(shaderFolder, "model_light", "model_light");
    if (!lights) return lights.errors;
    ModelPass pass(std::move(*faces), std::move(*edges), std::move(*lights));
    std::vector<Complaint> complaints;
    for (std::size_t i = 0; i < pass.kinds_.size(); ++i) {
        const Result<Craft> craft = loadCraft(modelFolder, static_cast<frame::ModelKind>(i));
        complaints.insert(complaints.end(), craft.errors.begin(), craft.errors.end());
        if (craft) pass.setKind(i, *craft);
    }
    if (!complaints.empty()) return complaints;
    return pass;
}

void ModelPass::draw(const frame::FrameData& frame, bool hasSamples) {
    if (frame.models.empty()) return;
    glEnable(GL_DEPTH_TEST);
    glDepthFunc(GL_LESS);
    glDepthMask(GL_TRUE);
    glClearDepth(1.0);
    glClear(GL_DEPTH_BUFFER_BIT);
    glEnable(GL_CULL_FACE);
    glCullFace(GL_BACK);
    glFrontFace(GL_CCW);
    glEnable(GL_BLEND);
    glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
    const Range range = depthRange(frame);
    const glm::mat4 clip = depthClip(frame.camera, range.nearM, range.farM);
    // Solid ones first, so that fading ones and ghosts lie over them.
    ByKind solid, through;
    for (const frame::Model& model : frame.models) {
        if (model.opacity <= 0.0f) continue;
        (isThrough(model) ? through : solid)[static_cast<std::size_t>(model.kind)].push_back(&model);
    }
    drawFaces(frame, clip, solid, false);
    drawFaces(frame, clip, through, false);
    glDisable(GL_CULL_FACE);
    glDepthMask(GL_FALSE);
    if (frame.quality.edges && !hasSamples) drawEdges(frame, clip);
    drawFaces(frame, clip, solid, true);
    drawLights(frame, clip);
    glDepthMask(GL_TRUE);
    glDisable(GL_BLEND);
    glDisable(GL_DEPTH_TEST);
}

void ModelPass::pack(const std::vector<const frame::Model*>& models) {
    packed_.clear();
    for (const frame::Model* model : models) {
        const glm::vec4 colour(glm::vec3(model->colour.r, model->colour.g, model->colour.b) / 255.0f,
                               model->opacity);
        packed_.push_back(
            {model->positionM, model->axes, model->sizeM, colour, model->ghost ? 1.0f : 0.0f, model->turns});
    }
    // Far before near.
    std::stable_sort(packed_.begin(), packed_.end(), [](const Instance& a, const Instance& b) {
        return glm::dot(a.position, a.position) > glm::dot(b.position, b.position);
    });
    instances_.set(std::span<const Instance>(packed_));
}

void ModelPass::drawFaces(const frame::FrameData& frame, const glm::mat4& clip, const ByKind& models,
                          bool veil) {
    faces_.use();
    faces_.setMatrix4("clip", glm::value_ptr(clip));
    setLight(faces_, lightOf(frame));
    faces_.set("veil", veil ? kVeilOpacity : 1.0f);
    for (std::size_t i = 0; i < kinds_.size(); ++i) {
        const Kind& kind = kinds_[i];
        const int first = veil ? kind.solidCount : 0;
        const int count = veil ? kind.allCount - kind.solidCount : kind.solidCount;
        if (models[i].empty() || count == 0) continue;
        pack(models[i]);
        kind.layout.bind();
        glDrawArraysInstanced(GL_TRIANGLES, first, count, static_cast<GLsizei>(packed_.size()));
    }
}

void ModelPass::drawEdges(const frame::FrameData& frame, const glm::mat4& clip) {
    edgeCorners_.clear();
    indices_.clear();
    const ModelLight light = lightOf(frame);
    const glm::vec2 size(static_cast<float>(frame.camera.widthPx), static_cast<float>(frame.camera.heightPx));
    double edged = 0.0;
    for (const frame::Model& model : frame.models) {
        if (model.ghost || model.opacity <= 0.0f || ++edged > kMostEdgedModels) continue;
        addModelEdges(model, kinds_[static_cast<std::size_t>(model.kind)].edges, light, clip, size,
                      edgeCorners_, indices_);
    }
    if (indices_.empty()) return;
    edges_.program.use();
    edges_.vertices.set(std::span<const EdgeCorner>(edgeCorners_));
    edges_.layout.bind();
    edges_.indices.set(std::span<const std::uint32_t>(indices_));
    gfx::drawTriangles(0, indices_.size());
}

void ModelPass::drawLights(const frame::FrameData& frame, const glm::mat4& clip) {
    lightCorners_.clear();
    indices_.clear();
    for (const frame::Model& model : frame.models) {
        if (model.ghost || model.lights <= 0.0f) continue;
        for (const CraftLight& light : kinds_[static_cast<std::size_t>(model.kind)].lights) {
            const glm::vec3 at = model.positionM + model.axes * (light.position * model.sizeM);
            const float strength = seenStrength(light, model, at);
            if (strength < 0.02f) continue;
            const auto first = static_cast<std::uint32_t>(lightCorners_.size());
            for (const glm::vec2& corner :
                 {glm::vec2(-1, -1), glm::vec2(1, -1), glm::vec2(-1, 1), glm::vec2(1, 1)})
                lightCorners_.push_back({at, corner, glm::vec4(light.colour, strength)});
            for (const std::uint32_t i : {0u, 1u, 2u, 1u, 3u, 2u}) indices_.push_back(first + i);
        }
    }
    if (indices_.empty()) return;
    lights_.program.use();
    lights_.program.setMatrix4("clip", glm::value_ptr(clip));
    lights_.program.set2("perPixel", 2.0f / static_cast<float>(frame.camera.widthPx),
                         2.0f / static_cast<float>(frame.camera.heightPx));
    lights_.program.set("radius", kLightRadiusPx * std::max(frame.uiScale, 0.6f));
    lights_.vertices.set(std::span<const LightCorner>(lightCorners_));
    lights_.layout.bind();
    lights_.indices.set(std::span<const std::uint32_t>(indices_));
    gfx::drawTriangles(0, indices_.size());
}

}  // namespace openline::render
