#include "crisis/chain.h"

#include <cstddef>

#include "base/assert.h"
#include "base/math.h"

namespace openline::crisis {

namespace {

constexpr std::size_t kStates = 6;  // rungs 1 to 6
using Matrix = std::array<std::array<double, kStates>, kStates>;

Matrix times(const Matrix& a, const Matrix& b) {
    Matrix product{};
    for (std::size_t i = 0; i < kStates; ++i)
        for (std::size_t k = 0; k < kStates; ++k)
            for (std::size_t j = 0; j < kStates; ++j) product[i][j] += a[i][k] * b[k][j];
    return product;
}

/// exp(generator * days) by scaling and squaring with a Taylor series.
Matrix transitions(const Chain& chain, double days) {
    double fastest = 0.0;
    for (std::size_t r = 1; r <= kStates; ++r) {
        const double exit = chain.upPerDay[r] + chain.downPerDay[r];
        if (exit > fastest) fastest = exit;
    }
    int squarings = 0;
    double step = days;
    while (step * fastest > 0.25) {
        step *= 0.5;
        ++squarings;
    }
    Matrix generator{};
    for (std::size_t i = 0; i < kStates; ++i) {
        const double up = chain.upPerDay[i + 1], down = chain.downPerDay[i + 1];
        generator[i][i] = -(up + down) * step;
        if (i + 1 < kStates) generator[i][i + 1] = up * step;
        if (i > 0) generator[i][i - 1] = down * step;
    }
    Matrix term{}, sum{};
    for (std::size_t i = 0; i < kStates; ++i) term[i][i] = sum[i][i] = 1.0;
    for (int n = 1; n <= 12; ++n) {
        term = times(term, generator);
        for (std::size_t i = 0; i < kStates; ++i)
            for (std::size_t j = 0; j < kStates; ++j) sum[i][j] += term[i][j] /= n;
    }
    for (int s = 0; s < squarings; ++s) sum = times(sum, sum);
    return sum;
}

/// Odds of reaching 5 before 0 from 3 when every down / up ratio is multiplied by k:
/// (1 + a k + b k^2) / (c k^3 + d k^4).
struct ViolenceOdds {
    double a = 0.0, b = 0.0, c = 0.0, d = 0.0;
    [[nodiscard]] double below(double k) const { return 1.0 + k * (a + k * b); }
    [[nodiscard]] double above(double k) const { return k * k * k * (c + k * d); }
};

/// The k > 0 at which below(k) = wanted * above(k): the one positive root, by Newton's steps kept inside a
/// bracket.
double solveRatio(const ViolenceOdds& odds, double wanted) {
    double low = 1e-3, high = 1e3, k = 1.0;
    for (int i = 0; i < 100; ++i) {
        const double excess = odds.below(k) - wanted * odds.above(k);
        (excess > 0.0 ? low : high) = k;
        const double slope = odds.a + 2.0 * odds.b * k - wanted * k * k * (3.0 * odds.c + 4.0 * odds.d * k);
        double next = slope < 0.0 ? k - excess / slope : low;
        if (!(next > low && next < high)) next = math::sqrt(low * high);
        const double step = next > k ? next - k : k - next;
        k = next;
        if (step < 1e-14 * k) break;
    }
    return k;
}

}  // namespace

Chain chainOf(const ReferenceClass& reference) {
    return {reference.upPerDay, reference.downPerDay};
}

Chain tilted(const Chain& chain, double ratio) {
    Chain result = chain;
    for (double& rate : result.upPerDay) rate *= ratio;
    for (double& rate : result.downPerDay) rate /= ratio;
    return result;
}

double reachProbability(const Chain& chain, Rung from, Rung to) {
    OPENLINE_ASSERT(from >= 1 && from <= to && to <= 7);
    double sum = 1.0, product = 1.0, upToFrom = 1.0;
    for (int r = 1; r < to; ++r) {
        const auto index = static_cast<std::size_t>(r);
        if (r == from) upToFrom = sum;
        product *= chain.downPerDay[index] / chain.upPerDay[index];
        sum += product;
    }
    return from == to ? 1.0 : upToFrom / sum;
}

PeakShares peakShares(const Chain& chain, Rung start) {
    const auto reach = [&](Rung rung) { return rung <= start ? 1.0 : reachProbability(chain, start, rung); };
    const double violent = reach(5), serious = reach(6), war = reach(7);
    return {1.0 - violent, violent - serious, serious - war, war};
}

double overByDays(const Chain& chain, Rung start, double frailtySdLn, double days) {
    constexpr int kHalf = 30;  // trapezoids of 1/6 sd over +-5 sd
    double over = 0.0, weights = 0.0;
    for (int i = -kHalf; i <= kHalf; ++i) {
        const double z = i / 6.0;
        const double weight = math::exp(-0.5 * z * z);
        const Matrix matrix = transitions(chain, days * math::exp(frailtySdLn * z));
        double alive = 0.0;
        for (double probability : matrix[static_cast<std::size_t>(start - 1)]) alive += probability;
        over += weight * (1.0 - alive);
        weights += weight;
    }
    return over / weights;
}

double thetaFor(const Chain& chain, double oddsRatio) {
    if (oddsRatio == 1.0) return 1.0;
    std::array<double, 5> product{1.0, 0.0, 0.0, 0.0, 0.0};
    for (std::size_t r = 1; r < product.size(); ++r) {
        if (!(chain.upPerDay[r] > 0.0) || !(chain.downPerDay[r] > 0.0)) return 1.0;
        product[r] = product[r - 1] * chain.downPerDay[r] / chain.upPerDay[r];
    }
    const ViolenceOdds odds{product[1], product[2], product[3], product[4]};
    const double wanted = oddsRatio * odds.below(1.0) / odds.above(1.0);
    return 1.0 / math::sqrt(solveRatio(odds, wanted));
}

}  // namespace openline::crisis
