#include "study/variance_shares.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace openline::study {

namespace {

constexpr std::size_t kLeastRows = 40, kRowsABin = 20;

std::size_t binsFor(std::size_t rows) {
    return std::clamp<std::size_t>(rows / kRowsABin, 2, kShareBins);
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

double shareNoise(std::size_t rows) {
    if (rows < kLeastRows) return 1.0;
    // Standard deviation of the adjusted ratio without any relation, twice.
    return 2.0 * std::sqrt(2.0 * static_cast<double>(binsFor(rows) - 1)) / static_cast<double>(rows);
}

}  // namespace openline::study
