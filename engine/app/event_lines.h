// Events as one JSON object a line, for other programs: the format of `--events`, described in README.md. Not
// for people; that is study::describe.
#pragma once

#include <optional>
#include <string>

#include "sim/definition.h"
#include "sim/report.h"

namespace openline::app {

/// To a thousandth: millimetres, milliseconds and the like are more than the model knows.
double rounded(double value);

/// Without the line's end. Times are UTC ending in Z; distances in metres; ids are the scenario's.
std::string eventLine(const sim::Definition& definition, const sim::Event& event);

/// As in `zone-enter`.
const char* kindName(const sim::Event& event);
/// As in `answered`; empty for what is not about a call.
const char* callOutcome(const crisis::Event& event);
/// The smallest gap between hulls; none if the two stayed beyond the range in which hulls are measured, where
/// the slant distance is all there is.
std::optional<double> hullGapM(const sim::EncounterRecord& record);
/// UTC with milliseconds where they are not zero, ending in Z.
std::string utcText(const sim::Definition& definition, double timeS);

}  // namespace openline::app
