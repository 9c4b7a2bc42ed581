// Lines through space to pixels: cut at the near plane, at the horizon and some way outside the picture, so
// that nothing shines through the globe and no coordinate is out of proportion.
#pragma once

#include <glm/vec3.hpp>
#include <span>
#include <vector>

#include "frame/frame_data.h"
#include "view/eye.h"

namespace openline::view {

struct GlobePoint {
    glm::dvec3 m{0.0};
    frame::Colour colour;
    float ageS = 0.0f;  ///< of a line that fades
};

struct LineStyle {
    float widthPx = 1.0f;
    float dashOnPx = 0.0f;
    float dashOffPx = 0.0f;
    /// Dashes are fixed to the ground: pixels a metre along the line; 0 measures on the screen.
    double dashPxPerM = 0.0;
    float fadeS = 0.0f;  ///< as in `frame::Line`
};

/// Appends what is visible of the polyline as one `frame::Line` a visible piece.
void addGlobeLine(const Eye& eye, std::span<const GlobePoint> points, const LineStyle& style,
                  frame::Flat& flat);

/// Where the segment from a seen to an unseen point leaves sight.
glm::dvec3 lastSeen(const Eye& eye, glm::dvec3 seen, glm::dvec3 unseen);

frame::Colour between(const frame::Colour& a, const frame::Colour& b, double t);
/// The colour with its opacity scaled.
frame::Colour faded(frame::Colour colour, double opacity);

/// A straight line on the screen.
void addLine(frame::Flat& flat, glm::dvec2 from, glm::dvec2 to, frame::Colour colour, float widthPx,
             float dashOnPx = 0.0f, float dashOffPx = 0.0f);

}  // namespace openline::view
