#include "record/colour_convert.h"

// One generic build that uses wide registers where the processor has them; the arithmetic is on integers, so
// every version gives the same bytes. Thread sanitizers run before the resolvers of such functions can, so
// not there.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_THREAD__) && \
    !defined(__SANITIZE_ADDRESS__)
#define OPENLINE_WIDE __attribute__((target_clones("avx2", "default"), optimize("O3")))
#else
#define OPENLINE_WIDE
#endif

namespace openline::record {
namespace {

// BT.709 weights scaled by 2^14 and by 219/255 (luma) or 224/255 (chroma).
constexpr std::int32_t kYr = 2991, kYg = 10064, kYb = 1016;
constexpr std::int32_t kUr = -1649, kUg = -5547, kUb = 7196;
constexpr std::int32_t kVr = 7196, kVg = -6536, kVb = -660;
constexpr std::int32_t kHalf = 1 << 13;

OPENLINE_WIDE void lumaRow(const std::uint8_t* rgba, int widthPx, std::uint8_t* luma) {
    for (int x = 0; x < widthPx; ++x) {
        const std::uint8_t* p = rgba + 4 * static_cast<std::ptrdiff_t>(x);
        luma[x] = static_cast<std::uint8_t>(((kYr * p[0] + kYg * p[1] + kYb * p[2] + kHalf) >> 14) + 16);
    }
}

OPENLINE_WIDE void chromaRow(const std::uint8_t* upper, const std::uint8_t* lower, int pairs, std::uint8_t* u,
                             std::uint8_t* v) {
    for (int x = 0; x < pairs; ++x) {
        const std::uint8_t* a = upper + 8 * static_cast<std::ptrdiff_t>(x);
        const std::uint8_t* b = lower + 8 * static_cast<std::ptrdiff_t>(x);
        const std::int32_t red = a[0] + a[4] + b[0] + b[4];
        const std::int32_t green = a[1] + a[5] + b[1] + b[5];
        const std::int32_t blue = a[2] + a[6] + b[2] + b[6];
        u[x] = static_cast<std::uint8_t>(((kUr * red + kUg * green + kUb * blue + 4 * kHalf) >> 16) + 128);
        v[x] = static_cast<std::uint8_t>(((kVr * red + kVg * green + kVb * blue + 4 * kHalf) >> 16) + 128);
    }
}

}  // namespace

void convertToYuv420(const std::uint8_t* rgba, int widthPx, int heightPx, const YuvPlanes& planes) {
    const std::ptrdiff_t rowBytes = 4 * static_cast<std::ptrdiff_t>(widthPx);
    for (int y = 0; y < heightPx; y += 2) {
        const std::uint8_t* upper = rgba + y * rowBytes;
        const std::uint8_t* lower = upper + rowBytes;
        lumaRow(upper, widthPx, planes.luma + y * planes.lumaStride);
        lumaRow(lower, widthPx, planes.luma + (y + 1) * planes.lumaStride);
        chromaRow(upper, lower, widthPx / 2, planes.blueDifference + y / 2 * planes.chromaStride,
                  planes.redDifference + y / 2 * planes.chromaStride);
    }
}

}  // namespace openline::record
