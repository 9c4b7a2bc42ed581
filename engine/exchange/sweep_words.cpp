#include "exchange/sweep_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/time.h"
#include "base/units.h"
#include "crisis/parameters.h"
#include "crisis/rates.h"

namespace openline::exchange {

namespace {

/// Is there more than one of what `of` gives among the variants?
template <class Of>
bool differs(const study::Sweep& sweep, const Of& of) {
    const auto& variants = sweep.plan().variants;
    return std::ranges::any_of(
        variants, [&](const study::SweepVariant& variant) { return of(variant) != of(variants.front()); });
}

std::string_view unitOf(crisis::ParameterKind kind) {
    switch (kind) {
        case crisis::ParameterKind::duration:
            return "s";
        case crisis::ParameterKind::length:
            return "m";
        case crisis::ParameterKind::number:
            break;
    }
    return {};
}

/// Whose lines the register has.
std::string registerRelation(const study::Sweep& sweep) {
    const crisis::Model& model = sweep.plan().definition->crisis;
    for (std::size_t i = 0; i < model.dyads.size(); ++i)
        if (crisis::registerServes(model, i)) return model.dyads[i].name;
    return "no relation of this scenario";
}

std::string presetWords(const study::Sweep& sweep, const crisis::PresetDef& preset) {
    if (presetsServe(sweep)) return preset.name;
    return "preset " + preset.id + " (lines of " + registerRelation(sweep) + ")";
}

PresetId presetOf(const study::Sweep& sweep, std::size_t variant) {
    const PresetId preset = sweep.plan().variants[variant].preset;
    return preset ? preset : sweep.plan().definition->crisis.initialPreset;
}

}  // namespace

std::string presetId(const study::Sweep& sweep, std::size_t variant) {
    const PresetId preset = presetOf(sweep, variant);
    const auto& presets = sweep.plan().definition->crisis.presets;
    return preset && preset.index < presets.size() ? presets[preset.index].id : std::string();
}

std::string readingId(const study::Sweep& sweep, std::size_t variant) {
    const auto& readings = sweep.plan().definition->crisis.readings;
    const std::size_t index = sweep.plan().variants[variant].readingIndex;
    return index < readings.size() ? readings[index].id : std::string();
}

std::string classId(const study::Sweep& sweep, std::size_t variant) {
    const auto& classes = sweep.plan().definition->crisis.classes;
    const std::size_t index = sweep.plan().variants[variant].classIndex;
    return index < classes.size() ? classes[index].id : std::string();
}

std::string_view rolesId(const study::Sweep& sweep, std::size_t variant) {
    return sweep.plan().variants[variant].mirrored ? "mirrored" : "as-written";
}

bool presetsServe(const study::Sweep& sweep) {
    return crisis::registerServes(sweep.plan().definition->crisis, sweep.plan().dyad.index);
}

std::string presetsNote(const study::Sweep& sweep) {
    if (presetsServe(sweep)) return {};
    const std::string note = "The presets describe lines between " + registerRelation(sweep) +
                             "; in this relation they change nothing";
    // Rules of conduct are everybody's: a flight may differ by them, and only full mode flies each run.
    if (sweep.plan().mode == study::SweepMode::full)
        return note + " but, through rules of conduct, how closely crews pass.";
    const bool compared = differs(sweep, [](const auto& v) { return v.preset; });
    return note + (compared ? ": the presets compared here are equals." : ".");
}

std::string presetName(const study::Sweep& sweep, std::size_t variant) {
    const std::string id = presetId(sweep, variant);
    const auto& presets = sweep.plan().definition->crisis.presets;
    const auto found = std::ranges::find(presets, id, &crisis::PresetDef::id);
    return found == presets.end() ? id : presetWords(sweep, *found);
}

std::size_t mirroredVariant(const study::Sweep& sweep) {
    const auto& variants = sweep.plan().variants;
    const auto found = std::ranges::find(variants, true, &study::SweepVariant::mirrored);
    return found == variants.end() ? 0 : static_cast<std::size_t>(found - variants.begin());
}

std::string_view nameOf(study::SweepMode mode) {
    return mode == study::SweepMode::crisis ? "crisis" : "full";
}

std::string_view nameOf(study::Race race) {
    switch (race) {
        case study::Race::stepUpFirst:
            return "step-up-first";
        case study::Race::seniorFirst:
            return "senior-first";
        case study::Race::neither:
            return "neither";
        case study::Race::none:
            break;
    }
    return "none";
}

std::string_view wordsOf(study::BreakEvenGoal::Outcome outcome) {
    using Outcome = study::BreakEvenGoal::Outcome;
    switch (outcome) {
        case Outcome::violent:
            break;
        case Outcome::war:
            return "war";
    }
    return "shots or casualties";
}

std::string variantName(const study::Sweep& sweep, std::size_t variant) {
    const crisis::Model& model = sweep.plan().definition->crisis;
    const study::SweepVariant& of = sweep.plan().variants[variant];
    std::string name;
    const auto add = [&](const std::string& part) { name += (name.empty() ? "" : ", ") + part; };
    const PresetId preset = presetOf(sweep, variant);
    const bool several = differs(sweep, [](const auto& v) { return v.preset; });
    const bool mirrors = differs(sweep, [](const auto& v) { return v.mirrored; });
    const bool others = mirrors || differs(sweep, [](const auto& v) { return v.readingIndex; }) ||
                        differs(sweep, [](const auto& v) { return v.classIndex; });
    if ((several || !others) && preset && preset.index < model.presets.size())
        add(presetWords(sweep, model.presets[preset.index]));
    if (differs(sweep, [](const auto& v) { return v.readingIndex; }))
        add(model.readings[of.readingIndex].name);
    if (differs(sweep, [](const auto& v) { return v.classIndex; }))
        add(className(model.classes[of.classIndex]));
    if (mirrors) add(of.mirrored ? "roles mirrored" : "roles as written");
    return name.empty() ? "as the session has it" : name;
}

std::string className(const crisis::ReferenceClass& of) {
    constexpr std::string_view kCommon = "Crises since 1946 ";
    if (of.name.empty()) return of.id;
    return "crises " + (of.name.starts_with(kCommon) ? of.name.substr(kCommon.size()) : of.name);
}

std::string_view unitOf(std::string_view key) {
    for (const crisis::ParameterName& name : crisis::parameterNames()) {
        if (name.key != key) continue;
        return unitOf(name.kind);
    }
    if (!key.starts_with(kInjectPrefix)) return {};
    for (const crisis::InjectAmountName& name : crisis::injectAmountNames())
        if (key.ends_with(name.key)) return unitOf(name.kind);
    return {};
}

std::string quantityText(std::string_view key, double value) {
    const std::string_view unit = unitOf(key);
    if (unit == "s") return formatDurationForPeople(value);
    if (unit == "m") return fmt::format("{:.0f} ft", value / units::kMetresPerFoot);
    return fmt::format("{:.3g}", value);
}

std::string signedHundredths(double share) {
    const long value = std::lround(100.0 * share);
    if (value == 0) return "0";
    return (value < 0 ? "\u2212" : "+") + std::to_string(std::abs(value));
}

std::string grouped(std::uint64_t number) {
    std::string text = std::to_string(number);
    for (std::size_t at = text.size(); at > 3;) text.insert(at -= 3, ",");
    return text;
}

std::string daysText(double days) {
    constexpr double kHours = 24.0, kYear = 365.0;
    if (days < 2.0) {
        const long hours = std::max(1L, std::lround(days * kHours));
        return fmt::format("{} hour{}", hours, hours == 1 ? "" : "s");
    }
    if (days < 2.0 * kYear) return fmt::format("{:.0f} days", days);
    return fmt::format("{:.0f} years", days / kYear);
}

Spread spreadOf(std::vector<double> values) {
    if (values.empty()) return {};
    std::sort(values.begin(), values.end());
    const auto at = [&](double share) {
        return values[static_cast<std::size_t>(std::lround(share * static_cast<double>(values.size() - 1)))];
    };
    return {at(0.05), at(0.5), at(0.95), at(0.25), at(0.75)};
}

std::string changesText(const study::Sweep& sweep) {
    std::string list;
    for (const sim::Command& command : sweep.plan().log) {
        if (!sim::changesWhatHappens(command.kind)) continue;
        const sim::Definition& definition = *sweep.plan().definition;
        list += (list.empty() ? "" : "; ") + sim::describe(definition, command) + ", " +
                formatForPeople(definition.utcAt(command.tick), definition.zoneMinutes);
    }
    return list;
}

}  // namespace openline::exchange
