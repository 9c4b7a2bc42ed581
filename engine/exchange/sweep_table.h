// The rows of a sweep as comma separated values, and back: what was drawn by key, what came of it, enough to
// fly or play any row again. No times of day, paths or counts of threads: the same sweep is the same bytes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "study/sweep.h"

namespace openline::exchange {

/// The line of column names, without its end.
std::string sweepHeader(const study::Sweep& sweep);
/// One row, without its end. `number`: from 1, of the row in the table.
std::string sweepLine(const study::Sweep& sweep, const study::SweepRow& row, std::uint64_t number);

/// One row as read, with the values of its variant's quantities.
struct SweepTableRow {
    study::SweepRow row;
    std::vector<double> values;
};

struct SweepTable {
    std::vector<study::SweepRow> rows;
    std::size_t bytes = 0;  ///< of the header and the rows: what is whole
};

/// Reads a table of this sweep. A last line without its end, or a run of which some variants are missing, is
/// left out. Errors: the header or a row is not of this sweep; with the line.
Result<SweepTable> readSweepTable(const study::Sweep& sweep, std::string_view text, const std::string& file);
/// The row with a number. Errors: there is none; it cannot be read.
Result<SweepTableRow> readSweepRow(const study::Sweep& sweep, std::string_view text, std::uint64_t number,
                                   const std::string& file);

}  // namespace openline::exchange
