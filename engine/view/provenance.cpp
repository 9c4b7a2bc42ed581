#include "view/provenance.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <string_view>

#include "base/time.h"

namespace openline::view {

namespace {

constexpr std::string_view kRecordPrefix = "Record: ";
constexpr std::string_view kReplayPrefix = "Replay of row ", kReplayBanner = "REPLAY OF ROW ";
constexpr std::string_view kRace = "{race}";
constexpr double kStartS = 0.5;  // released this early, the record never played

}  // namespace

bool tellsTheRecord(const sim::SceneDef& scene, std::optional<double> whatIfSinceS) {
    return whatIfSinceS && scene.atS + scene.filmS * scene.speed > *whatIfSinceS;
}

std::string momentText(const sim::Definition& definition, double timeS, double shownS, int zoneMinutes) {
    const CivilTime at = civil(definition.utcAtS(timeS), zoneMinutes);
    char text[16];
    std::snprintf(text, sizeof text, "%02d:%02d", at.hour, at.minute);
    const std::string day = dayAndMonth(at);
    return day == dayAndMonth(civil(definition.utcAtS(shownS), zoneMinutes)) ? std::string(text)
                                                                             : day + " " + text;
}

std::string bannerText(const sim::Definition& definition, std::optional<double> whatIfSinceS) {
    const std::string& banner = definition.banner;
    if (!whatIfSinceS || banner.empty() || banner.rfind(kReplayBanner, 0) == 0) return banner;
    const std::size_t rest = std::min(banner.find(" - "), banner.find(" · "));
    return rest == std::string::npos ? "WHAT-IF" : "WHAT-IF" + banner.substr(rest);
}

std::string sourceText(const sim::Definition& definition, std::optional<double> whatIfSinceS, double shownS,
                       int zoneMinutes, AccountId account) {
    std::string line = definition.sourceLine;
    if (account && account.index < definition.accounts.size())
        line += ". Flown here: the " + definition.accounts[account.index].name;
    if (!whatIfSinceS || line.rfind(kReplayPrefix, 0) == 0) return line;
    const std::string to = momentText(definition, *whatIfSinceS, shownS, zoneMinutes);
    const bool atOnce = *whatIfSinceS < kStartS;
    if (definition.hypothetical)
        return (atOnce ? "Changed from the start. " : "As written to " + to + ", changed from then on. ") +
               line;
    if (line.rfind(kRecordPrefix, 0) == 0) line.erase(0, kRecordPrefix.size());
    return (atOnce ? "Model from the start." : "Record to " + to + "; model from then on.") +
           (line.empty() ? "" : " Of the record: " + line);
}

std::string fileComment(const sim::Definition& definition, std::optional<double> whatIfSinceS,
                        bool invented) {
    // Shown on no day of the scenario: that of the change is always written.
    return (invented ? "HYPOTHETICAL. " : "") +
           sourceText(definition, whatIfSinceS, -definition.durationS, definition.zoneMinutes);
}

bool asksForRace(const std::string& headline) {
    return headline.find(kRace) != std::string::npos;
}

std::string withRace(const std::string& headline, const std::string& race) {
    std::string filled = headline;
    if (const std::size_t at = filled.find(kRace); at != std::string::npos)
        filled.replace(at, kRace.size(), race);
    return filled;
}

std::string closingText(const sim::Definition& definition, std::optional<double> whatIfSinceS) {
    constexpr std::string_view kEnd = "\nA what-if, not a forecast.";
    if (!whatIfSinceS)
        return "Forces and places are from the sources named in the scenario; the events are invented." +
               std::string(kEnd);
    std::string known = "No outcome here is record";
    if (*whatIfSinceS >= kStartS)
        known = (definition.hypothetical ? "As written to " : "Record to ") +
                momentText(definition, *whatIfSinceS, -definition.durationS, definition.zoneMinutes);
    return known + "; after that craft move as planned and the model draws what comes of it." +
           std::string(kEnd);
}

std::string recordCaption(const sim::Definition& definition, const std::string& caption) {
    return (definition.hypothetical ? "As written: " : "In the record: ") + caption;
}

}  // namespace openline::view
