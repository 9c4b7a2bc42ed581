// Times of many runs, and their median and 90th percentile: what every bench reports. Not a profiler.
#pragma once

#include <chrono>
#include <string>
#include <utility>
#include <vector>

namespace openline::app {

class Samples {
  public:
    void add(double milliseconds) { values_.push_back(milliseconds); }
    /// Measures what a call takes, in milliseconds, and adds it.
    template <class Call>
    void time(Call&& call) {
        const auto begun = std::chrono::steady_clock::now();
        std::forward<Call>(call)();
        add(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begun).count());
    }
    [[nodiscard]] std::size_t count() const { return values_.size(); }
    [[nodiscard]] double median() const { return quantile(0.5); }
    [[nodiscard]] double p90() const { return quantile(0.9); }
    [[nodiscard]] double largest() const { return quantile(1.0); }
    [[nodiscard]] double total() const;
    /// Range: 0..1; 0 if there are no runs.
    [[nodiscard]] double quantile(double share) const;

  private:
    std::vector<double> values_;
};

/// What was asked for, else what is usual.
inline int orElse(int given, int usual) {
    return given > 0 ? given : usual;
}

using BenchFigures = std::vector<std::pair<std::string, double>>;

/// What one bench found.
struct BenchReport {
    std::string name;
    int units = 0;
    Samples samples;
    std::string what;                  ///< what one run is, for people
    BenchFigures more;                 ///< further figures by name, as in `framesPerSecond`
    std::vector<BenchFigures> rows{};  ///< the same figures by size, if it was measured at several
};

}  // namespace openline::app
