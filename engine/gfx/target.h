// Where pictures go: a window's own framebuffer or one without a window, and the way back into memory.
// Not for what is drawn.
#pragma once

#include <cstdint>
#include <vector>

#include "base/result.h"
#include "gfx/objects.h"

namespace openline::gfx {

/// A framebuffer with colour and depth to draw into. 0 is the window's.
struct Target {
    unsigned framebuffer = 0;
    int widthPx = 0;
    int heightPx = 0;
};

/// A colour picture (RGBA8) with 24 bits of depth that belongs to no window.
class OffscreenTarget {
  public:
    /// Errors: no size, or one that the machine cannot draw.
    static Result<OffscreenTarget> create(int widthPx, int heightPx);
    [[nodiscard]] Target target() const { return {framebuffer_.name(), widthPx_, heightPx_}; }

  private:
    Handle colour_, depth_, framebuffer_;
    int widthPx_ = 0, heightPx_ = 0;
};

/// A texture to draw into: no depth, rows from the first texel's. `texture` must outlive it.
class TextureTarget {
  public:
    /// Binds itself. `face` of a cube 0..5, of others any. Errors: the driver's refusal.
    static Result<TextureTarget> create(const Texture& texture, int face);
    [[nodiscard]] Target target() const { return {framebuffer_.name(), widthPx_, heightPx_}; }

  private:
    Handle framebuffer_;
    int widthPx_ = 0, heightPx_ = 0;
};

/// The picture as RGBA8, top row first; `pixels` is resized and reused. Waits for drawing to end.
/// Cost: 0.15 ms at 1280 x 720 beyond the waiting, and a flip of rows.
void readPixels(const Target& target, std::vector<std::uint8_t>& pixels);

}  // namespace openline::gfx
