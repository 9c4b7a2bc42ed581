// Symbols with the frames of MIL-STD-2525 / APP-6: the shape says who it is taken for and where it moves, the
// letters what it is. Not for silhouettes (symbols.h).
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include <glm/vec2.hpp>

#include "sim/definition.h"

namespace openline::view {

struct Stage;
struct UnitSight;

/// The standard identities.
enum class Identity : std::uint8_t { unknown, friendly, neutral, suspect, hostile };
/// What a side is taken for, seen from Washington and Taipei: friend, neutral or suspect by the side's id;
/// never hostile, since a tool about keeping the peace does not begin with that.
Identity identityOf(std::string_view sideId);
/// Letters inside the frame.
std::string_view standardLetters(sim::PlatformClass platformClass);
/// Outline of a frame within -1..1, y down; open below for the air, above for under water.
struct StandardFrame {
    std::vector<glm::vec2> outline;
    bool closed = true;
};
StandardFrame standardFrame(Identity identity, sim::Domain domain);

void addStandardSymbol(Stage& stage, const UnitSight& sight);

}  // namespace openline::view
