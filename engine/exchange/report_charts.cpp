#include "exchange/report_charts.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "exchange/svg.h"
#include "exchange/sweep_words.h"

namespace openline::exchange {

namespace {

constexpr int kCells = 100;
constexpr double kStripPx = 34.0;  ///< of draws, with its numbers

/// Draws as thin lines on 0 to 100, with their middle.
void addStrip(Svg& svg, const std::vector<double>& draws, double y) {
    constexpr double kTickPx = 11.0;
    const auto xOf = [](double share) { return share * kPlotPx; };
    svg.line({0.0, y + kTickPx + 1.5}, {kPlotPx, y + kTickPx + 1.5}, "axis");
    for (const double draw : draws) svg.line({xOf(draw), y}, {xOf(draw), y + kTickPx}, "draw");
    const Spread spread = spreadOf(draws);
    svg.line({xOf(spread.middle), y - 2.0}, {xOf(spread.middle), y + kTickPx + 1.5}, "middle");
    const double textY = y + kTickPx + 14.5;
    std::string words = "nine draws in ten: " + shareRange(spread.low, spread.high);
    if (const std::string middle = study::shareFigure(spread.middle);
        middle != study::shareFigure(spread.high))
        words += middle.front() == '<' ? ", half of them below 1" : ", half of them below " + middle;
    svg.text(0.0, textY, "0", "faint");
    svg.text(kPlotPx, textY, "100", "faint", Anchor::end);
    svg.text(0.5 * kPlotPx, textY, words, "faint", Anchor::middle);
}

}  // namespace

std::string_view curveClass(std::size_t variant) {
    static constexpr std::array<std::string_view, 6> kClasses{"curve a", "curve b", "curve c",
                                                              "curve d", "curve e", "curve f"};
    return kClasses[variant % kClasses.size()];
}

std::string raceBar(double stepUpFirst, double seniorFirst, const std::vector<double>& draws) {
    constexpr double kHeight = 24.0;
    const int up = hundredths(stepUpFirst), senior = std::min(kCells - up, hundredths(seniorFirst));
    Svg svg(kPlotPx, kHeight + (draws.empty() ? 2.0 : 8.0 + kStripPx),
            fmt::format("Of 100 crises, a step up comes first in {}, senior contact in {}, neither in {}", up,
                        senior, kCells - up - senior));
    const double pitch = kPlotPx / kCells;
    for (int i = 0; i < kCells; ++i) {
        const std::string_view style = i < up ? "up" : i < up + senior ? "senior" : "rest";
        const double inset = style == "rest" ? 0.5 : 0.0;
        svg.rectangle(i * pitch + inset, inset, pitch - 1.1 - inset, kHeight - 2.0 * inset, style);
    }
    if (!draws.empty()) addStrip(svg, draws, kHeight + 9.0);
    return svg.finish();
}

std::string hundredDots(double share, const std::vector<double>& draws, std::string_view what) {
    constexpr int kColumns = 25, kRows = kCells / kColumns;
    const double pitch = kPlotPx / kColumns, radius = 5.6;
    const double height = kRows * (pitch - 1.0);
    const int filled = hundredths(share);
    Svg svg(kPlotPx, height + (draws.empty() ? 0.0 : 6.0 + kStripPx),
            fmt::format("Of 100 crises, {} with {}", filled, what));
    for (int i = 0; i < kCells; ++i) {
        // Column by column, so that a row more or less shows at the edge.
        const double x = (i / kRows + 0.5) * pitch, y = (i % kRows + 0.5) * (pitch - 1.0);
        svg.circle(x, y, i < filled ? radius : radius - 0.5, i < filled ? "shots" : "rest");
    }
    if (!draws.empty()) addStrip(svg, draws, height + 7.0);
    return svg.finish();
}

std::string differenceStrip(const study::Difference& difference, double reach) {
    constexpr double kTickPx = 16.0, kTop = 4.0;
    const auto xOf = [&](double share) {
        return 0.5 * kPlotPx * (1.0 + std::clamp(share / reach, -1.0, 1.0));
    };
    Svg svg(kPlotPx, 46.0,
            fmt::format("Change {} in 100; nine in ten draws between {} and {}",
                        signedHundredths(difference.change), signedHundredths(difference.low),
                        signedHundredths(difference.high)));
    svg.line({0.0, kTop + kTickPx + 1.5}, {kPlotPx, kTop + kTickPx + 1.5}, "axis");
    for (const double draw : difference.byDraw)
        svg.line({xOf(draw), kTop}, {xOf(draw), kTop + kTickPx}, "draw");
    svg.line({xOf(0.0), 0.0}, {xOf(0.0), kTop + kTickPx + 6.0}, "zero");
    svg.line({xOf(difference.change), kTop - 4.0}, {xOf(difference.change), kTop + kTickPx + 1.5}, "mark");
    svg.circle(xOf(difference.change), kTop - 3.0, 3.2, "markdot");
    const double textY = kTop + kTickPx + 18.0;
    svg.text(0.0, textY, fmt::format("{} fewer", hundredths(reach)), "faint");
    svg.text(xOf(0.0), textY, "no change", "faint", Anchor::middle);
    svg.text(kPlotPx, textY, fmt::format("{} more in 100", hundredths(reach)), "faint", Anchor::end);
    return svg.finish();
}

std::string tornado(std::string_view outcome, std::vector<TornadoBar> bars, double noise) {
    constexpr std::size_t kMost = 8;
    constexpr double kWidth = kWidePx, kNames = 290.0, kRow = 19.0, kRoom = kWidth - kNames - 40.0;
    double explained = 0.0;
    for (const TornadoBar& bar : bars)
        if (bar.share >= noise) explained += bar.share;
    std::stable_sort(bars.begin(), bars.end(),
                     [](const auto& a, const auto& b) { return a.share > b.share; });
    if (bars.size() > kMost) bars.resize(kMost);
    const double longest = std::max({0.02, noise, bars.empty() ? 0.0 : bars.front().share});
    Svg svg(kWidth, kRow * static_cast<double>(bars.size()) + 34.0,
            fmt::format("Shares of the variance of {}, the largest first", outcome));
    double y = 0.0;
    for (const TornadoBar& bar : bars) {
        const bool weak = bar.share < noise;
        const double length = bar.share / longest * kRoom;
        svg.text(kNames - 8.0, y + 12.5, bar.name, weak ? "faint" : "", Anchor::end);
        svg.rectangle(kNames, y + 2.5, length, kRow - 6.0, weak ? "bar weak" : "bar");
        const std::string percent = bar.share < 0.001 ? "0" : fmt::format("{:.1f}", 100.0 * bar.share);
        svg.text(kNames + length + 5.0, y + 12.5, percent, weak ? "faint" : "strong");
        y += kRow;
    }
    svg.line({kNames, 0.0}, {kNames, y}, "zero");
    if (explained > 0.0) {
        svg.text(0.0, y + 18.0,
                 fmt::format("{} of 100 go with one of the dark ones alone;", hundredths(explained)), "");
        svg.text(
            0.0, y + 32.0,
            fmt::format("the other {} are the dice, and what acts together.", 100 - hundredths(explained)),
            "faint");
    } else {
        svg.text(0.0, y + 18.0, "None goes with one of these alone by more than shuffled rows would.", "");
    }
    return svg.finish();
}

std::string gapAxis(std::span<const double> gapsM, double nearM, double closeM) {
    constexpr double kFoot = 0.3048, kLeastM = kFoot, kMostM = 1000.0, kTop = 30.0, kTickPx = 26.0;
    const auto xOf = [&](double metres) {
        const double at =
            std::log(std::clamp(metres, kLeastM, kMostM) / kLeastM) / std::log(kMostM / kLeastM);
        return 4.0 + at * (kWidePx - 8.0);
    };
    Svg svg(kWidePx, kTop + kTickPx + 24.0,
            "Closest approaches, gaps between hulls in feet, on a logarithmic scale");
    svg.rectangle(xOf(kLeastM), kTop - 6.0, xOf(nearM) - xOf(kLeastM), kTickPx + 8.0, "band");
    for (const double feet : {1.0, 3.0, 10.0, 30.0, 100.0, 300.0, 1000.0, 3000.0}) {
        svg.line({xOf(feet * kFoot), kTop - 6.0}, {xOf(feet * kFoot), kTop + kTickPx + 2.0}, "grid");
        svg.text(xOf(feet * kFoot), kTop + kTickPx + 17.0, fmt::format("{:.0f} ft", feet), "faint",
                 Anchor::middle);
    }
    svg.line({xOf(kLeastM), kTop + kTickPx + 2.0}, {xOf(kMostM), kTop + kTickPx + 2.0}, "axis");
    for (const double gapM : gapsM) svg.line({xOf(gapM), kTop}, {xOf(gapM), kTop + kTickPx}, "draw");
    for (const auto& [metres, words] :
         {std::pair(nearM, "may become an incident"), std::pair(closeM, "raises alarm")}) {
        svg.line({xOf(metres), kTop - 12.0}, {xOf(metres), kTop + kTickPx + 2.0}, "zero");
        svg.text(xOf(metres) - 5.0, kTop - 14.0, fmt::format("under {:.0f} ft {}", metres / kFoot, words), "",
                 Anchor::end);
    }
    return svg.finish();
}

}  // namespace openline::exchange
