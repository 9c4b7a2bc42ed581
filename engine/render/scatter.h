// Numbers that look thrown and are the same everywhere: where stars stand, how waves run.
#pragma once

#include <cstdint>

namespace openline::render {

/// Weyl sequence with a finaliser: an even, repeatable scatter. Range: [0, 1).
inline double scatter(std::uint32_t index, std::uint32_t salt) {
    std::uint32_t x = index * 0x9E3779B9u + salt * 0x85EBCA6Bu;
    x = (x ^ (x >> 16)) * 0x7FEB352Du;
    x = (x ^ (x >> 15)) * 0x846CA68Bu;
    return static_cast<double>(x ^ (x >> 16)) / 4294967296.0;
}

}  // namespace openline::render
