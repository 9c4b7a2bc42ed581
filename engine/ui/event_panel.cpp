#include <algorithm>

#include "study/timeline.h"
#include "ui/panels.h"
#include "ui/words.h"

namespace openline::ui {
namespace {

constexpr float kHeadHeight = 46.0f;
constexpr float kLine = 24.0f;
constexpr float kBottom = 12.0f;
constexpr std::size_t kKept = 400;
constexpr float kLinesWanted = 8.0f;

bool isWorthALine(const sim::Event& event) {
    switch (event.kind) {
        case sim::EventKind::orderBegun:
        case sim::EventKind::reaction:
            return false;
        case sim::EventKind::encounter:
            return !event.encounter.declared && event.encounter.level > 0;
        case sim::EventKind::zoneEnter:
            return event.first;
        case sim::EventKind::zoneLeave:
            return false;
        default:
            return true;
    }
}

/// The latest events up to the playhead, latest first.
std::vector<const sim::Event*> latest(const DeskView& view) {
    std::vector<const sim::Event*> result;
    const auto end =
        std::upper_bound(view.events.begin(), view.events.end(), view.position,
                         [](sim::Tick tick, const sim::Event& event) { return tick < event.tick; });
    for (auto event = end; event != view.events.begin() && result.size() < kKept;) {
        --event;
        if (isWorthALine(*event)) result.push_back(&*event);
    }
    return result;
}

bool isOfTheCrisis(const sim::Event& event) {
    return event.kind == sim::EventKind::crisis || event.kind == sim::EventKind::command ||
           event.kind == sim::EventKind::collision;
}

void drawEvent(const PanelContext& context, ImDrawList& list, const sim::Event& event, const Area& row) {
    const Style& style = context.style;
    const float middle = row.y + row.height * 0.5f;
    TextLook time{Face::small, style.faint};
    time.tabular = true;
    drawText(list, style, row.x, middle, whenText(context.view.definition, event.timeS, event.timeS), time);
    const std::string words = study::describe(context.view.definition, event);
    TextLook look{Face::small, isOfTheCrisis(event) ? style.text : style.dim};
    look.maximumWidth = row.width - style.px(46.0f);
    const Touch touched = touch("event", row);
    if (touched.hovered)
        list.AddRectFilled(ImVec2(row.x - style.px(6.0f), row.y),
                           ImVec2(row.right() + style.px(6.0f), row.bottom()), style.hover, style.px(5.0f));
    drawText(list, style, row.x + style.px(46.0f), middle, words, look);
    tip(style, touched,
        whenText(context.view.definition, event.timeS, context.view.timeS) + "  " + words +
            "  (click to go there)");
    if (touched.clicked) context.actions.emplace_back(SeekAction{event.tick, false});
}

}  // namespace

float heightOfEvents(const PanelContext& context) {
    if (context.folded(Panel::events)) return context.style.px(kHeadHeight);
    return context.style.px(kHeadHeight + kBottom + kLine * kLinesWanted);
}

void drawEvents(const PanelContext& context, const Area& area) {
    const Style& style = context.style;
    const Glass glass("events", area, style);
    const float middle = drawHeading(glass.list(), style, area, "EVENTS", context.folded(Panel::events));
    if (context.folded(Panel::events)) return;
    drawText(glass.list(), style, area.right() - style.px(kPadding), middle, "latest first",
             {Face::small, style.faint, Side::right});
    const std::vector<const sim::Event*> events = latest(context.view);
    const float top = area.y + style.px(kHeadHeight - 4.0f);
    ImGui::SetCursorScreenPos(ImVec2(area.x, top));
    ImGui::BeginChild("lines", ImVec2(area.width, area.bottom() - style.px(kBottom) - top), false,
                      ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoBackground);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float height = style.px(kLine), inset = style.px(kPadding), scroll = ImGui::GetScrollY();
    const float bottom = area.bottom() - style.px(kBottom);
    const float origin = top - scroll;
    const auto first = static_cast<std::size_t>(std::max(0.0f, scroll / height));
    for (std::size_t line = first; line < events.size(); ++line) {
        const float y = origin + height * static_cast<float>(line);
        if (y > bottom) break;
        ImGui::PushID(static_cast<int>(line));
        drawEvent(context, list, *events[line], {area.x + inset, y, area.width - 2.0f * inset, height});
        ImGui::PopID();
    }
    ImGui::SetCursorScreenPos(ImVec2(area.x, origin));
    ImGui::Dummy(ImVec2(1.0f, height * static_cast<float>(events.size())));
    if (events.empty())
        drawText(list, style, area.x + inset, top + height * 0.5f, "nothing yet", {Face::small, style.faint});
    ImGui::EndChild();
}

}  // namespace openline::ui
