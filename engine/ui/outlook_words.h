// What an outlook says, in the words and figures of the panel: shares in 100, what is not known as a range,
// days, break-even. Pure functions; nothing is drawn here. Never a figure finer than one in 100.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sim/command.h"
#include "study/outlook.h"

namespace openline::ui {

/// `27`, `<1`, `>99`: for the one large number. The words are study/share_words.h's, here and below.
std::string inHundred(double share);
/// `27 in 100`, `fewer than 1 in 100`, `more than 99 in 100`.
std::string inHundredText(double share);

/// Which count of a draw.
using DrawCount = std::uint64_t study::StripDraw::*;

struct ShareRange {
    double low = 0.0, high = 0.0;
};
/// Over the draws counted so far; none: none is.
std::optional<ShareRange> rangeOf(const std::vector<study::StripDraw>& strip, DrawCount count);
/// `<1 to 34 in 100`.
std::string rangeText(const ShareRange& range);

/// True if no draw, with and without the last change on the same dice, has it the other way round: what the
/// change does was put in, not found. The model knows no evidence of its direction.
bool isDirectionAssumed(const study::Outlook& outlook, DrawCount count);

/// `was 34 before this change`; a call is called one.
std::string wasText(double share, const std::optional<sim::Command>& change);

/// `33 days, half: 15 to 78 days`; war counts as an end.
std::string daysText(const study::OutlookCounts& counts);
/// `33 days`, `18 hours`, `over 10 years`.
std::string dayCountText(double days);

std::string breakEvenText(const study::BreakEven& breakEven, double oddsRatioInForce);
/// `10,000 trials`.
std::string trialsText(std::uint64_t trials);
/// The race for a sentence of presentation or film: `27 in 100`; empty where there is nothing left to ask.
std::string raceText(const study::Outlook& outlook);
/// The race's sentence; from routine it supposes a collision.
std::string raceSentence(const study::Outlook& outlook);

}  // namespace openline::ui
