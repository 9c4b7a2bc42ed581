// Whether a file can be written, asked before any work is done. Not for writing it.
#pragma once

#include <string>

#include "base/result.h"

namespace openline::app {

/// Leaves an existing file as it is and makes none. Errors: no such folder, a folder of that name, no
/// permission.
Result<Done> checkWritable(const std::string& path);
/// The same for films and pictures, which are renamed into place when they are whole. Errors: also devices
/// and pipes, which a renamed file would replace.
Result<Done> checkReplaceable(const std::string& path);

}  // namespace openline::app
