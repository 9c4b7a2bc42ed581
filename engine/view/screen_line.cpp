#include "view/screen_line.h"

#include <algorithm>
#include <glm/geometric.hpp>

namespace openline::view {

ScreenLine screenLine(const frame::Flat& flat, const frame::Line& line) {
    ScreenLine result;
    double total = 0.0;
    for (std::uint32_t i = line.first; i < line.first + line.count; ++i) {
        const glm::dvec2 p(flat.lineVertices[i].x, flat.lineVertices[i].y);
        if (!result.points.empty()) total += glm::length(p - result.points.back());
        result.points.push_back(p);
        result.along.push_back(total);
    }
    return result;
}

glm::dvec2 ScreenLine::at(double alongPx) const {
    const auto next = std::upper_bound(along.begin(), along.end(), alongPx) - along.begin();
    const auto i = static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(next, 1, std::ssize(along) - 1));
    const double step = along[i] - along[i - 1];
    const double t = step > 0.0 ? std::clamp((alongPx - along[i - 1]) / step, 0.0, 1.0) : 0.0;
    return points[i - 1] + (points[i] - points[i - 1]) * t;
}

void addPart(frame::Flat& flat, const ScreenLine& line, double fromPx, double toPx, frame::Colour colour,
             const LineStyle& style) {
    if (toPx - fromPx < 0.5 || line.points.size() < 2) return;
    const auto first = static_cast<std::uint32_t>(flat.lineVertices.size());
    const auto add = [&](glm::dvec2 p, double along) {
        flat.lineVertices.push_back({toFloat(p.x), toFloat(p.y), colour, toFloat(along)});
    };
    add(line.at(fromPx), fromPx);
    for (std::size_t i = 0; i < line.points.size(); ++i) {
        if (line.along[i] > fromPx && line.along[i] < toPx) add(line.points[i], line.along[i]);
    }
    add(line.at(toPx), toPx);
    flat.lines.push_back({first, static_cast<std::uint32_t>(flat.lineVertices.size()) - first, style.widthPx,
                          style.dashOnPx, style.dashOffPx});
}

}  // namespace openline::view
