// The ladder as a Markov chain with its factors frozen: closed forms for where a crisis ends and when. For
// fitting the reference classes and for checking the simulation; not for a running crisis, whose factors
// change. Source: gambler's ruin sums, Feller, "An introduction to probability theory", vol. 1, ch. XIV;
// matrix exponential.
#pragma once

#include <array>

#include "crisis/model.h"

namespace openline::crisis {

/// Rates of the rungs 1 to 6, index is the rung one leaves. Units: 1/day.
struct Chain {
    std::array<double, kRungCount> upPerDay{};
    std::array<double, kRungCount> downPerDay{};
};

/// The class's own rates.
Chain chainOf(const ReferenceClass& reference);
/// Up multiplied and down divided by `ratio` at every rung.
Chain tilted(const Chain& chain, double ratio);

/// Probability of reaching `to` before 0. Range: 1 <= from <= to <= 7.
double reachProbability(const Chain& chain, Rung from, Rung to);

/// How bad it gets. Sums to 1.
struct PeakShares {
    double none = 0.0, minor = 0.0, serious = 0.0, war = 0.0;
};
/// Shares of the highest rung reached: up to 4, 5, 6, 7.
PeakShares peakShares(const Chain& chain, Rung start);

/// Probability that 0 or 7 is reached within `days`, over the speeds F (lognormal, median 1).
double overByDays(const Chain& chain, Rung start, double frailtySdLn, double days);

/// theta: the step in up / down that full contact makes, so that the odds of violence (rung 5 or more, from
/// rung 3) are `oddsRatio` times those without contact. Range: oddsRatio > 0; 1 gives exactly 1.
double thetaFor(const Chain& chain, double oddsRatio);

}  // namespace openline::crisis
