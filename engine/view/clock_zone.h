// The zone in which clocks are shown: the scenario's own, or another that somebody chose. Pure; the world's
// time is UTC and does not know of it.
#pragma once

#include <cstdint>
#include <string>

#include "sim/definition.h"

namespace openline::view {

/// Where the clocks of a picture stand.
enum class ClockChoice : std::uint8_t { scenario, utc, washington, honolulu };
inline constexpr int kClockChoiceCount = 4;

/// Minutes east of Greenwich, and what the zone is called.
struct ClockZone {
    int minutes = 0;
    std::string name;
};

/// The zone at a moment: Washington's changes with the season. Units: scenario seconds.
/// Source: the law of the United States since 1987 (Uniform Time Act, as changed in 1986 and 2005).
ClockZone clockZone(const sim::Definition& definition, ClockChoice choice, double timeS);

}  // namespace openline::view
