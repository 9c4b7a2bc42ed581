// A polyline on the screen with its length, for setting names, dots and breaks along it.
#pragma once

#include <glm/vec2.hpp>
#include <vector>

#include "view/globe_lines.h"

namespace openline::view {

struct ScreenLine {
    std::vector<glm::dvec2> points;
    std::vector<double> along;  ///< px from the start, by point
    [[nodiscard]] double length() const { return along.empty() ? 0.0 : along.back(); }
    [[nodiscard]] glm::dvec2 at(double alongPx) const;
};

ScreenLine screenLine(const frame::Flat& flat, const frame::Line& line);

/// Writes the part between two lengths with one colour.
void addPart(frame::Flat& flat, const ScreenLine& line, double fromPx, double toPx, frame::Colour colour,
             const LineStyle& style);

}  // namespace openline::view
