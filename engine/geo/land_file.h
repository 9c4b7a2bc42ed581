// Reads one level of land, coasts and borders; maps/indo-pacific/README.md describes the format. Used by
// map_layers.cpp only.
#pragma once

#include <string>

#include "base/result.h"
#include "geo/map_layers.h"

namespace openline::geo {

/// Errors: no such file; another kind or version; damaged (every count, index and coordinate is checked).
Result<MapLevel> readLandFile(const std::string& path);

}  // namespace openline::geo
