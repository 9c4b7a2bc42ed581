// How long the graphics side works on something, asked for without waiting for it. Not for what the processor
// does meanwhile.
#pragma once

#include <array>
#include <cstddef>
#include <optional>

#include "gfx/objects.h"

namespace openline::gfx {

/// Needs a current context. Nothing else may be timed between `begin` and `end`.
class DrawingClock {
  public:
    void begin();
    void end();
    /// The time of the oldest picture that was not told of yet, once it is done; none: it is not, or there is
    /// none. Units: s.
    std::optional<double> taken();

  private:
    /// Pictures in the works; more of them are not timed.
    std::array<Handle, 4> queries_;
    std::size_t oldest_ = 0, waiting_ = 0;
    bool isRunning_ = false;
};

}  // namespace openline::gfx
