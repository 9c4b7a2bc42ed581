// The options by which every subcommand names a session: scenario, seed, and what is changed of it. What they
// mean is session.h's.
#pragma once

#include "app/session.h"

namespace CLI {
class App;
}

namespace openline::app {

/// Adds them; what is given lands in `session`.
void addSessionArguments(CLI::App& command, SessionOptions& session);
/// The same without the one class and the one reading, for who compares several.
void addScenarioArguments(CLI::App& command, SessionOptions& session);
/// `--replay FOLDER:ROW` in place of a scenario, for all that play a session and do not make one.
void addReplay(CLI::App& command, SessionOptions& session);

}  // namespace openline::app
