#include "study/beta_law.h"

#include <algorithm>

#include "base/math.h"

namespace openline::study {

namespace {

double angle(double cell, double cells) {
    return 0.5 * math::kPi * cell / cells;
}

/// Logarithm of the density of the angle, up to a constant.
double logDensity(double a, double b, double radians) {
    return (2.0 * a - 1.0) * math::log(math::sin(radians)) + (2.0 * b - 1.0) * math::log(math::cos(radians));
}

}  // namespace

BetaLaw::BetaLaw(double a, double b) {
    std::array<double, kCells> logs{};
    for (std::size_t i = 0; i < kCells; ++i)
        logs[i] = logDensity(a, b, angle(static_cast<double>(i) + 0.5, kCells));
    const double highest = *std::max_element(logs.begin(), logs.end());
    for (std::size_t i = 0; i < kCells; ++i)
        cumulative_[i + 1] = cumulative_[i] + math::exp(logs[i] - highest);
}

double BetaLaw::quantile(double uniform) const {
    const double wanted = uniform * cumulative_.back();
    const auto above = std::upper_bound(cumulative_.begin() + 1, cumulative_.end() - 1, wanted);
    const auto i = static_cast<std::size_t>(above - cumulative_.begin()) - 1;
    const double width = cumulative_[i + 1] - cumulative_[i];
    const double share = width > 0.0 ? (wanted - cumulative_[i]) / width : 0.5;
    const double sine = math::sin(angle(static_cast<double>(i) + share, kCells));
    return sine * sine;
}

}  // namespace openline::study
