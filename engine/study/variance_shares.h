// How much of the spread of an outcome goes with each quantity alone: first-order shares, from the rows of a
// sweep as they are. Not Sobol's estimator, which needs rows of its own; no claim about quantities acting
// together. Source: Pearson's correlation ratio over bins of equal count, with the adjustment for their
// number (Kelley 1935).
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace openline::study {

/// Bins of equal count by the quantity's rank; fewer where there are not 20 rows a bin.
inline constexpr std::size_t kShareBins = 10;

/// Share of the variance of `outcome` between bins of `quantity`; 0 if either never changes or there are
/// fewer than 40 rows. Range: 0 to 1. Cost: a sort.
double varianceShare(std::span<const double> quantity, std::span<const double> outcome);

/// With fewer rows, or fewer that come or do not come to an outcome, shares are chance. Our choice.
inline constexpr std::size_t kLeastShareRows = 400, kLeastShareOutcomes = 30;
/// Whether shares of an outcome that `of` of `rows` come to are worth telling.
bool enoughForShares(std::uint64_t rows, std::uint64_t of);

/// What the largest share of so many shuffled quantities exceeds about once in 20 times: below it a share
/// says nothing. Range: 0 to 1. Source: rows times the correlation ratio is chi-squared with one degree less
/// than bins (Wilson and Hilferty 1931 for its quantile), and Bonferroni for how many are looked at.
double shareNoise(std::size_t rows, std::size_t quantities);

}  // namespace openline::study
