#include "exchange/track_columns.h"

#include <algorithm>
#include <cctype>
#include <optional>
#include <variant>
#include <vector>

#include "base/units.h"
#include "scenario/load.h"

namespace openline::exchange {

namespace {

struct ColumnDef {
    std::string_view name;
    std::optional<Dimension> dimension;
    std::string_view unit;  ///< when the header names none
    bool needed = false;
};

constexpr std::array<ColumnDef, kTrackColumns> kColumns{{{"time", Dimension::duration, "s", true},
                                                         {"id", std::nullopt, "", true},
                                                         {"latitude", Dimension::angle, "deg", true},
                                                         {"longitude", Dimension::angle, "deg", true},
                                                         {"altitude", Dimension::length, "m", false},
                                                         {"track", Dimension::angle, "deg", false},
                                                         {"ground speed", Dimension::speed, "m/s", false},
                                                         {"vertical speed", Dimension::speed, "m/s", false},
                                                         {"kind", std::nullopt, "", false}}};

/// A heading as people write them: `Ground_Speed [kn]` is `ground speed` and `kn`.
struct Heading {
    std::string name, unit;
};

Heading headingOf(const std::string& cell) {
    Heading heading;
    const std::size_t open = cell.find_first_of("[(");
    const std::size_t close = cell.find_first_of("])", open == std::string::npos ? 0 : open);
    if (open != std::string::npos && close != std::string::npos)
        heading.unit = cell.substr(open + 1, close - open - 1);
    for (const char c : cell.substr(0, open)) {
        const bool space = c == '_' || c == ' ' || c == '-';
        if (space && (heading.name.empty() || heading.name.back() == ' ')) continue;
        heading.name += space ? ' ' : static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    }
    while (!heading.name.empty() && heading.name.back() == ' ') heading.name.pop_back();
    return heading;
}

std::optional<double> factorOf(const std::string& unit, Dimension dimension) {
    if (dimension == Dimension::duration && unit == "ms") return 1e-3;
    const auto read = parseQuantity("1 " + unit, dimension);
    const auto* quantity = std::get_if<openline::Quantity>(&read);
    if (quantity == nullptr || quantity->indicatedAirspeed) return std::nullopt;
    return quantity->valueSi;
}

std::string_view unitsFor(Dimension dimension) {
    switch (dimension) {
        case Dimension::length:
            return "m, km, ft or nmi";
        case Dimension::speed:
            return "m/s, km/h, kn or ft/min";
        case Dimension::duration:
            return "s, ms, min or h";
        default:
            return "deg or rad";
    }
}

/// What others call the columns. They are named in answers and not read: whether a heading is a track, or a
/// height above ground an altitude, is for people to say.
constexpr std::array<std::pair<std::string_view, std::string_view>, 15> kOtherNames{
    {{"timestamp", "time"},
     {"utc", "time"},
     {"date time", "time"},
     {"callsign", "id"},
     {"icao24", "id"},
     {"mmsi", "id"},
     {"name", "id"},
     {"lng", "longitude"},
     {"heading", "track"},
     {"course", "track"},
     {"cog", "track"},
     {"sog", "ground speed"},
     {"velocity", "ground speed"},
     {"vertical rate", "vertical speed"},
     {"type", "kind"}}};

/// The column that an unknown name may mean: what others call so, one that it shortens, as `lat` does, or
/// that is spelled nearly so.
std::string columnLike(const std::string& name) {
    constexpr std::size_t kShortest = 3;
    std::vector<std::string> names;
    for (const auto& [other, column] : kOtherNames)
        if (other == name) return std::string(column);
    for (const ColumnDef& known : kColumns) {
        if (name.size() >= kShortest && known.name.find(name) != std::string_view::npos)
            return std::string(known.name);
        names.emplace_back(known.name);
    }
    return scenario::suggestion(name, names);
}

struct HeaderReader {
    const CsvRow& row;
    const std::string& file;
    TrackHeader header;
    std::vector<Complaint> errors, warnings;

    HeaderReader(const CsvRow& wanted, const std::string& name) : row(wanted), file(name) {
        header.place.fill(TrackHeader::kAbsent);
        header.toSi.fill(1.0);
    }
    void complain(std::vector<Complaint>& list, std::size_t cell, std::string message) const {
        list.push_back({file, row.line, row.columns[cell], "header", std::move(message)});
    }
    void readCell(std::size_t cell);
    void readUnit(std::size_t cell, std::size_t column, const std::string& unit);
};

void HeaderReader::readUnit(std::size_t cell, std::size_t column, const std::string& unit) {
    const ColumnDef& def = kColumns[column];
    if (!def.dimension) return;
    const auto factor = factorOf(unit.empty() ? std::string(def.unit) : unit, *def.dimension);
    if (!factor) {
        return complain(errors, cell,
                        "expected a unit of " + std::string(def.name) + " (" +
                            std::string(unitsFor(*def.dimension)) + "), got \"" + unit + "\"");
    }
    header.toSi[column] = *factor;
    const bool usual = *def.dimension == Dimension::angle || *def.dimension == Dimension::duration;
    if (unit.empty() && !usual) {
        complain(warnings, cell,
                 "\"" + std::string(def.name) + "\" names no unit: " + std::string(def.unit) +
                     " is assumed; write \"" + std::string(def.name) + " [" + std::string(def.unit) + "]\"");
    }
}

void HeaderReader::readCell(std::size_t cell) {
    const Heading heading = headingOf(row.cells[cell]);
    if (heading.name.empty()) return;
    const auto* def = std::find_if(kColumns.begin(), kColumns.end(),
                                   [&](const ColumnDef& known) { return known.name == heading.name; });
    if (def == kColumns.end()) {
        const std::string nearest = columnLike(heading.name);
        return complain(warnings, cell,
                        "unknown column \"" + heading.name + "\" is not read" +
                            (nearest.empty() ? std::string() : "; did you mean \"" + nearest + "\"?"));
    }
    const auto column = static_cast<std::size_t>(def - kColumns.begin());
    if (header.place[column] != TrackHeader::kAbsent)
        return complain(errors, cell, "expected each column once, got \"" + heading.name + "\" again");
    header.place[column] = cell;
    readUnit(cell, column, heading.unit);
}

}  // namespace

std::string_view nameOf(TrackColumn column) {
    return kColumns[static_cast<std::size_t>(column)].name;
}

Result<TrackHeader> readTrackHeader(const CsvRow& row, const std::string& file) {
    HeaderReader reader(row, file);
    for (std::size_t cell = 0; cell < row.cells.size(); ++cell) reader.readCell(cell);
    for (std::size_t column = 0; column < kTrackColumns; ++column) {
        if (!kColumns[column].needed || reader.header.place[column] != TrackHeader::kAbsent) continue;
        reader.complain(reader.errors, 0,
                        "expected a column \"" + std::string(kColumns[column].name) + "\", found none");
    }
    Result<TrackHeader> result =
        reader.errors.empty() ? Result<TrackHeader>(reader.header) : Result<TrackHeader>(reader.errors);
    result.warnings = std::move(reader.warnings);
    return result;
}

}  // namespace openline::exchange
