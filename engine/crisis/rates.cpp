#include "crisis/rates.h"

#include "base/math.h"
#include "crisis/chain.h"
#include "crisis/crisis.h"

namespace openline::crisis {

namespace {

constexpr double kDayS = 86400.0;

double power(double base, double exponent) {
    return base > 0.0 ? math::pow(base, exponent) : 1.0;
}

}  // namespace

bool modelSpeaks(const Model& model, const State& state) {
    return !model.playsRecord || state.released;
}

bool canJump(const DyadState& dyad) {
    return dyad.rung >= 1 && dyad.rung <= 6;
}

const ReferenceClass& classInForce(const Model& model) {
    static const ReferenceClass kNone;
    return model.classIndex < model.classes.size() ? model.classes[model.classIndex] : kNone;
}

const Reading& readingInForce(const Model& model, const State& state) {
    static const Reading kNeutral{"none", "None", {}, 1.0, 1.0};
    return state.readingIndex < model.readings.size() ? model.readings[state.readingIndex] : kNeutral;
}

double alarmAt(const Model& model, const DyadState& dyad, double timeS) {
    const double halfLifeS = model.parameters.alarmHalfLifeS.value;
    if (dyad.alarm == 0.0 || !(halfLifeS > 0.0)) return dyad.alarm;
    return dyad.alarm * math::pow(0.5, (timeS - dyad.alarmSinceS) / halfLifeS);
}

double hoursPhase(const Model& model, const DyadState& dyad, double timeS) {
    const double lengthS = model.parameters.hoursPhaseS.value;
    if (dyad.lastStimulusS == -kNever || !(lengthS > 0.0)) return 1.0;
    const double factor = model.parameters.hoursPhaseFactor.value;
    return 1.0 + (factor - 1.0) * math::exp(-(timeS - dyad.lastStimulusS) / lengthS);
}

double alarmRatio(const Model& model, const DyadState& dyad, double timeS) {
    if (dyad.alarm == 0.0) return 1.0;
    return power(model.parameters.alarmUpPerUnit.value, alarmAt(model, dyad, timeS));
}

double contactNow(const Model& model, const State& state, std::size_t dyad) {
    const auto rung = static_cast<std::size_t>(state.dyads[dyad].rung);
    double without = 1.0;
    for (std::size_t i = 0; i < model.channels.size(); ++i) {
        const bool connected =
            state.channels[i].lamp == Lamp::answered && model.channels[i].dyad.index == dyad;
        if (connected) without *= 1.0 - model.channels[i].weight[rung];
    }
    return 1.0 - without;
}

double referenceContact(const Model& model, std::size_t dyad, Rung rung) {
    const ReferenceClass& reference = classInForce(model);
    if (reference.referencePreset.index >= model.presets.size()) return 0.0;
    const PresetDef& preset = model.presets[reference.referencePreset.index];
    const double retryS = model.parameters.retryS.value;
    double without = 1.0;
    for (std::size_t i = 0; i < model.channels.size() && i < preset.open.size(); ++i) {
        const ChannelDef& channel = model.channels[i];
        const bool suspended = i < preset.suspended.size() && preset.suspended[i] != 0;
        const bool counts = preset.open[i] != 0 && !suspended && channel.retried &&
                            channel.dyad.index == dyad && channel.permission != Permission::none &&
                            !channel.answers.empty();
        if (!counts) continue;
        const double share =
            channel.answers.back().probability * channel.contactLastsS / (channel.contactLastsS + retryS);
        without *= 1.0 - channel.weight[static_cast<std::size_t>(rung)] * share;
    }
    const double expected = (1.0 - without) * model.parameters.referenceContactScale.value;
    return expected < 1.0 ? expected : 1.0;
}

double theta(const Model& model, const State& state) {
    return thetaFor(chainOf(classInForce(model)), readingInForce(model, state).oddsRatio);
}

double contactRatio(const Model& model, const State& state, std::size_t dyad) {
    const double step = theta(model, state);
    if (step == 1.0) return 1.0;
    const double more =
        contactNow(model, state, dyad) - referenceContact(model, dyad, state.dyads[dyad].rung);
    return math::pow(step, more);
}

Hazards hazardsNow(const Model& model, const State& state, std::size_t dyad, double timeS) {
    const DyadState& now = state.dyads[dyad];
    if (!canJump(now)) return {};
    const ReferenceClass& reference = classInForce(model);
    const auto rung = static_cast<std::size_t>(now.rung);
    const double speed = hoursPhase(model, now, timeS) / kDayS;
    const double contact = contactRatio(model, state, dyad);
    double push = alarmRatio(model, now, timeS) * contact;
    const double forces = model.parameters.forcesInContactUp.value;
    if (now.forcesInContact > 0 && forces > 0.0) push *= forces;
    return {reference.upPerDay[rung] * speed * push, reference.downPerDay[rung] * speed / contact};
}

}  // namespace openline::crisis
