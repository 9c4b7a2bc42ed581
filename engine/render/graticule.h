// Meridians and parallels around the point below the eye, spaced to suit its height. Pure; no OpenGL.
#pragma once

#include <vector>

#include "frame/frame_data.h"
#include "render/map_geometry.h"

namespace openline::render {

/// Units: degrees; 0 when so near that none is shown.
double graticuleSpacingDeg(double altitudeM);
/// Strokes in metres from the eye; those far behind the horizon are left out.
std::vector<Stroke> graticuleStrokes(const frame::Camera& camera);

}  // namespace openline::render
