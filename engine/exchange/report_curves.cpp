// Curves of a sweep's report: how long crises last, and what talk would have to be worth.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "exchange/report_charts.h"
#include "exchange/svg.h"
#include "exchange/sweep_words.h"

namespace openline::exchange {

namespace {

struct Frame {
    double left = 34.0, top = 12.0, width = 0.0, height = 0.0;
    [[nodiscard]] double bottom() const { return top + height; }
    [[nodiscard]] double right() const { return left + width; }
};

/// A scale of powers, from one value to another over the frame's width.
struct LogScale {
    double low, high;
    Frame frame;
    [[nodiscard]] double operator()(double value) const {
        const double at = std::log(std::clamp(value, low, high) / low) / std::log(high / low);
        return frame.left + at * frame.width;
    }
};

void addShares(Svg& svg, const Frame& frame, double most) {
    const double step = most > 0.6 ? 0.25 : most > 0.3 ? 0.1 : 0.05;
    for (double share = 0.0; share <= most + 1e-9; share += step) {
        const double y = frame.bottom() - share / most * frame.height;
        svg.line({frame.left, y}, {frame.right(), y}, share > 0.0 ? "grid" : "axis");
        svg.text(frame.left - 6.0, y + 4.0, fmt::format("{}", hundredths(share)), "faint", Anchor::end);
    }
}

/// Points of one curve of survival, at the ends of the bins of days.
std::vector<SvgPoint> survival(const study::OutlookCounts& counts, const LogScale& x) {
    std::vector<SvgPoint> points{{x.frame.left, x.frame.top}};
    std::uint64_t over = 0;
    for (std::size_t i = 0; i < study::OutlookCounts::kDays.size(); ++i) {
        over += counts.overWithin[i];
        const double share = 1.0 - study::shareOf(over, counts.trials);
        points.push_back({x(study::OutlookCounts::kDays[i]), x.frame.bottom() - share * x.frame.height});
    }
    return points;
}

}  // namespace

std::string survivalCurves(std::span<const study::OutlookCounts* const> counts) {
    const Frame frame{34.0, 24.0, kWidePx - 40.0, 216.0};
    const LogScale x{0.25, 3650.0, frame};
    Svg svg(kWidePx, frame.bottom() + 26.0,
            "How many of 100 crises are not over yet, by days since the incident");
    addShares(svg, frame, 1.0);
    svg.text(0.0, 10.0, "of 100 crises, not over yet", "strong");
    constexpr std::pair<double, const char*> kMarks[] = {
        {0.25, "6 hours"},  {1.0, "1 day"},    {7.0, "a week"},     {30.0, "a month"},
        {90.0, "3 months"}, {365.0, "a year"}, {3650.0, "10 years"}};
    for (const auto& [days, words] : kMarks) {
        svg.line({x(days), frame.bottom()}, {x(days), frame.bottom() + 5.0}, "axis");
        const Anchor anchor = days < 0.5 ? Anchor::start : days > 3000.0 ? Anchor::end : Anchor::middle;
        svg.text(x(days), frame.bottom() + 19.0, words, "faint", anchor);
    }
    for (std::size_t i = counts.size(); i-- > 0;) svg.polyline(survival(*counts[i], x), curveClass(i));
    return svg.finish();
}

std::string breakEvenCurves(std::span<const study::BreakEvenCurve* const> curves,
                            std::span<const std::size_t> variants, const study::Quantity& oddsRatio,
                            std::string_view outcome) {
    const auto& ratios = study::BreakEvenCurve::kOddsRatios;
    const Frame frame{34.0, 42.0, kWidePx - 40.0, 190.0};
    const LogScale x{ratios.front(), ratios.back(), frame};
    double most = 0.1;
    for (const study::BreakEvenCurve* curve : curves)
        for (const double share : curve->share) most = std::max(most, share);
    most = std::min(1.0, std::ceil(most * 10.0 + 0.5) / 10.0);
    Svg svg(kWidePx, frame.bottom() + 42.0,
            fmt::format("Crises of 100 with {}, by the odds ratio of full contact", outcome));
    if (oddsRatio.low < oddsRatio.high)
        svg.rectangle(x(oddsRatio.low), frame.top, x(oddsRatio.high) - x(oddsRatio.low), frame.height,
                      "band");
    addShares(svg, frame, most);
    svg.text(0.0, 10.0, fmt::format("of 100 crises, with {}", outcome), "strong");
    svg.line({x(1.0), frame.top - 6.0}, {x(1.0), frame.bottom()}, "zero");
    svg.line({x(oddsRatio.value), frame.top - 6.0}, {x(oddsRatio.value), frame.bottom()}, "mark");
    svg.text(x(oddsRatio.value) - 4.0, frame.top - 8.0, fmt::format("assumed: {:.3g}", oddsRatio.value),
             "accent", oddsRatio.value <= 1.0 ? Anchor::end : Anchor::start);
    if (std::abs(x(oddsRatio.value) - x(1.0)) > 30.0)
        svg.text(x(1.0) + 4.0, frame.top - 8.0, "talk changes nothing: 1", "", Anchor::start);
    for (const double ratio : ratios) {
        svg.line({x(ratio), frame.bottom()}, {x(ratio), frame.bottom() + 5.0}, "axis");
        svg.text(x(ratio), frame.bottom() + 19.0, fmt::format("{:.3g}", ratio), "faint", Anchor::middle);
    }
    svg.text(frame.left, frame.bottom() + 37.0, "\u2190 talk calms more", "faint");
    svg.text(0.5 * (frame.left + frame.right()), frame.bottom() + 37.0,
             "odds ratio of violence, full contact against none", "faint", Anchor::middle);
    svg.text(frame.right(), frame.bottom() + 37.0, "talk harms \u2192", "faint", Anchor::end);
    for (std::size_t i = curves.size(); i-- > 0;) {
        std::vector<SvgPoint> points;
        for (std::size_t k = 0; k < ratios.size(); ++k)
            points.push_back({x(ratios[k]), frame.bottom() - curves[i]->share[k] / most * frame.height});
        svg.polyline(points, curveClass(variants[i]));
    }
    return svg.finish();
}

}  // namespace openline::exchange
