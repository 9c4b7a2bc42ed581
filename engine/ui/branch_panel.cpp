// Two runs of one session under one clock: how many changes lie between them, and what came of each so far.
#include <algorithm>
#include <string>

#include "ui/panels.h"
#include "ui/words.h"
#include "view/wording.h"

namespace openline::ui {
namespace {

constexpr float kWidth = 470.0f;
constexpr float kHead = 70.0f;
constexpr float kLine = 26.0f;
constexpr float kFoot = 12.0f;
constexpr float kLines = 4.0f;
constexpr float kTooltip = 420.0f;  ///< what tooltips of the right column may take beside it

std::string closestText(const DeskView& view, const Branch& branch) {
    if (branch.collisions > 0) return branch.collisions == 1 ? "a collision" : "collisions";
    return branch.closestGapM ? view::distanceText(*branch.closestGapM, view.feet, false) : "none";
}

/// Under the title block with its line of provenance, and as near to the middle as what the right column says
/// of its switches allows: those are what two runs are made of.
Area placeOf(const Style& style, const Area& picture) {
    const float width = style.px(kWidth), height = style.px(kHead + kFoot + kLine * kLines);
    const float clear = picture.right() - style.px(kEdge + kRightWidth + kTooltip);
    const float x = std::min(picture.x + (picture.width - width) * 0.5f, clear - width);
    return {std::max(x, picture.x + style.px(kEdge + kLeftWidth + kGap)),
            picture.y + style.px(kEdge + kTitleHeight), width, height};
}

}  // namespace

float footOfBranches(const PanelContext& context, const Area& picture) {
    return context.view.branches && !context.memory.hidden ? placeOf(context.style, picture).bottom() : 0.0f;
}

void drawBranches(const PanelContext& context, const Area& picture) {
    const DeskView& view = context.view;
    if (!view.branches) return;
    const Style& style = context.style;
    const Branches& both = *view.branches;
    const Area box = placeOf(style, picture);
    const Glass glass("branches", box, style);
    ImDrawList& list = glass.list();
    const float left = box.x + style.px(kPadding), right = box.right() - style.px(kPadding);
    const float shownX = right - style.px(150.0f);
    TextLook heading{Face::heading, style.heading};
    heading.letterSpacing = 1.4f;
    drawText(list, style, left, box.y + style.px(25.0f), "TWO RUNS", heading);
    drawText(list, style, left + style.px(96.0f), box.y + style.px(25.0f),
             "from " + whenText(view, both.sinceS, view.timeS) + " · B changes between them",
             {Face::small, style.faint});
    const Touch dropped =
        touch("drop", {right - style.px(20.0f), box.y + style.px(12.0f), style.px(28.0f), style.px(26.0f)});
    drawCross(list, style, right - style.px(5.0f), box.y + style.px(25.0f), style.px(4.5f),
              dropped.hovered ? style.text : style.faint);
    tip(style, dropped, "Go on with the run that is shown and forget the other");
    if (dropped.clicked) context.wish(Intent::dropBranch);
    float y = box.y + style.px(56.0f);
    drawText(list, style, shownX, y, both.isSecond ? "branch, shown" : "shown",
             {Face::small, style.text, Side::right});
    drawText(list, style, right, y, both.isSecond ? "the run it left" : "branch",
             {Face::small, style.dim, Side::right});
    const auto line = [&](std::string_view name, const std::string& shown, const std::string& other) {
        y += style.px(kLine);
        drawText(list, style, left, y, name, {Face::small, style.dim});
        TextLook look{Face::body, style.text, Side::right};
        look.tabular = true;
        look.maximumWidth = style.px(142.0f);
        drawText(list, style, shownX, y, shown, look);
        look.colour = style.dim;
        drawText(list, style, right, y, both.otherIsThere ? other : "…", look);
    };
    line("rung now", view.definition.crisis.rungName(both.shown.rung),
         view.definition.crisis.rungName(both.other.rung));
    line("peak so far", view.definition.crisis.rungName(both.shown.peakRung),
         view.definition.crisis.rungName(both.other.peakRung));
    const auto calls = [](const Branch& branch) {
        return std::to_string(branch.callsAnswered) + " of " + std::to_string(branch.callsPlaced);
    };
    line("calls answered", calls(both.shown), calls(both.other));
    line("closest pass", closestText(view, both.shown), closestText(view, both.other));
}

}  // namespace openline::ui
