// Mirrored roles on the command line: `--mirrored`, and how to say the other roles of a session. What is
// swapped stands in sim/mirror.h.
#pragma once

#include "app/session.h"

namespace openline::app {

/// The scenario of a session read with the roles that the session does not have. Null: both are the same, as
/// they are where nothing is invented. Errors: what the scenario says in the other roles is wrong.
Result<std::shared_ptr<const sim::Definition>> readOtherRoles(const Session& session);

/// Swaps the roles of what is thrown in, if that is asked for; the scenario was read so already. Errors:
/// there is nothing to swap, or the other craft cannot be the one that passes.
Result<Done> applyRoles(const SessionOptions& options, Session& session);

/// An argument as a shell takes it.
std::string quotedForShell(const std::string& text);
/// The arguments of a session as one would type them, with other roles. Quoted for a shell.
std::string argumentsOf(const SessionOptions& options, bool mirrored);

}  // namespace openline::app
