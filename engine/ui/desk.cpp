#include "ui/desk.h"

#include <imgui.h>
#include <algorithm>
#include <utility>

#include "ui/panels.h"
#include "ui/search.h"

namespace openline::ui {
namespace {

using Height = float (*)(const PanelContext&);
using Draw = void (*)(const PanelContext&, const Area&);

struct Placed {
    Height height;
    Draw draw;
    float least;  ///< may be shortened to this height; 0: not at all; below 1: to this share of what it
                  ///< wants. Units of 1080 lines
};

/// Stacks panels from the top; what does not fit shortens those that can scroll, then drops the last.
void drawColumn(const PanelContext& context, std::span<const Placed> panels, const Area& column) {
    const float gap = context.style.px(kGap);
    std::vector<float> heights;
    float wanted = -gap;
    for (const Placed& panel : panels) {
        heights.push_back(panel.height(context));
        if (heights.back() > 0.0f) wanted += heights.back() + gap;
    }
    for (std::size_t at = panels.size(); at-- > 0 && wanted > column.height;) {
        const float share = panels[at].least;
        const float least = share < 1.0f ? share * heights[at] : context.style.px(share);
        if (least <= 0.0f || heights[at] <= least) continue;
        const float less = std::min(wanted - column.height, heights[at] - least);
        heights[at] -= less;
        wanted -= less;
    }
    float y = column.y;
    for (std::size_t at = 0; at < panels.size(); ++at) {
        if (heights[at] <= 0.0f || y + heights[at] > column.bottom() + 1.0f) continue;
        panels[at].draw(context, {column.x, y, column.width, heights[at]});
        y += heights[at] + gap;
    }
}

// The ladder's least is its rungs, close together and without what pushes and pulls.
constexpr Placed kLeft[] = {{heightOfLadder, drawLadder, 206.0f},
                            {heightOfUnit, drawUnit, 0.86f},
                            {heightOfEncounters, drawEncounters, 77.0f},
                            {heightOfEvents, drawEvents, 106.0f}};
constexpr Placed kRight[] = {{heightOfChannels, drawChannels, 200.0f}, {heightOfOutlook, drawOutlook, 0.0f}};

}  // namespace

Covered coveredBy(const DeskMemory& memory, float scale) {
    if (memory.hidden) return {};
    return {scale * (kEdge + kLeftWidth), scale * (kEdge + kRightWidth), 0.0f,
            scale * (kEdge + kTimelineHeight)};
}

DeskActions drawDesk(const DeskView& view, DeskMemory& memory, const Style& style) {
    DeskActions actions;
    memory.switches.clear();
    if (std::exchange(memory.menusAreLeft, false)) ImGui::SetWindowFocus(nullptr);
    const PanelContext context{view, memory, style, actions};
    const ImVec2 size = ImGui::GetIO().DisplaySize;
    const Area picture{0.0f, 0.0f, size.x, size.y};
    const float edge = style.px(kEdge);
    if (!memory.hidden) {
        const Area timeline{edge, size.y - edge - style.px(kTimelineHeight), size.x - 2.0f * edge,
                            style.px(kTimelineHeight)};
        const float bottom = timeline.y - style.px(kGap), leftTop = edge + style.px(kTitleHeight);
        drawColumn(context, kLeft, {edge, leftTop, style.px(kLeftWidth), bottom - leftTop});
        drawColumn(context, kRight,
                   {size.x - edge - style.px(kRightWidth), edge, style.px(kRightWidth), bottom - edge});
        drawTimeline(context, timeline);
    }
    const bool isCovered = memory.help || memory.search || memory.open;
    if (!memory.hidden && !isCovered) drawBranches(context, picture);
    drawHoverCard(context);
    if (view.box)
        ImGui::GetForegroundDrawList()->AddRect(ImVec2(view.box->fromX, view.box->fromY),
                                                ImVec2(view.box->toX, view.box->toY), style.text,
                                                style.px(3.0f), 0, style.px(1.4f));
    drawNotice(context, picture);
    if (memory.hint && !memory.hidden && !isCovered) drawHint(context, picture);
    if (memory.statistics && !memory.help) drawStatistics(context, picture);
    if (memory.search) drawSearch(context, picture);
    if (memory.open) drawOpen(context, picture);
    if (memory.help) drawHelp(context, picture);
    memory.menuIsOpen = ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopup);
    return actions;
}

bool applyToPanels(Intent intent, DeskMemory& memory) {
    switch (intent) {
        case Intent::help:
            memory.help = !memory.help;
            return true;
        case Intent::statistics:
            memory.statistics = !memory.statistics;
            return true;
        case Intent::hideEverything:
            memory.hidden = !memory.hidden;
            return true;
        case Intent::inject:
            memory.inject = true;
            return true;
        case Intent::open:
            memory.open = !memory.open;
            return true;
        case Intent::search:
            memory.search = memory.searchFocus = !memory.search;
            memory.searchText.fill(0);
            memory.searchChoice = 0;
            return true;
        case Intent::release:
            if (std::exchange(memory.menuIsOpen, false)) {
                memory.menusAreLeft = true;
                return true;
            }
            for (bool* open : {&memory.help, &memory.open, &memory.search, &memory.timeEditing})
                if (*open) {
                    *open = false;
                    return true;
                }
            return false;
        default:
            return false;
    }
}

void chooseInSearch(const DeskView& view, DeskMemory& memory, const Style& style, int moveBy, bool accept,
                    DeskActions& actions) {
    if (!memory.search) return;
    if (moveBy < 0 && memory.searchChoice > 0) --memory.searchChoice;
    if (moveBy > 0) ++memory.searchChoice;
    if (accept) acceptSearch({view, memory, style, actions});
}

}  // namespace openline::ui
