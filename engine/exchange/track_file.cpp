#include "exchange/track_file.h"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/units.h"
#include "exchange/track_motion.h"
#include "exchange/track_rows.h"

namespace openline::exchange {

namespace {

constexpr std::uintmax_t kLargestBytes = std::uintmax_t{1} << 30;
constexpr double kHighestShipM = 50.0, kFastestShipMps = 40.0;  // assumed

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

/// A craft is of one kind, that of its first row by time that says one.
void complainOfKinds(const std::string& id, const std::vector<ReadRow>& rows, const std::string& name,
                     std::vector<Complaint>& warnings) {
    const auto first = std::ranges::find_if(rows, [](const ReadRow& row) { return row.kind.has_value(); });
    for (const ReadRow& row : rows) {
        if (!row.kind || row.kind == first->kind) continue;
        const bool ship = first->kind == TrackKind::ship;
        warnings.push_back({name, row.line, row.column, "kind",
                            "\"" + id + "\" is of another kind here than in line " +
                                std::to_string(first->line) + ": " + (ship ? "a ship" : "an aircraft") +
                                " is assumed throughout"});
        return;
    }
}

/// Returns how many rows were earlier than the one before.
std::size_t sortByTime(std::vector<ReadRow>& rows) {
    std::size_t outOfOrder = 0;
    for (std::size_t i = 1; i < rows.size(); ++i)
        outOfOrder += rows[i].report.timeS < rows[i - 1].report.timeS ? 1 : 0;
    std::ranges::stable_sort(rows, {}, [](const ReadRow& row) { return row.report.timeS; });
    return outOfOrder;
}

/// One craft's track of its rows by time, each time once.
Track makeTrack(const std::string& id, const std::vector<ReadRow>& rows, const std::string& name,
                TrackFile& file, std::vector<Complaint>& complaints) {
    Track track;
    track.id = id;
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

/// Rows with fewer cells than the header: their last columns are read as not given, which may be a row that
/// was cut off. One warning for all of a file.
class ShortRows {
  public:
    explicit ShortRows(const CsvRow& header) {
        for (std::size_t i = 0; i < header.cells.size(); ++i)
            if (!header.cells[i].empty()) columns_ = i + 1;
    }
    void see(const CsvRow& row) {
        if (row.cells.size() >= columns_) return;
        if (count_++ > 0) return;
        firstLine_ = row.line;
        firstCells_ = row.cells.size();
    }
    void warn(const std::string& name, std::vector<Complaint>& warnings) const {
        if (count_ == 0) return;
        warnings.push_back(
            {name,
             firstLine_,
             0,
             {},
             fmt::format("the header has {} columns, this row {}; {}: what is missing is taken as not given",
                         columns_, firstCells_,
                         count_ == 1 ? std::string("no other row is short")
                                     : fmt::format("{} rows are short", count_))});
    }

  private:
    std::size_t columns_ = 0, count_ = 0, firstCells_ = 0;
    int firstLine_ = 0;
};

}  // namespace

bool TrackFile::heightKnown(std::size_t a, std::size_t b) const {
    return hasAltitudes || (tracks[a].kind == TrackKind::ship && tracks[b].kind == TrackKind::ship);
}

std::string TrackFile::timeText(double timeS) const {
    if (!epoch) return fmt::format("{:.3f}", timeS);
    const auto milliseconds = static_cast<std::int64_t>(std::llround(timeS * kMillisecondsPerS));
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
    ShortRows shortRows(row);
    while (reader.next(row)) {
        ++file.rows;
        shortRows.see(row);
        rows.read(row, craft, complaints);
    }
    file.epoch = rows.epoch();
    file.hasAltitudes = header->has(TrackColumn::altitude);
    std::vector<Complaint> warnings = header.warnings;
    shortRows.warn(name, warnings);
    for (auto& [id, read] : craft) {
        file.outOfOrder += sortByTime(read);
        complainOfKinds(id, read, name, warnings);
        file.tracks.push_back(makeTrack(id, read, name, file, complaints));
    }
    std::stable_sort(complaints.begin(), complaints.end(),
                     [](const Complaint& a, const Complaint& b) { return a.line < b.line; });
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
