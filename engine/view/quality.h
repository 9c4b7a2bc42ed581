// How much of what costs much is shown, in steps from the least to the most, so that slow machines stay
// smooth and fast ones give everything. Plain values; which step suits is for others to measure.
#pragma once

#include <cstddef>
#include <cstdint>

#include "frame/frame_data.h"
#include "view/looks.h"

namespace openline::view {

struct Quality {
    frame::Quality drawn;
    bool traces = true;                   ///< wakes, vapour, shadows on the sea
    std::size_t mostTrailVertices = 192;  ///< of one trail
    bool operator==(const Quality&) const = default;
};

/// Each shows what the one before shows and more.
enum class QualityStep : std::uint8_t {
    least,  ///< neither soft edges nor swell nor traces, trails of 48 vertices
    less,   ///< with soft edges, trails of 96
    usual,  ///< with swell and traces, trails of 192
    hazy,   ///< with haze
    all,    ///< with four samples a pixel, which take the place of soft edges
};
Quality qualityAt(QualityStep step);
/// The same as somebody wants it, where they do.
Quality chosen(Quality quality, const Looks& looks);

}  // namespace openline::view
