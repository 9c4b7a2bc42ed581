// Scalar functions with the same bits for every compiler, optimisation level and processor. Everything that
// reaches a world's state uses these or + - * / sqrt, never libm. Not for pictures, where libm is fine.
// Source: SLEEF 3.5, the `cinz_` functions (reproducible, without fused multiply-add; 1.0 ULP).
#pragma once

#include <cmath>
#include <numbers>

namespace openline::math {

inline constexpr double kPi = std::numbers::pi;
inline constexpr double kTwoPi = 2.0 * std::numbers::pi;

double sin(double radians);
double cos(double radians);
double tan(double radians);
double asin(double x);
double acos(double x);
double atan2(double y, double x);
double exp(double x);
double log(double x);
double pow(double base, double exponent);

/// IEEE 754 square root: correctly rounded everywhere.
inline double sqrt(double x) {
    return std::sqrt(x);
}

}  // namespace openline::math
