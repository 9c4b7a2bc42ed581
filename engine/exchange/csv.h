// Comma separated text as rows of cells (RFC 4180: quotes, doubled quotes, line ends of both kinds), with the
// line each row begins on. Semicolons and tabs separate too when the first line has no comma. Knows no
// columns.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace openline::exchange {

struct CsvRow {
    int line = 0;                    ///< from 1
    std::vector<std::string> cells;  ///< without spaces around them
    std::vector<int> columns;        ///< of each cell's first character, from 1
    bool unclosedQuote = false;      ///< the text ended inside a quoted cell
};

/// A text as one cell, quoted where it must be.
std::string csvCell(std::string_view text);

class CsvReader {
  public:
    /// `text` must outlive the reader. A byte order mark is passed over.
    explicit CsvReader(std::string_view text);
    /// The next row that is not empty; before the first, lines that begin with `#` are passed over. False at
    /// the end.
    bool next(CsvRow& row);

  private:
    void readRow(CsvRow& row);
    std::string readCell(CsvRow& row);
    [[nodiscard]] bool atEnd() const { return position_ >= text_.size(); }

    std::string_view text_;
    std::size_t position_ = 0;
    int line_ = 1;
    std::size_t lineStart_ = 0;
    char separator_ = ',';
    bool begun_ = false;  ///< a row was given
};

}  // namespace openline::exchange
