// How films and pictures take their place: whole files are renamed over older ones, and nothing else is ever
// replaced. Not for writing them.
#pragma once

#include <string>

#include "base/result.h"

namespace openline::record {

/// Errors: the path leads to something that is not a file: a folder, a device, a pipe. A path that leads
/// nowhere yet is fine.
Result<Done> expectReplaceable(const std::string& path);

/// Renames a whole file into its place, through a symbolic link to where it leads. The partial file is gone
/// afterwards in any case. Errors: as above, or what the system says.
Result<Done> moveIntoPlace(const std::string& partial, const std::string& path);

/// Cuts an MP4 in fragments, whose writing ended early, after the last whole one, and removes it if there is
/// none. Returns the fragments left.
int keepWholeFragments(const std::string& path);

}  // namespace openline::record
