// Calendar time as text, and back. Time itself is an integer: milliseconds since 1970-01-01 UTC, or ticks in
// `sim`.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace openline {

/// An instant. Units: milliseconds since 1970-01-01T00:00:00Z. Leap seconds do not exist here.
struct UtcTime {
    std::int64_t milliseconds = 0;
    constexpr auto operator<=>(const UtcTime&) const = default;
};

struct CivilTime {
    int year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0, millisecond = 0;
    int weekday = 4;  ///< 0 is Sunday
};

/// The calendar fields of an instant at a fixed offset from UTC.
CivilTime civil(UtcTime time, int offsetMinutes);
UtcTime fromCivil(const CivilTime& civilTime, int offsetMinutes);

/// `2021-10-04T14:26:08Z`, `...+08:00`, or without a zone, which then is `offsetMinutes`. Seconds and time
/// may be absent.
std::optional<UtcTime> parseIsoTime(std::string_view text, int offsetMinutes);
/// `2021-10-04T06:26:08Z`, with `.123` when milliseconds are not zero.
std::string formatUtc(UtcTime time);
/// `2021-10-04T14:26:08+08:00`.
std::string formatIso(UtcTime time, int offsetMinutes);
/// `Mon 4 Oct 2021  14:26:08`, as shown to people.
std::string formatForPeople(UtcTime time, int offsetMinutes);
/// `Mon`.
std::string_view weekdayName(const CivilTime& time);
/// `4 Oct`.
std::string dayAndMonth(const CivilTime& time);
/// `+08:00`, `Z`, `+0800`. Units: minutes.
std::optional<int> parseZoneOffset(std::string_view text);

/// `6h30m`, `90s`, `2d`, `1d6h`, `48 h`, `0.5 s`. Units: seconds.
std::optional<double> parseDurationS(std::string_view text);
/// `38 min`, `2 h 5 min`, `11 d 3 h`: two parts at most.
std::string formatDurationForPeople(double durationS);

}  // namespace openline
