// The outlines of solid units as soft lines, so that their edges have no steps without multisampling:
// contours against what is behind, and folds between faces of different light. Worked out on the processor
// for the few models in a picture. Pure; no OpenGL.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include <glm/mat4x4.hpp>
#include <glm/vec2.hpp>

#include "frame/frame_data.h"
#include "render/haze.h"
#include "render/mesh_builder.h"

namespace openline::render {

/// An edge between two faces, or the rim of one.
struct ModelEdge {
    std::array<glm::vec3, 2> ends;
    std::array<std::array<glm::vec3, 2>, 2> normals;  ///< by face, by end
    std::array<glm::vec3, 2> faces;                   ///< the faces' own normals
    std::array<glm::vec2, 2> paint;                   ///< by face: tone, tint
    glm::vec3 hub{0.0f};
    float axis = 0.0f, rate = 0.0f;
    bool rim = false;
};

/// Edges of a mesh's solid triangles without those inside flat or evenly round surfaces.
std::vector<ModelEdge> edgesOf(const Mesh& mesh);

/// How models are lit in one picture; the same as in model.vert.
struct ModelLight {
    glm::vec3 sun{1.0f, 0.0f, 0.0f};
    glm::vec3 up{1.0f, 0.0f, 0.0f};  ///< at the eye
    float sunlight = 1.0f;
    float ink = 0.0f;  ///< 1 on light themes
    Haze haze;
};
ModelLight lightOf(const frame::FrameData& frame);

struct EdgeCorner {
    float clip[4];
    float across;   ///< px from the edge
    float rgba[4];  ///< premultiplied
};

/// Appends what is seen of a model's edges: four corners a line, wound as two triangles by `indices`.
/// Cost: about 15 ns an edge.
void addModelEdges(const frame::Model& model, const std::vector<ModelEdge>& edges, const ModelLight& light,
                   const glm::mat4& clip, glm::vec2 pictureSizePx, std::vector<EdgeCorner>& corners,
                   std::vector<std::uint32_t>& indices);

}  // namespace openline::render
