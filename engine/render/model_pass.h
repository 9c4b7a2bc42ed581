// Draws the solid units of a frame with depth, lit by the sun and a rim of sky. One instanced draw a kind.
// Not for symbols, wakes or labels.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "base/result.h"
#include "frame/frame_data.h"
#include "gfx/objects.h"

namespace openline::render {

class ModelPass {
  public:
    static Result<ModelPass> create(const std::string& shaderFolder);
    /// Clears the depth first: models hide each other, and the ground never hides them.
    void draw(const frame::FrameData& frame);

  private:
    struct Kind {
        gfx::Buffer mesh = gfx::Buffer::vertices(gfx::Usage::fixed);
        gfx::VertexArray layout;
        int vertexCount = 0;
    };
    struct Instance {
        glm::vec3 position;
        glm::mat3 axes;
        glm::vec3 size;
        glm::vec4 colour;
        float ghost;
    };
    explicit ModelPass(gfx::Program program);
    void drawKind(const Kind& kind, const std::vector<const frame::Model*>& models);

    gfx::Program program_;
    std::array<Kind, frame::kModelKindCount> kinds_;
    gfx::Buffer instances_ = gfx::Buffer::vertices(gfx::Usage::stream);
    std::vector<Instance> packed_;
};

}  // namespace openline::render
