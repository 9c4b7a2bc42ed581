// The desk: a window with the theater and the panels, and the loop that moves between them. The same pictures
// as the film and the screenshot, with another clock. Not for the panels themselves (`ui`) or what acts on
// the session
// (`desk_controller.h`).
#pragma once

#include <string>

#include "app/session.h"

namespace openline::app {

struct DeskOptions {
    Session session;
    int widthPx = 1600;
    int heightPx = 900;
    bool fullScreen = false;
    /// A JSON object with the state and the command log is written here when the desk closes; empty: nowhere.
    /// Environment: OPENLINE_DESK_REPORT, if this is empty.
    std::string reportPath;
};

/// Runs until the window is closed. Returns an exit code: 0, or 4 when the machine has no display or no
/// OpenGL 3.3.
int runDesk(const DeskOptions& options);

}  // namespace openline::app
