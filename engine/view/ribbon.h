// Soft-edged bands through space, as wide as they are there: wakes, vapour, shadows. As triangles of a flat
// layer. Not for lines of constant width (globe_lines.h).
#pragma once

#include <glm/vec3.hpp>
#include <span>

#include "frame/frame_data.h"
#include "view/eye.h"

namespace openline::view {

struct RibbonPoint {
    glm::dvec3 m{0.0};
    double halfWidthM = 1.0;
    frame::Colour colour;
};

/// Appends what lies in front of the eye. Thinner than a pixel it is a pixel wide and fainter.
void addRibbon(const Eye& eye, std::span<const RibbonPoint> points, frame::Flat& flat);

}  // namespace openline::view
