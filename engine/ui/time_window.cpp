#include "ui/time_window.h"

#include <algorithm>

namespace openline::ui {
namespace {

constexpr double kShortestS = 10.0;
constexpr double kBehindShare = 0.1;  // of the stretch, kept before the playhead when a page turns

void set(const DeskView& view, DeskMemory& memory, double fromS, double lengthS) {
    const double wholeS = std::max(1.0, view.definition.durationS);
    if (lengthS >= 0.999 * wholeS) {
        memory.windowFromS = memory.windowToS = 0.0;
        return;
    }
    memory.windowFromS = std::clamp(fromS, 0.0, wholeS - lengthS);
    memory.windowToS = memory.windowFromS + lengthS;
}

}  // namespace

float TimeWindow::xOf(const Area& track, double timeS) const {
    return track.x + track.width * static_cast<float>(std::clamp((timeS - fromS) / lengthS(), 0.0, 1.0));
}

double TimeWindow::timeAt(const Area& track, float x) const {
    const double share =
        std::clamp(static_cast<double>((x - track.x) / std::max(track.width, 1.0f)), 0.0, 1.0);
    return fromS + share * lengthS();
}

TimeWindow timeWindow(const DeskView& view, const DeskMemory& memory) {
    const double wholeS = std::max(1.0, view.definition.durationS);
    if (!(memory.windowToS > memory.windowFromS) || memory.windowFromS >= wholeS) return {0.0, wholeS, true};
    return {memory.windowFromS, std::min(memory.windowToS, wholeS), false};
}

void zoomTimeWindow(const DeskView& view, DeskMemory& memory, double factor, double aboutS) {
    const TimeWindow window = timeWindow(view, memory);
    const double wholeS = std::max(1.0, view.definition.durationS);
    const double lengthS = std::clamp(window.lengthS() * factor, std::min(kShortestS, wholeS), wholeS);
    const double share = (aboutS - window.fromS) / window.lengthS();
    set(view, memory, aboutS - share * lengthS, lengthS);
    memory.windowSeenS = view.timeS;
}

void moveTimeWindow(const DeskView& view, DeskMemory& memory, double fromS) {
    const TimeWindow window = timeWindow(view, memory);
    if (!window.isWhole) set(view, memory, fromS, window.lengthS());
    memory.windowSeenS = view.timeS;
}

void keepPlayheadInWindow(const DeskView& view, DeskMemory& memory) {
    const TimeWindow window = timeWindow(view, memory);
    if (!window.isWhole && view.timeS != memory.windowSeenS && !memory.scrubbing && !window.holds(view.timeS))
        set(view, memory,
            view.timeS - (view.timeS > window.toS ? kBehindShare : 1.0 - kBehindShare) * window.lengthS(),
            window.lengthS());
    memory.windowSeenS = view.timeS;
}

}  // namespace openline::ui
