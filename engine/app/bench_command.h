// `openline bench`: how fast the parts are on this machine, as figures and as ratios to bare prototypes.
// Tests nothing.
#pragma once

#include <string>

#include "app/data_folders.h"

namespace openline::app {

struct BenchOptions {
    std::string name;   ///< step, detect, alert, draw, film, seek or crisis
    int units = 0;      ///< 0: the bench's own
    int runs = 0;       ///< 0: the bench's own
    int jobs = 1;       ///< threads (step, detect, crisis)
    bool desk = false;  ///< draw: with the panels
    bool json = false;
    std::string scenarioPath;  ///< film, seek, crisis: empty is the default
    std::string size = "1280x720";
};

/// Returns an exit code.
int runBench(const BenchOptions& options, const DataRoot& data);

}  // namespace openline::app
