// The measuring line between any two things: distance, bearing there and back, and how long the way takes at
// a speed. Not for choosing the two.
#pragma once

#include <optional>
#include <string>

#include "base/ids.h"
#include "geo/frames.h"

namespace openline::view {

/// One end: a unit, which it follows, or a place on the ground.
struct MeasureEnd {
    UnitId unit;
    geo::Geodetic place;
};

/// From one to the other; while there is no other, to where the pointer is.
struct Measure {
    MeasureEnd from;
    std::optional<MeasureEnd> to;
};

struct Measured {
    double distanceM = 0.0;   ///< along the ellipsoid
    double bearingRad = 0.0;  ///< at the first end, true
    double backRad = 0.0;     ///< from the second to the first
};
Measured measured(const geo::Geodetic& from, const geo::Geodetic& to);

}  // namespace openline::view
