#include "ui/outlook_words.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <cstdio>

#include "study/share_words.h"

namespace openline::ui {
namespace {

double shareOf(const study::StripDraw& draw, DrawCount count) {
    return static_cast<double>(draw.*count) / static_cast<double>(draw.trials);
}

bool isCall(const std::optional<sim::Command>& change) {
    return change && change->kind == sim::CommandKind::placeCall;
}

std::string decimal(double value) {
    char buffer[32];
    std::snprintf(buffer, sizeof buffer, "%.2g", value);
    return buffer;
}

}  // namespace

std::string inHundred(double share) {
    return study::shareFigure(share);
}

std::string inHundredText(double share) {
    return study::shareInHundred(share);
}

std::optional<ShareRange> rangeOf(const std::vector<study::StripDraw>& strip, DrawCount count) {
    std::optional<ShareRange> range;
    for (const study::StripDraw& draw : strip) {
        if (draw.trials == 0) continue;
        const double share = shareOf(draw, count);
        if (!range) range = ShareRange{share, share};
        range->low = std::min(range->low, share);
        range->high = std::max(range->high, share);
    }
    return range;
}

std::string rangeText(const ShareRange& range) {
    return study::shareRange(range.low, range.high);
}

bool isDirectionAssumed(const study::Outlook& outlook, DrawCount count) {
    if (!outlook.before) return false;
    bool less = false, more = false;
    const std::size_t draws = std::min(outlook.now.strip.size(), outlook.before->strip.size());
    for (std::size_t at = 0; at < draws; ++at) {
        const study::StripDraw& now = outlook.now.strip[at];
        const study::StripDraw& before = outlook.before->strip[at];
        if (now.trials == 0 || before.trials == 0) continue;
        const double difference = shareOf(now, count) - shareOf(before, count);
        less = less || difference < 0.0;
        more = more || difference > 0.0;
    }
    return less != more;
}

std::string wasText(double share, const std::optional<sim::Command>& change) {
    return "was " + inHundred(share) + (isCall(change) ? " before this call" : " before this change");
}

std::string dayCountText(double days) {
    if (days >= 0.99 * study::OutlookCounts::kDays.back()) return "over 10 years";
    if (days < 1.0) return std::to_string(std::max(1L, std::lround(24.0 * days))) + " hours";
    const long whole = std::lround(days);
    return std::to_string(whole) + (whole == 1 ? " day" : " days");
}

std::string daysText(const study::OutlookCounts& counts) {
    const double middle = counts.daysToEnd(0.5);
    const double low = counts.daysToEnd(0.25), high = counts.daysToEnd(0.75);
    std::string from = dayCountText(low);
    const bool bothInDays = low >= 1.0 && high >= 1.0 && high < 3600.0;
    if (bothInDays) from = from.substr(0, from.find(' '));
    return dayCountText(middle) + ", half: " + from + " to " + dayCountText(high);
}

std::string breakEvenText(const study::BreakEven& breakEven, double oddsRatioInForce) {
    const std::string by = study::shareInHundred(breakEven.movedBy);
    if (!breakEven.oddsRatio) {
        const std::string most = study::tenthsBelow(breakEven.most);
        return "Break-even: however much talk helped, it would move this by " +
               (most == "0" ? "less than 0.1 in 100" : "at most " + most + " in 100") + ", not by " + by;
    }
    return "Break-even: to move this by " + by + ", talk must bring the odds of violence to ×" +
           decimal(*breakEven.oddsRatio) + " (in force: ×" + decimal(oddsRatioInForce) + ")";
}

std::string trialsText(std::uint64_t trials) {
    std::string digits = std::to_string(trials);
    for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, ",");
    return digits + " trials";
}

std::string raceText(const study::Outlook& outlook) {
    const study::OutlookCounts& counts = outlook.now.counts;
    if (outlook.atWar || counts.trials == 0) return {};
    std::string share =
        inHundredText(static_cast<double>(counts.stepUpFirst) / static_cast<double>(counts.trials));
    share.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(share.front())));
    return share;
}

std::string raceSentence(const study::Outlook& outlook) {
    return outlook.supposesCollision ? "if two craft collided now: a step up before senior contact"
                                     : "a step up comes before senior contact";
}

}  // namespace openline::ui
