// The shapes of craft as people write them: one statement a line, in metres, x forward, y right, z up from
// the body's axis or the water. assets/models/README.md has the statements. Not for drawing.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <glm/vec3.hpp>

#include "base/result.h"
#include "frame/frame_data.h"
#include "render/mesh_builder.h"

namespace openline::render {

/// A navigation light, in the mesh's unit space.
struct CraftLight {
    glm::vec3 position{0.0f};
    glm::vec3 colour{1.0f};
    glm::vec3 facing{1.0f, 0.0f, 0.0f};  ///< middle of the sector in which it is seen
    float cosine = -1.0f;                ///< of half the sector
    bool flashes = false;
};

/// A craft ready to be drawn.
struct Craft {
    Mesh mesh;
    std::vector<CraftLight> lights;
};

/// Errors: every line that is no statement, with what was expected there; nothing solid in it.
Result<Craft> parseModel(std::string_view text, const std::string& file);
/// Errors: as above, or a file that cannot be read.
Result<Craft> readModel(const std::string& path);
/// `<folder>/<name>.model` of a kind.
Result<Craft> loadCraft(const std::string& folder, frame::ModelKind kind);

}  // namespace openline::render
