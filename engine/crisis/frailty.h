// A crisis's own speed F, given what it has shown so far: p(F | history) proportional to p(F) F^n exp(-F X)
// with n moves seen and X the exit rate before F, integrated. A crisis that has been quiet for a month is
// probably a slow one. Internal to `crisis`.
#pragma once

#include <array>

#include "crisis/state.h"

namespace openline::crisis {

class FrailtyPosterior {
  public:
    /// Range: sdLn not below 0; 0 gives F = 1 always. Cost: 121 exponentials.
    FrailtyPosterior(const DyadState& dyad, double sdLn);
    /// F at a uniform of [0, 1); rises with it. Linear between points of 1/12 sd within 5 sd.
    [[nodiscard]] double at(double uniform) const;

  private:
    static constexpr int kPoints = 121;
    std::array<double, kPoints> cumulative_{};
    double sdLn_;
};

}  // namespace openline::crisis
