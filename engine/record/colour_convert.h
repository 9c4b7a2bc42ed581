// From RGBA pixels to the planes that a film encoder wants: BT.709, limited range, chroma halved both ways.
// Integer arithmetic only, so the same picture is the same film everywhere. Not for scaling.
#pragma once

#include <cstddef>
#include <cstdint>

namespace openline::record {

/// Destination planes of a 4:2:0 picture. Strides in bytes.
struct YuvPlanes {
    std::uint8_t* luma = nullptr;
    std::uint8_t* blueDifference = nullptr;
    std::uint8_t* redDifference = nullptr;
    std::ptrdiff_t lumaStride = 0;
    std::ptrdiff_t chromaStride = 0;
};

/// Width and height are even. Alpha is ignored. Source: ITU-R BT.709-6 section 3 (weights), 8-bit limited
/// range; chroma is the mean of its four pixels. Accuracy: within 1 of the rounded real formula. Cost: 0.5 ms
/// at 1280 x 720 with AVX2, 1.5 ms without.
void convertToYuv420(const std::uint8_t* rgba, int widthPx, int heightPx, const YuvPlanes& planes);

}  // namespace openline::record
