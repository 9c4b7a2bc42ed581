#include "view/veil.h"

namespace openline::view {

namespace {
// Its opacity: a line that crosses the words is still there, but no letter is lost in it.
constexpr double kVeil = 0.55;
constexpr double kVeilOnLight = 0.74;
}  // namespace

void addVeil(Stage& stage, const std::vector<VeilRow>& rows, float sideX, float inwards) {
    const double opacity = stage.settings.theme == frame::Theme::dark ? kVeil : kVeilOnLight;
    const float edge = inwards * stage.px(2.0 * kVeilEdgePx);
    frame::Flat& flat = stage.frame.overlay;
    const auto first = static_cast<std::uint32_t>(flat.fillVertices.size());
    for (const VeilRow& row : rows) {
        const double share = opacity * row.share;
        flat.fillVertices.push_back({sideX, row.y, faded(stage.colours.halo, share)});
        for (const auto& [out, left] : kFall)
            flat.fillVertices.push_back(
                {sideX + inwards * row.reachPx + out * edge, row.y, faded(stage.colours.halo, share * left)});
    }
    constexpr std::uint32_t kAcross = kFall.size() + 1;
    for (std::uint32_t row = 0; row + 1 < rows.size(); ++row) {
        for (std::uint32_t column = 0; column + 1 < kAcross; ++column) {
            const std::uint32_t a = first + kAcross * row + column, below = a + kAcross;
            flat.fillIndices.insert(flat.fillIndices.end(), {a, a + 1, below + 1, a, below + 1, below});
        }
    }
}

}  // namespace openline::view
