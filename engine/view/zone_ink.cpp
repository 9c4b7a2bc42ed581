// Where the lines of zones run, as a coarse grid: so that no name crosses another zone's line.
#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>

#include "view/zone_name.h"

namespace openline::view {

namespace {

constexpr double kCellPx = 6.0;

}  // namespace

ZoneInk::ZoneInk(const Stage& stage)
    : columns_(static_cast<std::size_t>(stage.eye.widthPx() / kCellPx) + 1),
      rows_(static_cast<std::size_t>(stage.eye.heightPx() / kCellPx) + 1),
      cells_(columns_ * rows_ + 1, 0u) {}

std::size_t ZoneInk::cellAt(glm::dvec2 point) const {
    const double column = std::floor(point.x / kCellPx), row = std::floor(point.y / kCellPx);
    if (!(column >= 0.0 && row >= 0.0 && column < static_cast<double>(columns_) &&
          row < static_cast<double>(rows_)))
        return columns_ * rows_;
    return static_cast<std::size_t>(row) * columns_ + static_cast<std::size_t>(column);
}

void ZoneInk::mark(std::size_t zone, const ScreenLine& line) {
    const std::uint32_t bit = 1u << (zone % 32);
    for (std::size_t i = 1; i < line.points.size(); ++i) {
        const glm::dvec2 from = line.points[i - 1], by = line.points[i] - from;
        const int steps = std::max(1, static_cast<int>(std::ceil(glm::length(by) / (0.5 * kCellPx))));
        for (int step = 0; step <= steps; ++step)
            cells_[cellAt(from + by * (static_cast<double>(step) / steps))] |= bit;
    }
    cells_.back() = 0;
}

bool ZoneInk::crosses(glm::dvec2 centre, glm::dvec2 direction, glm::dvec2 size, std::size_t zone,
                      bool ownToo) const {
    const std::uint32_t others = ownToo ? ~0u : ~(1u << (zone % 32));
    const glm::dvec2 down(-direction.y, direction.x);
    const int steps = static_cast<int>(size.x / (0.6 * kCellPx)) + 1;
    for (int step = 0; step <= steps; ++step) {
        const glm::dvec2 along = centre + direction * (size.x * (static_cast<double>(step) / steps - 0.5));
        for (const double across : {-0.5, 0.0, 0.5})
            if ((cells_[cellAt(along + down * (across * size.y))] & others) != 0) return true;
    }
    return false;
}

}  // namespace openline::view
