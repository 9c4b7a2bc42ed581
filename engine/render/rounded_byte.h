// Rounding of what is known to lie within a byte, by the million. Not for values that may be negative.
#pragma once

#include <cstdint>

namespace openline::render {

/// Nearest whole number; half rounds up. Range: 0..255, unchecked.
template <class Real>
constexpr std::uint8_t roundedByte(Real value) {
    // lround() minds the sign and errno, and costs several times as much.
    return static_cast<std::uint8_t>(value + Real(0.5));  // NOLINT(bugprone-incorrect-roundings)
}

}  // namespace openline::render
