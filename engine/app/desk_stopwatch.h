// Times of the desk's loop: its stages, for people, and its pictures, for the quality that the machine can
// follow. Not for what follows from them.
#pragma once

#include <chrono>
#include <optional>

#include "gfx/drawing_clock.h"
#include "ui/desk_view.h"

namespace openline::app {

using Clock = std::chrono::steady_clock;

inline constexpr double kStageSmoothing = 0.1;

inline double secondsBetween(Clock::time_point from, Clock::time_point to) {
    return std::chrono::duration<double>(to - from).count();
}

/// Milliseconds by stage, smoothed.
class StageClock {
  public:
    explicit StageClock(ui::Statistics& statistics) : statistics_(statistics) {}
    void begin() {
        at_ = Clock::now();
        stage_ = 0;
    }
    void end(const char* name) {
        const auto now = Clock::now();
        const double milliseconds = secondsBetween(at_, now) * 1000.0;
        if (stage_ >= statistics_.stages.size()) statistics_.stages.push_back({name, milliseconds});
        double& shown = statistics_.stages[stage_++].milliseconds;
        shown += (milliseconds - shown) * kStageSmoothing;
        at_ = now;
    }

  private:
    ui::Statistics& statistics_;
    Clock::time_point at_;
    std::size_t stage_ = 0;
};

/// How long a picture of the theater takes, without the wait for the screen: at 30 Hz that wait alone would
/// look like a slow machine. Needs a current context.
class PictureStopwatch {
  public:
    explicit PictureStopwatch(bool drawsInSoftware) : drawsInSoftware_(drawsInSoftware) {}
    /// Around the making of a picture.
    void begin();
    void drawn();
    /// Call before the window is shown. Where the processor draws, all of the picture with its panels, which
    /// are waited for: they must be ready to be shown anyway. On a graphics card the longer of preparing the
    /// picture and drawing it, of the last one that is done; none: none is. Units: s.
    std::optional<double> taken();

  private:
    bool drawsInSoftware_;
    gfx::DrawingClock onCard_;
    Clock::time_point from_;
    double preparedS_ = 0.0;
};

}  // namespace openline::app
