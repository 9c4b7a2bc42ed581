#include "scenario/inject_catalogue.h"

#include <algorithm>
#include <span>

#include "scenario/catalogue.h"

namespace openline::scenario {

namespace {

using crisis::InjectDef;
using crisis::InjectKind;
using crisis::Parameter;

constexpr Word<InjectKind> kKinds[] = {
    {"close-pass", InjectKind::closePass},
    {"collision", InjectKind::collision},
    {"cyber-attack", InjectKind::cyberAttack},
    {"media-campaign", InjectKind::mediaCampaign},
    {"speech", InjectKind::speech},
    {"statement", InjectKind::statement},
    {"visit", InjectKind::visit},
    {"pact", InjectKind::pact},
    {"suspension", InjectKind::suspension},
};

constexpr Range kUnits{-10.0, 10.0, "-10 to 10"};
constexpr Range kClimate{-1.0, 1.0, "-1 to 1"};
constexpr Range kInjectDuration{0.0, 3.2e8, "a duration of 0 s to ten years"};

/// `{ value, low, high }`, the tag and the source being those of the inject.
void readAmount(const Value& place, Dimension dimension, const Range& range, const InjectDef& def,
                Parameter& amount) {
    auto table = place.table();
    if (!table) return;
    const auto read = [&](const char* key) {
        const Value value = table->required(key);
        const auto number =
            dimension == Dimension::ratio ? value.number(range) : value.quantity(dimension, range);
        return number.value_or(0.0);
    };
    amount.value = read("value");
    amount.low = read("low");
    amount.high = read("high");
    amount.certainty = def.certainty;
    amount.source = def.source;
    if (!(amount.low <= amount.value && amount.value <= amount.high))
        place.error("expected a value between its low and its high, got one outside");
    table->unknownKeys();
}

void readInject(Table& table, crisis::Model& model) {
    InjectDef def;
    const Value id = table.required("id");
    const auto kind = id.word<InjectKind>(kKinds);
    def.id = id.string().value_or("");
    def.name = table.required("name").string().value_or("");
    (void)table.required("tag");
    def.certainty = readTag(table, Certainty::assumed);
    def.source = table.required("source").string().value_or("");
    readAmount(table.required("alarm"), Dimension::ratio, kUnits, def, def.alarm);
    readAmount(table.required("pressure"), Dimension::ratio, kUnits, def, def.pressure);
    readAmount(table.required("climate"), Dimension::ratio, kClimate, def, def.climate);
    const Value duration =
        kind == InjectKind::cyberAttack ? table.required("duration") : table.optional("duration");
    if (duration) readAmount(duration, Dimension::duration, kInjectDuration, def, def.durationS);
    const Value gap = kind == InjectKind::closePass ? table.required("gap") : table.optional("gap");
    if (gap) readAmount(gap, Dimension::length, kEncounterGap, def, def.gapM);
    table.unknownKeys();
    if (!kind) return;
    def.kind = *kind;
    const auto same = [&](const InjectDef& other) { return other.kind == def.kind; };
    if (std::any_of(model.injects.begin(), model.injects.end(), same))
        return id.error("expected each kind of inject once, got \"" + def.id + "\" again");
    model.injects.push_back(std::move(def));
}

}  // namespace

std::string_view nameOf(InjectKind kind) {
    for (const Word<InjectKind>& word : kKinds) {
        if (word.value == kind) return word.text;
    }
    return "unknown";
}

std::span<const Word<InjectKind>> injectWords() {
    return kKinds;
}

AllowedRange allowedInjectRange(std::string_view key) {
    const Range& range = key.ends_with("-climate")    ? kClimate
                         : key.ends_with("-duration") ? kInjectDuration
                         : key.ends_with("-gap")      ? kEncounterGap
                                                      : kUnits;
    return {range.low, range.high, range.text};
}

void readInjects(Table& root, crisis::Model& model) {
    for (Table& table : root.tables("inject")) readInject(table, model);
    for (const Word<InjectKind>& word : kKinds) {
        const auto is = [&](const InjectDef& def) { return def.kind == word.value; };
        if (std::none_of(model.injects.begin(), model.injects.end(), is))
            root.error("expected an [[inject]] with the id \"" + std::string(word.text) + "\", got none");
    }
}

}  // namespace openline::scenario
