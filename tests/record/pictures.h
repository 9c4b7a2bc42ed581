// Small moving pictures for tests of what takes pictures.
#pragma once

#include <cstdint>
#include <vector>

#include "record/frame_sink.h"

namespace openline::record::test {

/// A gradient with a white square that moves with `n`.
inline std::vector<std::uint8_t> picture(int widthPx, int heightPx, int n) {
    std::vector<std::uint8_t> rgba;
    rgba.reserve(static_cast<std::size_t>(widthPx * heightPx * 4));
    for (int y = 0; y < heightPx; ++y) {
        for (int x = 0; x < widthPx; ++x) {
            const bool square = x > n && x < n + 12 && y > 10 && y < 22;
            const auto add = [&](int level) {
                rgba.push_back(static_cast<std::uint8_t>(square ? 255 : level));
            };
            add(x * 255 / widthPx);
            add(y * 255 / heightPx);
            add(64);
            rgba.push_back(255);
        }
    }
    return rgba;
}

}  // namespace openline::record::test
