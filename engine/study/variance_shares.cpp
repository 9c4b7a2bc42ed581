#include "study/variance_shares.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/math.h"

namespace openline::study {

namespace {

constexpr std::size_t kLeastRows = 40, kRowsABin = 20;
constexpr double kOnceIn20 = 0.05;

std::size_t binsFor(std::size_t rows) {
    return std::clamp<std::size_t>(rows / kRowsABin, 2, kShareBins);
}

/// What a standard normal number exceeds with a probability of at most a half. Absolute error below 4.5e-4.
/// Source: Abramowitz and Stegun 26.2.23.
double normalAbove(double probability) {
    const double t = std::sqrt(-2.0 * math::log(probability));
    return t - (2.515517 + t * (0.802853 + t * 0.010328)) /
                   (1.0 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
}

}  // namespace

double varianceShare(std::span<const double> quantity, std::span<const double> outcome) {
    const std::size_t rows = quantity.size();
    if (rows < kLeastRows || outcome.size() != rows) return 0.0;
    std::vector<std::size_t> order(rows);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return quantity[a] < quantity[b]; });
    if (!(quantity[order.front()] < quantity[order.back()])) return 0.0;
    double mean = 0.0;
    for (const double value : outcome) mean += value;
    mean /= static_cast<double>(rows);
    double all = 0.0, between = 0.0;
    for (const double value : outcome) all += (value - mean) * (value - mean);
    if (!(all > 0.0)) return 0.0;
    const std::size_t bins = binsFor(rows);
    for (std::size_t bin = 0; bin < bins; ++bin) {
        const std::size_t from = rows * bin / bins, to = rows * (bin + 1) / bins;
        double sum = 0.0;
        for (std::size_t i = from; i < to; ++i) sum += outcome[order[i]] - mean;
        between += sum * sum / static_cast<double>(to - from);
    }
    const double ratio = between / all;
    const auto n = static_cast<double>(rows), k = static_cast<double>(bins);
    return std::clamp(1.0 - (1.0 - ratio) * (n - 1.0) / (n - k), 0.0, 1.0);
}

bool enoughForShares(std::uint64_t rows, std::uint64_t of) {
    return rows >= kLeastShareRows && of >= kLeastShareOutcomes && rows - of >= kLeastShareOutcomes;
}

double shareNoise(std::size_t rows, std::size_t quantities) {
    if (rows < kLeastRows || quantities == 0) return 1.0;
    const double z = normalAbove(kOnceIn20 / static_cast<double>(quantities));
    const auto freedom = static_cast<double>(binsFor(rows) - 1);
    const double spread = 2.0 / (9.0 * freedom);
    const double root = 1.0 - spread + z * std::sqrt(spread);
    const double largest = freedom * root * root * root;
    return std::clamp((largest - freedom) / static_cast<double>(rows), 0.0, 1.0);
}

}  // namespace openline::study
