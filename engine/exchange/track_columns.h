// The header of a file of tracks: which column is what, and in which unit. For track_file.cpp.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "base/result.h"
#include "exchange/csv.h"

namespace openline::exchange {

enum class TrackColumn : std::uint8_t {
    time,
    id,
    latitude,
    longitude,
    altitude,
    track,
    groundSpeed,
    verticalSpeed,
    kind
};
inline constexpr std::size_t kTrackColumns = 9;

/// Name as in the header.
std::string_view nameOf(TrackColumn column);

struct TrackHeader {
    static constexpr std::size_t kAbsent = static_cast<std::size_t>(-1);
    std::array<std::size_t, kTrackColumns> place;  ///< of each column in a row, or kAbsent
    std::array<double, kTrackColumns> toSi;        ///< factor

    [[nodiscard]] bool has(TrackColumn column) const { return at(column) != kAbsent; }
    [[nodiscard]] std::size_t at(TrackColumn column) const { return place[static_cast<std::size_t>(column)]; }
    [[nodiscard]] double factor(TrackColumn column) const { return toSi[static_cast<std::size_t>(column)]; }
};

/// Errors: `time`, `id`, `latitude` or `longitude` missing, a column twice, a unit that does not fit.
/// Warnings: unknown columns, and units that are not named (degrees, metres and metres a second then).
Result<TrackHeader> readTrackHeader(const CsvRow& row, const std::string& file);

}  // namespace openline::exchange
