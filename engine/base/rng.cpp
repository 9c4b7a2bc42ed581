#include "base/rng.h"

#include <Random123/philox.h>

#include <array>

#include "base/math.h"

namespace openline {

std::uint64_t randomBits(const RandomKey& key) {
    using Generator = r123::Philox4x32;
    const auto tick = static_cast<std::uint64_t>(key.tick);
    const Generator::ctr_type counter = {
        {static_cast<std::uint32_t>(tick), static_cast<std::uint32_t>(tick >> 32), key.subject, key.n}};
    // The purpose takes the top of the key, so that purposes never share a stream for seeds below 2^32.
    const Generator::key_type streamKey = {
        {static_cast<std::uint32_t>(key.seed), static_cast<std::uint32_t>(key.seed >> 32) ^
                                                   (static_cast<std::uint32_t>(key.purpose) * 0x9E3779B9u)}};
    const auto bits = Generator{}(counter, streamKey);
    return (static_cast<std::uint64_t>(bits[1]) << 32) | bits[0];
}

double uniform01(const RandomKey& key) {
    return static_cast<double>(randomBits(key) >> 11) * 0x1.0p-53;
}

double unitExponential(const RandomKey& key) {
    // 1 - u is in (0, 1], so the logarithm is finite.
    return -math::log(1.0 - uniform01(key));
}

namespace {

double horner(const double* coefficients, int count, double x) {
    double sum = coefficients[0];
    for (int i = 1; i < count; ++i) sum = sum * x + coefficients[i];
    return sum;
}

/// Inverse of the standard normal distribution. Relative error 1.15e-9. Source: P. J. Acklam, 2003.
double inverseNormal(double p) {
    static constexpr double a[] = {-3.969683028665376e+01, 2.209460984245205e+02,  -2.759285104469687e+02,
                                   1.383577518672690e+02,  -3.066479806614716e+01, 2.506628277459239e+00};
    static constexpr double b[] = {-5.447609879822406e+01, 1.615858368580409e+02,  -1.556989798598866e+02,
                                   6.680131188771972e+01,  -1.328068155288572e+01, 1.0};
    static constexpr double c[] = {-7.784894002430293e-03, -3.223964580411365e-01, -2.400758277161838e+00,
                                   -2.549732539343734e+00, 4.374664141464968e+00,  2.938163982698783e+00};
    static constexpr double d[] = {7.784695709041462e-03, 3.224671290700398e-01, 2.445134137142996e+00,
                                   3.754408661907416e+00, 1.0};
    constexpr double kLow = 0.02425;
    if (p < kLow) {
        const double q = math::sqrt(-2.0 * math::log(p));
        return horner(c, 6, q) / horner(d, 5, q);
    }
    if (p > 1.0 - kLow) {
        const double q = math::sqrt(-2.0 * math::log(1.0 - p));
        return -horner(c, 6, q) / horner(d, 5, q);
    }
    const double q = p - 0.5;
    const double r = q * q;
    return horner(a, 6, r) * q / horner(b, 6, r);
}

}  // namespace

double standardNormal(const RandomKey& key) {
    // The middle of each of 2^53 cells keeps p off 0 and 1.
    const double p = (static_cast<double>(randomBits(key) >> 11) + 0.5) * 0x1.0p-53;
    return inverseNormal(p);
}

}  // namespace openline
