#include <algorithm>
#include <cmath>
#include <vector>

#include "ui/panels.h"
#include "ui/time_window.h"
#include "ui/words.h"

namespace openline::ui {
namespace {

/// How tall and bright the mark of an event is; 0: none.
struct Weight {
    float height = 0.0f;
    float opacity = 0.0f;
};

Weight weightOf(const sim::Definition& definition, const sim::Event& event) {
    switch (event.kind) {
        case sim::EventKind::zoneEnter:
            return event.first && !isToldByCountingZone(definition, event) ? Weight{9.0f, 0.6f} : Weight{};
        case sim::EventKind::encounter:
            if (event.encounter.declared() || event.encounter.level < 1) return {};
            return {9.0f + 2.5f * static_cast<float>(std::min(event.encounter.level, 4)),
                    event.encounter.level >= 3 ? 0.85f : 0.6f};
        case sim::EventKind::collision:
        case sim::EventKind::lost:
            return {20.0f, 1.0f};
        case sim::EventKind::crisis:
            switch (event.crisis.kind) {
                case crisis::EventKind::rungChanged:
                    return {20.0f, 1.0f};
                case crisis::EventKind::callAnswered:
                    return {15.0f, 0.9f};
                case crisis::EventKind::callPlaced:
                    return {11.0f, 0.6f};
                default:
                    return {};
            }
        default:
            return {};
    }
}

/// The tallest mark of each pixel column: thousands of events cost no more than the track is wide.
std::vector<Weight> columnsOf(const DeskView& view, const TimeWindow& window, const Area& track) {
    std::vector<Weight> columns(static_cast<std::size_t>(std::max(1.0f, track.width)) + 1);
    for (const sim::Event& event : view.events) {
        const Weight weight = weightOf(view.definition, event);
        if (weight.height <= 0.0f || !window.holds(event.timeS)) continue;
        Weight& column = columns[static_cast<std::size_t>(window.xOf(track, event.timeS) - track.x)];
        if (weight.height > column.height) column = weight;
    }
    return columns;
}

void drawDiamond(ImDrawList& list, float x, float y, float radius, ImU32 colour) {
    list.AddQuadFilled(ImVec2(x, y - radius), ImVec2(x + radius, y), ImVec2(x, y + radius),
                       ImVec2(x - radius, y), colour);
}

/// Below the track: what people did (triangles) and where the ladder moved (diamonds), labelled where there
/// is room.
void drawSigns(const PanelContext& context, ImDrawList& list, const Area& track) {
    const Style& style = context.style;
    const DeskView& view = context.view;
    const TimeWindow window = timeWindow(view, context.memory);
    const float y = track.y + style.px(15.0f);
    for (const sim::Event& event : view.events) {
        if (event.kind != sim::EventKind::crisis || event.crisis.kind != crisis::EventKind::rungChanged)
            continue;
        if (!window.holds(event.timeS)) continue;
        const float opacity = event.tick <= view.position ? 1.0f : 0.5f;
        drawDiamond(list, window.xOf(track, event.timeS), y, style.px(4.0f),
                    withOpacity(style.text, opacity));
    }
    for (const sim::Command& command : view.log) {
        const double timeS = view.definition.timeS(command.tick);
        if (!window.holds(timeS)) continue;
        drawTriangle(list, window.xOf(track, timeS), y, style.px(4.5f), true, withOpacity(style.text, 0.8f));
    }
}

/// The call that rings now, where it was placed: the one thing to look at.
void drawRinging(const PanelContext& context, ImDrawList& list, const Area& track) {
    const Style& style = context.style;
    const DeskView& view = context.view;
    const TimeWindow window = timeWindow(view, context.memory);
    for (const crisis::ChannelState& channel : view.snapshot.crisis.channels) {
        if (channel.lamp != crisis::Lamp::ringing || channel.lampSinceS < 0.0) continue;
        const float from = window.xOf(track, channel.lampSinceS), to = window.xOf(track, view.timeS);
        const float y = track.y - style.px(4.5f);
        list.AddLine(ImVec2(from, y), ImVec2(std::max(to, from + 1.0f), y), style.accent, style.px(1.5f));
        list.AddLine(ImVec2(from, y), ImVec2(from, y - style.px(12.0f)), style.accent, style.px(1.5f));
    }
}

}  // namespace

void drawTimelineMarks(const PanelContext& context, ImDrawList& list, const Area& track) {
    const Style& style = context.style;
    const DeskView& view = context.view;
    const TimeWindow window = timeWindow(view, context.memory);
    const std::vector<Weight> columns = columnsOf(view, window, track);
    const float nowX = window.xOf(track, view.timeS), base = track.y - style.px(6.0f);
    for (std::size_t column = 0; column < columns.size(); ++column) {
        if (columns[column].height <= 0.0f) continue;
        const float x = track.x + static_cast<float>(column);
        const float opacity = columns[column].opacity * (x <= nowX ? 1.0f : 0.5f);
        list.AddRectFilled(ImVec2(x, base - style.px(columns[column].height)),
                           ImVec2(x + std::max(1.0f, style.px(1.5f)), base),
                           withOpacity(style.text, opacity));
    }
    drawSigns(context, list, track);
    drawRinging(context, list, track);
}

}  // namespace openline::ui
