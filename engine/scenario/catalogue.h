// The shipped tables that every scenario draws on: platforms, places, and lines and areas. A scenario's own
// `[[place]]` and `[[line]]` are read by the same functions. Channels and the crisis numbers are read by
// crisis_catalogue.h.
#pragma once

#include <optional>
#include <vector>

#include "scenario/names.h"
#include "scenario/toml_reader.h"
#include "sim/definition.h"

namespace openline::scenario {

/// Heading of a runway when nobody gives one: about parallel to the coast of southeast China. Assumed.
inline constexpr double kAssumedRunwayHeadingRad = 60.0 * units::kRadPerDeg;

/// The sides that need no declaration: `us`, `prc`, `taiwan`, `japan`, `korea`, `dprk` and their neighbours.
std::vector<sim::SideDef> knownSides();

/// Airborne, on the water or under it.
sim::Domain domainOf(sim::PlatformClass platformClass);

/// One table each. Nothing if a required key is missing or wrong, with the complaint made.
std::optional<sim::PlatformDef> readPlatform(Table& table);
std::optional<sim::PlaceDef> readPlace(Table& table, const Names& sides);
std::optional<sim::ZoneDef> readLine(Table& table, const Names& sides);

/// `tag`: documented, approximate or assumed.
Certainty readTag(Table& table, Certainty fallback);

/// Every `[[key]]` of a file through one of the functions above, with duplicate ids refused. Appends.
void readPlatformsFile(const std::string& path, Complaints& complaints, Names& names,
                       std::vector<sim::PlatformDef>& platforms);
void readPlaceTables(Table& root, const Names& sides, Names& names, std::vector<sim::PlaceDef>& places);
void readLineTables(Table& root, const Names& sides, Names& names, std::vector<sim::ZoneDef>& lines);

}  // namespace openline::scenario
