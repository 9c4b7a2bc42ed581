#include "view/clock_zone.h"

#include "base/time.h"

namespace openline::view {
namespace {

constexpr int kEasternMinutes = -300;
constexpr int kHonoluluMinutes = -600;
constexpr int kSunday = 0;

/// The day of a month that is its n-th Sunday. Range of `weekdayOfFirst`: 0 Sunday .. 6.
int sundayOf(int weekdayOfFirst, int nth) {
    return 1 + (7 - weekdayOfFirst + kSunday) % 7 + 7 * (nth - 1);
}

int weekdayOfFirst(const CivilTime& at) {
    return ((at.weekday - (at.day - 1)) % 7 + 7) % 7;
}

/// Is it summer time in the eastern United States? `at` is in standard time.
bool isEasternSummer(const CivilTime& at) {
    const bool isNewLaw = at.year >= 2007;
    const int begins = isNewLaw ? 3 : 4, ends = isNewLaw ? 11 : 10;
    if (at.month != begins && at.month != ends) return at.month > begins && at.month < ends;
    const int first = weekdayOfFirst(at);
    if (at.month == begins) {
        const int day = sundayOf(first, isNewLaw ? 2 : 1);
        return at.day > day || (at.day == day && at.hour >= 2);
    }
    // October's last Sunday is its fourth or fifth; November's first ends it since 2007.
    int day = sundayOf(first, isNewLaw ? 1 : 5);
    if (day > 31) day -= 7;
    return at.day < day || (at.day == day && at.hour < 1);
}

}  // namespace

ClockZone clockZone(const sim::Definition& definition, ClockChoice choice, double timeS) {
    switch (choice) {
        case ClockChoice::utc:
            return {0, "UTC"};
        case ClockChoice::honolulu:
            return {kHonoluluMinutes, "Honolulu"};
        case ClockChoice::washington: {
            const UtcTime now = definition.utcAtS(timeS);
            return {kEasternMinutes + (isEasternSummer(civil(now, kEasternMinutes)) ? 60 : 0), "Washington"};
        }
        case ClockChoice::scenario:
            break;
    }
    return {definition.zoneMinutes, definition.zoneName};
}

}  // namespace openline::view
