// Where the sun stands. Low-precision solar coordinates: 0.01 degree from 1950 to 2050.
// Source: Astronomical Almanac, section C, "Low precision formulas for the Sun".
#pragma once

#include <glm/vec3.hpp>

#include "base/time.h"

namespace openline::geo {

/// Unit vector to the sun in Earth-fixed axes.
glm::dvec3 sunDirection(UtcTime time);

}  // namespace openline::geo
