#include "study/variance_shares.h"

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

TEST_CASE("without a relation nine in ten shares stay under the noise") {
    int above = 0;
    for (std::uint32_t i = 0; i < 200; ++i)
        above += varianceShare(uniforms(10 + i, 400), uniforms(1000 + i, 400)) > shareNoise(400) ? 1 : 0;
    CHECK(above < 20);
}

TEST_CASE("what never changes has no share, and few rows have none") {
    const auto a = uniforms(1, 100);
    CHECK(varianceShare(std::vector<double>(100, 1.0), a) == 0.0);
    CHECK(varianceShare(a, std::vector<double>(100, 1.0)) == 0.0);
    CHECK(varianceShare(uniforms(1, 30), uniforms(1, 30)) == 0.0);
}

}  // namespace openline::study
