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
constexpr double kLeastStripM = 20000.0;
constexpr std::size_t kMostStrips = 1024;

/// What a craft can reach: an Earth-fixed box and a range of heights.
struct Box {
    double low[3];
    double high[3];
    double lowAltitudeM, highAltitudeM;
};

Box boxOf(const Reach& reach) {
    const glm::dvec3 from = reach.normal * kScaleM;
    const glm::dvec3 move = reach.velocityMps * reach.horizonS;
    const double moved = math::sqrt(glm::dot(move, move));
    // Straight lines leave the surface, and pairs are judged in their own plane: both grow with the square.
    const double pad = reach.padM * (1.0 + kScaleExcess) + moved * kScaleExcess + moved * moved / 1.2e7;
    Box box{};
    for (int i = 0; i < 3; ++i) {
        box.low[i] = from[i] + std::min(0.0, move[i]) - pad;
        box.high[i] = from[i] + std::max(0.0, move[i]) + pad;
    }
    const double rise = reach.climbMps * reach.horizonS;
    box.lowAltitudeM = reach.altitudeM + std::min(0.0, rise) - reach.padHeightM;
    box.highAltitudeM = reach.altitudeM + std::max(0.0, rise) + reach.padHeightM;
    return box;
}

/// Axes by extent of the boxes' middles, the longest first.
std::array<int, 3> axesByExtent(const std::vector<Box>& boxes) {
    std::array<double, 3> extent{};
    for (int i = 0; i < 3; ++i) {
        double low = boxes.front().low[i], high = boxes.front().high[i];
        for (const Box& box : boxes) {
            low = std::min(low, box.low[i]);
            high = std::max(high, box.high[i]);
        }
        extent[static_cast<std::size_t>(i)] = high - low;
    }
    std::array<int, 3> axes{0, 1, 2};
    std::ranges::stable_sort(axes, [&](int a, int b) {
        return extent[static_cast<std::size_t>(a)] > extent[static_cast<std::size_t>(b)];
    });
    return axes;
}

struct Strips {
    double from = 0.0, width = 1.0;
    std::size_t count = 1;

    [[nodiscard]] std::size_t of(double value) const {
        const double index = (value - from) / width;
        if (index <= 0.0) return 0;
        return std::min(count - 1, static_cast<std::size_t>(index));
    }
};

Strips stripsAlong(const std::vector<Box>& boxes, int axis) {
    double low = boxes.front().low[axis], high = boxes.front().high[axis], sum = 0.0;
    for (const Box& box : boxes) {
        low = std::min(low, box.low[axis]);
        high = std::max(high, box.high[axis]);
        sum += box.high[axis] - box.low[axis];
    }
    Strips strips;
    strips.from = low;
    strips.width = std::max({kLeastStripM, sum / static_cast<double>(boxes.size()),
                             (high - low) / static_cast<double>(kMostStrips)});
    strips.count = static_cast<std::size_t>((high - low) / strips.width) + 1;
    return strips;
}

bool overlap(const Box& a, const Box& b, const std::array<int, 3>& axes) {
    return a.low[axes[1]] <= b.high[axes[1]] && b.low[axes[1]] <= a.high[axes[1]] &&
           a.lowAltitudeM <= b.highAltitudeM && b.lowAltitudeM <= a.highAltitudeM &&
           a.low[axes[2]] <= b.high[axes[2]] && b.low[axes[2]] <= a.high[axes[2]];
}

}  // namespace

std::vector<std::pair<std::uint32_t, std::uint32_t>> overlappingReaches(std::span<const Reach> reaches) {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> found;
    if (reaches.size() < 2) return found;
    std::vector<Box> unsorted(reaches.size());
    std::ranges::transform(reaches, unsorted.begin(), boxOf);
    const std::array<int, 3> axes = axesByExtent(unsorted);
    std::vector<std::uint32_t> order(reaches.size());
    std::iota(order.begin(), order.end(), 0u);
    std::ranges::sort(order, [&](std::uint32_t a, std::uint32_t b) {
        const double lowA = unsorted[a].low[axes[0]], lowB = unsorted[b].low[axes[0]];
        return lowA != lowB ? lowA < lowB : a < b;
    });
    std::vector<Box> boxes(reaches.size());
    for (std::size_t i = 0; i < order.size(); ++i) boxes[i] = unsorted[order[i]];

    const Strips strips = stripsAlong(boxes, axes[1]);
    std::vector<std::vector<std::uint32_t>> members(strips.count);
    for (std::uint32_t i = 0; i < boxes.size(); ++i) {
        const std::size_t last = strips.of(boxes[i].high[axes[1]]);
        for (std::size_t s = strips.of(boxes[i].low[axes[1]]); s <= last; ++s) members[s].push_back(i);
    }
    for (std::size_t s = 0; s < strips.count; ++s) {
        const std::vector<std::uint32_t>& strip = members[s];
        for (std::size_t i = 0; i < strip.size(); ++i) {
            const Box& a = boxes[strip[i]];
            for (std::size_t j = i + 1; j < strip.size() && boxes[strip[j]].low[axes[0]] <= a.high[axes[0]];
                 ++j) {
                const Box& b = boxes[strip[j]];
                if (!overlap(a, b, axes)) continue;
                // A pair lies in several strips; the one where both have begun names it.
                if (strips.of(std::max(a.low[axes[1]], b.low[axes[1]])) != s) continue;
                const auto [low, high] = std::minmax(order[strip[i]], order[strip[j]]);
                found.emplace_back(low, high);
            }
        }
    }
    std::ranges::sort(found);
    return found;
}

}  // namespace openline::sim
