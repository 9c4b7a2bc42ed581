#include "app/desk_stopwatch.h"

#include <epoxy/gl.h>

#include <algorithm>

namespace openline::app {

void PictureStopwatch::begin() {
    from_ = Clock::now();
    if (!drawsInSoftware_) onCard_.begin();
}

void PictureStopwatch::drawn() {
    preparedS_ = secondsBetween(from_, Clock::now());
    if (!drawsInSoftware_) onCard_.end();
}

std::optional<double> PictureStopwatch::taken() {
    if (drawsInSoftware_) {
        glFinish();
        return secondsBetween(from_, Clock::now());
    }
    const std::optional<double> drawnS = onCard_.taken();
    if (!drawnS) return std::nullopt;
    return std::max(preparedS_, *drawnS);
}

}  // namespace openline::app
