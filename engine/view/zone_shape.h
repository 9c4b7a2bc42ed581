// The geometry of zones on the picture: outlines sampled along their published straight edges, and fills that
// follow the curve of the earth and end at the horizon. Colours and names are in zones.cpp.
#pragma once

#include <span>
#include <vector>

#include "geo/frames.h"
#include "view/globe_lines.h"

namespace openline::view {

/// Points along a line whose edges are straight in latitude and longitude, close enough together to follow
/// the earth at the eye's distance. Closed lines end where they began.
void sampleZoneLine(const Eye& eye, std::span<const geo::Geodetic> corners, bool closed, frame::Colour colour,
                    std::vector<GlobePoint>& points);

/// Fills what is visible of an area.
void fillZone(const Eye& eye, std::span<const geo::Geodetic> corners, frame::Colour colour,
              frame::Flat& flat);

}  // namespace openline::view
