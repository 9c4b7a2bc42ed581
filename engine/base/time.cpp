#include "base/time.h"

#include <fmt/format.h>

#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdlib>

namespace openline {

namespace {

constexpr std::int64_t kMillisecondsPerMinute = 60'000;
constexpr const char* kWeekdays[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
constexpr const char* kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                   "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

/// Reads exactly `digits` digits at `position`, advancing it.
std::optional<int> readDigits(std::string_view text, std::size_t& position, std::size_t digits) {
    if (position + digits > text.size()) return std::nullopt;
    int value = 0;
    for (std::size_t i = 0; i < digits; ++i) {
        const char c = text[position + i];
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + (c - '0');
    }
    position += digits;
    return value;
}

bool readChar(std::string_view text, std::size_t& position, std::string_view accepted) {
    if (position < text.size() && accepted.find(text[position]) != std::string_view::npos) {
        ++position;
        return true;
    }
    return false;
}

bool validDate(int year, int month, int day) {
    using namespace std::chrono;
    return year_month_day{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                          std::chrono::day{static_cast<unsigned>(day)}}
        .ok();
}

/// `:08` and `.250` after the minutes. False if something else stands there that looks like seconds.
bool readSeconds(std::string_view text, std::size_t& position, CivilTime& out) {
    if (!readChar(text, position, ":")) return true;
    const auto second = readDigits(text, position, 2);
    if (!second || *second > 59) return false;
    out.second = *second;
    if (!readChar(text, position, ".")) return true;
    int scale = 100;
    const std::size_t first = position;
    while (position < text.size() && text[position] >= '0' && text[position] <= '9') {
        out.millisecond += (text[position] - '0') * scale;
        scale /= 10;
        ++position;
    }
    return position > first;
}

}  // namespace

CivilTime civil(UtcTime time, int offsetMinutes) {
    using namespace std::chrono;
    const sys_time<milliseconds> local{
        milliseconds{time.milliseconds + offsetMinutes * kMillisecondsPerMinute}};
    const auto day = floor<days>(local);
    const year_month_day date{day};
    const hh_mm_ss clock{local - day};
    CivilTime out;
    out.year = static_cast<int>(date.year());
    out.month = static_cast<int>(static_cast<unsigned>(date.month()));
    out.day = static_cast<int>(static_cast<unsigned>(date.day()));
    out.hour = static_cast<int>(clock.hours().count());
    out.minute = static_cast<int>(clock.minutes().count());
    out.second = static_cast<int>(clock.seconds().count());
    out.millisecond = static_cast<int>(clock.subseconds().count());
    out.weekday = static_cast<int>(weekday{day}.c_encoding());
    return out;
}

UtcTime fromCivil(const CivilTime& c, int offsetMinutes) {
    using namespace std::chrono;
    const sys_days day =
        year_month_day{std::chrono::year{c.year}, std::chrono::month{static_cast<unsigned>(c.month)},
                       std::chrono::day{static_cast<unsigned>(c.day)}};
    const auto instant = day.time_since_epoch() + hours{c.hour} + minutes{c.minute} + seconds{c.second} +
                         milliseconds{c.millisecond};
    return {duration_cast<milliseconds>(instant).count() - offsetMinutes * kMillisecondsPerMinute};
}

std::optional<int> parseZoneOffset(std::string_view text) {
    if (text == "Z" || text == "z") return 0;
    std::size_t position = 0;
    if (text.empty() || (text[0] != '+' && text[0] != '-')) return std::nullopt;
    const int sign = text[0] == '-' ? -1 : 1;
    position = 1;
    const auto hour = readDigits(text, position, 2);
    if (!hour || *hour > 14) return std::nullopt;
    int minute = 0;
    if (position < text.size()) {
        readChar(text, position, ":");
        const auto read = readDigits(text, position, 2);
        if (!read || *read > 59) return std::nullopt;
        minute = *read;
    }
    if (position != text.size()) return std::nullopt;
    return sign * (*hour * 60 + minute);
}

std::optional<UtcTime> parseIsoTime(std::string_view text, int offsetMinutes) {
    CivilTime out;
    std::size_t position = 0;
    const auto year = readDigits(text, position, 4);
    if (!year || !readChar(text, position, "-")) return std::nullopt;
    const auto month = readDigits(text, position, 2);
    if (!month || !readChar(text, position, "-")) return std::nullopt;
    const auto day = readDigits(text, position, 2);
    if (!day || !validDate(*year, *month, *day)) return std::nullopt;
    out.year = *year;
    out.month = *month;
    out.day = *day;
    if (position == text.size()) return fromCivil(out, offsetMinutes);
    if (!readChar(text, position, "Tt ")) return std::nullopt;
    const auto hour = readDigits(text, position, 2);
    if (!hour || *hour > 23 || !readChar(text, position, ":")) return std::nullopt;
    const auto minute = readDigits(text, position, 2);
    if (!minute || *minute > 59) return std::nullopt;
    out.hour = *hour;
    out.minute = *minute;
    if (!readSeconds(text, position, out)) return std::nullopt;
    if (position == text.size()) return fromCivil(out, offsetMinutes);
    const auto zone = parseZoneOffset(text.substr(position));
    if (!zone) return std::nullopt;
    return fromCivil(out, *zone);
}

std::string formatUtc(UtcTime time) {
    const CivilTime c = civil(time, 0);
    std::string text = fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}", c.year, c.month, c.day, c.hour,
                                   c.minute, c.second);
    if (c.millisecond != 0) text += fmt::format(".{:03}", c.millisecond);
    return text + "Z";
}

std::string formatIso(UtcTime time, int offsetMinutes) {
    const CivilTime c = civil(time, offsetMinutes);
    const int distance = std::abs(offsetMinutes);
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}{}{:02}:{:02}", c.year, c.month, c.day, c.hour,
                       c.minute, c.second, offsetMinutes < 0 ? '-' : '+', distance / 60, distance % 60);
}

std::string formatForPeople(UtcTime time, int offsetMinutes) {
    const CivilTime c = civil(time, offsetMinutes);
    return fmt::format("{} {} {}  {:02}:{:02}:{:02}", weekdayName(c), dayAndMonth(c), c.year, c.hour,
                       c.minute, c.second);
}

std::string_view weekdayName(const CivilTime& time) {
    return kWeekdays[time.weekday];
}

std::string dayAndMonth(const CivilTime& time) {
    return fmt::format("{} {}", time.day, kMonths[time.month - 1]);
}

std::optional<double> parseDurationS(std::string_view text) {
    double totalS = 0.0;
    std::size_t position = 0;
    bool any = false;
    while (true) {
        while (position < text.size() && text[position] == ' ') ++position;
        if (position == text.size()) break;
        const char* first = text.data() + position;
        if (!((*first >= '0' && *first <= '9') || *first == '.')) return std::nullopt;
        double value = 0.0;
        const auto [stop, error] = std::from_chars(first, text.data() + text.size(), value);
        if (error != std::errc()) return std::nullopt;
        position += static_cast<std::size_t>(stop - first);
        while (position < text.size() && text[position] == ' ') ++position;
        const std::size_t unitStart = position;
        while (position < text.size() && text[position] >= 'a' && text[position] <= 'z') ++position;
        const std::string_view unit = text.substr(unitStart, position - unitStart);
        if (unit == "ms")
            totalS += value * 1e-3;
        else if (unit == "s")
            totalS += value;
        else if (unit == "m" || unit == "min")
            totalS += value * 60.0;
        else if (unit == "h")
            totalS += value * 3600.0;
        else if (unit == "d")
            totalS += value * 86400.0;
        else
            return std::nullopt;
        any = true;
    }
    if (!any || !std::isfinite(totalS)) return std::nullopt;
    return totalS;
}

std::string formatDurationForPeople(double durationS) {
    const auto total = static_cast<std::int64_t>(std::llround(std::abs(durationS)));
    const std::string sign = durationS < 0 ? "-" : "";
    if (total < 60) return fmt::format("{}{} s", sign, total);
    if (total < 3600) {
        return total % 60 == 0 || total >= 600 ? fmt::format("{}{} min", sign, total / 60)
                                               : fmt::format("{}{} min {} s", sign, total / 60, total % 60);
    }
    if (total < 86400) {
        const auto minutes = total % 3600 / 60;
        return minutes == 0 ? fmt::format("{}{} h", sign, total / 3600)
                            : fmt::format("{}{} h {} min", sign, total / 3600, minutes);
    }
    const auto hours = total % 86400 / 3600;
    return hours == 0 || total >= std::int64_t{30} * 86400
               ? fmt::format("{}{} d", sign, total / 86400)
               : fmt::format("{}{} d {} h", sign, total / 86400, hours);
}

}  // namespace openline
