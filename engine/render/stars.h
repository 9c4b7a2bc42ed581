// A sky of points behind the earth: decoration with a fixed pattern, not a catalogue of real stars.
#pragma once

#include <vector>

#include "render/eye_geometry.h"

namespace openline::render {

std::vector<SkyVertex> makeStars();

}  // namespace openline::render
