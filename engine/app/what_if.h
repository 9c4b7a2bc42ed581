// What the command line throws in: `--inject KIND@T[:ids]` and `--suspend CHANNEL[@T][:SIDE]`, as commands.
// Not for options that name one thing and a time.
#pragma once

#include <string>

#include "base/result.h"
#include "sim/command.h"

namespace openline::app {

/// `collision@2h`, `close-pass@2021-10-04T10:00:j-16-1,p-8a,30ft`,
/// `cyber-attack@3h:prc,defense-telephone-link,doubt`: a kind, when (the start if not said) and, in any
/// order, two units, a side (who does it), a dyad, a channel, `doubt` or a gap. Errors: unknown kinds and
/// ids, with a suggestion; bad times; what cannot be thrown in.
Result<sim::Command> parseInject(const sim::Definition& definition, const std::string& text);

/// `joint-staff-chiefs@6h:us`: who suspends is the second side of the channel's dyad unless it is said.
/// Errors: unknown ids, with a suggestion; bad times.
Result<sim::Command> parseSuspension(const sim::Definition& definition, const std::string& text);

}  // namespace openline::app
