#include "crisis/chain.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "base/rng.h"
#include "crisis/small_model.h"

using namespace openline::crisis;
using namespace openline::crisis::test;

TEST_CASE("A fair chain reaches a rung in proportion to where it starts") {
    Chain fair;
    for (std::size_t r = 1; r <= 6; ++r) fair.upPerDay[r] = fair.downPerDay[r] = 1.0;
    CHECK(reachProbability(fair, 3, 7) == Approx(3.0 / 7.0));
    CHECK(reachProbability(fair, 1, 2) == Approx(0.5));
}

TEST_CASE("Peak shares of the class sum to one and follow its counts") {
    const PeakShares shares = peakShares(chainOf(model().classes[0]), 3);
    CHECK(shares.none + shares.minor + shares.serious + shares.war == Approx(1.0));
    CHECK(shares.none == Approx(31.0 / 54.0).margin(0.002));
    CHECK(shares.war == Approx(2.0 / 54.0).margin(0.002));
}

TEST_CASE("Odds ratios give the steps that the model card states") {
    const Chain chain = chainOf(model().classes[0]);
    CHECK(thetaFor(chain, 0.5) == Approx(0.842).margin(0.001));
    CHECK(thetaFor(chain, 0.8) == Approx(0.947).margin(0.001));
    CHECK(thetaFor(chain, 1.0) == 1.0);
    CHECK(thetaFor(chain, 1.25) == Approx(1.055).margin(0.001));
}

TEST_CASE("The step solves its equation for any odds ratio and class") {
    Chain violent = chainOf(model().classes[0]);
    for (std::size_t r = 1; r <= 4; ++r) violent.upPerDay[r] *= 3.0;
    for (const Chain& chain : {chainOf(model().classes[0]), violent}) {
        const double without = reachProbability(chain, 3, 5);
        for (double oddsRatio : {0.05, 0.5, 0.99, 1.01, 1.25, 20.0}) {
            const double with = reachProbability(tilted(chain, thetaFor(chain, oddsRatio)), 3, 5);
            CHECK((with / (1 - with)) / (without / (1 - without)) == Approx(oddsRatio).epsilon(1e-9));
        }
    }
}

TEST_CASE("Full contact changes the odds of violence by exactly the odds ratio") {
    const Chain chain = chainOf(model().classes[0]);
    const double without = reachProbability(chain, 3, 5);
    const double with = reachProbability(tilted(chain, thetaFor(chain, 0.8)), 3, 5);
    CHECK((with / (1 - with)) / (without / (1 - without)) == Approx(0.8).epsilon(1e-6));
}

TEST_CASE("A single rung that can only fall ends exponentially") {
    Chain chain;
    chain.downPerDay.fill(0.1);
    CHECK(overByDays(chain, 1, 0.0, 10.0) == Approx(1.0 - std::exp(-1.0)).epsilon(1e-9));
    CHECK(overByDays(chain, 1, 0.0, 2000.0) == Approx(1.0));
}

namespace {

/// The class a thousand times faster and all crises alike: whole crises in minutes of simulated time.
Model fastModel() {
    Model m = model();
    m.parameters.frailtySdLn.value = 0.0;
    m.readingIndex = 1;
    m.dyads[0].initialRung = 3;
    for (std::size_t r = 1; r <= 6; ++r) {
        m.classes[0].upPerDay[r] *= 1000.0;
        m.classes[0].downPerDay[r] *= 1000.0;
    }
    return m;
}

}  // namespace

TEST_CASE("With factors frozen, 200,000 simulated crises agree with the closed forms") {
    const Model m = fastModel();
    constexpr int kRuns = 200000;
    std::array<int, kRungCount> peaks{};
    int overByMedian = 0;
    const double medianS = 37.0 * kDayS / 1000.0;
    std::vector<Event> events;
    for (int i = 0; i < kRuns; ++i) {
        const auto seed = static_cast<std::uint64_t>(i);
        State state = begin(m, seed);
        events.clear();
        advance(m, state, seed, medianS, {}, events);
        if (state.dyads[0].rung == 0 || state.dyads[0].rung == 7) ++overByMedian;
        advance(m, state, seed, 100 * kDayS, {}, events);
        ++peaks[static_cast<std::size_t>(state.dyads[0].peakRung)];
    }
    const auto agrees = [&](int count, double probability) {
        const double se = std::sqrt(probability * (1 - probability) / kRuns);
        return std::abs(static_cast<double>(count) / kRuns - probability) <= 3 * se;
    };
    const Chain chain = chainOf(m.classes[0]);
    const PeakShares shares = peakShares(chain, 3);
    CHECK(agrees(peaks[3] + peaks[4], shares.none));
    CHECK(agrees(peaks[5], shares.minor));
    CHECK(agrees(peaks[6], shares.serious));
    CHECK(agrees(peaks[7], shares.war));
    CHECK(agrees(overByMedian, overByDays(chain, 3, 0.0, medianS / kDayS)));
}

TEST_CASE("Under one clock and one uniform a tick, more contact never puts a run higher") {
    const Chain chain = chainOf(model().classes[0]);
    const double theta = thetaFor(chain, 0.8);
    const std::array<Chain, 3> contact{chain, tilted(chain, std::sqrt(theta)), tilted(chain, theta)};
    double fastest = 0.0;
    for (std::size_t r = 1; r <= 6; ++r)
        fastest = std::max(fastest, chain.upPerDay[r] + contact[2].downPerDay[r]);
    // Up below u/L and down above 1 - d/L never overlap between neighbours when L covers any up with any
    // down.
    for (std::size_t r = 1; r <= 5; ++r)
        fastest = std::max(fastest, chain.upPerDay[r] + contact[2].downPerDay[r + 1]);
    for (std::uint64_t seed = 0; seed < 2000; ++seed) {
        std::array<Rung, 3> rungs{3, 3, 3};
        for (int tick = 0; tick < 500; ++tick) {
            const double u = openline::uniform01({seed, tick, 0, openline::Purpose::sceneTest, 0});
            for (std::size_t i = 0; i < 3; ++i) {
                const auto rung = static_cast<std::size_t>(rungs[i]);
                if (rung == 0 || rung == 7) continue;
                if (u < contact[i].upPerDay[rung] / fastest)
                    ++rungs[i];
                else if (u > 1.0 - contact[i].downPerDay[rung] / fastest)
                    --rungs[i];
            }
            REQUIRE(rungs[0] >= rungs[1]);
            REQUIRE(rungs[1] >= rungs[2]);
        }
    }
}
