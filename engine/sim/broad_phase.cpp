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
constexpr std::size_t kLeastSwept = 1000;  ///< fewer are swept faster than others wake

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

/// What sweeping some cells found, and took.
struct Swept {
    std::vector<ReachPair> found;
    BroadPhaseWork work;
};

/// The cells that a box touches.
struct Cells {
    std::uint16_t row, lastRow, column, lastColumn;
};

/// A box and whose it is.
struct Placed {
    Box box;
    Cells cells;
    std::uint32_t reach;
};

/// A box in one of its cells.
struct Member {
    float low;         ///< where it begins along the sweep
    std::uint32_t at;  ///< among the boxes in order of their first cells
};

/// Memory of one call after the other: asking the system for it anew costs more than the sweep.
struct Scratch {
    std::vector<Box> boxes;
    std::vector<Cells> cells;
    std::vector<Placed> placed;
    std::vector<Member> members;
    std::vector<std::uint32_t> first, next;
};

/// Cells over the two lesser axes; along the longest one each cell is swept. A box stands in every cell that
/// it touches. Boxes lie in memory as in space, so that what a cell compares lies together however many there
/// are.
class Grid {
  public:
    Grid(std::span<const Reach> reaches, Scratch& scratch) : scratch_(scratch) {
        scratch_.boxes.resize(reaches.size());
        std::ranges::transform(reaches, scratch_.boxes.begin(), boxOf);
        const std::array<Extent, 3> extents = extentsOf(scratch_.boxes);
        std::ranges::stable_sort(axes_, [&](std::size_t a, std::size_t b) {
            return extents[a].high - extents[a].low > extents[b].high - extents[b].low;
        });
        rows_ = stripsAlong(extents[axes_[1]], reaches.size());
        columns_ = stripsAlong(extents[axes_[2]], reaches.size());
        place();
        fill();
    }

    [[nodiscard]] std::size_t cells() const { return rows_.count() * columns_.count(); }

    /// Finds the pairs that a cell names. Cells do not share anything that is written.
    void sweep(std::size_t cell, const std::function<bool(const ReachPair&)>& accept, Swept& swept) const {
        const std::uint32_t first = scratch_.first[cell], last = scratch_.first[cell + 1];
        const std::span<Member> members(scratch_.members.data() + first, last - first);
        const std::size_t along = axes_[0];
        std::ranges::sort(members, {}, &Member::low);
        swept.work.entries += members.size();
        for (std::size_t i = 0; i < members.size(); ++i) {
            const Placed& a = scratch_.placed[members[i].at];
            for (std::size_t j = i + 1; j < members.size(); ++j) {
                if (members[j].low > a.box.high[along]) break;
                const Placed& b = scratch_.placed[members[j].at];
                ++swept.work.compared;
                if (!overlap(a.box, b.box) || !names(cell, a.cells, b.cells)) continue;
                ++swept.work.asked;
                const ReachPair pair = std::minmax(a.reach, b.reach);
                if (accept(pair)) swept.found.push_back(pair);
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

    /// From counts by cell, one further on, to where each cell begins.
    void beginCells() {
        std::partial_sum(scratch_.first.begin(), scratch_.first.end(), scratch_.first.begin());
        scratch_.next.assign(scratch_.first.begin(), scratch_.first.end() - 1);
    }

    /// Boxes in order of their first cells.
    void place() {
        const std::size_t count = scratch_.boxes.size();
        scratch_.cells.resize(count);
        scratch_.placed.resize(count);
        scratch_.first.assign(cells() + 1, 0);
        for (std::size_t i = 0; i < count; ++i) {
            const Box& box = scratch_.boxes[i];
            Cells& touched = scratch_.cells[i];
            touched = {rows_.of(box.low[axes_[1]]), rows_.of(box.high[axes_[1]]),
                       columns_.of(box.low[axes_[2]]), columns_.of(box.high[axes_[2]])};
            ++scratch_.first[cellAt(touched.row, touched.column) + 1];
        }
        beginCells();
        for (std::uint32_t i = 0; i < count; ++i) {
            const Cells& touched = scratch_.cells[i];
            scratch_.placed[scratch_.next[cellAt(touched.row, touched.column)]++] = {scratch_.boxes[i],
                                                                                     touched, i};
        }
    }

    /// Counts, then fills.
    void fill() {
        scratch_.first.assign(cells() + 1, 0);
        for (const Placed& placed : scratch_.placed)
            forEachCell(placed.cells, [&](std::size_t cell) { ++scratch_.first[cell + 1]; });
        beginCells();
        scratch_.members.resize(scratch_.first.back());
        for (std::uint32_t i = 0; i < scratch_.placed.size(); ++i) {
            const Placed& placed = scratch_.placed[i];
            const Member member{placed.box.low[axes_[0]], i};
            forEachCell(placed.cells,
                        [&](std::size_t cell) { scratch_.members[scratch_.next[cell]++] = member; });
        }
    }

    [[nodiscard]] bool overlap(const Box& a, const Box& b) const {
        return a.low[axes_[1]] <= b.high[axes_[1]] && b.low[axes_[1]] <= a.high[axes_[1]] &&
               a.low[3] <= b.high[3] && b.low[3] <= a.high[3] && a.low[axes_[2]] <= b.high[axes_[2]] &&
               b.low[axes_[2]] <= a.high[axes_[2]];
    }

    /// Two boxes may meet in several cells; the one where both have begun names the pair.
    [[nodiscard]] bool names(std::size_t cell, const Cells& a, const Cells& b) const {
        return cellAt(std::max(a.row, b.row), std::max(a.column, b.column)) == cell;
    }

    Scratch& scratch_;
    std::array<std::size_t, 3> axes_{0, 1, 2};  ///< the longest first
    Strips rows_, columns_;
};

}  // namespace

std::vector<ReachPair> overlappingReaches(std::span<const Reach> reaches,
                                          const std::function<bool(const ReachPair&)>& accept,
                                          Workers* workers, BroadPhaseWork* work) {
    if (reaches.size() < 2) return {};
    static thread_local Scratch scratch;  // written before it is read
    const Grid grid(reaches, scratch);
    const std::size_t parts = std::min(grid.cells(), partsOf(workers, reaches.size(), kLeastSwept));
    std::vector<Swept> sweptBy(parts);
    runParts(workers, parts, [&](std::size_t part) {
        const auto [from, to] = rangeOf(grid.cells(), parts, part);
        Swept swept;  // of this part's own: counters side by side would be fought over
        for (std::size_t cell = from; cell < to; ++cell) grid.sweep(cell, accept, swept);
        sweptBy[part] = std::move(swept);
    });
    std::vector<ReachPair> found = std::move(sweptBy.front().found);
    for (std::size_t part = 1; part < parts; ++part)
        found.insert(found.end(), sweptBy[part].found.begin(), sweptBy[part].found.end());
    std::ranges::sort(found);  // by position: who found which does not matter
    for (const Swept& swept : sweptBy) {
        if (work != nullptr) *work += swept.work;
    }
    return found;
}

}  // namespace openline::sim
