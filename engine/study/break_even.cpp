#include "study/break_even.h"

#include "base/math.h"

namespace openline::study {

BreakEven breakEvenOf(const std::function<double(double oddsRatio)>& violentAt) {
    constexpr int kHalvings = 9;
    BreakEven result;
    const double without = violentAt(1.0);
    result.most = without - violentAt(kLeastOddsRatio);
    if (result.most < result.movedBy) return result;
    double low = math::log(kLeastOddsRatio), high = 0.0;
    for (int i = 0; i < kHalvings; ++i) {
        const double middle = 0.5 * (low + high);
        const bool enough = without - violentAt(math::exp(middle)) >= result.movedBy;
        (enough ? low : high) = middle;
    }
    result.oddsRatio = math::exp(0.5 * (low + high));
    return result;
}

}  // namespace openline::study
