// Rows of a file of tracks, one after the other: each becomes a report of its craft, or complaints with their
// line and column. Inside `exchange` only.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "exchange/csv.h"
#include "exchange/track_columns.h"
#include "exchange/track_file.h"

namespace openline::exchange {

inline constexpr double kMillisecondsPerS = 1000.0;

/// A row as read, with its place for complaints about it.
struct ReadRow {
    TrackReport report;
    std::optional<TrackKind> kind;
    bool emptyAltitude = false;  ///< the file has heights, this row has none
    int line = 0, column = 0;
};

using Craft = std::map<std::string, std::vector<ReadRow>>;

class RowReader {
  public:
    RowReader(const TrackHeader& header, const std::string& name) : header_(header), name_(name) {}

    /// Adds a row to its craft, or what is wrong with it to `complaints`.
    void read(const CsvRow& row, Craft& craft, std::vector<Complaint>& complaints);
    [[nodiscard]] std::optional<UtcTime> epoch() const { return epoch_; }

  private:
    [[nodiscard]] const std::string& cell(const CsvRow& row, TrackColumn column) const {
        static const std::string kNothing;
        const std::size_t place = header_.at(column);
        return place < row.cells.size() ? row.cells[place] : kNothing;
    }
    void complain(const CsvRow& row, TrackColumn column, const std::string& expected) {
        const std::size_t place = header_.at(column);
        const int at = place < row.columns.size() ? row.columns[place] : 0;
        const std::string& found = cell(row, column);
        bad_.push_back({name_, row.line, at, std::string(nameOf(column)),
                        "expected " + expected + ", got " + (found.empty() ? "nothing" : '"' + found + '"')});
    }
    double readTime(const CsvRow& row);
    double readNumber(const CsvRow& row, TrackColumn column, bool needed, double least, double most,
                      const std::string& expected);

    const TrackHeader& header_;
    const std::string& name_;
    std::optional<UtcTime> epoch_;
    bool anyTime_ = false;
    std::vector<Complaint> bad_;  ///< of the row being read
};

}  // namespace openline::exchange
