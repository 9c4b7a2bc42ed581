// Draws the solid units of a frame with depth, lit by the sun and a rim of sky: their faces, one instanced
// draw a kind, then soft lines along their edges, then what can be seen through and their lights. Not for
// symbols, wakes or labels.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "base/result.h"
#include "frame/frame_data.h"
#include "gfx/objects.h"
#include "render/model_edges.h"
#include "render/model_file.h"

namespace openline::render {

class ModelPass {
  public:
    /// Errors: a shader or a model's file that cannot be read, by name and line. Cost: about 30 ms.
    static Result<ModelPass> create(const std::string& shaderFolder, const std::string& modelFolder);
    /// Clears the depth first: models hide each other, and the ground never hides them. What is drawn into
    /// with samples has soft edges without more.
    void draw(const frame::FrameData& frame, bool hasSamples);

  private:
    struct Kind {
        gfx::Buffer mesh = gfx::Buffer::vertices(gfx::Usage::fixed);
        gfx::VertexArray layout;
        int solidCount = 0, allCount = 0;
        std::vector<ModelEdge> edges;
        std::vector<CraftLight> lights;
    };
    struct Instance {
        glm::vec3 position;
        glm::mat3 axes;
        glm::vec3 size;
        glm::vec4 colour;
        float ghost, turns;
    };
    struct LightCorner {
        glm::vec3 position;
        glm::vec2 corner;
        glm::vec4 colour;
    };
    /// Something drawn from vertices of its own.
    struct Batch {
        gfx::Program program;
        gfx::Buffer vertices = gfx::Buffer::vertices(gfx::Usage::stream);
        gfx::Buffer indices = gfx::Buffer::indices(gfx::Usage::stream);
        gfx::VertexArray layout;
    };
    using ByKind = std::array<std::vector<const frame::Model*>, frame::kModelKindCount>;

    ModelPass(gfx::Program faces, gfx::Program edges, gfx::Program lights);
    void setKind(std::size_t kind, const Craft& craft);
    void drawFaces(const frame::FrameData& frame, const glm::mat4& clip, const ByKind& models, bool veil);
    void drawEdges(const frame::FrameData& frame, const glm::mat4& clip);
    void drawLights(const frame::FrameData& frame, const glm::mat4& clip);
    void pack(const std::vector<const frame::Model*>& models);

    gfx::Program faces_;
    Batch edges_, lights_;
    std::array<Kind, frame::kModelKindCount> kinds_;
    gfx::Buffer instances_ = gfx::Buffer::vertices(gfx::Usage::stream);
    std::vector<Instance> packed_;
    std::vector<EdgeCorner> edgeCorners_;
    std::vector<LightCorner> lightCorners_;
    std::vector<std::uint32_t> indices_;
};

}  // namespace openline::render
