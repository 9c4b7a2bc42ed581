// What a sweep comes to as one JSON object for programs: counts, shares and ranges, each with how it was
// made. The same sweep is the same bytes. For people: sweep_report.h.
#pragma once

#include <string>

#include "study/sweep_figures.h"

namespace openline::exchange {

/// Ends with a line end.
std::string sweepSummary(const study::Sweep& sweep, const study::SweepFigures& figures);

}  // namespace openline::exchange
