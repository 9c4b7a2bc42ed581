#include "exchange/track_file.h"

#include <fmt/format.h>
#include <algorithm>
#include <charconv>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <map>
#include <numbers>
#include <sstream>

#include "base/units.h"
#include "exchange/csv.h"
#include "exchange/track_columns.h"
#include "exchange/track_motion.h"

namespace openline::exchange {

namespace {

constexpr std::uintmax_t kLargestBytes = std::uintmax_t{1} << 30;
constexpr double kHighestShipM = 50.0, kFastestShipMps = 40.0;  // assumed
constexpr double kMsPerS = 1000.0;
constexpr double kLongestS = 1e11;  // some 3,000 years
constexpr double kPi = std::numbers::pi;

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
    return static_cast<double>(instant->milliseconds - epoch_->milliseconds) / kMsPerS;
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

bool same(const TrackReport& a, const TrackReport& b) {
    return a.place.latitudeRad == b.place.latitudeRad && a.place.longitudeRad == b.place.longitudeRad &&
           a.place.altitudeM == b.place.altitudeM;
}

/// Of rows by time.
TrackKind kindOf(const std::vector<ReadRow>& rows) {
    std::vector<TrackReport> reports;
    for (const ReadRow& row : rows) {
        if (row.kind) return *row.kind;
        reports.push_back(row.report);
    }
    if (typicalSpeedMps(reports) > kFastestShipMps) return TrackKind::aircraft;
    const bool aircraft = std::any_of(rows.begin(), rows.end(), [](const ReadRow& row) {
        return row.report.place.altitudeM > kHighestShipM || row.report.groundSpeedMps > kFastestShipMps;
    });
    return aircraft ? TrackKind::aircraft : TrackKind::ship;
}

/// One craft's rows in order of time, each time once.
Track makeTrack(const std::string& id, std::vector<ReadRow> rows, const std::string& name, TrackFile& file,
                std::vector<Complaint>& complaints) {
    Track track;
    track.id = id;
    for (std::size_t i = 1; i < rows.size(); ++i)
        file.outOfOrder += rows[i].report.timeS < rows[i - 1].report.timeS ? 1 : 0;
    std::stable_sort(rows.begin(), rows.end(),
                     [](const ReadRow& a, const ReadRow& b) { return a.report.timeS < b.report.timeS; });
    track.kind = kindOf(rows);
    for (const ReadRow& row : rows) {
        if (row.emptyAltitude && track.kind == TrackKind::aircraft) {
            complaints.push_back({name, row.line, row.column, "altitude",
                                  "expected the altitude of the aircraft \"" + id + "\", got nothing"});
            continue;
        }
        if (track.reports.empty() || track.reports.back().timeS < row.report.timeS) {
            track.reports.push_back(row.report);
        } else if (same(track.reports.back(), row.report)) {
            ++file.duplicates;
        } else {
            complaints.push_back({name, row.line, row.column, "time",
                                  "expected one place for \"" + id + "\" at " +
                                      file.timeText(row.report.timeS) + ", got another"});
        }
    }
    return track;
}

/// Complaints are errors, or warnings and rows less.
Result<TrackFile> finished(TrackFile file, std::vector<Complaint> complaints, std::vector<Complaint> warnings,
                           BadRows badRows, const std::string& name) {
    int lastLine = 0;
    for (const Complaint& complaint : complaints) {
        file.skipped += complaint.line != lastLine ? 1 : 0;
        lastLine = complaint.line;
    }
    if (badRows == BadRows::skip) {
        warnings.insert(warnings.end(), complaints.begin(), complaints.end());
        complaints.clear();
    }
    if (complaints.empty() && file.tracks.empty())
        complaints.push_back({name, 0, 0, {}, "expected at least one row with a craft's place, got none"});
    Result<TrackFile> result =
        complaints.empty() ? Result<TrackFile>(std::move(file)) : Result<TrackFile>(std::move(complaints));
    result.warnings = std::move(warnings);
    return result;
}

}  // namespace

bool TrackFile::heightKnown(std::size_t a, std::size_t b) const {
    return hasAltitudes || (tracks[a].kind == TrackKind::ship && tracks[b].kind == TrackKind::ship);
}

std::string TrackFile::timeText(double timeS) const {
    if (!epoch) return fmt::format("{:.3f}", timeS);
    const auto milliseconds = static_cast<std::int64_t>(std::llround(timeS * kMsPerS));
    return formatUtc(UtcTime{epoch->milliseconds + milliseconds});
}

Result<TrackFile> parseTracks(std::string_view text, const std::string& name, BadRows badRows) {
    CsvReader reader(text);
    CsvRow row;
    if (!reader.next(row))
        return Result<TrackFile>(Complaint{name, 0, 0, {}, "expected a header and rows, got nothing"});
    const Result<TrackHeader> header = readTrackHeader(row, name);
    if (!header) {
        Result<TrackFile> failed(header.errors);
        failed.warnings = header.warnings;
        return failed;
    }
    TrackFile file;
    Craft craft;
    std::vector<Complaint> complaints;
    RowReader rows(*header, name);
    while (reader.next(row)) {
        ++file.rows;
        rows.read(row, craft, complaints);
    }
    file.epoch = rows.epoch();
    file.hasAltitudes = header->has(TrackColumn::altitude);
    for (auto& [id, read] : craft)
        file.tracks.push_back(makeTrack(id, std::move(read), name, file, complaints));
    std::stable_sort(complaints.begin(), complaints.end(),
                     [](const Complaint& a, const Complaint& b) { return a.line < b.line; });
    std::vector<Complaint> warnings = header.warnings;
    const bool anyAircraft = std::ranges::any_of(
        file.tracks, [](const Track& track) { return track.kind == TrackKind::aircraft; });
    if (!file.hasAltitudes && anyAircraft)
        warnings.push_back({name, 1, 0, "header",
                            "there is no column \"altitude\": all are taken to be at one height, so that "
                            "aircraft far apart in height count as close"});
    return finished(std::move(file), std::move(complaints), std::move(warnings), badRows, name);
}

Result<TrackFile> readTracks(const std::string& path, BadRows badRows) {
    std::error_code error;
    if (std::filesystem::is_directory(path, error))
        return Result<TrackFile>(Complaint{path, 0, 0, {}, "expected a file of tracks, got a folder"});
    const auto bytes = std::filesystem::file_size(path, error);
    if (!error && bytes > kLargestBytes)
        return Result<TrackFile>(Complaint{path, 0, 0, {}, "expected at most 1 GiB, got more"});
    std::ifstream input(path, std::ios::binary);
    std::ostringstream text;
    if (input) text << input.rdbuf();
    if (!input || input.bad())
        return Result<TrackFile>(Complaint{path, 0, 0, {}, "expected a readable file of tracks"});
    return parseTracks(text.str(), path, badRows);
}

}  // namespace openline::exchange
