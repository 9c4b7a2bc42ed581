#include "view/ribbon.h"

#include <algorithm>
#include <glm/geometric.hpp>

#include "view/globe_lines.h"

namespace openline::view {

namespace {

constexpr double kThinnestPx = 0.75;  // half width
constexpr double kCoreShare = 0.45;   // of the half width that has the full colour
constexpr double kFarthestPx = 20'000.0;

/// Four corners across: clear, full, full, clear.
void addRow(const Eye& eye, const RibbonPoint& point, glm::dvec2 px, glm::dvec2 side, frame::Flat& flat) {
    const double pxPerM = 1.0 / eye.metresPerPixel(eye.distanceM(point.m));
    const double truePx = point.halfWidthM * pxPerM;
    const double half = std::max(truePx, kThinnestPx);
    const frame::Colour full = faded(point.colour, truePx / half), clear = faded(point.colour, 0.0);
    for (const double share : {-1.0, -kCoreShare, kCoreShare, 1.0}) {
        const glm::dvec2 at = px + side * (half * share);
        flat.fillVertices.push_back(
            {toFloat(at.x), toFloat(at.y), share == -1.0 || share == 1.0 ? clear : full});
    }
}

}  // namespace

void addRibbon(const Eye& eye, std::span<const RibbonPoint> points, frame::Flat& flat) {
    glm::dvec2 side(0.0);
    bool joined = false;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const glm::dvec2 px = eye.look(points[i].m).px;
        if (!eye.sees(points[i].m) || glm::length(px) > kFarthestPx) {
            joined = false;
            continue;
        }
        const std::size_t next = i + 1 < points.size() ? i + 1 : i, before = i > 0 ? i - 1 : i;
        const glm::dvec2 along = eye.look(points[next].m).px - eye.look(points[before].m).px;
        const double length = glm::length(along);
        if (length > 1e-3) side = glm::dvec2(-along.y, along.x) / length;
        const auto first = static_cast<std::uint32_t>(flat.fillVertices.size());
        addRow(eye, points[i], px, side, flat);
        if (joined) {
            for (std::uint32_t k = first - 4; k < first - 1; ++k)
                for (const std::uint32_t corner : {k, k + 1, k + 5, k, k + 5, k + 4})
                    flat.fillIndices.push_back(corner);
        }
        joined = true;
    }
}

}  // namespace openline::view
