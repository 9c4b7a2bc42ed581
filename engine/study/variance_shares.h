// How much of the spread of an outcome goes with each quantity alone: first-order shares, from the rows of a
// sweep as they are. Not Sobol's estimator, which needs rows of its own; no claim about quantities acting
// together. Source: Pearson's correlation ratio over bins of equal count, with the adjustment for their
// number (Kelley 1935).
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace openline::study {

/// Bins of equal count by the quantity's rank; fewer where there are not 20 rows a bin.
inline constexpr std::size_t kShareBins = 10;

/// Share of the variance of `outcome` between bins of `quantity`; 0 if either never changes or there are
/// fewer than 40 rows. Range: 0 to 1. Cost: a sort.
double varianceShare(std::span<const double> quantity, std::span<const double> outcome);

/// What shuffled rows exceed about once in 40 times: below it a share says nothing. Range: 0 to 1.
double shareNoise(std::size_t rows);

}  // namespace openline::study
