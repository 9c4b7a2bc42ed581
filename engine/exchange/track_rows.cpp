#include "exchange/track_rows.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <numbers>

#include "base/math.h"

namespace openline::exchange {

namespace {

constexpr double kLongestS = 1e11;  // some 3,000 years
using math::kPi;

std::optional<double> parseNumber(const std::string& text) {
    double value = 0.0;
    const bool plus = text.size() > 1 && text[0] == '+' && text[1] != '-';
    const char* begin = text.data() + (plus ? 1 : 0);
    const auto [end, error] = std::from_chars(begin, text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value))
        return std::nullopt;
    return value;
}

std::optional<TrackKind> kindNamed(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    for (const char* name : {"aircraft", "air", "airplane", "plane", "helicopter", "drone"}) {
        if (text == name) return TrackKind::aircraft;
    }
    for (const char* name : {"ship", "vessel", "surface", "sea", "submarine"}) {
        if (text == name) return TrackKind::ship;
    }
    return std::nullopt;
}

}  // namespace

double RowReader::readTime(const CsvRow& row) {
    const std::string& text = cell(row, TrackColumn::time);
    const auto seconds = parseNumber(text);
    const auto instant = seconds ? std::nullopt : parseIsoTime(text, 0);
    if (!seconds && !instant) {
        complain(row, TrackColumn::time, "a time as 2021-10-04T06:26:08Z or as a number of seconds");
        return 0.0;
    }
    const double sinceS = seconds.value_or(0.0) * header_.factor(TrackColumn::time);
    if (std::abs(sinceS) > kLongestS) {
        complain(row, TrackColumn::time,
                 "at most 1e11 seconds (of milliseconds the header says \"time [ms]\")");
        return 0.0;
    }
    if (anyTime_ && instant.has_value() != epoch_.has_value()) {
        complain(row, TrackColumn::time,
                 epoch_ ? "a calendar time, as in the rows before" : "seconds, as in the rows before");
        return 0.0;
    }
    anyTime_ = true;
    if (seconds) return sinceS;
    if (!epoch_) epoch_ = instant;
    return static_cast<double>(instant->milliseconds - epoch_->milliseconds) / kMillisecondsPerS;
}

double RowReader::readNumber(const CsvRow& row, TrackColumn column, bool needed, double least, double most,
                             const std::string& expected) {
    if (!header_.has(column)) return kNotGiven;
    const std::string& text = cell(row, column);
    if (text.empty() && !needed) return kNotGiven;
    const auto number = parseNumber(text);
    const double value = number.value_or(0.0) * header_.factor(column);
    if (number && value >= least && value <= most) return value;
    complain(row, column, expected);
    return kNotGiven;
}

void RowReader::read(const CsvRow& row, Craft& craft, std::vector<Complaint>& complaints) {
    bad_.clear();
    constexpr double kSlack = 1.0 + 1e-12, kAny = 1e6;
    ReadRow made;
    made.line = row.line;
    made.column = row.columns[std::min(header_.at(TrackColumn::time), row.columns.size() - 1)];
    TrackReport& report = made.report;
    if (row.unclosedQuote)
        bad_.push_back(
            {name_, row.line, row.columns.back(), {}, "expected a quoted cell to be closed, got the end"});
    report.timeS = readTime(row);
    if (cell(row, TrackColumn::id).empty()) complain(row, TrackColumn::id, "the name of a craft");
    report.place.latitudeRad = readNumber(row, TrackColumn::latitude, true, -kPi / 2.0 * kSlack,
                                          kPi / 2.0 * kSlack, "a latitude of -90 to 90 degrees");
    report.place.longitudeRad = readNumber(row, TrackColumn::longitude, true, -2.0 * kPi * kSlack,
                                           2.0 * kPi * kSlack, "a longitude of -360 to 360 degrees");
    report.place.longitudeRad = std::remainder(report.place.longitudeRad, 2.0 * kPi);
    const double altitudeM =
        readNumber(row, TrackColumn::altitude, false, -12e3, kAny, "an altitude of -12 to 1000 km");
    report.place.altitudeM = std::isnan(altitudeM) ? 0.0 : altitudeM;
    made.emptyAltitude = header_.has(TrackColumn::altitude) && cell(row, TrackColumn::altitude).empty();
    report.trackRad = readNumber(row, TrackColumn::track, false, -2.0 * kPi * kSlack, 2.0 * kPi * kSlack,
                                 "a track of 0 to 360 degrees");
    report.groundSpeedMps =
        readNumber(row, TrackColumn::groundSpeed, false, 0.0, 12e3, "a speed of 0 to 12 km/s");
    report.climbMps =
        readNumber(row, TrackColumn::verticalSpeed, false, -12e3, 12e3, "a speed within 12 km/s");
    if (const std::string& text = cell(row, TrackColumn::kind); !text.empty()) {
        made.kind = kindNamed(text);
        if (!made.kind)
            complain(row, TrackColumn::kind,
                     "aircraft (also airplane, helicopter, drone) or ship (also vessel, submarine)");
    }
    if (bad_.empty()) {
        craft[cell(row, TrackColumn::id)].push_back(made);
    } else {
        complaints.insert(complaints.end(), bad_.begin(), bad_.end());
    }
}

}  // namespace openline::exchange
