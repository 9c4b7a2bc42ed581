// Mirrored roles: the same pass or collision with the other craft as the one that comes too close, so that no
// hypothetical collision stands for one side's fault alone. Not for the record, whose accounts differ
// otherwise.
#pragma once

#include <optional>
#include <string>

#include "sim/command.h"

namespace openline::sim {

/// A close pass or a collision that is thrown in between two craft: then one passes and one is passed.
[[nodiscard]] bool hasRoles(const Command& command);
/// Any of the log or of the scenario's own injects.
[[nodiscard]] bool hasRoles(const Definition& definition, const CommandLog& log);

/// Who passes is passed, and who does it has it done to it; all else as it was, and other commands unchanged.
[[nodiscard]] Command mirrored(Command command);
[[nodiscard]] ScriptedInject mirrored(ScriptedInject entry);
[[nodiscard]] CommandLog mirrored(CommandLog log);

/// Why the other craft cannot be the one that passes, as in `a ship cannot pass close to an aircraft`; none:
/// all roles of the log and the scenario can be swapped.
[[nodiscard]] std::optional<std::string> whyNotMirrored(const Definition& definition, const CommandLog& log);

}  // namespace openline::sim
