// Mirrored roles on the command line: `--mirrored`, and how to say the other roles of a session. What is
// swapped stands in sim/mirror.h.
#pragma once

#include "app/session.h"

namespace openline::app {

/// Swaps the roles of what is thrown in, if that is asked for; the scenario was read so already. Errors:
/// there is nothing to swap, or the other craft cannot be the one that passes.
Result<Done> applyRoles(const SessionOptions& options, Session& session);

/// The arguments of a session as one would type them, with other roles. Quoted for a shell.
std::string argumentsOf(const SessionOptions& options, bool mirrored);

}  // namespace openline::app
