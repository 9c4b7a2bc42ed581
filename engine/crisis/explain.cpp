// Why a rate is what it is, in words, and what the crisis tells of itself.
#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>

#include "base/math.h"
#include "crisis/crisis.h"
#include "crisis/machine.h"

namespace openline::crisis {

namespace {

constexpr double kSmallest = 0.005;  // what would show as x1.00

double logarithm(double ratio) {
    return ratio > 0.0 ? math::log(ratio) : 0.0;
}

double magnitude(double x) {
    return x < 0.0 ? -x : x;
}

double push(const Factor& factor) {
    return magnitude(logarithm(factor.upRatio) - logarithm(factor.downRatio));
}

bool matters(const Factor& factor) {
    return magnitude(logarithm(factor.upRatio)) > kSmallest ||
           magnitude(logarithm(factor.downRatio)) > kSmallest;
}

std::string alarmName(AlarmCause cause) {
    switch (cause) {
        case AlarmCause::collision:
            return "Alarm after a collision, fading";
        case AlarmCause::closePass:
            return "Alarm after a close pass, fading";
        case AlarmCause::sortie:
            return "Alarm after a day of many sorties, fading";
        case AlarmCause::cyberAttack:
            return "Alarm after a cyber-attack, fading";
        case AlarmCause::politics:
            return "Alarm after words and gestures, fading";
    }
    return "Alarm, fading";
}

/// `(0.98 units, ×1.50 each)`: what a ratio that is a power comes from. In brackets: a colon after a name
/// begins what the factor does.
std::string unitsText(double units, const Parameter& each) {
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), " (%.2f units, \u00d7%.2f each)", units, each.value);
    return text.data();
}

std::string contactName(const Model& model, const State& state, std::size_t dyad) {
    std::string names;
    for (std::size_t i = 0; i < model.channels.size(); ++i) {
        if (state.channels[i].lamp != Lamp::answered || model.channels[i].dyad.index != dyad) continue;
        names += (names.empty() ? "" : ", ") + model.channels[i].label();
    }
    return names.empty() ? "Nobody talks on any channel" : "In talks: " + names;
}

/// When the last who is in contact now was reached; kNever: nobody is.
double contactSinceS(const Model& model, const State& state, std::size_t dyad) {
    double sinceS = kNever;
    for (std::size_t i = 0; i < model.channels.size(); ++i) {
        const ChannelState& channel = state.channels[i];
        if (channel.lamp != Lamp::answered || model.channels[i].dyad.index != dyad) continue;
        sinceS = sinceS == kNever ? channel.lampSinceS : std::max(sinceS, channel.lampSinceS);
    }
    return sinceS;
}

Factor contactFactor(const Model& model, const State& state, DyadId dyad, double timeS) {
    const double ratio = contactRatio(model, state, dyad.index, timeS);
    return {contactName(model, state, dyad.index),
            ratio,
            1.0 / ratio,
            Certainty::assumed,
            readingInForce(model, state).source,
            FactorKind::contact,
            contactSinceS(model, state, dyad.index)};
}

/// The state keeps until when an attack lasts; they all last as long.
double cyberSinceS(const Model& model, const DyadState& dyad) {
    for (const InjectDef& def : model.injects)
        if (def.kind == InjectKind::cyberAttack) return dyad.cyberUntilS - def.durationS.value;
    return kNever;
}

}  // namespace

std::string_view nameOf(FactorKind kind) {
    switch (kind) {
        case FactorKind::forces:
            return "forces";
        case FactorKind::alarm:
            return "alarm";
        case FactorKind::pressure:
            return "pressure";
        case FactorKind::cyberAttack:
            return "cyber-attack";
        case FactorKind::climate:
            return "climate";
        case FactorKind::firstHours:
            return "first-hours";
        case FactorKind::contact:
            return "contact";
        case FactorKind::publicity:
            return "publicity";
        case FactorKind::crewsTalked:
            return "crews-talked";
    }
    return "unknown";
}

std::vector<Factor> incidentFactors(const Model& model, DyadId dyad, const DyadState& state, double timeS,
                                    CrewTalk talk) {
    std::vector<Factor> factors;
    const auto add = [&](FactorKind kind, const Parameter& parameter, const char* name, double ratio) {
        factors.push_back({name, ratio, 1.0, parameter.certainty, parameter.source, kind});
    };
    const Parameters& parameters = model.parameters;
    const double publicity = publicityRatio(model, dyad, state, timeS);
    add(FactorKind::publicity, parameters.publicityIncidentFactor,
        publicity < 1.0 ? "Publicity withheld: chance that a near gap becomes an incident"
                        : "Publicity: chance that a near gap becomes an incident",
        publicity);
    const bool heeded = talk == CrewTalk::heeded;
    add(FactorKind::crewsTalked,
        heeded ? parameters.radioHeededIncidentFactor : parameters.radioHeardIncidentFactor,
        heeded ? "Radio call heeded: chance that a near gap becomes an incident"
               : "Radio call heard: chance that a near gap becomes an incident",
        talkRatio(model, talk));
    std::erase_if(factors, [](const Factor& factor) { return !matters(factor); });
    return factors;
}

std::vector<Factor> explain(const Model& model, const State& state, DyadId dyad, double timeS) {
    if (dyad.index >= state.dyads.size()) return {};
    const DyadState& now = state.dyads[dyad.index];
    const Parameters& parameters = model.parameters;
    std::vector<Factor> factors;
    const auto add = [&](FactorKind kind, const Parameter& parameter, std::string name, double up,
                         double down, double sinceS) {
        factors.push_back({std::move(name), up, down, parameter.certainty, parameter.source, kind, sinceS});
    };
    add(FactorKind::forces, parameters.forcesInContactUp,
        "Forces in contact: " + std::to_string(now.forcesInContact) +
            (now.forcesInContact == 1 ? " pair of craft" : " pairs of craft"),
        forcesRatio(model, now), 1.0, kNever);
    add(FactorKind::alarm, parameters.alarmUpPerUnit,
        alarmName(now.alarmCause) + unitsText(alarmAt(model, now, timeS), parameters.alarmUpPerUnit),
        alarmRatio(model, now, timeS), 1.0, now.alarmSinceS);
    add(FactorKind::pressure, parameters.pressureUpPerUnit,
        "Nationalist pressure, fading" +
            unitsText(pressureAt(model, now, timeS), parameters.pressureUpPerUnit),
        pressureRatio(model, now, timeS), 1.0, now.pressureSinceS);
    add(FactorKind::cyberAttack, parameters.cyberAttackUp, "Cyber-attack in progress",
        cyberRatio(model, now, timeS), 1.0, cyberSinceS(model, now));
    const double climate = climateRatio(model, state, now.climate);
    add(FactorKind::climate, parameters.climateDown,
        climate > 1.0 ? "Climate warmer than the reference" : "Climate colder than the reference", 1.0,
        climate, kNever);
    const double phase = hoursPhase(model, now, timeS);
    add(FactorKind::firstHours, parameters.hoursPhaseFactor, "First hours: everything moves faster", phase,
        phase, now.lastStimulusS);
    if (canJump(now)) {
        factors.push_back(contactFactor(model, state, dyad, timeS));
    } else if (now.rung == 0) {
        for (Factor& factor : incidentFactors(model, dyad, now, timeS, CrewTalk::none))
            factors.push_back(std::move(factor));
    }
    std::erase_if(factors, [](const Factor& factor) { return !matters(factor); });
    std::stable_sort(factors.begin(), factors.end(),
                     [](const Factor& a, const Factor& b) { return push(a) > push(b); });
    return factors;
}

Event& tell(Moment& moment, EventKind kind, std::size_t dyad, std::size_t channel) {
    Event event;
    event.timeS = moment.timeS;
    event.kind = kind;
    if (dyad < moment.state.dyads.size()) {
        event.dyad = DyadId(dyad);
        const bool reasons = kind <= EventKind::callUnanswered || kind == EventKind::injected;
        if (reasons) event.factors = explain(moment.model, moment.state, event.dyad, moment.timeS);
    }
    if (channel < moment.state.channels.size()) event.channel = ChannelId(channel);
    moment.events.push_back(std::move(event));
    return moment.events.back();
}

const std::string& nameOf(const Model& model, DyadId dyad, Party party) {
    static const std::string kUnknown;
    if (dyad.index >= model.dyads.size() || party == Party::none) return kUnknown;
    return party == Party::a ? model.dyads[dyad.index].nameA : model.dyads[dyad.index].nameB;
}

std::string durationText(double seconds) {
    const auto halves = static_cast<std::int64_t>(seconds / 30.0);
    const std::int64_t minutes = (halves + 1) / 2;
    if (minutes < 1) return "less than a minute";
    if (minutes < 120) return std::to_string(minutes) + " min";
    if (minutes < std::int64_t{72} * 60) return std::to_string((minutes + 30) / 60) + " h";
    return std::to_string((minutes + 720) / 1440) + " days";
}

bool isSenior(const ChannelDef& channel) {
    return channel.level == Level::leader || channel.level == Level::minister ||
           channel.level == Level::jointStaff || channel.level == Level::theater;
}

double conductFactor(const Model& model, const State& state) {
    const double readings = readingInForce(model, state).riskyShareFactor;
    double factor = 1.0;
    bool rules = false;
    for (std::size_t i = 0; i < state.channels.size() && i < model.channels.size(); ++i) {
        const bool sets = model.channels[i].conductFactor != 1.0;
        if (!sets || !state.channels[i].open || state.channels[i].suspended != Party::none) continue;
        factor *= model.channels[i].conductFactor;
        rules = true;
    }
    // Who reads rules as an invitation does not also read them as a brake.
    if (rules && readings != 1.0) factor = readings;
    return std::clamp(factor, 0.4, 1.3);
}

}  // namespace openline::crisis
