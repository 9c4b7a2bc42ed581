// `openline validate`: reads scenarios and says everything that is wrong with them. Runs nothing.
#pragma once

#include <string>
#include <vector>

#include "app/data_folders.h"

namespace openline::app {

struct ValidateOptions {
    std::vector<std::string> paths;
    bool list = false;  ///< the names that options take: units, sides, relations, channels, presets, scenes
};

/// Returns an exit code: 0, or 3 with every error on standard error.
int validateFiles(const ValidateOptions& options, const DataRoot& data);

}  // namespace openline::app
