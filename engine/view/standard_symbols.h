// Symbols with the frames of MIL-STD-2525 / APP-6: the shape says who it is taken for and where it moves, the
// letters what it is. Not for silhouettes (symbols.h).
#pragma once

#include <string_view>
#include <vector>

#include <glm/vec2.hpp>

#include "crisis/state.h"
#include "sim/definition.h"

namespace openline::view {

struct Stage;
struct UnitSight;

using Identity = sim::StandardIdentity;
/// What a side is taken for where its scenario does not say, seen from Washington and Taipei: friend, neutral
/// or suspect by the side's id, unknown without one; never hostile, since a tool about keeping the peace does
/// not begin with that. Source: `formats.md` section 4, advice.
Identity usualIdentity(std::string_view sideId);
/// What a side's craft are shown as now: what the scenario states, always; else the usual, and a suspect
/// becomes hostile while one of its relations stands at minor clashes or higher, which is when shots have
/// been fired.
Identity shownIdentity(const sim::Definition& definition, const crisis::State& crisis, SideId side);
/// Dashed frames say that the identity is not certain: pending, assumed friend, suspect.
bool isDashed(Identity identity);
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
