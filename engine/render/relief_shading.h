// Height grids to pictures of the ground: colour by height in RGB, slope shading in alpha. Sea and land are
// shaded apart, each as if the other were flat, since the vector coast joins them. Pure; no OpenGL.
#pragma once

#include <cstdint>
#include <vector>

#include "geo/map_layers.h"
#include "render/ground_style.h"

namespace openline::render {

enum class Surface : std::uint8_t { sea, land };

/// Slope shading as a byte of alpha: 128 on level ground, where a step is a third of what even steps would
/// be, so that plains and sea beds show no steps; what a slope adds is d (kGentle + kSteep d^2) for d = byte
/// / 255 - kLevelAlpha. Range: 0.35 to 1.85 times the brightness of level ground.
inline constexpr float kLevelAlpha = 128.0f / 255.0f;
inline constexpr float kGentle = 0.7f, kSteep = 4.06f;
/// The byte nearest to a shade; the shade of a byte is within half a step of it.
std::uint8_t shadeByte(float shade);

/// RGBA8: colour x the style's gain, and shading as `shadeByte` has it.
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
