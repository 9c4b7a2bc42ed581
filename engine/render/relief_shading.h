// Height grids to pictures of the ground: colour by height in RGB, slope shading in alpha. Sea and land are
// shaded apart, each as if the other were flat, since the vector coast joins them. Pure; no OpenGL.
#pragma once

#include <cstdint>
#include <vector>

#include "geo/map_layers.h"
#include "render/ground_style.h"

namespace openline::render {

enum class Surface : std::uint8_t { sea, land };

/// RGBA8: colour x the style's gain, and shading with 128 for level ground.
struct ShadedMap {
    int width = 0, height = 0;
    double westRad = 0.0, northRad = 0.0;  ///< outer edges, not centres
    double eastRad = 0.0, southRad = 0.0;
    std::vector<std::uint8_t> rgba;
};

/// Shades a grid at `refinement` times its resolution (a smooth cubic between cells).
/// Cost: about 60 ns a pixel; runs on all cores.
ShadedMap shadeRelief(const geo::ReliefRaster& relief, Surface surface, const GroundStyle& style,
                      int refinement);

/// Fades a map into the whole earth's towards its edges, over `widthRad`, so that none is seen between them.
void fadeIntoWorld(ShadedMap& map, const ShadedMap& wholeEarth, double widthRad);

/// The same map on the six faces of a cube, by the direction of the surface normal: no seam, no poles.
std::vector<std::vector<std::uint8_t>> cubeFaces(const ShadedMap& wholeEarth, int size);

}  // namespace openline::render
