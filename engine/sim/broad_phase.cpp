#include "sim/broad_phase.h"

#include <algorithm>
#include <array>
#include <glm/geometric.hpp>
#include <numeric>

#include "base/math.h"

namespace openline::sim {

namespace {

// Places are scaled by the largest radius of curvature, so that scaled distances never fall short of real
// ones.
constexpr double kScaleM = 6.43e6;
constexpr double kScaleExcess = 0.02;  ///< the smallest radius is this much smaller
constexpr double kRoundingM = 1.0;     ///< more than a float is off at these sizes
constexpr double kLeastStripM = 20000.0;
constexpr std::size_t kLeastShared = 1000;  ///< fewer are swept faster than others wake

/// What a craft can reach: an Earth-fixed box and a range of heights as a fourth axis. Narrow numbers, for it
/// is memory that sweeping many waits for.
struct Box {
    std::array<float, 4> low, high;
};

Box boxOf(const Reach& reach) {
    const glm::dvec3 from = reach.normal * kScaleM;
    const glm::dvec3 move = reach.velocityMps * reach.horizonS;
    const double moved = math::sqrt(glm::dot(move, move));
    // Straight lines leave the surface, and pairs are judged in their own plane: both grow with the square.
    const double pad = reach.padM * (1.0 + kScaleExcess) + moved * kScaleExcess + moved * moved / 1.2e7;
    Box box{};
    const auto span = [&](std::size_t axis, double at, double change, double around) {
        box.low[axis] = static_cast<float>(at + std::min(0.0, change) - around - kRoundingM);
        box.high[axis] = static_cast<float>(at + std::max(0.0, change) + around + kRoundingM);
    };
    span(0, from.x, move.x, pad);
    span(1, from.y, move.y, pad);
    span(2, from.z, move.z, pad);
    span(3, reach.altitudeM, reach.climbMps * reach.horizonS, reach.padHeightM);
    return box;
}

/// Where all boxes lie along an axis, and how long they are in the mean.
struct Extent {
    double low = 0.0, high = 0.0, mean = 0.0;
};

std::array<Extent, 3> extentsOf(const std::vector<Box>& boxes) {
    std::array<Extent, 3> extents{};
    for (std::size_t axis = 0; axis < extents.size(); ++axis) {
        float low = boxes.front().low[axis], high = boxes.front().high[axis];
        double sum = 0.0;
        for (const Box& box : boxes) {
            low = std::min(low, box.low[axis]);
            high = std::max(high, box.high[axis]);
            sum += static_cast<double>(box.high[axis]) - static_cast<double>(box.low[axis]);
        }
        extents[axis] = {low, high, sum / static_cast<double>(boxes.size())};
    }
    return extents;
}

struct Strips {
    double from = 0.0, perM = 1.0;
    std::uint16_t last = 0;

    [[nodiscard]] std::uint16_t of(float value) const {
        const double index = (static_cast<double>(value) - from) * perM;
        return static_cast<std::uint16_t>(std::clamp(index, 0.0, static_cast<double>(last)));
    }
    [[nodiscard]] std::size_t count() const { return last + std::size_t{1}; }
};

/// About as wide as a box, and not so many that most of their cells are empty.
Strips stripsAlong(const Extent& extent, std::size_t boxes) {
    const double whole = extent.high - extent.low;
    const double width =
        std::max({kLeastStripM, extent.mean, whole / math::sqrt(static_cast<double>(boxes))});
    return {extent.low, 1.0 / width, static_cast<std::uint16_t>(whole / width)};
}

/// The cells that a box touches.
struct Cells {
    std::uint16_t row, lastRow, column, lastColumn;
};

/// A box in one of its cells.
struct Entry {
    Box box;
    std::uint32_t reach;
    std::uint16_t row, column;  ///< of its first cell
};

/// Cells over the two lesser axes; along the longest one each cell is swept. A box stands in every cell that
/// it touches, side by side with those that it may meet.
class Grid {
  public:
    explicit Grid(std::span<const Reach> reaches) {
        std::vector<Box> boxes(reaches.size());
        std::ranges::transform(reaches, boxes.begin(), boxOf);
        const std::array<Extent, 3> extents = extentsOf(boxes);
        std::ranges::stable_sort(axes_, [&](std::size_t a, std::size_t b) {
            return extents[a].high - extents[a].low > extents[b].high - extents[b].low;
        });
        rows_ = stripsAlong(extents[axes_[1]], boxes.size());
        columns_ = stripsAlong(extents[axes_[2]], boxes.size());
        fill(boxes);
    }

    [[nodiscard]] std::size_t cells() const { return rows_.count() * columns_.count(); }

    /// Finds the pairs that a cell names. Cells do not share anything.
    void sweep(std::size_t cell, const std::function<bool(const ReachPair&)>& accept,
               std::vector<ReachPair>& found) {
        const std::span<Entry> entries(entries_.data() + first_[cell], first_[cell + 1] - first_[cell]);
        const std::size_t along = axes_[0];
        std::ranges::sort(entries, {}, [&](const Entry& entry) { return entry.box.low[along]; });
        for (std::size_t i = 0; i < entries.size(); ++i) {
            const Entry& a = entries[i];
            for (std::size_t j = i + 1; j < entries.size(); ++j) {
                const Entry& b = entries[j];
                if (b.box.low[along] > a.box.high[along]) break;
                if (!overlap(a.box, b.box) || !names(cell, a, b)) continue;
                const ReachPair pair = std::minmax(a.reach, b.reach);
                if (accept(pair)) found.push_back(pair);
            }
        }
    }

  private:
    [[nodiscard]] std::size_t cellAt(std::size_t row, std::size_t column) const {
        return row * columns_.count() + column;
    }

    template <class Visit>
    void forEachCell(const Cells& cells, Visit visit) const {
        for (std::size_t row = cells.row; row <= cells.lastRow; ++row) {
            for (std::size_t column = cells.column; column <= cells.lastColumn; ++column)
                visit(cellAt(row, column));
        }
    }

    /// Counts, then fills.
    void fill(const std::vector<Box>& boxes) {
        std::vector<Cells> touched(boxes.size());
        first_.assign(cells() + 1, 0);
        for (std::size_t i = 0; i < boxes.size(); ++i) {
            const Box& box = boxes[i];
            touched[i] = {rows_.of(box.low[axes_[1]]), rows_.of(box.high[axes_[1]]),
                          columns_.of(box.low[axes_[2]]), columns_.of(box.high[axes_[2]])};
            forEachCell(touched[i], [&](std::size_t cell) { ++first_[cell + 1]; });
        }
        std::partial_sum(first_.begin(), first_.end(), first_.begin());
        entries_.resize(first_.back());
        std::vector<std::uint32_t> next(first_.begin(), first_.end() - 1);
        for (std::uint32_t i = 0; i < boxes.size(); ++i) {
            const Entry entry{boxes[i], i, touched[i].row, touched[i].column};
            forEachCell(touched[i], [&](std::size_t cell) { entries_[next[cell]++] = entry; });
        }
    }

    [[nodiscard]] bool overlap(const Box& a, const Box& b) const {
        return a.low[axes_[1]] <= b.high[axes_[1]] && b.low[axes_[1]] <= a.high[axes_[1]] &&
               a.low[3] <= b.high[3] && b.low[3] <= a.high[3] && a.low[axes_[2]] <= b.high[axes_[2]] &&
               b.low[axes_[2]] <= a.high[axes_[2]];
    }

    /// Two boxes may meet in several cells; the one where both have begun names the pair.
    [[nodiscard]] bool names(std::size_t cell, const Entry& a, const Entry& b) const {
        return cellAt(std::max(a.row, b.row), std::max(a.column, b.column)) == cell;
    }

    std::array<std::size_t, 3> axes_{0, 1, 2};  ///< the longest first
    Strips rows_, columns_;
    std::vector<std::uint32_t> first_;  ///< by cell and one more: where its entries begin
    std::vector<Entry> entries_;
};

}  // namespace

std::vector<ReachPair> overlappingReaches(std::span<const Reach> reaches,
                                          const std::function<bool(const ReachPair&)>& accept,
                                          Workers* workers) {
    if (reaches.size() < 2) return {};
    Grid grid(reaches);
    const std::size_t parts = std::min(grid.cells(), partsOf(workers, reaches.size(), kLeastShared));
    std::vector<std::vector<ReachPair>> foundBy(parts);
    runParts(workers, parts, [&](std::size_t part) {
        const auto [from, to] = rangeOf(grid.cells(), parts, part);
        for (std::size_t cell = from; cell < to; ++cell) grid.sweep(cell, accept, foundBy[part]);
    });
    std::vector<ReachPair> found = std::move(foundBy.front());
    for (std::size_t part = 1; part < parts; ++part)
        found.insert(found.end(), foundBy[part].begin(), foundBy[part].end());
    std::ranges::sort(found);  // by position: who found which does not matter
    return found;
}

}  // namespace openline::sim
