#include "crisis/parameters.h"

namespace openline::crisis {

namespace {

using enum ParameterKind;

constexpr ParameterName kNames[] = {
    {"frailty-sd-ln", &Parameters::frailtySdLn},
    {"hours-phase-factor", &Parameters::hoursPhaseFactor},
    {"hours-phase", &Parameters::hoursPhaseS, duration},
    {"alarm-half-life", &Parameters::alarmHalfLifeS, duration},
    {"alarm-up-per-unit", &Parameters::alarmUpPerUnit},
    {"collision-alarm", &Parameters::collisionAlarm},
    {"near-gap", &Parameters::nearGapM, length},
    {"near-alarm", &Parameters::nearAlarm},
    {"near-incident-probability", &Parameters::nearIncidentProbability},
    {"close-gap", &Parameters::closeGapM, length},
    {"close-alarm", &Parameters::closeAlarm},
    {"mass-sorties-per-day", &Parameters::massSortiesPerDay},
    {"mass-alarm", &Parameters::massAlarm},
    {"unanswered-alarm-factor", &Parameters::unansweredAlarmFactor},
    {"retry", &Parameters::retryS, duration},
    {"forces-in-contact-up", &Parameters::forcesInContactUp},
    {"practice-half-life", &Parameters::practiceHalfLifeS, duration},
    {"permission-within-24h", &Parameters::permissionWithin24h},
    {"permission-within-7d", &Parameters::permissionWithin7d},
    {"patience", &Parameters::patienceS, duration},
    {"climate-odds-ratio", &Parameters::climateOddsRatio},
    {"own-delay-sd-ln", &Parameters::ownDelaySdLn},
    {"practice-per-contact", &Parameters::practicePerContact},
    {"reference-contact-scale", &Parameters::referenceContactScale},
    {"alarm-cap", &Parameters::alarmCap},
    {"pressure-half-life", &Parameters::pressureHalfLifeS, duration},
    {"pressure-up-per-unit", &Parameters::pressureUpPerUnit},
    {"cyber-attack-up", &Parameters::cyberAttackUp},
    {"climate-down", &Parameters::climateDown},
    {"doubted-authority", &Parameters::doubtedAuthority},
    {"forces-in-contact-lasts", &Parameters::forcesInContactLastsS, duration},
    {"publicity-incident-factor", &Parameters::publicityIncidentFactor},
    {"radio-heard-incident-factor", &Parameters::radioHeardIncidentFactor},
    {"radio-heeded-incident-factor", &Parameters::radioHeededIncidentFactor},
};

constexpr InjectAmountName kAmounts[] = {
    {"alarm", &InjectDef::alarm},
    {"pressure", &InjectDef::pressure},
    {"climate", &InjectDef::climate},
    {"duration", &InjectDef::durationS, duration},
    {"gap", &InjectDef::gapM, ParameterKind::length},
};

}  // namespace

std::span<const ParameterName> parameterNames() {
    return kNames;
}

std::span<const InjectAmountName> injectAmountNames() {
    return kAmounts;
}

}  // namespace openline::crisis
