// Which commands of a session are in the state that a sweep's trials begin with, and which happen in every
// trial after that: in the order in which a running world takes them. Not for what a trial makes of them;
// that is in sweep_events.cpp.
#pragma once

#include "sim/command.h"
#include "study/sweep.h"

namespace openline::study {

/// Of the commands of the start those that are in the state: all until something is thrown in or somebody
/// calls; after that those that no trial takes.
[[nodiscard]] sim::CommandLog startCommands(const sim::Definition& definition, const sim::CommandLog& log,
                                            sim::Tick start);

/// All commands of the start but those that throw something in or call: what is open then, and what is not.
[[nodiscard]] sim::CommandLog startSwitches(const sim::CommandLog& log, sim::Tick start);

/// What happens in trials from a tick on: the script's own injects, then what of the log is not in the state.
[[nodiscard]] sim::CommandLog commandsFrom(const sim::Definition& definition, const sim::CommandLog& log,
                                           sim::Tick start);

/// The same of a log that a flight flew, without what could not be flown in it.
[[nodiscard]] sim::CommandLog commandsOf(const sim::Definition& definition, const SweepFlight& flight,
                                         const sim::CommandLog& log);

}  // namespace openline::study
