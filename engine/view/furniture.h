// Parts of the furniture that stand on their own: captions as one or two balanced lines that fit, and the
// clock of a call in presentation. The rest is written by `reserveFurniture` (stage.h).
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "frame/font_metrics.h"

namespace openline::view {

struct Wrapped {
    std::vector<std::string> lines;  ///< one or two; more where the smallest size would not do
    float sizePx = 25.0f;            ///< as asked, or smaller when two lines would not hold the text
};

/// Breaks at spaces into lines that fit, and leaves nothing out.
std::vector<std::string> wrapLines(const std::string& text,
                                   const std::function<bool(const std::string&)>& fits);

/// Breaks a caption into at most two lines of about equal width. Up to `comfortablePx` stays one line; no
/// line is wider than `widestPx`; text that does not fit is set smaller (to 0.6 of its size, but to
/// nothing below 11 px) and then takes more lines. A line break in the text is kept.
Wrapped wrapCaption(const std::string& text, const frame::FontMetrics& fonts, float sizePx, float widestPx,
                    float comfortablePx);

/// The number at the beginning of a headline, as in `27 in 100: ...`; empty when it begins with a word or a
/// date.
std::string leadingNumber(const std::string& headline);

struct Stage;
/// In presentation, at the upper right: the one channel whose call matters most now, its clock and how long
/// it was silent. Nothing while no call is worth showing.
void addCallClock(Stage& stage);

}  // namespace openline::view
