// A sweep as one page that stands alone: no scripts, no pictures or fonts from elsewhere, made for a screen
// and for A4. The race first, chance apart from what is not known, war folded away, every assumption with its
// source. Not a forecast, and the page says so.
#pragma once

#include <string>

#include "study/sweep_figures.h"

namespace openline::exchange {

/// The whole page. The same sweep is the same bytes.
std::string sweepReport(const study::Sweep& sweep, const study::SweepFigures& figures);

}  // namespace openline::exchange
