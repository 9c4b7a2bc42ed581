#include "exchange/csv.h"

#include <algorithm>

namespace openline::exchange {

namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

char separatorOf(std::string_view text) {
    while (text.starts_with('#'))
        text.remove_prefix(std::min(text.size(), text.find('\n')) +
                           (text.find('\n') != std::string_view::npos ? 1 : 0));
    const std::string_view first = text.substr(0, text.find('\n'));
    for (const char candidate : {',', ';', '\t'}) {
        if (first.find(candidate) != std::string_view::npos) return candidate;
    }
    return ',';
}

bool isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\r';
}

std::string trimmed(const std::string& text) {
    const auto from = std::find_if_not(text.begin(), text.end(), isBlank);
    const auto to =
        std::find_if_not(text.rbegin(), std::string::const_reverse_iterator(from), isBlank).base();
    return {from, to};
}

}  // namespace

std::string csvCell(std::string_view text) {
    if (text.find_first_of(",;\t\"\r\n") == std::string_view::npos) return std::string(text);
    std::string cell = "\"";
    for (const char c : text) {
        if (c == '"') cell += c;
        cell += c;
    }
    return cell + '"';
}

CsvReader::CsvReader(std::string_view text) : text_(text) {
    if (text_.starts_with(kByteOrderMark)) position_ = kByteOrderMark.size();
    separator_ = separatorOf(text_.substr(position_));
}

std::string CsvReader::readCell(CsvRow& row) {
    std::string cell;
    while (!atEnd() && (text_[position_] == ' ')) ++position_;
    if (!atEnd() && text_[position_] == '"') {
        ++position_;
        for (; !atEnd(); ++position_) {
            const char c = text_[position_];
            if (c == '"' && position_ + 1 < text_.size() && text_[position_ + 1] == '"') {
                ++position_;
            } else if (c == '"') {
                break;
            }
            if (c == '\n') {
                ++line_;
                lineStart_ = position_ + 1;
            }
            cell += c;
        }
        row.unclosedQuote |= atEnd();
        if (!atEnd()) ++position_;
    }
    while (!atEnd() && text_[position_] != separator_ && text_[position_] != '\n') cell += text_[position_++];
    return trimmed(cell);
}

void CsvReader::readRow(CsvRow& row) {
    row = {line_, {}, {}, false};
    for (;;) {
        row.columns.push_back(static_cast<int>(position_ - lineStart_) + 1);
        row.cells.push_back(readCell(row));
        if (atEnd()) return;
        const bool ends = text_[position_++] == '\n';
        if (!ends) continue;
        ++line_;
        lineStart_ = position_;
        return;
    }
}

bool CsvReader::next(CsvRow& row) {
    while (!atEnd()) {
        readRow(row);
        const bool empty = std::all_of(row.cells.begin(), row.cells.end(),
                                       [](const std::string& cell) { return cell.empty(); });
        if (empty || (!begun_ && row.cells.front().starts_with('#'))) continue;
        begun_ = true;
        return true;
    }
    return false;
}

}  // namespace openline::exchange
