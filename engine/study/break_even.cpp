#include "study/break_even.h"

#include "base/math.h"

namespace openline::study {

BreakEven breakEvenOf(const std::function<double(double oddsRatio)>& outcomeAt, double movedBy) {
    constexpr int kHalvings = 9;
    BreakEven result;
    result.movedBy = movedBy;
    const double without = outcomeAt(1.0);
    result.most = without - outcomeAt(kLeastOddsRatio);
    if (result.most < result.movedBy) return result;
    double low = math::log(kLeastOddsRatio), high = 0.0;
    for (int i = 0; i < kHalvings; ++i) {
        const double middle = 0.5 * (low + high);
        const bool enough = without - outcomeAt(math::exp(middle)) >= result.movedBy;
        (enough ? low : high) = middle;
    }
    result.oddsRatio = math::exp(0.5 * (low + high));
    return result;
}

}  // namespace openline::study
