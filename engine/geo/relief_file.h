// Reads a height grid from a 16-bit grey PNG whose text keys say where it lies. Used by map_layers.cpp only.
#pragma once

#include <string>

#include "base/result.h"
#include "geo/map_layers.h"

namespace openline::geo {

/// Errors: no such file; not such a PNG; damaged; keys WestDegrees, NorthDegrees or StepArcMinutes missing or
/// absurd.
Result<ReliefRaster> readReliefFile(const std::string& path);

}  // namespace openline::geo
