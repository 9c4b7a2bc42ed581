#include "exchange/sweep_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

#include "base/digest.h"
#include "exchange/csv.h"
#include "exchange/sweep_words.h"

namespace openline::exchange {

namespace {

using study::Sweep;
using study::SweepRow;

/// Columns before and after those of the quantities.
constexpr std::size_t kLeading = 8;
enum Trailing : std::size_t {
    incident,
    firstUp,
    firstSenior,
    race,
    peak,
    last,
    over,
    days,
    gap,
    war,
    hash,
    kTrailing
};

/// Shortest text that reads back to the same bits; empty: there is none.
std::string cell(double value) {
    return std::isfinite(value) ? fmt::format("{}", value) : std::string();
}

/// Shares of how far crises go bear the names of outcomes that have columns of their own.
bool isShareKey(std::string_view key) {
    return key == "reach-show-of-force" || key == "violent" || key == "serious" || key == "war";
}

std::string named(std::string_view key) {
    if (isShareKey(key)) return fmt::format("p({}) [1]", key);
    const std::string_view unit = unitOf(key);
    return unit.empty() ? std::string(key) : fmt::format("{} [{}]", key, unit);
}

template <class T>
bool readInto(const std::string& text, T& value, int base = 10) {
    const char* const end = text.data() + text.size();
    if constexpr (std::is_floating_point_v<T>) {
        const auto [at, error] = std::from_chars(text.data(), end, value);
        return error == std::errc() && at == end;
    } else {
        const auto [at, error] = std::from_chars(text.data(), end, value, base);
        return error == std::errc() && at == end;
    }
}

/// Reads one row's cells, keeping the first complaint.
class SweepRowReader {
  public:
    SweepRowReader(const Sweep& sweep, const CsvRow& cells, const std::string& file)
        : sweep_(sweep), cells_(cells), file_(file) {}

    Result<SweepTableRow> read() {
        const std::size_t columns = kLeading + sweep_.keys().size() + kTrailing;
        if (cells_.cells.size() != columns)
            return complaint(0, fmt::format("expected {} cells, got {}", columns, cells_.cells.size()));
        SweepTableRow found;
        SweepRow& row = found.row;
        const auto number = whole<std::uint64_t>(0), run = whole<std::uint64_t>(1),
                   seed = whole<std::uint64_t>(3);
        const std::size_t variants = sweep_.plan().variants.size();
        if (number && run && (*run == 0 || *number != (*run - 1) * variants + (*number - 1) % variants + 1))
            complain(0, "a row with this number and run is not of this sweep");
        if (complaint_) return *complaint_;
        row.run = *run - 1;
        row.variant = (*number - 1) % variants;
        row.seed = *seed;
        expectIds(row.variant);
        readValues(row.variant, found.values);
        readOutcome(row);
        if (complaint_) return *complaint_;
        return found;
    }

  private:
    Complaint complaint(std::size_t column, std::string message) const {
        return {file_,
                cells_.line,
                column < cells_.columns.size() ? cells_.columns[column] : 0,
                {},
                std::move(message)};
    }
    void complain(std::size_t column, std::string message) {
        if (!complaint_) complaint_ = complaint(column, std::move(message));
    }
    template <class T>
    std::optional<T> whole(std::size_t column, int base = 10) {
        T value{};
        if (readInto(cells_.cells[column], value, base)) return value;
        complain(column, "expected a whole number, got \"" + cells_.cells[column] + "\"");
        return std::nullopt;
    }
    /// `otherwise` for an empty cell.
    double number(std::size_t column, double otherwise) {
        double value = otherwise;
        const std::string& text = cells_.cells[column];
        if (!text.empty() && !readInto(text, value))
            complain(column, "expected a number, got \"" + text + "\"");
        return value;
    }
    void expectIds(std::size_t variant) {
        const std::string wanted[] = {std::string(nameOf(sweep_.plan().mode)),
                                      {},
                                      presetId(sweep_, variant),
                                      readingId(sweep_, variant),
                                      classId(sweep_, variant),
                                      std::string(rolesId(sweep_, variant))};
        for (std::size_t i = 0; i < std::size(wanted); ++i)
            if (!wanted[i].empty() && cells_.cells[2 + i] != wanted[i])
                complain(2 + i, "expected \"" + wanted[i] + "\", got \"" + cells_.cells[2 + i] + "\"");
    }
    void readValues(std::size_t variant, std::vector<double>& values) {
        for (const study::Quantity& quantity : sweep_.quantities(variant)) {
            const auto at = std::ranges::find(sweep_.keys(), quantity.key);
            values.push_back(
                number(kLeading + static_cast<std::size_t>(at - sweep_.keys().begin()), quantity.value));
        }
    }
    void readOutcome(SweepRow& row) {
        const std::size_t from = kLeading + sweep_.keys().size();
        row.result.incidentS = number(from + incident, crisis::kNever);
        row.result.firstUpS = number(from + firstUp, crisis::kNever);
        row.result.firstSeniorS = number(from + firstSenior, crisis::kNever);
        row.result.overS = number(from + over, crisis::kNever);
        row.result.peak = whole<int>(from + peak).value_or(0);
        row.result.last = whole<int>(from + last).value_or(0);
        row.closestGapM = number(from + gap, row.closestGapM);
        if (!cells_.cells[from + hash].empty()) row.hash = whole<std::uint64_t>(from + hash, 16).value_or(0);
    }

    const Sweep& sweep_;
    const CsvRow& cells_;
    const std::string& file_;
    std::optional<Complaint> complaint_;
};

std::string headerOf(std::string_view text) {
    return std::string(text.substr(0, text.find('\n')));
}

}  // namespace

std::string sweepHeader(const Sweep& sweep) {
    std::string line = "row,run,mode,seed,preset,reading,class,roles";
    for (const std::string& key : sweep.keys()) line += "," + named(key);
    return line +
           ",incident [s],first step up [s],first senior contact [s],race,peak rung,last rung,over [s],days "
           "to end,"
           "closest approach gap [m],war,hash";
}

std::string sweepLine(const Sweep& sweep, const SweepRow& row, std::uint64_t number) {
    const auto& quantities = sweep.quantities(row.variant);
    const std::vector<double> values = sweep.drawn(row.run, row.variant);
    std::string line =
        fmt::format("{},{},{},{},{},{},{},{}", number, row.run + 1, nameOf(sweep.plan().mode), row.seed,
                    csvCell(presetId(sweep, row.variant)), csvCell(readingId(sweep, row.variant)),
                    csvCell(classId(sweep, row.variant)), rolesId(sweep, row.variant));
    for (const std::string& key : sweep.keys()) {
        const auto at = std::ranges::find(quantities, key, &study::Quantity::key);
        line += ",";
        if (at != quantities.end()) line += cell(values[static_cast<std::size_t>(at - quantities.begin())]);
    }
    const crisis::TrialResult& result = row.result;
    const double spent = study::daysToEnd(result);
    return line + fmt::format(",{},{},{},{},{},{},{},{},{},{},{}", cell(result.incidentS),
                              cell(result.firstUpS), cell(result.firstSeniorS), nameOf(study::raceOf(result)),
                              result.peak, result.last, cell(result.overS),
                              std::isnan(spent) ? std::string() : fmt::format("{:.4f}", spent),
                              cell(row.closestGapM), result.peak == crisis::kRungCount - 1 ? 1 : 0,
                              row.hash != 0 ? hexadecimal(row.hash) : std::string());
}

Result<SweepTable> readSweepTable(const Sweep& sweep, std::string_view text, const std::string& file) {
    SweepTable table;
    const std::size_t whole = text.rfind('\n');
    if (whole == std::string_view::npos) return table;
    text = text.substr(0, whole + 1);
    if (headerOf(text) != sweepHeader(sweep))
        return Complaint{
            file, 1, 0, {}, "expected the columns of this sweep: it varies or compares something else"};
    table.bytes = text.find('\n') + 1;
    CsvReader reader(text);
    CsvRow cells;
    reader.next(cells);
    std::size_t position = table.bytes;
    std::vector<SweepRow> run;
    while (reader.next(cells)) {
        const auto row = SweepRowReader(sweep, cells, file).read();
        if (!row) return row.errors;
        const std::size_t expected = table.rows.size() / sweep.plan().variants.size();
        if (row->row.run != expected || row->row.variant != run.size())
            return Complaint{file,
                             cells.line,
                             1,
                             {},
                             fmt::format("expected the rows in order; here that of run {}", expected + 1)};
        run.push_back(row->row);
        position = text.find('\n', position) + 1;
        if (run.size() < sweep.plan().variants.size()) continue;
        table.rows.insert(table.rows.end(), run.begin(), run.end());
        run.clear();
        table.bytes = position;
    }
    return table;
}

Result<SweepTableRow> readSweepRow(const Sweep& sweep, std::string_view text, std::uint64_t number,
                                   const std::string& file) {
    if (headerOf(text) != sweepHeader(sweep))
        return Complaint{file, 1, 0, {}, "is not the table of the sweep beside it: other columns"};
    const std::string start = std::to_string(number) + ",";
    for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1)) {
        const std::string_view line = text.substr(at + 1, text.find('\n', at + 1) - at - 1);
        if (!line.starts_with(start)) continue;
        CsvReader reader(line);
        CsvRow cells;
        if (!reader.next(cells)) break;
        return SweepRowReader(sweep, cells, file).read();
    }
    const auto rows =
        static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, std::count(text.begin(), text.end(), '\n') - 1));
    return Complaint{file, 0, 0, {}, fmt::format("has no row {}: expected 1 to {}", number, rows)};
}

}  // namespace openline::exchange
