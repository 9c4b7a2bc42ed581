// What each quantity of a sweep is called for people. Keys stay those of assets/crisis.toml.
#include <algorithm>

#include "exchange/sweep_words.h"

namespace openline::exchange {

namespace {

struct QuantityWords {
    std::string_view key, words;
};

/// Short enough for the tornado's column: 48 bytes.
constexpr QuantityWords kQuantities[] = {
    {"frailty-sd-ln", "how much crises differ in speed (sd of ln)"},
    {"hours-phase-factor", "how much faster the first hours are"},
    {"hours-phase", "how long the first hours last"},
    {"alarm-half-life", "half-life of alarm"},
    {"alarm-up-per-unit", "what alarm adds to the rate up"},
    {"collision-alarm", "alarm after a collision"},
    {"near-gap", "gap that counts as a near-collision"},
    {"near-alarm", "alarm after a near-collision"},
    {"near-incident-probability", "chance that a near-collision is an incident"},
    {"close-gap", "gap that counts as a close pass"},
    {"close-alarm", "alarm after a close pass"},
    {"mass-sorties-per-day", "sorties that make a day of many"},
    {"mass-alarm", "alarm after a day of many sorties"},
    {"unanswered-alarm-factor", "what an unanswered call does to alarm"},
    {"retry", "time until a call is tried again"},
    {"forces-in-contact-up", "what forces in contact add to the rate up"},
    {"practice-half-life", "half-life of practice with a line"},
    {"permission-within-24h", "chance that leaders permit contact in a day"},
    {"permission-within-7d", "chance that leaders permit contact in a week"},
    {"patience", "time until an unanswered call is given up"},
    {"climate-odds-ratio", "what the climate does to permission"},
    {"own-delay-sd-ln", "spread of a line's own delay (sd of ln)"},
    {"practice-per-contact", "practice that one contact adds"},
    {"reference-contact-scale", "contact taken to be in the data"},
    {"alarm-cap", "most that alarm can be"},
    {"pressure-half-life", "half-life of nationalist pressure"},
    {"pressure-up-per-unit", "what pressure adds to the rate up"},
    {"cyber-attack-up", "what a cyber-attack adds to the rate up"},
    {"climate-down", "what the climate does to the rate down"},
    {"doubted-authority", "authority left to a line in doubt"},
    {"forces-in-contact-lasts", "how long forces stay in contact"},
    {"publicity-incident-factor", "what publicity does to a near-collision"},
    {"radio-heard-incident-factor", "what a radio call that is heard does to it"},
    {"radio-heeded-incident-factor", "what a radio call that is heeded does to it"},
    {"odds-ratio", "odds of violence, full contact against none"},
    {"reach-show-of-force", "chance that an incident becomes a crisis"},
    {"violent", "chance that a crisis turns violent"},
    {"serious", "chance that violence turns serious"},
    {"war", "chance that serious violence becomes war"},
};

constexpr QuantityWords kAmounts[] = {
    {"-alarm", "alarm of a "},
    {"-pressure", "nationalist pressure of a "},
    {"-climate", "change of climate by a "},
    {"-duration", "how long it lasts: "},
    {"-gap", "gap of a "},
};

/// `inject-speech-alarm`: what a speech that is thrown in adds to alarm; empty: of nothing thrown in.
std::string amountName(std::string_view key) {
    if (!key.starts_with(kInjectPrefix)) return {};
    for (const QuantityWords& amount : kAmounts) {
        if (!key.ends_with(amount.key)) continue;
        std::string kind(key.substr(kInjectPrefix.size()));
        kind.resize(kind.size() - amount.key.size());
        std::ranges::replace(kind, '-', ' ');
        return std::string(amount.words) + kind;
    }
    return {};
}

}  // namespace

std::string quantityName(std::string_view key) {
    const auto known = std::ranges::find(kQuantities, key, &QuantityWords::key);
    if (known != std::end(kQuantities)) return std::string(known->words);
    if (const std::string words = amountName(key); !words.empty()) return words;
    std::string name(key);
    std::replace(name.begin(), name.end(), '-', ' ');
    return name;
}

}  // namespace openline::exchange
