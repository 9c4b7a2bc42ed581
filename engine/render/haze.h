// How the ground and what flies over it pale with their distance: a little, from nothing below the eye to the
// most at the horizon. Pure; no OpenGL. The shaders do the same (surface.glsl, model.vert).
#pragma once

#include <glm/vec3.hpp>

#include "frame/frame_data.h"

namespace openline::render {

struct Haze {
    glm::vec3 colour{0.0f};  ///< by day
    float strength = 0.0f;   ///< share of it at the horizon; 0: none
    float fromM = 0.0f;      ///< distance at which it begins
    float perM = 0.0f;       ///< from there to the horizon it grows from 0 to 1
    /// Share of the haze's colour at a distance. Units: m. Range: 0 to `strength`.
    [[nodiscard]] float at(float distanceM) const;
};

/// None where the frame wants none, or its theme has no air.
Haze hazeOf(const frame::FrameData& frame);

}  // namespace openline::render
