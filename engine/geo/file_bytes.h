// A whole file in memory, with a limit. Used by the readers in this folder.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"

namespace openline::geo {

/// Errors: cannot be opened or read; is not a regular file; larger than 256 MiB.
Result<std::vector<std::uint8_t>> readFileBytes(const std::string& path);

/// The complaint that a file is not as expected.
Complaint fileComplaint(const std::string& path, std::string message);

}  // namespace openline::geo
