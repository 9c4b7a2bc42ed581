// A sweep whose craft pass or collide by command or script, with mirrored roles beside it.
#include "sim/mirror.h"
#include "study/sweep.h"

namespace openline::study {

bool addMirroredRoles(SweepPlan& plan) {
    if (!sim::hasRoles(*plan.definition, plan.log)) return false;
    SweepRoles roles{plan.definition, sim::mirrored(plan.log)};
    if (!plan.definition->script.empty()) {
        auto definition = std::make_shared<sim::Definition>(*plan.definition);
        for (sim::ScriptedInject& entry : definition->script) entry = sim::mirrored(entry);
        roles.definition = std::move(definition);
    }
    plan.mirror = std::move(roles);
    return true;
}

std::optional<std::string> addMirror(SweepPlan& plan) {
    if (!sim::hasRoles(*plan.definition, plan.log)) return std::nullopt;
    if (auto reason = sim::whyNotMirrored(*plan.definition, plan.log)) return reason;
    (void)addMirroredRoles(plan);
    const std::size_t asThrownIn = plan.variants.size();
    for (std::size_t v = 0; v < asThrownIn; ++v) {
        SweepVariant variant = plan.variants[v];
        variant.mirrored = true;
        plan.variants.push_back(variant);
    }
    return std::nullopt;
}

}  // namespace openline::study
