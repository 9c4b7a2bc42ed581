// What a model and a moment come to, before any die is thrown.
#include <algorithm>

#include "base/math.h"
#include "base/units.h"
#include "crisis/chain.h"
#include "crisis/crisis.h"
#include "crisis/rates.h"
#include "crisis/trial.h"

namespace openline::crisis {

namespace {

using units::kDayS;

TrialPlan::Line lineOf(const Model& model, const State& state, std::size_t index) {
    const ChannelDef& def = model.channels[index];
    TrialPlan::Line line;
    line.channel = static_cast<std::uint32_t>(index);
    line.permission = def.permission;
    line.now = state.channels[index];
    line.retried = def.retried;
    line.senior = isSenior(def);
    line.medianDelayS = def.ownDelayMedianS;
    line.contactLastsS = def.contactLastsS;
    line.patienceS = def.patienceS > 0.0 ? def.patienceS : model.parameters.patienceS.value;
    return line;
}

void addLines(TrialPlan& plan, const Model& model, const State& state) {
    plan.diplomaticChannel = model.channels.size();
    for (std::size_t i = 0; i < model.channels.size(); ++i) {
        const ChannelDef& def = model.channels[i];
        if (def.dyad != plan.dyad || def.permission == Permission::none) continue;
        if (def.permission == Permission::diplomatic && plan.diplomaticChannel == model.channels.size())
            plan.diplomaticChannel = i;
        if (plan.lines.size() < kMostLines) plan.lines.push_back(lineOf(model, state, i));
    }
}

void addRates(TrialPlan& plan, const Model& model, const State& state) {
    const ReferenceClass& reference = classInForce(model, state);
    for (Rung rung = 1; rung < kRungCount - 1; ++rung) {
        const auto r = static_cast<std::size_t>(rung);
        plan.upPerS[r] = reference.upPerDay[r] / kDayS;
        plan.downPerS[r] = reference.downPerDay[r] / kDayS;
        plan.contactReference[r] = referenceContact(model, state, plan.dyad.index, rung);
    }
    const double step = theta(model, state);
    plan.thetaLn = step == 1.0 ? 0.0 : math::log(step);
}

TrialPlan::Climate climateOf(const Model& model, const State& state, double climate) {
    return {climateRatio(model, state, climate), permissionLaw(model, climate)};
}

/// The climates of a trial after each event that sets or moves it.
std::vector<double> climatesOf(double climate, std::span<const TrialEvent> events) {
    std::vector<double> climates;
    for (const TrialEvent& event : events) {
        if (!mayChangeClimate(event.kind)) continue;
        climate = event.kind == TrialEventKind::climate ? event.climate
                                                        : std::clamp(climate + event.climate, 0.0, 1.0);
        climates.push_back(climate);
    }
    return climates;
}

/// With what has been seen since the rates were last read.
DyadState seenUntil(DyadState dyad, double timeS) {
    const double elapsedS = timeS - dyad.integratedToS;
    if (elapsedS > 0.0) dyad.exposure += (dyad.upPerS + dyad.downPerS) / dyad.frailty * elapsedS;
    return dyad;
}

}  // namespace

void ClockBound::cover(const ClockBound& other) {
    contact = std::max(contact, other.contact);
    climateDown = std::max(climateDown, other.climateDown);
    upPerS = std::max(upPerS, other.upPerS);
    downPerS = std::max(downPerS, other.downPerS);
}

ClockBound clockBound(const Model& model, const State& state, DyadId dyad,
                      std::span<const TrialEvent> events) {
    const double step = theta(model, state);
    ClockBound bound;
    bound.contact = step < 1.0 ? 1.0 / step : step;
    bound.climateDown = climateRatio(model, state, state.dyads[dyad.index].climate);
    const ReferenceClass& reference = classInForce(model, state);
    bound.upPerS = *std::max_element(reference.upPerDay.begin() + 1, reference.upPerDay.end() - 1) / kDayS;
    bound.downPerS =
        *std::max_element(reference.downPerDay.begin() + 1, reference.downPerDay.end() - 1) / kDayS;
    for (const double climate : climatesOf(state.dyads[dyad.index].climate, events))
        bound.climateDown = std::max(bound.climateDown, climateRatio(model, state, climate));
    return bound;
}

TrialPlan planTrials(const Model& model, const State& state, DyadId dyad, double timeS,
                     const TrialSetting& setting) {
    const DyadState& now = state.dyads[dyad.index];
    TrialPlan plan{.model = &model,
                   .dyad = dyad,
                   .startS = timeS,
                   .horizonS = timeS + setting.horizonS,
                   .start = now,
                   .lines = {},
                   .events = {setting.events.begin(), setting.events.end()},
                   .frailty = FrailtyPosterior(seenUntil(now, timeS), model.parameters.frailtySdLn.value),
                   .climate = climateOf(model, state, now.climate)};
    for (const double climate : climatesOf(now.climate, plan.events))
        plan.laterClimates.push_back(climateOf(model, state, climate));
    plan.bound = setting.bound;
    plan.bound.cover(clockBound(model, state, dyad, setting.events));
    if (now.forcesInContact > 0) plan.forcesPartS = timeS + model.parameters.forcesInContactLastsS.value;
    addLines(plan, model, state);
    addRates(plan, model, state);
    return plan;
}

}  // namespace openline::crisis
