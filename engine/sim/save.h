// A world as bytes and back, within one version of the program. What it holds can be compared field by field
// (`difference.h`), so that the first wrong one is named. Not an interchange format: sessions are exchanged
// as scenario, seed and commands.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/result.h"
#include "sim/definition.h"
#include "sim/world.h"

namespace openline::sim {

std::vector<std::uint8_t> save(const Definition& definition, const World& world);

/// Errors: not a save, another version, another scenario, damaged.
Result<World> restore(const Definition& definition, std::span<const std::uint8_t> bytes);

/// The same, comparing while it restores. Errors: also the first field that is not as expected, damaged or
/// not, as in `units: altitudeM of "destroyer" (row 17): expected 0, got 12.5`.
Result<World> restoreExpecting(const Definition& definition, std::span<const std::uint8_t> bytes,
                               const World& expected);

/// What a save of any scenario holds, for comparing: it cannot be stepped. Errors: not a save, another
/// version, cut short.
Result<World> readSaved(std::span<const std::uint8_t> bytes);

}  // namespace openline::sim
