#include "scenario/crisis_catalogue.h"

#include <iterator>

#include "base/assert.h"
#include "crisis/parameters.h"
#include "scenario/catalogue.h"
#include "scenario/channel_catalogue.h"
#include "scenario/inject_catalogue.h"
#include "scenario/toml_reader.h"

namespace openline::scenario {

namespace {

using crisis::Model;
using crisis::Parameter;
using crisis::Parameters;
using crisis::ReferenceClass;

constexpr Range kRatio{0.05, 20.0, "a ratio of 0.05 to 20"};
/// What pushes up and never pulls: the bound by which jumps are thinned counts on it.
constexpr Range kPush{1.0, 20.0, "a ratio of 1 to 20"};
constexpr Range kRate{1e-6, 100.0, "a rate above 0 and at most 100 per day"};
constexpr Range kAmount{0.0, 1000.0, "0 to 1000"};
constexpr Range kCrisisDuration{1.0, 3.2e8, "a duration of 1 s to ten years"};

/// What a file may give as a parameter, in the order of `crisis::parameterNames`.
struct ParameterRange {
    std::string_view key;
    Range range;
};

const ParameterRange kParameters[] = {
    {"frailty-sd-ln", {0.0, 2.0, "0 to 2"}},
    {"hours-phase-factor", {1.0, 100.0, "1 to 100"}},
    {"hours-phase", kCrisisDuration},
    {"alarm-half-life", kCrisisDuration},
    {"alarm-up-per-unit", kPush},
    {"collision-alarm", kAmount},
    {"near-gap", kEncounterGap},
    {"near-alarm", kAmount},
    {"near-incident-probability", kProbability},
    {"close-gap", kEncounterGap},
    {"close-alarm", kAmount},
    {"mass-sorties-per-day", {1.0, 10000.0, "1 to 10000"}},
    {"mass-alarm", kAmount},
    {"unanswered-alarm-factor", kRatio},
    {"retry", {60.0, 3.2e8, "a duration of 1 min to ten years"}},
    {"forces-in-contact-up", kRatio},
    {"practice-half-life", kCrisisDuration},
    {"permission-within-24h", kProbability},
    {"permission-within-7d", kProbability},
    {"patience", kCrisisDuration},
    {"climate-odds-ratio", kRatio},
    {"own-delay-sd-ln", {0.0, 2.0, "0 to 2"}},
    {"practice-per-contact", {0.0, 10.0, "0 to 10"}},
    {"reference-contact-scale", {0.0, 2.0, "0 to 2"}},
    {"alarm-cap", {0.0, 100.0, "0 to 100"}},
    {"pressure-half-life", kCrisisDuration},
    {"pressure-up-per-unit", kPush},
    {"cyber-attack-up", kPush},
    {"climate-down", kRatio},
    {"doubted-authority", kProbability},
    {"forces-in-contact-lasts", kCrisisDuration},
    {"publicity-incident-factor", kRatio},
    {"radio-heard-incident-factor", kRatio},
    {"radio-heeded-incident-factor", kRatio},
};

Dimension dimensionOf(crisis::ParameterKind kind) {
    switch (kind) {
        case crisis::ParameterKind::duration:
            return Dimension::duration;
        case crisis::ParameterKind::length:
            return Dimension::length;
        case crisis::ParameterKind::number:
            break;
    }
    return Dimension::ratio;
}

std::string textOf(const Value& value) {
    return value.string().value_or("");
}

double amount(const Value& value, Dimension dimension, const Range& range) {
    const auto read = dimension == Dimension::ratio ? value.number(range) : value.quantity(dimension, range);
    return read.value_or(range.low);
}

void readParameter(const crisis::ParameterName& name, const Range& range, Table& parameters,
                   Parameter& parameter) {
    auto table = parameters.required(name.key.data()).table();
    if (!table) return;
    const Dimension dimension = dimensionOf(name.kind);
    const Value value = table->required("value");
    const auto errorsMatter = static_cast<bool>(value);
    parameter.value = amount(value, dimension, range);
    const Value low = table->required("low"), high = table->required("high");
    parameter.low = amount(low, dimension, range);
    parameter.high = amount(high, dimension, range);
    if (errorsMatter && low && high &&
        !(parameter.low <= parameter.value && parameter.value <= parameter.high))
        value.expected("a value from low " + low.shown() + " to high " + high.shown());
    (void)table->required("tag");
    parameter.certainty = readTag(*table, Certainty::assumed);
    parameter.source = textOf(table->required("source"));
    table->unknownKeys();
}

void readParameters(Table& root, Model& model) {
    auto table = root.required("parameters").table();
    if (!table) return;
    const auto names = crisis::parameterNames();
    OPENLINE_ASSERT(names.size() == std::size(kParameters));
    for (std::size_t i = 0; i < names.size(); ++i) {
        OPENLINE_ASSERT(names[i].key == kParameters[i].key);
        readParameter(names[i], kParameters[i].range, *table, model.parameters.*names[i].member);
    }
    const Parameters& read = model.parameters;
    if (read.permissionWithin7d.value < read.permissionWithin24h.value)
        table->error("expected permission-within-7d to be no less than permission-within-24h, got less");
    if (read.closeGapM.value < read.nearGapM.value)
        table->error("expected close-gap to be no less than near-gap, got less");
    table->unknownKeys();
}

/// A fixed number of entries, each read by `read`.
template <std::size_t n, class Read>
std::array<double, n> readList(const Value& place, const Read& read) {
    std::array<double, n> numbers{};
    const auto values = place.list();
    if (place && place.isList() && values.size() != n)
        place.error("expected " + std::to_string(n) + " entries, got " + std::to_string(values.size()));
    for (std::size_t i = 0; i < n && i < values.size(); ++i) numbers[i] = read(values[i]);
    return numbers;
}

std::array<double, crisis::kRungCount> readRates(const Value& place) {
    const auto six = readList<6>(place, [](const Value& value) { return value.number(kRate).value_or(1.0); });
    std::array<double, crisis::kRungCount> rates{};
    for (std::size_t i = 0; i < six.size(); ++i) rates[i + 1] = six[i];
    return rates;
}

/// The most that study::BetaLaw can take.
constexpr int kMostCrises = 999;

/// Shares of the fit are of violent and of serious crises, so there have to be some.
void readCounts(Table& table, ReferenceClass& reference) {
    const auto count = [&](const char* key, int least) {
        const auto read = table.required(key).integer(least, kMostCrises);
        return static_cast<int>(read.value_or(-1));
    };
    reference.crises = count("crises", 1);
    reference.violent = count("violent", 1);
    reference.serious = count("serious", 1);
    reference.war = count("war", 0);
    if (reference.crises < 0 || reference.violent < 0 || reference.serious < 0 || reference.war < 0) return;
    const bool nested = reference.war <= reference.serious && reference.serious <= reference.violent &&
                        reference.violent <= reference.crises;
    if (!nested) table.error("expected counts with crises >= violent >= serious >= war, got others");
}

/// Rungs 0 to 4 are those without shots or casualties.
void checkStart(const Value& place, const ReferenceClass& reference) {
    constexpr crisis::Rung kViolent = 5;
    if (reference.startRung == kViolent && reference.violent >= 0 && reference.violent < reference.crises)
        place.error("expected violent = crises for a class that starts at rung 5, got " +
                    std::to_string(reference.violent) + " of " + std::to_string(reference.crises));
}

void readClass(Table& table, Names& names, const Names& presets, Model& model) {
    ReferenceClass reference;
    const Value id = table.required("id");
    reference.id = textOf(id);
    reference.name = textOf(table.required("name"));
    reference.source = textOf(table.required("source"));
    if (const auto preset = table.required("reference-preset").reference(presets))
        reference.referencePreset = PresetId(*preset);
    const Value start = table.required("start-rung");
    reference.startRung = static_cast<int>(start.integer(1, 5).value_or(3));
    readCounts(table, reference);
    checkStart(start, reference);
    reference.warCases = textOf(table.required("war-cases"));
    const Value quantiles = table.required("duration-quantiles");
    reference.durationQuantileDays = readList<5>(quantiles, [](const Value& value) {
        return value.quantity(Dimension::duration, kCrisisDuration).value_or(0.0) / 86400.0;
    });
    for (std::size_t i = 1; i < 5; ++i) {
        const auto& days = reference.durationQuantileDays;
        if (days[i] > 0.0 && days[i] <= days[i - 1]) quantiles.error("expected rising durations, got others");
    }
    reference.upPerDay = readRates(table.required("up-per-day"));
    reference.downPerDay = readRates(table.required("down-per-day"));
    table.unknownKeys();
    if (!reference.id.empty() && !names.add(reference.id))
        id.error("expected a new id, got a second class \"" + reference.id + "\"");
    model.classes.push_back(std::move(reference));
}

void readReading(Table& table, Names& names, Model& model) {
    crisis::Reading reading;
    const Value id = table.required("id");
    reading.id = textOf(id);
    reading.name = textOf(table.required("name"));
    reading.source = textOf(table.required("source"));
    reading.oddsRatio = table.required("odds-ratio").number(kRatio).value_or(1.0);
    const Value low = table.optional("odds-ratio-low"), high = table.optional("odds-ratio-high");
    reading.oddsRatioLow = low.number(kRatio).value_or(reading.oddsRatio);
    reading.oddsRatioHigh = high.number(kRatio).value_or(reading.oddsRatio);
    if (!(reading.oddsRatioLow <= reading.oddsRatio && reading.oddsRatio <= reading.oddsRatioHigh))
        (low ? low : high)
            .error("expected odds-ratio from odds-ratio-low to odds-ratio-high, got it outside");
    reading.riskyShareFactor = table.required("risky-share").number(kRatio).value_or(1.0);
    table.unknownKeys();
    if (!reading.id.empty() && !names.add(reading.id))
        id.error("expected a new id, got a second reading \"" + reading.id + "\"");
    model.readings.push_back(std::move(reading));
}

void readCrisisFile(Table& root, const Names& presets, Model& model) {
    Names classes("class"), readings("reading");
    readParameters(root, model);
    for (Table& table : root.tables("reading")) readReading(table, readings, model);
    for (Table& table : root.tables("class")) readClass(table, classes, presets, model);
    readInjects(root, model);
    if (model.classes.empty()) root.error("expected at least one [[class]], got none");
    if (model.readings.empty()) root.error("expected at least one [[reading]], got none");
    model.classIndex = root.required("class-in-force").reference(classes).value_or(0);
    model.readingIndex = root.required("reading-in-force").reference(readings).value_or(0);
    if (const auto preset = root.required("preset-in-force").reference(presets))
        model.initialPreset = PresetId(*preset);
    root.unknownKeys();
}

void moveInto(std::vector<Complaint>& all, std::vector<Complaint>& more) {
    all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

}  // namespace

Result<Model> loadCrisisModel(const std::string& crisisTomlPath, const std::string& channelsTomlPath,
                              const CatalogueReferences& known) {
    auto channelsFile = Document::read(channelsTomlPath);
    auto crisisFile = Document::read(crisisTomlPath);
    if (!channelsFile || !crisisFile) {
        std::vector<Complaint> errors;
        moveInto(errors, channelsFile.errors);
        moveInto(errors, crisisFile.errors);
        return Result<Model>(std::move(errors));
    }
    Complaints complaints;
    Model model;
    Names presets("preset");
    Table channelsRoot = channelsFile->root(complaints);
    readChannelsFile(channelsRoot, known, presets, model);
    Table crisisRoot = crisisFile->root(complaints);
    readCrisisFile(crisisRoot, presets, model);
    if (complaints.errors.empty()) checkSharedAnswers(channelsRoot, model);
    if (!complaints.errors.empty()) return Result<Model>(std::move(complaints.errors));
    Result<Model> result(std::move(model));
    result.warnings = std::move(complaints.warnings);
    return result;
}

Result<Model> readCrisisCatalogue(const std::string& assetsFolder, const CatalogueReferences& known) {
    return loadCrisisModel(assetsFolder + "/crisis.toml", assetsFolder + "/channels.toml", known);
}

AllowedRange allowedRange(std::string_view key) {
    if (key == "odds-ratio") return {kRatio.low, kRatio.high, kRatio.text};
    for (const ParameterRange& row : kParameters)
        if (row.key == key) return {row.range.low, row.range.high, row.range.text};
    // What is left are shares.
    return key.starts_with("inject-") ? allowedInjectRange(key) : AllowedRange{};
}

}  // namespace openline::scenario
