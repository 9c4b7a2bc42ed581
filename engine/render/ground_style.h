// Colours of the ground, sky and map lines in the three themes. Colours of units, labels and panels are not
// here; they come with the frame. Source: the visual direction of the project.
#pragma once

#include <array>
#include <span>

#include <glm/vec3.hpp>

#include "frame/frame_data.h"

namespace openline::render {

/// Colour of the ground at a height, between which it is interpolated. Units: m; sRGB 0..1.
struct RampStop {
    float heightM = 0.0f;
    glm::vec3 colour{0.0f};
};

struct GroundStyle {
    std::span<const RampStop> sea;   ///< from deep to shallow
    std::span<const RampStop> land;  ///< from low to high
    float seaExaggeration = 5.0f;    ///< of slopes, for shading only
    float landExaggeration = 10.0f;
    float textureGain = 1.0f;  ///< colours are stored multiplied by this, for precision in the dark
    glm::vec3 sky{0.0f};
    glm::vec3 rim{0.0f};  ///< the atmosphere where it is thickest
    glm::vec3 air{0.0f};  ///< the atmosphere where it is thin
    float airStrength = 1.0f;
    float airWithin = 0.62f;  ///< brightness of the sky seen from within the air
    glm::vec3 night{0.0f};    ///< what is left of the ground's colour at night
    glm::vec3 coast{0.0f}, border{0.0f}, graticule{0.0f};
    float coastOpacity = 0.33f, borderOpacity = 0.2f, graticuleOpacity = 0.06f;
    bool stars = true;
};

const GroundStyle& groundStyle(frame::Theme theme);
/// Piecewise linear; constant beyond the ends.
glm::vec3 rampColour(std::span<const RampStop> ramp, float heightM);

}  // namespace openline::render
