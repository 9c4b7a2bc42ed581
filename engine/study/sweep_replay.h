// A row of a sweep as something that can be played: a full row is the same flight again; a crisis row's jumps
// and calls become the record of a copied definition without a law of its own, over what was flown once. Not
// for reading rows from files.
#pragma once

#include <memory>
#include <span>

#include "study/sweep.h"

namespace openline::study {

struct SweepReplay {
    std::shared_ptr<const sim::Definition> definition;
    std::uint64_t seed = 1;
    sim::CommandLog log;
    crisis::TrialResult result;  ///< crisis rows: to be held against the row
};

/// `number`: of the row in the table, for the badge. `values`: one a quantity of the variant, as the row has
/// them.
SweepReplay replayOf(const Sweep& sweep, std::uint64_t number, std::size_t run, std::size_t variant,
                     std::span<const double> values, const crisis::ClockBound& bound);

}  // namespace openline::study
