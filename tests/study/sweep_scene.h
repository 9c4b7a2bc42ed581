// A sweep over the small scene with some of the model's numbers unknown: what tests of sweeps share.
#pragma once

#include "study/small_scene.h"
#include "study/sweep.h"

namespace openline::study::test {

inline constexpr std::size_t kHelps = 0, kIrrelevant = 1;

/// The small scene, in which nobody meets; alarm, its half-life and the near gap are not known.
inline std::shared_ptr<const sim::Definition> unsureScene() {
    auto definition = std::make_shared<sim::Definition>(*smallScene());
    crisis::Parameters& parameters = definition->crisis.parameters;
    parameters.collisionAlarm = {1.0, 0.5, 2.0, Certainty::assumed, "test: <alarm> & more"};
    parameters.alarmHalfLifeS = {3 * 86400.0, 86400.0, 7 * 86400.0, Certainty::assumed, "test"};
    parameters.nearGapM = {15.24, 7.62, 30.48, Certainty::assumed, "test"};
    for (crisis::Reading& reading : definition->crisis.readings) reading.source = "test: reading";
    definition->title = "Small & quiet";
    return definition;
}

inline SweepPlan smallPlan(std::size_t reading = kHelps) {
    SweepPlan plan;
    plan.definition = unsureScene();
    plan.seed = 7;
    plan.runs = 60;
    plan.variants = {{crisis::test::kNone, reading, 0}, {crisis::test::kAll, reading, 0}};
    return plan;
}

inline std::unique_ptr<Sweep> prepared(SweepPlan plan) {
    auto sweep = Sweep::prepare(std::move(plan), nullptr, {});
    return sweep ? std::move(*sweep) : nullptr;
}

}  // namespace openline::study::test
