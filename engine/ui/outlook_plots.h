// Chance as 100 dots and ignorance as a strip of draws, on one axis from 0 to 100 and never merged. Drawing
// only; the words are in outlook_words.
#pragma once

#include <optional>
#include <vector>

#include "study/outlook.h"
#include "ui/draw.h"
#include "ui/outlook_words.h"

namespace openline::ui {

inline constexpr float kDotRow = 14.0f;  ///< units of 1080 lines
inline constexpr int kDotRows = 5;

/// `now` of 100 dots lit, five in a column from the left, so that a column is 5 in 100 on the strip below;
/// rings where `before` lit more, a halo where it lit fewer.
void drawDots(ImDrawList& list, const Style& style, const Area& area, int now, std::optional<int> before);

/// One line a draw, from 0 at the left to 100 in 100 at the right.
void drawStrip(ImDrawList& list, const Style& style, const Area& area,
               const std::vector<study::StripDraw>& strip, DrawCount count, ImU32 colour);

}  // namespace openline::ui
