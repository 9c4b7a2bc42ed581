// Benches of what has no picture: stepping, detecting pairs, seeking.
#pragma once

#include "app/bench_command.h"
#include "app/bench_samples.h"
#include "app/session.h"

namespace openline::app {

/// Orders and motion of units that all move, one tick; beside it the bare step over the ellipsoid. Without a
/// number of units also how that grows.
BenchReport benchStep(const BenchOptions& options);
/// All pairs that may come close within the look-ahead; beside it the bare loop over all pairs. Without a
/// number of units also how that grows at the same density.
BenchReport benchDetect(const BenchOptions& options);
/// The levels by DO-365 of a mix of pairs, from their relative motion and from their places in a world.
BenchReport benchAlert(const BenchOptions& options);
/// To moments all over a scenario that has been computed; beside it the first seek to its end.
BenchReport benchSeek(const BenchOptions& options, const Session& session);

}  // namespace openline::app
