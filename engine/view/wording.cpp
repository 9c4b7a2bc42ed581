#include "view/wording.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <utility>

#include "base/time.h"
#include "base/units.h"

namespace openline::view {

namespace {

constexpr double kFeetUpToM = 1000.0;  // beyond it nautical miles, or yards between ships
constexpr double kYardsUpToM = 1852.0;

long long roundedTo(double value, double step) {
    return std::llround(std::round(value / step) * step);
}

/// Steps that keep two significant figures and look deliberate.
double stepFor(double value) {
    if (value < 20.0) return 1.0;
    if (value < 100.0) return 5.0;
    return value < 1000.0 ? 10.0 : 50.0;
}

std::string oneDecimal(double value, const char* unit) {
    char text[32];
    std::snprintf(text, sizeof text, value < 10.0 ? "%.1f %s" : "%.0f %s", value, unit);
    return text;
}

}  // namespace

std::string withThousands(long long value) {
    const std::string digits = std::to_string(std::abs(value));
    std::string text = value < 0 ? "-" : "";
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i > 0 && (digits.size() - i) % 3 == 0) text.push_back(',');
        text.push_back(digits[i]);
    }
    return text;
}

std::string altitudeText(double altitudeM, bool feet) {
    if (feet) return withThousands(roundedTo(altitudeM / units::kMetresPerFoot, 100.0)) + " ft";
    return withThousands(roundedTo(altitudeM, 50.0)) + " m";
}

std::string speedText(double speedMps, bool feet, bool aircraft) {
    const double speed = feet ? speedMps / units::kMpsPerKnot : speedMps * 3.6;
    return std::to_string(roundedTo(speed, aircraft ? 10.0 : 1.0)) + (feet ? " kn" : " km/h");
}

std::string distanceText(double distanceM, bool feet, bool ships) {
    if (!feet) {
        if (distanceM < 1000.0) return std::to_string(roundedTo(distanceM, stepFor(distanceM))) + " m";
        return oneDecimal(distanceM / 1000.0, "km");
    }
    const double perUnit = ships ? units::kMetresPerYard : units::kMetresPerFoot;
    if (distanceM < (ships ? kYardsUpToM : kFeetUpToM)) {
        const double value = distanceM / perUnit;
        return withThousands(roundedTo(value, stepFor(value))) + (ships ? " yd" : " ft");
    }
    return oneDecimal(distanceM / units::kMetresPerNauticalMile, "nmi");
}

std::string timeToGoText(double seconds) {
    if (seconds < 120.0) return std::to_string(std::llround(std::ceil(seconds))) + " s";
    return std::to_string(std::llround(seconds / 60.0)) + " min";
}

bool isRadio(const crisis::ChannelDef& channel) {
    return channel.endA.empty() && channel.endB.empty() &&
           channel.permission == crisis::Permission::delegated;
}

std::string_view callVerb(const crisis::ChannelDef& channel) {
    if (isRadio(channel)) return "calling";
    return channel.permission == crisis::Permission::diplomatic ? "waiting" : "ringing";
}

std::string callText(const crisis::ChannelDef& channel, double sinceS) {
    constexpr double kMinuteS = 60.0;
    const std::string verb(callVerb(channel));
    if (sinceS < kMinuteS) return verb;
    return verb + " " + formatDurationForPeople(std::floor(sinceS / kMinuteS) * kMinuteS);
}

std::string inCapitals(std::string_view text) {
    std::string result;
    int depth = 0;
    for (const char letter : text) {
        if (letter == '(') ++depth;
        if (letter == ')') --depth;
        const auto code = static_cast<unsigned char>(letter);
        result += depth == 0 && code < 0x80 ? static_cast<char>(std::toupper(code)) : letter;
    }
    return result;
}

std::string withoutArticle(std::string_view text) {
    if (text.starts_with("a ") || text.starts_with("A ")) text.remove_prefix(2);
    if (text.starts_with("an ") || text.starts_with("An ")) text.remove_prefix(3);
    std::string result(text);
    if (!result.empty() && static_cast<unsigned char>(result[0]) < 0x80) {
        result[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(result[0])));
    }
    return result;
}

std::string sideAdjective(const sim::SideDef& side) {
    using Word = std::pair<std::string_view, std::string_view>;
    constexpr std::array<Word, 16> kWords{{{"us", "US"},
                                           {"prc", "PRC"},
                                           {"taiwan", "Taiwan"},
                                           {"japan", "Japanese"},
                                           {"korea", "South Korean"},
                                           {"dprk", "North Korean"},
                                           {"uk", "UK"},
                                           {"canada", "Canadian"},
                                           {"australia", "Australian"},
                                           {"philippines", "Philippine"},
                                           {"russia", "Russian"},
                                           {"singapore", "Singaporean"},
                                           {"vietnam", "Vietnamese"},
                                           {"indonesia", "Indonesian"},
                                           {"malaysia", "Malaysian"},
                                           {"qatar", "Qatari"}}};
    const auto word = std::ranges::find(kWords, side.id, &Word::first);
    if (word != kWords.end()) return std::string(word->second);
    return side.name.empty() ? side.id : side.name;
}

std::string unitName(const sim::UnitDef& unit, bool released) {
    if (released && !unit.genericName.empty()) return withoutArticle(unit.genericName);
    return unit.name.empty() ? unit.id : unit.name;
}

}  // namespace openline::view
