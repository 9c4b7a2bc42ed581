#include "view/provenance.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <string_view>

#include "base/time.h"

namespace openline::view {

namespace {

constexpr std::string_view kRecordPrefix = "Record: ";
constexpr double kStartS = 0.5;  // released this early, the record never played

UtcTime utcAt(const sim::Definition& definition, double timeS) {
    return {definition.start.milliseconds + static_cast<std::int64_t>(std::floor(timeS * 1000.0 + 1e-3))};
}

/// `1 Apr` of `Sun 1 Apr 2001  09:40:00`.
std::string dayAndMonth(const std::string& forPeople) {
    const std::size_t day = forPeople.find(' ') + 1;
    const std::size_t year = forPeople.find(' ', forPeople.find(' ', day) + 1);
    return forPeople.substr(day, year - day);
}

}  // namespace

bool tellsTheRecord(const sim::SceneDef& scene, std::optional<double> whatIfSinceS) {
    return whatIfSinceS && scene.atS + scene.filmS * scene.speed > *whatIfSinceS;
}

std::string momentText(const sim::Definition& definition, double timeS, double shownS, int zoneMinutes) {
    const CivilTime at = civil(utcAt(definition, timeS), zoneMinutes);
    char text[16];
    std::snprintf(text, sizeof text, "%02d:%02d", at.hour, at.minute);
    const std::string day = dayAndMonth(formatForPeople(utcAt(definition, timeS), zoneMinutes));
    const std::string shownDay = dayAndMonth(formatForPeople(utcAt(definition, shownS), zoneMinutes));
    return day == shownDay ? std::string(text) : day + " " + text;
}

std::string bannerText(const sim::Definition& definition, std::optional<double> whatIfSinceS) {
    const std::string& banner = definition.banner;
    if (!whatIfSinceS || banner.empty()) return banner;
    const std::size_t rest = std::min(banner.find(" - "), banner.find(" · "));
    return rest == std::string::npos ? "WHAT-IF" : "WHAT-IF" + banner.substr(rest);
}

std::string sourceText(const sim::Definition& definition, std::optional<double> whatIfSinceS, double shownS,
                       int zoneMinutes) {
    std::string line = definition.sourceLine;
    if (!whatIfSinceS) return line;
    const std::string to = momentText(definition, *whatIfSinceS, shownS, zoneMinutes);
    const bool atOnce = *whatIfSinceS < kStartS;
    if (definition.hypothetical)
        return (atOnce ? "Changed from the start. " : "As written to " + to + ", changed from then on. ") +
               line;
    if (line.rfind(kRecordPrefix, 0) == 0) line.erase(0, kRecordPrefix.size());
    return (atOnce ? "Model from the start." : "Record to " + to + "; model from then on.") +
           (line.empty() ? "" : " Of the record: " + line);
}

std::string recordCaption(const sim::Definition& definition, const std::string& caption) {
    return (definition.hypothetical ? "As written: " : "In the record: ") + caption;
}

}  // namespace openline::view
