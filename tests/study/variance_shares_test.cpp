#include "study/variance_shares.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "base/rng.h"

namespace openline::study {

namespace {

std::vector<double> uniforms(std::uint32_t subject, std::size_t count) {
    std::vector<double> values;
    for (std::size_t i = 0; i < count; ++i)
        values.push_back(uniform01({3, static_cast<std::int64_t>(i), subject, Purpose::sceneTest, 0}));
    return values;
}

}  // namespace

TEST_CASE("the shares of two independent terms are those of their variances") {
    const auto a = uniforms(1, 40000), b = uniforms(2, 40000);
    std::vector<double> sum;
    for (std::size_t i = 0; i < a.size(); ++i) sum.push_back(2.0 * a[i] + b[i]);
    CHECK(varianceShare(a, sum) == Approx(0.8).margin(0.02));
    CHECK(varianceShare(b, sum) == Approx(0.2).margin(0.02));
}

TEST_CASE("a relation that rises and falls is seen, which a correlation does not see") {
    const auto a = uniforms(1, 4000);
    std::vector<double> bent;
    for (const double x : a) bent.push_back((x - 0.5) * (x - 0.5));
    CHECK(varianceShare(a, bent) > 0.9);
}

TEST_CASE("without a relation the largest share of ten quantities is seldom above the noise") {
    constexpr std::uint32_t kQuantities = 10, kSweeps = 40;
    int above = 0;
    for (std::uint32_t sweep = 0; sweep < kSweeps; ++sweep) {
        const auto outcome = uniforms(10000 + sweep, 400);
        double largest = 0.0;
        for (std::uint32_t i = 0; i < kQuantities; ++i)
            largest = std::max(largest, varianceShare(uniforms(10 + sweep * kQuantities + i, 400), outcome));
        above += largest > shareNoise(400, kQuantities) ? 1 : 0;
    }
    // Twice is expected.
    CHECK(above <= 7);
}

TEST_CASE("the more quantities are looked at, the more the largest may be by chance; rows make it less") {
    CHECK(shareNoise(400, 36) > shareNoise(400, 1));
    CHECK(shareNoise(4000, 36) < 0.11 * shareNoise(400, 36));
    // Nine degrees of freedom: a chi-squared of 16.92 is exceeded once in 20 times.
    CHECK(shareNoise(1000, 1) == Approx((16.92 - 9.0) / 1000.0).margin(1e-4));
    CHECK(shareNoise(30, 1) == 1.0);
}

TEST_CASE("shares are told where rows and outcomes are enough") {
    CHECK(enoughForShares(400, 30));
    CHECK_FALSE(enoughForShares(399, 100));
    CHECK_FALSE(enoughForShares(400, 29));
    CHECK_FALSE(enoughForShares(400, 371));
}

TEST_CASE("what never changes has no share, and few rows have none") {
    const auto a = uniforms(1, 100);
    CHECK(varianceShare(std::vector<double>(100, 1.0), a) == 0.0);
    CHECK(varianceShare(a, std::vector<double>(100, 1.0)) == 0.0);
    CHECK(varianceShare(uniforms(1, 30), uniforms(1, 30)) == 0.0);
}

}  // namespace openline::study
