// Tracks from a file of comma separated values: columns `time`, `id`, `latitude`, `longitude`, and if known
// `altitude`, `track`, `ground speed`, `vertical speed`, `kind`, in any order, units in brackets as in
// `altitude [ft]`. Rows may come in any order. Does not say what lies between two reports.
#pragma once

#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "geo/frames.h"

namespace openline::exchange {

enum class TrackKind : std::uint8_t { aircraft, ship };

inline constexpr double kNotGiven = std::numeric_limits<double>::quiet_NaN();

/// One report: where a craft was, and how it moved if the file says so.
struct TrackReport {
    double timeS = 0.0;  ///< after the file's epoch
    geo::Geodetic place;
    double trackRad = kNotGiven;  ///< over the ground, clockwise from true north
    double groundSpeedMps = kNotGiven;
    double climbMps = kNotGiven;
};

struct Track {
    std::string id;
    TrackKind kind = TrackKind::aircraft;
    std::vector<TrackReport> reports;  ///< by time, no two at the same
};

struct TrackFile {
    std::vector<Track> tracks;     ///< by id
    std::optional<UtcTime> epoch;  ///< none: times are seconds as they stand in the file
    bool hasAltitudes = true;      ///< false: no such column, and all are taken to be at 0 m
    std::size_t rows = 0;          ///< read, the header not counted
    std::size_t skipped = 0;       ///< bad ones left out
    std::size_t duplicates = 0;    ///< said twice, kept once
    std::size_t outOfOrder = 0;    ///< earlier than the craft's row before

    /// Whether the difference in height of two tracks is known: without heights only ships are at one.
    [[nodiscard]] bool heightKnown(std::size_t a, std::size_t b) const;
    /// A time of a report as text: ISO in UTC to the millisecond, or seconds.
    [[nodiscard]] std::string timeText(double timeS) const;
};

/// What to do about rows that cannot be read.
enum class BadRows : std::uint8_t { refuse, skip };

/// Reads text as a file of tracks; `name` is for complaints. Errors: a missing or unknown unit or column in
/// the header; every bad row, each with line and column, as errors (`refuse`) or warnings (`skip`). A craft
/// is a ship if the file says so or, when it has no kinds, if it never was higher than 50 m or faster than
/// 40 m/s, nor is so as a rule by its places (assumed). Two rows of one craft and time that differ: the
/// second is bad.
Result<TrackFile> parseTracks(std::string_view text, const std::string& name, BadRows badRows);
/// The same from a file. Errors: also unreadable, or larger than 1 GiB.
Result<TrackFile> readTracks(const std::string& path, BadRows badRows);

}  // namespace openline::exchange
