// Crews as data: `assets/conduct.toml`, and what a scenario says otherwise.
#include "scenario/builder.h"
#include "scenario/catalogue.h"

namespace openline::scenario {

namespace {

constexpr Range kConductGap{0.5, 50000.0, "0.5 m to 50 km"};
constexpr Range kConductSpread{0.0, 3.0, "0 to 3"};
constexpr Range kError{0.0, 50.0, "0 to 50 m"};
constexpr Range kDelay{0.0, 3600.0, "0 s to 1 h"};

constexpr Word<sim::Conduct> kConducts[] = {
    {"routine", sim::Conduct::routine},
    {"assertive", sim::Conduct::assertive},
    {"unsafe", sim::Conduct::unsafe},
};

/// A number that the catalogue must give and a scenario may give.
void readNumber(Table& table, const char* key, bool needed, double& value, auto read) {
    const auto found = read(needed ? table.required(key) : table.optional(key));
    if (found) value = *found;
}

void readConduct(Table& table, bool needed, std::array<sim::ConductDef, sim::kConductCount>& conducts) {
    const auto which = table.required("id").word<sim::Conduct>(kConducts);
    sim::ConductDef spare;
    sim::ConductDef& conduct = which ? conducts[static_cast<std::size_t>(*which)] : spare;
    const auto length = [](const Range& range) {
        return [&range](const Value& value) { return value.quantity(Dimension::length, range); };
    };
    const auto number = [](const Range& range) {
        return [&range](const Value& value) { return value.number(range); };
    };
    readNumber(table, "air-gap", needed, conduct.air.medianM, length(kConductGap));
    readNumber(table, "air-gap-sd-ln", needed, conduct.air.sdLn, number(kConductSpread));
    readNumber(table, "sea-gap", needed, conduct.sea.medianM, length(kConductGap));
    readNumber(table, "sea-gap-sd-ln", needed, conduct.sea.sdLn, number(kConductSpread));
    readNumber(table, "control-error", needed, conduct.controlErrorM, length(kError));
    readNumber(table, "heard", needed, conduct.heard, number(kProbability));
    readNumber(table, "heeded", needed, conduct.heeded, number(kProbability));
    readNumber(table, "reaction-delay", needed, conduct.reactionDelayS,
               [](const Value& value) { return value.quantity(Dimension::duration, kDelay); });
    const Value keeps = needed ? table.required("keeps-rules") : table.optional("keeps-rules");
    conduct.keepsRules = keeps.boolean().value_or(conduct.keepsRules);
    conduct.certainty = readTag(table, conduct.certainty);
    const Value source = needed ? table.required("source") : table.optional("source");
    conduct.source = source.string().value_or(conduct.source);
    table.unknownKeys();
}

}  // namespace

void readConductFile(Builder& builder, const std::string& path) {
    const auto document = Document::read(path);
    std::vector<Complaint>& errors = builder.complaints.errors;
    if (!document) {
        errors.insert(errors.end(), document.errors.begin(), document.errors.end());
        return;
    }
    Table root = document->root(builder.complaints);
    std::vector<Table> tables = root.tables("conduct");
    for (Table& table : tables) readConduct(table, true, builder.definition.conducts);
    if (tables.size() != sim::kConductCount)
        root.error("expected one [[conduct]] each for routine, assertive and unsafe, got " +
                   std::to_string(tables.size()));
    root.unknownKeys();
}

void readConducts(Builder& builder, Table& root) {
    for (Table& table : root.tables("conduct")) readConduct(table, false, builder.definition.conducts);
}

}  // namespace openline::scenario
