// Silhouettes of craft as filled outlines: length 1 along x, nose at +0.5, y to the right. Data, not drawing
// rules for identity: colour says the side, shape says the kind.
#pragma once

#include <cstdint>
#include <glm/vec2.hpp>
#include <span>
#include <vector>

#include "frame/frame_data.h"
#include "sim/definition.h"

namespace openline::view {

struct Silhouette {
    std::vector<glm::vec2> outline;  ///< closed implicitly, clockwise on the screen
    std::vector<std::uint16_t> triangles;
    float sizePx = 20.0f;  ///< length at 1080 lines
};

/// How much of a craft's shape is drawn: where hundreds are in the picture nobody sees more than the coarse
/// one.
enum class Detail : std::uint8_t { full, coarse };
const Silhouette& silhouette(sim::PlatformClass platformClass, Detail detail = Detail::full);

/// Triangles of a simple polygon by clipping ears; either orientation. Empty for fewer than three points.
std::vector<std::uint16_t> triangulated(std::span<const glm::dvec2> polygon);

struct SymbolStyle {
    frame::Colour fill;
    frame::Colour outline;
    float outlinePx = 1.4f;
};

/// Draws a silhouette at a place, turned by an angle clockwise from right.
void addSymbol(const Silhouette& shape, glm::dvec2 atPx, double angleRad, float lengthPx,
               const SymbolStyle& style, frame::Flat& flat);

}  // namespace openline::view
