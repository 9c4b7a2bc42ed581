// What lies over everything when it is asked for: statistics, keys, the hint of a first start, notices.
#include <algorithm>
#include <cstdio>

#include "ui/keys.h"
#include "ui/panels.h"
#include "ui/words.h"

namespace openline::ui {
namespace {

constexpr float kOverlayLine = 26.0f;
constexpr float kHintHeight = 120.0f;
constexpr float kHintLift = 36.0f;  // over the credits

std::string decimal(double value, const char* unit) {
    char buffer[48];
    std::snprintf(buffer, sizeof buffer, value < 100.0 ? "%.1f%s" : "%.0f%s", value, unit);
    return buffer;
}

void drawPair(ImDrawList& list, const Style& style, const Area& row, std::string_view name,
              std::string_view value) {
    TextLook figure{Face::small, style.text, Side::right};
    figure.tabular = true;
    figure.maximumWidth = row.width * 0.7f;
    const float middle = row.y + row.height * 0.5f;
    drawText(list, style, row.x, middle, name, {Face::small, style.dim});
    drawText(list, style, row.right(), middle, value, figure);
}

void drawOverlayHeading(ImDrawList& list, const Style& style, const Area& box, const char* text) {
    TextLook look{Face::heading, style.heading};
    look.letterSpacing = 1.4f;
    drawText(list, style, box.x + style.px(24.0f), box.y + style.px(30.0f), text, look);
}

}  // namespace

void drawStatistics(const PanelContext& context, const Area& picture) {
    const Style& style = context.style;
    const Statistics& statistics = context.view.statistics;
    const float lines = 5.0f + static_cast<float>(statistics.stages.size());
    // In the corner of what the panels leave free, away from what is looked at; two runs go first.
    const float covered = context.memory.hidden ? 0.0f : style.px(kRightWidth + kGap);
    const float top = std::max(style.px(kEdge + 16.0f), footOfBranches(context, picture) + style.px(kGap));
    const Area box{picture.right() - style.px(kEdge + 260.0f) - covered, picture.y + top, style.px(260.0f),
                   style.px(52.0f + 22.0f * lines)};
    const Glass glass("statistics", box, style);
    bool folded = false;
    drawHeading(glass.list(), style, box, "STATISTICS", folded);
    if (folded) context.wish(Intent::statistics);
    Area row{box.x + style.px(kPadding), box.y + style.px(42.0f), box.width - style.px(2.0f * kPadding),
             style.px(22.0f)};
    const auto line = [&](std::string_view name, std::string_view value) {
        drawPair(glass.list(), style, row, name, value);
        row.y += row.height;
    };
    line("pictures a second", decimal(statistics.framesPerSecond, ""));
    for (const StageTime& stage : statistics.stages) line(stage.name, decimal(stage.milliseconds, " ms"));
    line("steps a second", decimal(statistics.stepsPerSecond, ""));
    line("units moving", std::to_string(statistics.activeUnits) + " of " +
                             std::to_string(context.view.snapshot.units.size()));
    line("kept moments", bytesText(statistics.memoryBytes));
    // `llvmpipe (LLVM 15, 256 bits)`: the name is enough.
    line("drawn by", statistics.renderer.substr(0, statistics.renderer.find(" (")));
}

void drawHelp(const PanelContext& context, const Area& picture) {
    const Style& style = context.style;
    const auto lines = helpLines();
    // Closer lines where the window is low, so that the last one is above the timeline too.
    const auto count = static_cast<float>(lines.size());
    const float head = style.px(66.0f);
    const float room = picture.height - style.px(2.0f * kEdge + kTimelineHeight) - head;
    const float step = std::clamp(room / count, style.px(0.7f * kOverlayLine), style.px(kOverlayLine));
    const float height = head + step * count;
    const float width = std::min(style.px(780.0f), picture.width);
    const Area box{picture.x + (picture.width - width) * 0.5f,
                   picture.y + std::max(0.0f, (room + head - height) * 0.5f + style.px(0.5f * kEdge)), width,
                   height};
    ImGui::SetNextWindowFocus();
    const Glass glass("help", box, style);
    glass.list().AddRectFilled(ImVec2(box.x, box.y), ImVec2(box.right(), box.bottom()),
                               withOpacity(style.panel, 0.6f), style.px(kRadius));
    drawOverlayHeading(glass.list(), style, box, "KEYS AND MOUSE");
    drawText(glass.list(), style, box.right() - style.px(24.0f), box.y + style.px(30.0f), "Esc or ? closes",
             {Face::small, style.faint, Side::right});
    float y = box.y + style.px(64.0f);
    for (const HelpLine& line : lines) {
        drawText(glass.list(), style, box.x + style.px(24.0f), y, line.keys, {Face::strong, style.text});
        drawText(glass.list(), style, box.x + style.px(250.0f), y, line.does, {Face::body, style.dim});
        y += step;
    }
}

void drawHint(const PanelContext& context, const Area& picture) {
    const Style& style = context.style;
    constexpr const char* kSteps[] = {"Press Space to play; drag the timeline to go anywhere.",
                                      "Click a switch under Channels to open or close a line.",
                                      "Click an encounter to see it; press ? for every key."};
    // Low between the panels, where it hides least: what a picture is about is in its middle.
    const float left = picture.x + style.px(kEdge + kLeftWidth);
    const float room = picture.right() - style.px(kEdge + kRightWidth) - left;
    const Area box{left + (room - style.px(460.0f)) * 0.5f,
                   picture.bottom() - style.px(kEdge + kTimelineHeight + kHintLift + kHintHeight),
                   style.px(460.0f), style.px(kHintHeight)};
    const Glass glass("hint", box, style);
    drawOverlayHeading(glass.list(), style, box, "THREE THINGS TO TRY");
    float y = box.y + style.px(56.0f);
    int number = 1;
    for (const char* step : kSteps) {
        drawText(glass.list(), style, box.x + style.px(24.0f), y, std::to_string(number++),
                 {Face::strong, style.dim});
        drawText(glass.list(), style, box.x + style.px(48.0f), y, step, {Face::body, style.text});
        y += style.px(23.0f);
    }
    const Touch touched = touch("dismiss", {box.right() - style.px(48.0f), box.y + style.px(12.0f),
                                            style.px(36.0f), style.px(36.0f)});
    drawCross(glass.list(), style, box.right() - style.px(30.0f), box.y + style.px(30.0f), style.px(5.0f),
              touched.hovered ? style.text : style.faint);
    tip(style, touched, "Do not show this again");
    if (touched.clicked) context.wish(Intent::dismissHint);
}

void drawNotice(const PanelContext& context, const Area& picture) {
    const DeskView& view = context.view;
    const Style& style = context.style;
    const bool isSeeking = view.goal != view.position;
    if (!isSeeking && view.notice.empty()) return;
    const double goalS = view.definition.timeS(view.goal);
    const std::string words =
        isSeeking ? "computing the way to " + dayText(view, goalS) + " " + clockText(view, goalS).substr(0, 5)
                  : view.notice;
    const TextLook look{Face::body, style.text, Side::centre};
    const float width = widthOf(style, words, look) + style.px(48.0f);
    const Area box{picture.x + (picture.width - width) * 0.5f,
                   picture.bottom() - style.px(kEdge + kTimelineHeight + 56.0f +
                                               (context.memory.hint ? kHintLift + kHintHeight : 0.0f)),
                   width, style.px(42.0f)};
    const Glass glass("notice", box, style);
    drawText(glass.list(), style, box.x + width * 0.5f, box.y + box.height * 0.47f, words, look);
    if (!isSeeking || view.goal <= 0) return;
    const double done =
        std::clamp(static_cast<double>(std::max(view.position, std::min(view.computedTo, view.goal))) /
                       static_cast<double>(view.goal),
                   0.0, 1.0);
    const float left = box.x + style.px(16.0f), full = box.width - style.px(32.0f),
                y = box.bottom() - style.px(6.0f);
    glass.list().AddRectFilled(ImVec2(left, y - 1.0f),
                               ImVec2(left + full * static_cast<float>(done), y + 1.0f), style.text, 1.0f);
}

}  // namespace openline::ui
