#include "crisis/rates.h"

#include <algorithm>

#include "base/math.h"
#include "base/units.h"
#include "crisis/chain.h"
#include "crisis/crisis.h"

namespace openline::crisis {

namespace {

using units::kDayS;

double power(double base, double exponent) {
    return base > 0.0 ? math::exp(exponent * math::log(base)) : 1.0;
}

double faded(double amount, double sinceS, double halfLifeS, double timeS) {
    if (amount == 0.0 || !(halfLifeS > 0.0)) return amount;
    return amount * halved((timeS - sinceS) / halfLifeS);
}

/// Share of the time that a channel is expected to be connected while one keeps trying.
double expectedShare(const Model& model, const ChannelDef& channel) {
    const bool counts = channel.retried && channel.permission != Permission::none && !channel.answers.empty();
    if (!counts) return 0.0;
    return channel.answers.back().probability * channel.contactLastsS /
           (channel.contactLastsS + model.parameters.retryS.value);
}

}  // namespace

double halved(double halfLives) {
    constexpr double kLn2 = 0.6931471805599453;
    return math::exp(-kLn2 * halfLives);
}

bool modelSpeaks(const Model& model, const State& state) {
    // Without a class there is no law to speak: what is played is all there is.
    return !model.playsRecord || (state.released && !model.classes.empty());
}

bool registerServes(const Model& model, std::size_t dyad) {
    return std::any_of(model.channels.begin(), model.channels.end(), [dyad](const ChannelDef& channel) {
        return !channel.ofScenario && channel.dyad.index == dyad;
    });
}

bool concerns(const Model& model, const SilenceDef& clock, DyadId dyad) {
    const auto isIts = [&](ChannelId channel) { return model.channels[channel.index].dyad == dyad; };
    if (clock.channels.empty()) return registerServes(model, dyad.index);
    return std::any_of(clock.channels.begin(), clock.channels.end(), isIts);
}

bool canJump(const DyadState& dyad) {
    return dyad.rung >= 1 && dyad.rung <= 6;
}

const ReferenceClass& classInForce(const Model& model, const State& state) {
    static const ReferenceClass kNone;
    return state.classIndex < model.classes.size() ? model.classes[state.classIndex] : kNone;
}

const Reading& readingInForce(const Model& model, const State& state) {
    static const Reading kNeutral{"none", "None", {}, 1.0, 1.0};
    return state.readingIndex < model.readings.size() ? model.readings[state.readingIndex] : kNeutral;
}

double alarmAt(const Model& model, const DyadState& dyad, double timeS) {
    return faded(dyad.alarm, dyad.alarmSinceS, model.parameters.alarmHalfLifeS.value, timeS);
}

double pressureAt(const Model& model, const DyadState& dyad, double timeS) {
    return faded(dyad.pressure, dyad.pressureSinceS, model.parameters.pressureHalfLifeS.value, timeS);
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

double pressureRatio(const Model& model, const DyadState& dyad, double timeS) {
    if (dyad.pressure == 0.0) return 1.0;
    return power(model.parameters.pressureUpPerUnit.value, pressureAt(model, dyad, timeS));
}

double publicityAt(const Model& model, DyadId dyad, const DyadState& state, double timeS) {
    double said = 0.0;
    if (dyad.index < model.dyads.size()) {
        if (model.dyads[dyad.index].publicity == Publicity::published) said = 1.0;
        if (model.dyads[dyad.index].publicity == Publicity::withheld) said = -1.0;
    }
    return said + pressureAt(model, state, timeS);
}

double publicityRatio(const Model& model, DyadId dyad, const DyadState& state, double timeS) {
    const double units = publicityAt(model, dyad, state, timeS);
    return units == 0.0 ? 1.0 : power(model.parameters.publicityIncidentFactor.value, units);
}

double talkRatio(const Model& model, CrewTalk talk) {
    switch (talk) {
        case CrewTalk::none:
            break;
        case CrewTalk::heard:
            return model.parameters.radioHeardIncidentFactor.value;
        case CrewTalk::heeded:
            return model.parameters.radioHeededIncidentFactor.value;
    }
    return 1.0;
}

double cyberRatio(const Model& model, const DyadState& dyad, double timeS) {
    const double up = model.parameters.cyberAttackUp.value;
    return timeS < dyad.cyberUntilS && up > 0.0 ? up : 1.0;
}

double forcesRatio(const Model& model, const DyadState& dyad) {
    const double up = model.parameters.forcesInContactUp.value;
    return dyad.forcesInContact > 0 && up > 0.0 ? up : 1.0;
}

double referenceClimate(const Model& model, const State& state) {
    const PresetId preset = classInForce(model, state).referencePreset;
    return preset.index < model.presets.size() ? model.presets[preset.index].climate : 0.5;
}

double climateRatio(const Model& model, const State& state, double climate) {
    const double warmer = climate - referenceClimate(model, state);
    return warmer == 0.0 ? 1.0 : power(model.parameters.climateDown.value, 2.0 * warmer);
}

double authorityAt(const Model& model, const ChannelDef& def, const ChannelState& channel, Rung rung,
                   double timeS) {
    const double weight = def.weight[static_cast<std::size_t>(rung)];
    return timeS < channel.doubtedUntilS ? weight * model.parameters.doubtedAuthority.value : weight;
}

double contactNow(const Model& model, const State& state, std::size_t dyad, double timeS) {
    double without = 1.0;
    for (std::size_t i = 0; i < model.channels.size(); ++i) {
        const ChannelDef& def = model.channels[i];
        const ChannelState& channel = state.channels[i];
        if (channel.lamp == Lamp::answered && def.dyad.index == dyad)
            without *= 1.0 - authorityAt(model, def, channel, state.dyads[dyad].rung, timeS);
    }
    return 1.0 - without;
}

double referenceContact(const Model& model, const State& state, std::size_t dyad, Rung rung) {
    const ReferenceClass& reference = classInForce(model, state);
    if (reference.referencePreset.index >= model.presets.size()) return 0.0;
    const PresetDef& preset = model.presets[reference.referencePreset.index];
    double without = 1.0;
    for (std::size_t i = 0; i < model.channels.size(); ++i) {
        const ChannelDef& channel = model.channels[i];
        const Switch is = channel.ofScenario ? Switch{channel.openAtStart} : switchUnder(preset, i);
        if (!is.open || is.suspended != Party::none || is.disputed || channel.dyad.index != dyad) continue;
        without *= 1.0 - channel.weight[static_cast<std::size_t>(rung)] * expectedShare(model, channel);
    }
    const double expected = (1.0 - without) * model.parameters.referenceContactScale.value;
    return expected < 1.0 ? expected : 1.0;
}

double theta(const Model& model, const State& state) {
    return thetaFor(chainOf(classInForce(model, state)), readingInForce(model, state).oddsRatio);
}

double contactRatio(const Model& model, const State& state, std::size_t dyad, double timeS) {
    const double step = theta(model, state);
    if (step == 1.0) return 1.0;
    const double more =
        contactNow(model, state, dyad, timeS) - referenceContact(model, state, dyad, state.dyads[dyad].rung);
    return power(step, more);
}

double commonPush(const Model& model, const DyadState& dyad, double timeS) {
    return alarmRatio(model, dyad, timeS) * pressureRatio(model, dyad, timeS) *
           cyberRatio(model, dyad, timeS) * forcesRatio(model, dyad);
}

Hazards hazardsNow(const Model& model, const State& state, std::size_t dyad, double timeS) {
    const DyadState& now = state.dyads[dyad];
    if (!canJump(now)) return {};
    const ReferenceClass& reference = classInForce(model, state);
    const auto rung = static_cast<std::size_t>(now.rung);
    const double speed = hoursPhase(model, now, timeS) / kDayS;
    const double contact = contactRatio(model, state, dyad, timeS);
    const double push = commonPush(model, now, timeS) * contact;
    const double pull = climateRatio(model, state, now.climate) / contact;
    return {reference.upPerDay[rung] * speed * push, reference.downPerDay[rung] * speed * pull};
}

}  // namespace openline::crisis
