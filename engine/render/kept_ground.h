// The earth as an eye that stands still sees it, kept from picture to picture: most of a picture's cost on
// software OpenGL, and most eyes stand still most of the time. Not for what moves.
#pragma once

#include <cstddef>
#include <optional>

#include "frame/frame_data.h"
#include "gfx/target.h"

namespace openline::render {

/// All that sky, ground, air and map lines depend on.
struct GroundView {
    frame::Camera camera;
    frame::Globe globe;
    frame::Theme theme{};
    bool swell = true, haze = false;
    std::size_t mapLevel = 0;
    GroundView(const frame::FrameData& frame, std::size_t mapLevel);
    bool operator==(const GroundView&) const = default;
};

class KeptGround {
  public:
    /// True where the target now shows the earth as it was drawn from there before.
    bool restore(const GroundView& view, const gfx::Target& target);
    /// Tells what was drawn, and keeps it when the same is likely to be wanted again: an eye that moves costs
    /// nothing here. Leaves `target` bound.
    void drew(const GroundView& view, const gfx::Target& target);
    void forget();

  private:
    /// False where the machine has no room for it.
    bool makeRoom(const gfx::Target& target);
    [[nodiscard]] bool pays(const GroundView& view) const;
    std::optional<GroundView> last_, kept_;
    std::optional<gfx::OffscreenTarget> picture_;
    gfx::Target refused_;   ///< its size is not tried again
    bool wasOfUse_ = true;  ///< what was kept last was shown again
};

}  // namespace openline::render
