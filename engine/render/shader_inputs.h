// Loads the programs of the passes, each with what its pass feeds it. Not for what they are fed.
#pragma once

#include <string>

#include "gfx/objects.h"

namespace openline::render {

/// Reads `<folder>/<vertex>.vert` and `<folder>/<fragment>.frag`. Errors: as `gfx::programFor`.
Result<gfx::Program> loadProgram(const std::string& folder, const std::string& vertex,
                                 const std::string& fragment, const std::string& defines = {});

}  // namespace openline::render
