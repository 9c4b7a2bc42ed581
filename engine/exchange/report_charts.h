// Drawings of a sweep's report: numbers in, SVG out. Internal to the report.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "study/sweep_figures.h"

namespace openline::exchange {

/// Width of what stands beside a name and a number, and of a drawing alone. Units: pixels.
inline constexpr double kPlotPx = 426.0, kWidePx = 680.0;

/// Classes of lines by the order of the compared; later ones repeat.
std::string_view curveClass(std::size_t variant);

/// A hundred cells in a row: a step up first, senior contact first, neither; and below, if there are any, the
/// draws.
std::string raceBar(double stepUpFirst, double seniorFirst, const std::vector<double>& draws);
/// A hundred dots, the first of them filled; and below, if there are any, the draws.
std::string hundredDots(double share, const std::vector<double>& draws, std::string_view what);
/// Share that is not over, by days, of each; the first one's draws are not shown: chance alone.
std::string survivalCurves(std::span<const study::OutlookCounts* const> counts);
/// Differences by draw about zero, on a scale that reaches `reach` both ways.
std::string differenceStrip(const study::Difference& difference, double reach);
/// Share with an outcome by odds ratio, of each, with the reading's value and range.
std::string breakEvenCurves(std::span<const study::BreakEvenCurve* const> curves,
                            std::span<const std::size_t> variants, const study::Quantity& oddsRatio,
                            std::string_view outcome);

struct TornadoBar {
    std::string name;
    double share = 0.0;
};
/// The largest first; what is under the noise is pale.
std::string tornado(std::string_view outcome, std::vector<TornadoBar> bars, double noise);
/// Gaps on a scale of powers of ten, from a foot to a kilometre; with the two limits of the model.
std::string gapAxis(std::span<const double> gapsM, double nearM, double closeM);

}  // namespace openline::exchange
