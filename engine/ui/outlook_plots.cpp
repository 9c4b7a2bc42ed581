#include "ui/outlook_plots.h"

#include <algorithm>

namespace openline::ui {
namespace {

constexpr int kDots = 100;

void drawDot(ImDrawList& list, const Style& style, ImVec2 at, bool lit, bool wasLit, bool compares) {
    const float radius = style.px(4.1f);
    if (!lit && compares && wasLit) {
        list.AddCircle(at, radius - style.px(0.7f), style.dim, 14, style.px(1.3f));
        return;
    }
    if (!lit) {
        list.AddCircleFilled(at, radius, withOpacity(style.heading, 0.27f), 14);
        return;
    }
    list.AddCircleFilled(at, radius, style.text, 14);
    if (compares && !wasLit) list.AddCircle(at, radius + style.px(2.0f), style.dim, 16, style.px(1.2f));
}

}  // namespace

void drawDots(ImDrawList& list, const Style& style, const Area& area, int now, std::optional<int> before) {
    const float pitchX = area.width / static_cast<float>(kDots / kDotRows);
    const float pitchY = area.height / static_cast<float>(kDotRows);
    for (int dot = 0; dot < kDots; ++dot) {
        const ImVec2 at(area.x + pitchX * (0.5f + static_cast<float>(dot / kDotRows)),
                        area.y + pitchY * (0.5f + static_cast<float>(dot % kDotRows)));
        drawDot(list, style, at, dot < now, dot < before.value_or(now), before.has_value());
    }
}

void drawStrip(ImDrawList& list, const Style& style, const Area& area,
               const std::vector<study::StripDraw>& strip, DrawCount count, ImU32 colour) {
    list.AddLine(ImVec2(area.x, area.bottom()), ImVec2(area.right(), area.bottom()), style.hairline);
    const float half = style.px(0.6f);
    for (const study::StripDraw& draw : strip) {
        if (draw.trials == 0) continue;
        const float share = static_cast<float>(draw.*count) / static_cast<float>(draw.trials);
        const float x = area.x + half + share * (area.width - 2.0f * half);
        list.AddRectFilled(ImVec2(x - half, area.y), ImVec2(x + half, area.bottom()), colour);
    }
}

}  // namespace openline::ui
