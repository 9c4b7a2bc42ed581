// What the desk remembers of its user between starts, in the configuration folder of this platform. Not for
// sessions.
#pragma once

namespace openline::app {

/// True until the hint of a first start was dismissed.
bool isHintWanted();
/// Never shows it again. A folder that cannot be written is no error: the hint then comes back.
void rememberHintSeen();

}  // namespace openline::app
