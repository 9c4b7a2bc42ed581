// The seam between OpenGL 3.3 core and the platform: a context without a window (EGL) or with one (SDL2,
// window.h). What draws does not care which. Not for drawing.
#pragma once

#include <memory>
#include <string>

#include "base/result.h"

namespace openline::gfx {

/// Who draws and since which version, as in `llvmpipe (LLVM 15.0.6), OpenGL 4.5`. Needs a current context.
std::string describeContext();
/// Whether it is the processor that draws, by the renderer's name. Needs a current context.
bool drawsInSoftware();

/// Sends the driver's complaints to the log when it can; counts those that are errors. Needs a current
/// context.
void enableDebugOutput();
/// Errors that the driver has reported so far, through debug output or `glGetError`, which this drains.
int debugErrorCount();

/// OpenGL 3.3 core without a screen: EGL on the surfaceless platform, a graphics device, or a tiny pixel
/// buffer. Software drawing (Mesa's llvmpipe) suffices. Current from creation to destruction.
class HeadlessContext {
  public:
    /// Errors: what was tried and what is missing, in words for people.
    static Result<HeadlessContext> create();
    ~HeadlessContext();
    HeadlessContext(HeadlessContext&&) noexcept;
    HeadlessContext& operator=(HeadlessContext&&) noexcept;
    /// Needed only where several contexts exist.
    void makeCurrent();

  private:
    struct State;
    explicit HeadlessContext(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace openline::gfx
