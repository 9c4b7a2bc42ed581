#include "app/bench_samples.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace openline::app {

double Samples::quantile(double share) const {
    if (values_.empty()) return 0.0;
    std::vector<double> sorted = values_;
    std::sort(sorted.begin(), sorted.end());
    const double place = share * static_cast<double>(sorted.size() - 1);
    return sorted[static_cast<std::size_t>(std::llround(place))];
}

double Samples::total() const {
    return std::accumulate(values_.begin(), values_.end(), 0.0);
}

}  // namespace openline::app
