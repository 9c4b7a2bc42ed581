#include "study/quantities.h"

#include <algorithm>

#include "base/assert.h"
#include "base/math.h"
#include "base/rng.h"
#include "crisis/crisis.h"
#include "crisis/fit.h"
#include "crisis/parameters.h"
#include "crisis/rates.h"

namespace openline::study {

namespace {

using crisis::Model;
using crisis::State;

/// Whoever permits within a day is among those who permit within a week: one die for both.
constexpr std::string_view kPermissionDay = "permission-within-24h", kPermissionWeek = "permission-within-7d";
/// Of five incidents between the two (1999, 2001, 2009, 2013, 2016) none became a crisis of the data set.
constexpr double kIncidents = 5.0;
constexpr double kJeffreys = 0.5;
/// Dice beyond those of the parameters, which are numbered as they stand in the file.
enum Die : std::uint32_t { kOddsRatioDie = 1000, kShowOfForceDie, kViolentDie, kSeriousDie, kWarDie };
/// Of injects: each kind has a row of dice.
constexpr std::uint32_t kInjectDice = 2000, kDiceAKind = 16;

/// A value of the files with its range.
Quantity ofRanged(const crisis::Parameter& parameter, crisis::ParameterKind kind) {
    Quantity quantity;
    quantity.value = parameter.value;
    quantity.low = parameter.low;
    quantity.high = parameter.high;
    quantity.certainty = parameter.certainty;
    quantity.source = parameter.source;
    quantity.isDuration = kind == crisis::ParameterKind::duration;
    return quantity;
}

Quantity ofParameter(const crisis::ParameterName& name, const Model& model) {
    Quantity quantity = ofRanged(model.parameters.*name.member, name.kind);
    quantity.key = name.key;
    return quantity;
}

Quantity ofReading(const crisis::Reading& reading) {
    Quantity quantity;
    quantity.key = "odds-ratio";
    quantity.kind = Quantity::Kind::oddsRatio;
    quantity.die = kOddsRatioDie;
    quantity.value = reading.oddsRatio;
    const bool ranged = reading.oddsRatioLow > 0.0;
    quantity.low = ranged ? reading.oddsRatioLow : reading.oddsRatio;
    quantity.high = ranged ? reading.oddsRatioHigh : reading.oddsRatio;
    quantity.source = reading.source;
    return quantity;
}

Quantity ofShare(const char* key, Die die, double value, double cases, double of, const std::string& source) {
    Quantity quantity;
    quantity.key = key;
    quantity.die = die;
    quantity.kind = Quantity::Kind::share;
    quantity.value = value;
    quantity.low = 0.0;
    quantity.high = 1.0;
    quantity.law = std::make_shared<const BetaLaw>(cases + kJeffreys, of - cases + kJeffreys);
    quantity.certainty = Certainty::approximate;
    quantity.source = source;
    return quantity;
}

Quantity ofInject(const InjectAmount& which, const Model& model) {
    const crisis::InjectAmountName& name = crisis::injectAmountNames()[which.amount];
    const crisis::InjectDef& def = crisis::defOf(model, which.kind);
    Quantity quantity = ofRanged(def.*name.member, name.kind);
    quantity.key = "inject-" + def.id + "-" + std::string(name.key);
    quantity.kind = Quantity::Kind::inject;
    quantity.die = kInjectDice + kDiceAKind * static_cast<std::uint32_t>(which.kind) +
                   static_cast<std::uint32_t>(which.amount);
    quantity.amount = which;
    return quantity;
}

void applyInject(const Quantity& quantity, double value, Model& model) {
    const auto def = std::ranges::find(model.injects, quantity.amount.kind, &crisis::InjectDef::kind);
    if (def == model.injects.end()) return;
    ((*def).*crisis::injectAmountNames()[quantity.amount.amount].member).value = value;
}

/// How far crises of the class in force go.
void addShares(std::vector<Quantity>& all, const crisis::ReferenceClass& reference) {
    if (reference.crises <= 0) return;
    const crisis::PeakDraw now = crisis::peakDrawOf(crisis::chainOf(reference));
    all.push_back(ofShare("reach-show-of-force", kShowOfForceDie, now.showOfForce, 0.0, kIncidents,
                          "0 of 5 incidents (1999, 2001, 2009, 2013, 2016) became a crisis of the data set"));
    if (reference.startRung < 5)
        all.push_back(ofShare("violent", kViolentDie, now.violent, reference.violent, reference.crises,
                              reference.source));
    all.push_back(
        ofShare("serious", kSeriousDie, now.serious, reference.serious, reference.violent, reference.source));
    all.push_back(ofShare("war", kWarDie, now.war, reference.war, reference.serious, reference.source));
}

double logOr(double value, bool inLogarithm) {
    return inLogarithm ? math::log(value) : value;
}

/// Half of the draws below the value and half above it, even in the logarithm where all are above 0.
double drawnAbout(const Quantity& quantity, double uniform) {
    const bool inLogarithm = quantity.low > 0.0;
    const double middle = logOr(quantity.value, inLogarithm);
    const double end = logOr(uniform < 0.5 ? quantity.low : quantity.high, inLogarithm);
    const double share = uniform < 0.5 ? 1.0 - 2.0 * uniform : 2.0 * uniform - 1.0;
    const double drawn = middle + share * (end - middle);
    return inLogarithm ? math::exp(drawn) : drawn;
}

double drawnOf(const Quantity& quantity, double uniform) {
    if (quantity.law) return quantity.law->quantile(uniform);
    if (!(quantity.low < quantity.high)) return quantity.value;
    return drawnAbout(quantity, uniform);
}

void applyShares(const crisis::PeakDraw& wanted, crisis::ReferenceClass& reference) {
    const crisis::Chain chain = crisis::refitted(crisis::chainOf(reference), wanted);
    reference.upPerDay = chain.upPerDay;
    reference.downPerDay = chain.downPerDay;
}

}  // namespace

std::vector<Quantity> quantitiesOf(const Model& model, const State& state,
                                   std::span<const InjectAmount> thrownIn) {
    std::vector<Quantity> all;
    for (const crisis::ParameterName& name : crisis::parameterNames()) {
        all.push_back(ofParameter(name, model));
        all.back().die = static_cast<std::uint32_t>(all.size() - 1);
    }
    all.push_back(ofReading(crisis::readingInForce(model, state)));
    addShares(all, crisis::classInForce(model, state));
    for (const InjectAmount& which : thrownIn) all.push_back(ofInject(which, model));
    return all;
}

std::vector<double> drawValues(std::span<const Quantity> quantities, std::uint64_t seed, std::int64_t draw) {
    std::vector<double> values;
    std::uint32_t permissionDie = 0;
    for (const Quantity& quantity : quantities) {
        if (quantity.key == kPermissionDay) permissionDie = quantity.die;
        const std::uint32_t die = quantity.key == kPermissionWeek ? permissionDie : quantity.die;
        values.push_back(drawnOf(quantity, uniform01({seed, draw, die, Purpose::parameterDraw, 0})));
    }
    return values;
}

void applyValues(std::span<const Quantity> quantities, std::span<const double> values, Model& model,
                 const State& state) {
    OPENLINE_ASSERT(quantities.size() == values.size());
    const std::size_t classIndex = state.classIndex;
    const bool hasClass = classIndex < model.classes.size();
    crisis::PeakDraw wanted;
    bool shares = false;
    if (hasClass) wanted = crisis::peakDrawOf(crisis::chainOf(model.classes[classIndex]));
    const auto names = crisis::parameterNames();
    for (std::size_t i = 0; i < quantities.size(); ++i) {
        const Quantity& quantity = quantities[i];
        if (quantity.kind == Quantity::Kind::parameter) {
            OPENLINE_ASSERT(i < names.size() && names[i].key == quantity.key);
            (model.parameters.*names[i].member).value = values[i];
        } else if (quantity.kind == Quantity::Kind::oddsRatio) {
            if (state.readingIndex < model.readings.size())
                model.readings[state.readingIndex].oddsRatio = values[i];
        } else if (quantity.kind == Quantity::Kind::inject) {
            applyInject(quantity, values[i], model);
        } else {
            shares = true;
            (quantity.key == "reach-show-of-force" ? wanted.showOfForce
             : quantity.key == "violent"           ? wanted.violent
             : quantity.key == "serious"           ? wanted.serious
                                                   : wanted.war) = values[i];
        }
    }
    if (shares && hasClass) applyShares(wanted, model.classes[classIndex]);
}

void applyAmounts(std::span<const Quantity> quantities, std::span<const double> values, Model& model) {
    OPENLINE_ASSERT(quantities.size() == values.size());
    for (std::size_t i = 0; i < quantities.size(); ++i)
        if (quantities[i].kind == Quantity::Kind::inject) applyInject(quantities[i], values[i], model);
}

Model withoutWords(const Model& model) {
    Model bare = model;
    for (crisis::ChannelDef& channel : bare.channels) {
        channel.howItWorks.clear();
        channel.record.clear();
        channel.answerInWords.clear();
        channel.whyNobodyAnswers.clear();
        channel.source.clear();
        channel.shortName.clear();
        channel.name.clear();
        channel.since.clear();
    }
    for (crisis::PresetDef& preset : bare.presets) preset.description = preset.source = preset.name = {};
    for (const crisis::ParameterName& name : crisis::parameterNames())
        (bare.parameters.*name.member).source.clear();
    for (crisis::ReferenceClass& reference : bare.classes) reference.source = reference.warCases = {};
    bare.record.clear();
    bare.silences.clear();
    for (crisis::InjectDef& def : bare.injects) {
        def.name = def.source = {};
        for (const crisis::InjectAmountName& name : crisis::injectAmountNames())
            (def.*name.member).source.clear();
    }
    return bare;
}

}  // namespace openline::study
