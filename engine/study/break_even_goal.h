// What a break-even of a sweep asks: which outcome talk would have to move, and by how much. The search is
// sweep_figures.h's. The race is none of them: the odds ratio acts from rung 3 on, and by then it is decided.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <utility>

#include "study/outlook.h"

namespace openline::study {

struct BreakEvenGoal {
    enum class Outcome : std::uint8_t {
        violent,  ///< shots or casualties, at whatever scale
        war,
    };
    Outcome outcome{};
    double movedBy = 0.05;  ///< share of crises. Range: 0.01 to 0.5, in whole hundredths
};

/// As on the command line and in the summary.
inline constexpr std::array<std::pair<std::string_view, BreakEvenGoal::Outcome>, 2> kBreakEvenOutcomes{
    {{"violent", BreakEvenGoal::Outcome::violent}, {"war", BreakEvenGoal::Outcome::war}}};

/// Trials that came to the outcome.
inline std::uint64_t countOf(const OutlookCounts& counts, BreakEvenGoal::Outcome outcome) {
    switch (outcome) {
        case BreakEvenGoal::Outcome::violent:
            break;
        case BreakEvenGoal::Outcome::war:
            return counts.war();
    }
    return counts.violent();
}

}  // namespace openline::study
