// What flights and single units have in common: side, platform, group, conduct, provenance. Internal.
#pragma once

#include <string>

#include "scenario/builder.h"

namespace openline::scenario {

struct UnitFields {
    PlatformId platform;
    SideId side;
    GroupId group;
    sim::Conduct conduct = sim::Conduct::routine;
    Certainty certainty = Certainty::approximate;
    std::string source, genericName;
};

/// Reads `platform`, `side`, `group`, `conduct`, `tag`, `source`, `generic-name`.
UnitFields readUnitFields(Builder& builder, Table& table);
/// Copies them, and names the unit by its platform if it has no name.
void applyUnitFields(const UnitFields& fields, const Builder& builder, sim::UnitDef& unit);
/// Where a unit was written and how much of it.
struct UnitSource {
    Value place, id, orders;  ///< its table, its id, its `[[unit.order]]` if any
    bool broken = false;      ///< something in it is wrong already
};
/// Adds a unit; one whose id is missing or taken is kept without a name, so that its orders are read too.
std::optional<UnitId> addUnit(Builder& builder, sim::UnitDef unit, const UnitSource& source);

}  // namespace openline::scenario
