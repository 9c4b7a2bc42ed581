// The stretch of the scenario that the timeline shows: all of it, or a part that the wheel chose. Pure; what
// is remembered stands in DeskMemory.
#pragma once

#include "ui/desk_view.h"
#include "ui/draw.h"

namespace openline::ui {

/// Units: scenario seconds.
struct TimeWindow {
    double fromS = 0.0, toS = 1.0;
    bool isWhole = true;

    [[nodiscard]] double lengthS() const { return toS - fromS; }
    [[nodiscard]] bool holds(double timeS) const { return timeS >= fromS && timeS <= toS; }
    /// Clamped to the track's ends.
    [[nodiscard]] float xOf(const Area& track, double timeS) const;
    [[nodiscard]] double timeAt(const Area& track, float x) const;
};

TimeWindow timeWindow(const DeskView& view, const DeskMemory& memory);
/// Shows a stretch shorter (factor below 1) or longer, keeping a time where it is. Range: from ten seconds to
/// the whole scenario.
void zoomTimeWindow(const DeskView& view, DeskMemory& memory, double factor, double aboutS);
/// Moves the stretch so that it begins at a time.
void moveTimeWindow(const DeskView& view, DeskMemory& memory, double fromS);
/// Turns the page when the playhead has left the stretch since it was last seen in there.
void keepPlayheadInWindow(const DeskView& view, DeskMemory& memory);

}  // namespace openline::ui
