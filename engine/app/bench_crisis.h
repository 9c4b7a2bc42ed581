// Bench of the crisis model: trials a second, time to the first outlook. Nothing flown.
#pragma once

#include "app/bench_command.h"
#include "app/bench_samples.h"
#include "app/session.h"

namespace openline::app {

/// Trials of a scenario's first dyad from a collision at its start, on one thread and on `--jobs`; the first
/// answer of an outlook, 10,000 trials with their strip, and the whole of it.
BenchReport benchCrisis(const BenchOptions& options, const Session& session);

}  // namespace openline::app
