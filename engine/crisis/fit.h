// Re-derives the base rates of a reference class from its counts and durations, so that assets/crisis.toml
// can be checked and changed. Saturated by design: it says what the counts say, no more. See the model card.
#pragma once

#include "crisis/chain.h"

namespace openline::crisis {

/// Rates for the counts, start rung and duration quantiles of `targets`; its own rates are not read. Starting
/// from the shape that the model card states: the ratios of rungs 1 to 4 share one factor (violence), rungs 5
/// and 6 are solved (serious, war), and one time scale minimises the squared errors of the five duration
/// quantiles.
Chain fitRates(const ReferenceClass& targets, double frailtySdLn);

/// P(over within q10, q25, q50, q75, q90 days of the class), to be held against 0.10, 0.25, 0.50, 0.75, 0.90.
std::array<double, 5> durationFit(const ReferenceClass& reference, const Chain& chain, double frailtySdLn);

/// How far crises go, as four conditional shares. Ranges: above 0 and below 1.
struct PeakDraw {
    double showOfForce = 0.0;  ///< reach rung 3 from rung 1, before it is over
    double violent = 0.0;      ///< reach rung 5 from rung 3
    double serious = 0.0;      ///< reach rung 6 from rung 5
    double war = 0.0;          ///< reach rung 7 from rung 6
};

/// The four shares of a chain. Serious and war as the counts have them: of those that were violent, serious.
PeakDraw peakDrawOf(const Chain& chain);

/// The chain with other shares and the same exit rates, so that only how bad it gets is another: one root a
/// segment (rungs 1 and 2, 3 and 4, 5, 6), in closed form. peakDrawOf of the result gives the shares back.
Chain refitted(const Chain& chain, const PeakDraw& wanted);

}  // namespace openline::crisis
