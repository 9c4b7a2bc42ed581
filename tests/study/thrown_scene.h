// Two craft of two sides that are thrown at each other: what tests of injects in sweeps share.
#pragma once

#include "scenes/scenes.h"
#include "study/sweep_scene.h"

namespace openline::study::test {

inline sim::Command inject(crisis::InjectKind kind, UnitId a = {}, UnitId b = {}) {
    sim::Command command;
    command.tick = 600;
    command.kind = sim::CommandKind::inject;
    command.inject.kind = kind;
    command.a = a;
    command.b = b;
    return command;
}

inline crisis::InjectDef kindOf(crisis::InjectKind kind, double alarm) {
    crisis::InjectDef def;
    def.kind = kind;
    def.id = def.name = "thrown in";
    def.alarm.value = alarm;
    return def;
}

/// Two aircraft of two sides on their way, and the orders of a pass that is thrown in; a collision is.
inline SweepPlan thrownAtEachOther(double alarm) {
    sim::Definition definition = scenes::onePass(sim::PassGeometry::alongside, 30.0);
    definition.durationS = 2400.0;
    definition.crisis = crisis::test::model();
    for (sim::UnitDef& unit : definition.units) {
        const double eastKm = unit.platform.index == scenes::kFighter ? 300.0 : 400.0;
        unit.orders = {scenes::order(sim::RouteOrder{{{scenes::seaAt(eastKm, -60.0, 6500.0), {}}}})};
    }
    sim::ClosePassOrder pass;
    pass.geometry = sim::PassGeometry::alongside;
    definition.programs.push_back({"air", {scenes::order(sim::InterceptOrder{}), scenes::order(pass)}});
    definition.airPass = ProgramId(definition.programCount() - 1);
    definition.programs.push_back({"sea", {scenes::order(pass)}});
    definition.seaPass = ProgramId(definition.programCount() - 1);
    definition.crisis.injects = {kindOf(crisis::InjectKind::collision, alarm)};
    SweepPlan plan = smallPlan();
    plan.definition = std::make_shared<const sim::Definition>(std::move(definition));
    plan.seed = 1;
    plan.log = {inject(crisis::InjectKind::collision, UnitId{std::size_t{1}}, UnitId{std::size_t{0}})};
    return plan;
}

}  // namespace openline::study::test
