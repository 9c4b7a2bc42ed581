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
/// Adds a unit, or complains at `place` that its id is taken. `orders` is its `[[unit.order]]`, if any.
std::optional<UnitId> addUnit(Builder& builder, sim::UnitDef unit, const Value& place, const Value& orders);

}  // namespace openline::scenario
