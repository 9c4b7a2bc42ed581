// The desk's state as JSON, for tests that click in the real window and for bug reports. Not a session file.
#pragma once

#include <string>

#include "app/desk_controller.h"
#include "base/result.h"

namespace openline::app {

/// What a report says besides the controller's state.
struct DeskReportExtras {
    int widthPx = 0, heightPx = 0;
    long pictures = 0;  ///< drawn so far
};

/// One JSON object: scenario, seed, tick, timeS, playing, speed, whatIfSinceS, pictures, commands, channels,
/// switches.
std::string deskReport(const DeskController& desk, const DeskReportExtras& extras);

/// Writes it whole or not at all. Errors: the file cannot be written.
Result<Done> writeDeskReport(const std::string& path, const DeskController& desk,
                             const DeskReportExtras& extras);

}  // namespace openline::app
