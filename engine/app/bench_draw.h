// Benches of pictures: frames with many units, and a film of a scenario.
#pragma once

#include "app/bench_command.h"
#include "app/bench_samples.h"
#include "app/picture.h"
#include "app/session.h"
#include "base/result.h"

namespace openline::app {

/// A frame with labels and trails, with the desk's panels if asked for; beside it a cleared picture with one
/// quad. Errors: what the machine cannot.
Result<BenchReport> benchDraw(const BenchOptions& options, const DataRoot& data, PictureSize size);
/// The storyboard's pictures drawn, read back and encoded, in stretches all over the film.
/// Errors: what the machine cannot.
Result<BenchReport> benchFilm(const BenchOptions& options, const Session& session, PictureSize size);

}  // namespace openline::app
