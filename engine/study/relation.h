// Which relation a command concerns, as the running crisis has it: whose crisis a sweep of what is thrown in
// is about. Not for what craft did without a command.
#pragma once

#include "sim/command.h"

namespace openline::study {

/// The relation that an inject concerns. None: of a flown one whose craft's sides have none.
[[nodiscard]] DyadId relationOf(const sim::Definition& definition, const sim::Command& command);

}  // namespace openline::study
