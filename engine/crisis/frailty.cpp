#include "crisis/frailty.h"

#include <algorithm>

#include "base/math.h"

namespace openline::crisis {

namespace {

constexpr double kPointsPerSd = 12.0;

double zOf(int point, int points) {
    return (point - points / 2) / kPointsPerSd;
}

}  // namespace

FrailtyPosterior::FrailtyPosterior(const DyadState& dyad, double sdLn) : sdLn_(sdLn) {
    std::array<double, kPoints> logWeight{};
    double highest = -kNever;
    for (int i = 0; i < kPoints; ++i) {
        const double z = zOf(i, kPoints);
        const double weight = -0.5 * z * z + dyad.moves * sdLn * z - math::exp(sdLn * z) * dyad.exposure;
        logWeight[static_cast<std::size_t>(i)] = weight;
        highest = std::max(highest, weight);
    }
    double sum = 0.0;
    for (std::size_t i = 0; i < kPoints; ++i) cumulative_[i] = sum += math::exp(logWeight[i] - highest);
}

double FrailtyPosterior::at(double uniform) const {
    const double wanted = uniform * cumulative_.back();
    const auto found = std::upper_bound(cumulative_.begin(), cumulative_.end() - 1, wanted);
    const auto i = static_cast<std::size_t>(found - cumulative_.begin());
    const double before = i == 0 ? 0.0 : cumulative_[i - 1];
    const double share = (wanted - before) / (cumulative_[i] - before);
    return math::exp(sdLn_ * (zOf(static_cast<int>(i), kPoints) + (share - 0.5) / kPointsPerSd));
}

}  // namespace openline::crisis
