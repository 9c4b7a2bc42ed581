#include "render/model_pass.h"

#include <epoxy/gl.h>

#include <algorithm>

#include <glm/geometric.hpp>
#include <glm/gtc/type_ptr.hpp>

#include "render/craft_meshes.h"
#include "render/eye_geometry.h"

namespace openline::render {

namespace {
using Type = gfx::Attribute::Type;
constexpr gfx::Attribute kMeshLayout[] = {{0, 3, Type::float32, offsetof(MeshVertex, position), 0},
                                          {1, 3, Type::float32, offsetof(MeshVertex, normal), 0},
                                          {2, 2, Type::float32, offsetof(MeshVertex, tone), 0}};

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
}  // namespace

ModelPass::ModelPass(gfx::Program program) : program_(std::move(program)) {
    const gfx::Attribute instanceLayout[] = {{3, 3, Type::float32, offsetof(Instance, position), 1},
                                             {4, 3, Type::float32, offsetof(Instance, axes), 1},
                                             {5, 3, Type::float32, offsetof(Instance, axes) + 12, 1},
                                             {6, 3, Type::float32, offsetof(Instance, axes) + 24, 1},
                                             {7, 3, Type::float32, offsetof(Instance, size), 1},
                                             {8, 4, Type::float32, offsetof(Instance, colour), 1},
                                             {9, 1, Type::float32, offsetof(Instance, ghost), 1}};
    for (std::size_t i = 0; i < kinds_.size(); ++i) {
        const std::vector<MeshVertex> mesh = craftMesh(static_cast<frame::ModelKind>(i));
        kinds_[i].mesh.set(std::span<const MeshVertex>(mesh));
        kinds_[i].vertexCount = static_cast<int>(mesh.size());
        kinds_[i].layout.attach(kinds_[i].mesh, sizeof(MeshVertex), kMeshLayout);
        kinds_[i].layout.attach(instances_, sizeof(Instance), instanceLayout);
    }
}

Result<ModelPass> ModelPass::create(const std::string& shaderFolder) {
    Result<gfx::Program> program = gfx::Program::fromFiles(shaderFolder, "model", "model");
    if (!program) return program.errors;
    return ModelPass(std::move(*program));
}

void ModelPass::draw(const frame::FrameData& frame) {
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
    glBlendFuncSeparate(GL_ONE, GL_ONE_MINUS_SRC_ALPHA, GL_ZERO, GL_ONE);
    program_.use();
    const Range range = depthRange(frame);
    const glm::mat4 clip = depthClip(frame.camera, range.nearM, range.farM);
    const glm::vec3 up(glm::normalize(frame.camera.eye.m));
    program_.setMatrix4("clip", glm::value_ptr(clip));
    program_.set3("sun", glm::value_ptr(frame.globe.sun));
    program_.set3("up", glm::value_ptr(up));
    program_.set("sunlight", frame.globe.sunlight);
    program_.set("ink", frame.theme == frame::Theme::dark ? 0.0f : 1.0f);
    // Solid ones first, so that fading ones and ghosts lie over them; far before near.
    std::array<std::vector<const frame::Model*>, frame::kModelKindCount> sorted[2];
    for (const frame::Model& model : frame.models) {
        const bool through = model.ghost || model.opacity < 1.0f;
        if (model.opacity > 0.0f)
            sorted[through ? 1 : 0][static_cast<std::size_t>(model.kind)].push_back(&model);
    }
    for (auto& group : sorted) {
        for (std::size_t kind = 0; kind < kinds_.size(); ++kind) drawKind(kinds_[kind], group[kind]);
    }
    glDisable(GL_BLEND);
    glDisable(GL_CULL_FACE);
    glDisable(GL_DEPTH_TEST);
}

void ModelPass::drawKind(const Kind& kind, const std::vector<const frame::Model*>& models) {
    if (models.empty()) return;
    packed_.clear();
    for (const frame::Model* model : models) {
        const glm::vec4 colour(glm::vec3(model->colour.r, model->colour.g, model->colour.b) / 255.0f,
                               model->opacity);
        packed_.push_back({model->positionM, model->axes, model->sizeM, colour, model->ghost ? 1.0f : 0.0f});
    }
    std::stable_sort(packed_.begin(), packed_.end(), [](const Instance& a, const Instance& b) {
        return glm::dot(a.position, a.position) > glm::dot(b.position, b.position);
    });
    instances_.set(std::span<const Instance>(packed_));
    kind.layout.bind();
    glDrawArraysInstanced(GL_TRIANGLES, 0, kind.vertexCount, static_cast<GLsizei>(packed_.size()));
}

}  // namespace openline::render
