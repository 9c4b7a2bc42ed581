// A world as bytes and back, within one version of the program. What it holds is compared field by field, so
// the first wrong one is named. Not an interchange format: sessions are exchanged as scenario, seed and
// commands.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "sim/definition.h"
#include "sim/world.h"

namespace openline::sim {

std::vector<std::uint8_t> save(const Definition& definition, const World& world);

/// Errors: not a save, another version, another scenario, damaged.
Result<World> restore(const Definition& definition, std::span<const std::uint8_t> bytes);

/// The first field in which a save and a world differ, as in `altitudeM[17]`; none if they are the same.
std::optional<std::string> firstDifference(std::span<const std::uint8_t> bytes, const World& world);
std::optional<std::string> firstDifference(const World& a, const World& b);

}  // namespace openline::sim
