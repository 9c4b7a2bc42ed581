// How large the effect of talking would have to be to move a chosen outcome by a chosen amount: one search
// for outlooks and sweeps. Not for what talking does.
#pragma once

#include <functional>
#include <optional>

namespace openline::study {

/// The strongest effect of full contact that is tried. Our choice.
inline constexpr double kLeastOddsRatio = 0.02;
/// Trials of one odds ratio: a standard error of some 0.7 in 100.
inline constexpr std::size_t kBreakEvenTrials = 4000;

struct BreakEven {
    double movedBy = 0.05;  ///< share of trials that come to the outcome, against talk that is irrelevant
    std::optional<double> oddsRatio;  ///< none: no effect down to kLeastOddsRatio moves it that far
    double most = 0.0;                ///< what that one moves
};

/// `outcomeAt`: share that comes to the outcome at an odds ratio, the same trials for all. Cost: two to
/// eleven of them.
BreakEven breakEvenOf(const std::function<double(double oddsRatio)>& outcomeAt, double movedBy = 0.05);

}  // namespace openline::study
