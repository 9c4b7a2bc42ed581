#include "crisis/fit.h"

#include <catch2/catch.hpp>

#include "crisis/small_model.h"

using namespace openline::crisis;
using namespace openline::crisis::test;

TEST_CASE("The fit reproduces the counts exactly and the durations of the first class to five in a hundred") {
    const ReferenceClass targets = model().classes[0];
    const Chain chain = fitRates(targets, 0.7);
    const PeakShares shares = peakShares(chain, 3);
    CHECK(shares.none == Approx(31.0 / 54.0).margin(1e-9));
    CHECK(shares.minor == Approx(12.0 / 54.0).margin(1e-9));
    CHECK(shares.serious == Approx(9.0 / 54.0).margin(1e-9));
    CHECK(shares.war == Approx(2.0 / 54.0).margin(1e-9));
    const auto over = durationFit(targets, chain, 0.7);
    const std::array<double, 5> wanted{0.10, 0.25, 0.50, 0.75, 0.90};
    for (std::size_t i = 0; i < 5; ++i) CHECK(over[i] == Approx(wanted[i]).margin(0.05));
}

TEST_CASE("A class twice as slow comes out with half the rates") {
    ReferenceClass slow = model().classes[0];
    for (double& days : slow.durationQuantileDays) days *= 2.0;
    const Chain once = fitRates(model().classes[0], 0.7), twice = fitRates(slow, 0.7);
    CHECK(twice.upPerDay[3] == Approx(0.5 * once.upPerDay[3]).epsilon(1e-3));
}
