// A sweep whose craft pass or collide by command, script or orders of roles, with mirrored roles beside it.
#include "sim/identity.h"
#include "sim/mirror.h"
#include "study/sweep.h"

namespace openline::study {

namespace {

std::shared_ptr<const sim::Definition> withMirroredScript(std::shared_ptr<const sim::Definition> definition) {
    if (definition->script.empty()) return definition;
    auto mirrored = std::make_shared<sim::Definition>(*definition);
    for (sim::ScriptedInject& entry : mirrored->script) entry = sim::mirrored(entry);
    return mirrored;
}

}  // namespace

bool addMirroredRoles(SweepPlan& plan, std::shared_ptr<const sim::Definition> other) {
    const auto thrownIn = withMirroredScript(plan.definition);
    const bool ownOrders = other && sim::identityOf(*other) != sim::identityOf(*thrownIn);
    if (!ownOrders && !sim::hasRoles(*plan.definition, plan.log)) return false;
    plan.mirror = {ownOrders ? std::move(other) : thrownIn, sim::mirrored(plan.log), ownOrders};
    return true;
}

void addMirror(SweepPlan& plan, std::shared_ptr<const sim::Definition> other) {
    plan.whyNoMirror = sim::whyNotMirrored(*plan.definition, plan.log).value_or("");
    if (!plan.whyNoMirror.empty() || !addMirroredRoles(plan, std::move(other))) return;
    const std::size_t asThrownIn = plan.variants.size();
    for (std::size_t v = 0; v < asThrownIn; ++v) {
        SweepVariant variant = plan.variants[v];
        variant.mirrored = true;
        plan.variants.push_back(variant);
    }
}

}  // namespace openline::study
