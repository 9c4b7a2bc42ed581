// `openline fit`: the rates of every reference class, derived anew from its counts and durations, as lines
// for assets/crisis.toml, with how well they agree. Changes no file.
#pragma once

#include "app/data_folders.h"

namespace openline::app {

/// Returns an exit code.
int fitClasses(bool json, const DataRoot& data);

}  // namespace openline::app
