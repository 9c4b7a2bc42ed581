// An inject and a suspension as session files write them: ids, not numbers. The rest of a command is
// session_file.h's.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "sim/command.h"

namespace openline::app {

/// Adds `inject`, `dyad`, `channel`, `by`, `doubt` and `gap` (m), whatever there is.
void writeInject(const sim::Definition& definition, const sim::Command& command, nlohmann::json& entry);
/// Who suspends, as the id of a side.
void writeParty(const sim::Definition& definition, DyadId dyad, crisis::Party by, nlohmann::json& entry);

/// What is wrong; empty: nothing. The pair of craft is read before.
std::string readInject(const nlohmann::json& entry, const sim::Definition& definition, sim::Command& command);
std::string readParty(const nlohmann::json& entry, const sim::Definition& definition, DyadId dyad,
                      crisis::Party& by);

}  // namespace openline::app
