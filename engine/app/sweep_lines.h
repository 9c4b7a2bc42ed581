// What a sweep came to, in the few lines that the terminal shows: what happened before it began, the race,
// shots or casualties, and where two of the compared say the same, on what they do differ. Not the report.
#pragma once

#include <string>

#include "study/sweep_figures.h"

namespace openline::app {

/// Lines with their ends.
std::string sweepLines(const study::Sweep& sweep, const study::SweepFigures& figures);

}  // namespace openline::app
