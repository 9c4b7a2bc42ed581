// What a sweep comes to: the race, how crises end and when, apart for chance and for what is not known, how
// the compared differ on the same draws, how large the effect of talk would have to be, and what drives the
// spread. Counts and shares; words and pictures are `exchange`'s.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "study/outlook.h"
#include "study/sweep.h"

namespace openline::study {

/// Trials of which some saw a crisis begin; shares are of those.
struct CrisisCounts {
    std::uint64_t trials = 0;
    OutlookCounts crises;
    void add(const crisis::TrialResult& result);
    void add(const CrisisCounts& other) {
        trials += other.trials;
        crises.add(other.crises);
    }
};

/// A share, in its last stand.
double shareOf(std::uint64_t part, std::uint64_t of);

/// Against the first of the compared, on the same dice and draws. Units: share of crises.
struct Difference {
    double change = 0.0;           ///< at the values in force
    std::vector<double> byDraw{};  ///< by draw of what is not known
    double low = 0.0, high = 0.0;  ///< what nine in ten of the draws lie within
    /// Nine in ten draws see less harm or as much, never more: the assumptions say so, no data do.
    [[nodiscard]] bool excludesHarm() const { return change < 0.0 && high <= 0.0; }
};

/// Runs in which the same dice went one way under one of the compared and another way under the other.
struct Pairs {
    std::uint64_t both = 0, onlyFirst = 0, onlyThis = 0, neither = 0;
};

struct VarianceShare {
    std::string key;
    double race = 0.0, violent = 0.0, days = 0.0;  ///< of the variance over the rows; days: of its logarithm
};

struct BreakEvenCurve {
    static constexpr std::array<double, 8> kOddsRatios{0.2, 0.3, 0.45, 0.65, 0.8, 1.0, 1.25, 1.6};
    std::array<double, kOddsRatios.size()> share{};  ///< of crises that come to the plan's outcome
    BreakEven breakEven;
};

struct VariantFigures {
    CrisisCounts rows;                        ///< of the table: chance and ignorance together
    std::vector<double> gapsM{};              ///< closest approaches of the rows that have one; full mode
    CrisisCounts chance;                      ///< trials at the values in force
    std::vector<StripDraw> strip{};           ///< by draw; empty if nothing varies
    std::optional<Difference> race, violent;  ///< against the first; none for the first itself
    std::optional<Pairs> racePairs, violentPairs;
    std::vector<VarianceShare> shares{};      ///< of quantities that vary, in their order
    double shareNoise = 1.0;                  ///< shares of variance below it say nothing
    std::optional<BreakEvenCurve> breakEven;  ///< for the first reading and class only
};

struct SweepFigures {
    std::vector<VariantFigures> variants;
    std::size_t trialsADraw = 0;
};

/// From all rows. Cost: some seconds for each of the compared. None if cancelled. `done`, if given, is told
/// the share of the stages that are behind.
std::optional<SweepFigures> figuresOf(const Sweep& sweep, std::span<const SweepRow> rows, Workers* workers,
                                      const Cancelled& cancelled,
                                      const std::function<void(double share)>& done = {});

}  // namespace openline::study
