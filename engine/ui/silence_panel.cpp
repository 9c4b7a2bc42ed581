#include <algorithm>

#include "base/certainty.h"
#include "base/time.h"
#include "crisis/rates.h"
#include "ui/panels.h"
#include "ui/words.h"

namespace openline::ui {
namespace {

constexpr float kLine = 27.0f;
constexpr float kBottom = 12.0f;

void drawClock(const PanelContext& context, ImDrawList& list, std::size_t clock, const Area& row) {
    const Style& style = context.style;
    const crisis::SilenceDef& definition = context.view.definition.crisis.silences[clock];
    const Silence silence = silenceOfClock(context.view, clock);
    const float middle = row.y + row.height * 0.5f;
    TextLook figure{Face::body, style.text, Side::right};
    figure.tabular = true;
    const float width = drawText(list, style, row.right(), middle, silenceText(silence), figure);
    const float nameWidth = drawText(list, style, row.x, middle, definition.name, {Face::body, style.dim});
    TextLook note{Face::small, style.faint};
    note.maximumWidth = std::max(1.0f, row.width - nameWidth - width - style.px(24.0f));
    if (note.maximumWidth > style.px(60.0f))
        drawText(list, style, row.x + nameWidth + style.px(10.0f), middle, definition.note, note);
    ImGui::PushID(static_cast<int>(clock));
    const Touch touched = touch("clock", row);
    ImGui::PopID();
    if (!touched.hovered) return;
    Tooltip card(style);
    card.title(definition.name);
    card.line(silence.never ? "Never spoke." : "Silent for " + formatDurationForPeople(silence.seconds) + ".",
              style.text);
    card.line(definition.note);
    card.line(std::string(name(definition.certainty)) +
                  (definition.source.empty() ? "" : " · " + definition.source),
              style.faint);
}

/// Those of the relation that the ladder is about.
std::vector<std::size_t> clocksOf(const PanelContext& context) {
    const crisis::Model& model = context.view.definition.crisis;
    std::vector<std::size_t> clocks;
    for (std::size_t i = 0; i < model.silences.size(); ++i)
        if (crisis::concerns(model, model.silences[i], context.memory.dyad)) clocks.push_back(i);
    return clocks;
}

}  // namespace

float heightOfSilenceClocks(const PanelContext& context) {
    const std::size_t clocks = clocksOf(context).size();
    return clocks == 0 ? 0.0f
                       : context.style.px(kLine) * static_cast<float>(clocks) + context.style.px(kBottom);
}

void drawSilenceClocks(const PanelContext& context, ImDrawList& list, const Area& area) {
    const Style& style = context.style;
    float y = area.y;
    for (const std::size_t clock : clocksOf(context)) {
        drawClock(context, list, clock,
                  {area.x + style.px(kPadding), y, area.width - style.px(2.0f * kPadding), style.px(kLine)});
        y += style.px(kLine);
    }
}

}  // namespace openline::ui
