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

/// A colour picture (RGBA8) that belongs to no window, with 24 bits of depth where something is drawn into it
/// that needs them.
class OffscreenTarget {
  public:
    enum class Depth : std::uint8_t { none, bits24 };
    /// `samples` a pixel, as many as the machine has at most; 0 and 1: no multisampling. What has samples is
    /// read by way of `copyPicture`. Binds itself, and what could not be made binds 0. Errors: no size, or
    /// one that the machine cannot draw.
    static Result<OffscreenTarget> create(int widthPx, int heightPx, int samples = 0,
                                          Depth depth = Depth::bits24);
    [[nodiscard]] Target target() const { return {framebuffer_.name(), widthPx_, heightPx_}; }
    /// Those asked for, whether or not the machine has as many.
    [[nodiscard]] int samples() const { return samples_; }

  private:
    Handle colour_, depth_, framebuffer_;
    int widthPx_ = 0, heightPx_ = 0, samples_ = 0;
};

/// Copies the colours, with the mean of a pixel's samples where only `from` has some. Binds `to`.
/// Cost: 0.5 ms at 1280 x 720 on software OpenGL without samples.
void copyPicture(const Target& from, const Target& to);

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
