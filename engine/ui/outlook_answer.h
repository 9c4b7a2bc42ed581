// The numbers of an outlook, one below the other: race, dots over strip, days, break-even, war on request.
// The panel around them is outlook_panel.cpp.
#pragma once

#include "ui/draw.h"
#include "ui/panels.h"

namespace openline::ui {

/// Draws downwards.
struct Column {
    const PanelContext& context;
    ImDrawList& list;
    float x, right, y;

    [[nodiscard]] const Style& style() const { return context.style; }
    [[nodiscard]] float width() const { return right - x; }
    [[nodiscard]] float middle(float height) const { return y + 0.5f * style().px(height); }
    void down(float height) { y += style().px(height); }
    [[nodiscard]] Touch touched(const char* id, float height) const {
        return touch(id, {x, y, width(), style().px(height)});
    }
    float left(float height, std::string_view text, TextLook look) const {
        return drawText(list, style(), x, middle(height), text, look);
    }
    float atRight(float height, std::string_view text, TextLook look) const {
        look.align = Side::right;
        look.tabular = true;
        return drawText(list, style(), right, middle(height), text, look);
    }
};

/// The reference class in force; null if there is none.
const crisis::ReferenceClass* classInForce(const DeskView& view);

/// Units: px.
float heightOfAnswer(const PanelContext& context);
void drawAnswer(Column& column);

/// The first two lines of it, in pixels at a scale of 1.
inline constexpr float kRaceHeight = 46.0f, kSentence = 26.0f;
void drawRace(Column& column, const study::Outlook& outlook);
/// Share of the trials; 0 of none.
[[nodiscard]] inline double shareOf(std::uint64_t count, const study::OutlookCounts& counts) {
    return counts.trials == 0 ? 0.0 : static_cast<double>(count) / static_cast<double>(counts.trials);
}
inline constexpr std::string_view kDirectionAssumed = "direction assumed, not found";

}  // namespace openline::ui
