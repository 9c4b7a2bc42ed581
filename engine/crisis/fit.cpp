#include "crisis/fit.h"

#include <cstddef>

#include "base/math.h"

namespace openline::crisis {

namespace {

constexpr std::array<double, 5> kQuantiles{0.10, 0.25, 0.50, 0.75, 0.90};

/// Shape that the counts do not fix: relative exit rates of the rungs and the ratios down / up of rungs 1
/// to 4. Assumed; chosen so that the class of non-violent military acts comes out with its own durations.
constexpr std::array<double, kRungCount> kShapeUp{0.0, 0.0626, 0.0662, 0.0831, 0.0850, 0.0299, 0.0208, 0.0};
constexpr std::array<double, kRungCount> kShapeDown{0.0, 0.1201, 0.1296, 0.1044, 0.0779, 0.1175, 0.1807, 0.0};

/// Sets the ratio down / up of a rung and keeps its exit rate.
void setRatio(Chain& chain, std::size_t rung, double ratio) {
    const double exit = chain.upPerDay[rung] + chain.downPerDay[rung];
    chain.upPerDay[rung] = exit / (1.0 + ratio);
    chain.downPerDay[rung] = exit - chain.upPerDay[rung];
}

double ratioOf(const Chain& chain, std::size_t rung) {
    return chain.downPerDay[rung] / chain.upPerDay[rung];
}

Chain withLowerRatios(const Chain& shape, double factor) {
    Chain chain = shape;
    for (std::size_t r = 1; r <= 4; ++r) setRatio(chain, r, ratioOf(shape, r) * factor);
    return chain;
}

/// One factor on the ratios of rungs 1 to 4 so that violence is reached with `probability`.
Chain fitViolence(const Chain& shape, Rung start, double probability) {
    double low = 1e-3, high = 1e3;
    for (int i = 0; i < 80; ++i) {
        const double middle = math::sqrt(low * high);
        const bool tooViolent = reachProbability(withLowerRatios(shape, middle), start, 5) > probability;
        (tooViolent ? low : high) = middle;
    }
    return withLowerRatios(shape, math::sqrt(low * high));
}

/// The ratio at `rung` for which the next rung is reached before 0 with `probability`. Closed form.
void fitStep(Chain& chain, std::size_t rung, double probability) {
    double sum = 1.0, product = 1.0;
    for (std::size_t r = 1; r < rung; ++r) {
        product *= ratioOf(chain, r);
        sum += product;
    }
    setRatio(chain, rung, sum * (1.0 - probability) / (probability * product));
}

Chain scaled(const Chain& chain, double factor) {
    Chain result = chain;
    for (double& rate : result.upPerDay) rate *= factor;
    for (double& rate : result.downPerDay) rate *= factor;
    return result;
}

double durationError(const ReferenceClass& reference, const Chain& chain, double frailtySdLn) {
    const std::array<double, 5> fitted = durationFit(reference, chain, frailtySdLn);
    double sum = 0.0;
    for (std::size_t i = 0; i < fitted.size(); ++i) {
        const double error = fitted[i] - kQuantiles[i];
        sum += error * error;
    }
    return sum;
}

/// Golden section over the logarithm of the scale.
Chain fitTimeScale(const ReferenceClass& reference, const Chain& chain, double frailtySdLn) {
    constexpr double kGolden = 0.6180339887498949;
    double low = -2.0, high = 2.0;
    const auto error = [&](double x) {
        return durationError(reference, scaled(chain, math::exp(x)), frailtySdLn);
    };
    double left = high - kGolden * (high - low), right = low + kGolden * (high - low);
    double errorLeft = error(left), errorRight = error(right);
    for (int i = 0; i < 26; ++i) {
        if (errorLeft < errorRight) {
            high = right;
            right = left;
            errorRight = errorLeft;
            left = high - kGolden * (high - low);
            errorLeft = error(left);
        } else {
            low = left;
            left = right;
            errorLeft = errorRight;
            right = low + kGolden * (high - low);
            errorRight = error(right);
        }
    }
    return scaled(chain, math::exp(0.5 * (low + high)));
}

/// k > 0 with k a + k^2 b = wanted; a, b, wanted above 0.
double positiveRoot(double a, double b, double wanted) {
    return 2.0 * wanted / (a + math::sqrt(a * a + 4.0 * b * wanted));
}

/// Odds against, kept away from never and always.
double oddsAgainst(double share) {
    constexpr double kLeast = 1e-9;
    const double kept = share < kLeast ? kLeast : share > 1.0 - kLeast ? 1.0 - kLeast : share;
    return (1.0 - kept) / kept;
}

}  // namespace

std::array<double, 5> durationFit(const ReferenceClass& reference, const Chain& chain, double frailtySdLn) {
    std::array<double, 5> result{};
    for (std::size_t i = 0; i < result.size(); ++i)
        result[i] = overByDays(chain, reference.startRung, frailtySdLn, reference.durationQuantileDays[i]);
    return result;
}

PeakDraw peakDrawOf(const Chain& chain) {
    return {reachProbability(chain, 1, 3), reachProbability(chain, 3, 5), reachProbability(chain, 5, 6),
            reachProbability(chain, 6, 7)};
}

Chain refitted(const Chain& chain, const PeakDraw& wanted) {
    Chain result = chain;
    const double r1 = ratioOf(chain, 1), r2 = ratioOf(chain, 2);
    const double below = positiveRoot(r1, r1 * r2, oddsAgainst(wanted.showOfForce));
    setRatio(result, 1, r1 * below);
    setRatio(result, 2, r2 * below);
    const double product = r1 * r2 * below * below, sum = 1.0 + r1 * below + product;
    const double r3 = ratioOf(chain, 3), r4 = ratioOf(chain, 4);
    const double above = positiveRoot(r3, r3 * r4, oddsAgainst(wanted.violent) * sum / product);
    setRatio(result, 3, r3 * above);
    setRatio(result, 4, r4 * above);
    fitStep(result, 5, 1.0 / (1.0 + oddsAgainst(wanted.serious)));
    fitStep(result, 6, 1.0 / (1.0 + oddsAgainst(wanted.war)));
    return result;
}

Chain fitRates(const ReferenceClass& targets, double frailtySdLn) {
    Chain chain{kShapeUp, kShapeDown};
    const double all = targets.crises, violent = targets.violent;
    const double serious = targets.serious, war = targets.war;
    if (targets.startRung < 5) chain = fitViolence(chain, targets.startRung, violent / all);
    fitStep(chain, 5, serious / violent);
    fitStep(chain, 6, war / serious);
    return fitTimeScale(targets, chain, frailtySdLn);
}

}  // namespace openline::crisis
