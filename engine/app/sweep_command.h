// `openline sweep`: the same scenario many times over, compared; its table, summary and report. What is done
// is study::sweep's; how it is written is exchange's.
#pragma once

#include <string>
#include <vector>

#include "app/session.h"
#include "study/sweep.h"

namespace openline::app {

struct SweepOptions {
    SessionOptions session;
    std::string output;  ///< folder
    std::size_t runs = 1000;
    std::vector<std::string> compare, readings, classes;  ///< ids; empty: what the scenario has
    std::vector<std::string> vary;           ///< `key`, `key=low..high`, `none`; empty: everything
    std::string breakEven = "violent=0.05";  ///< outcome and amount
    std::string mode = "crisis";
    std::string dyad;  ///< id; empty: that of craft thrown at each other, else the first
    int jobs = 1;
    bool resume = false;
};

/// Returns an exit code.
int runSweep(const SweepOptions& options, const DataRoot& data);

/// What the options ask of a session. Errors: unknown ids and quantities, with a suggestion; bad ranges; all
/// at once.
Result<study::SweepPlan> sweepPlan(const SweepOptions& options, const Session& session);

}  // namespace openline::app
