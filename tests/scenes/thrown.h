// Two craft that something may be thrown in between, shared by tests of injects and of mirrored roles.
#pragma once

#include "scenes/scenes.h"

namespace openline::scenes {

/// A large aircraft and a fighter of two sides on ways of their own, and the orders of a pass thrown in.
inline Definition twoOnTheirWay() {
    Definition definition = onePass(PassGeometry::alongside, 30.0);
    definition.crisis.playsRecord = false;
    for (UnitDef& unit : definition.units) {
        const double eastKm = unit.platform.index == kFighter ? 300.0 : 400.0;
        unit.orders = {order(RouteOrder{{{seaAt(eastKm, -60.0, 6500.0), {}}}})};
    }
    ClosePassOrder pass;
    pass.geometry = PassGeometry::alongside;
    definition.programs.push_back({"air", {order(InterceptOrder{}), order(pass)}});
    definition.airPass = ProgramId(definition.programCount() - 1);
    definition.programs.push_back({"sea", {order(pass)}});
    definition.seaPass = ProgramId(definition.programCount() - 1);
    return definition;
}

}  // namespace openline::scenes
