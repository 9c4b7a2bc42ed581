// The left end of the timeline: play, speed, clock, and the field in which a time is typed.
#include <algorithm>
#include <array>
#include <cmath>

#include "base/time.h"
#include "ui/panels.h"
#include "ui/words.h"

namespace openline::ui {
namespace {

constexpr float kTopLine = 27.0f;
constexpr float kClockLine = 59.0f;
constexpr float kDayLine = 88.0f;
constexpr std::array kSpeeds{0.1, 0.5, 1.0, 10.0, 30.0, 60.0, 120.0, 300.0, 600.0, 1000.0};

void drawPlay(const PanelContext& context, ImDrawList& list, const Area& area) {
    const Style& style = context.style;
    const float x = area.x + style.px(25.0f), y = area.y + style.px(kTopLine), half = style.px(9.0f);
    const Touch touched =
        touch("play", {x - style.px(6.0f), y - style.px(15.0f), style.px(36.0f), style.px(30.0f)});
    const ImU32 colour = touched.hovered ? style.text : withOpacity(style.text, 0.92f);
    if (context.view.playing) {
        list.AddRectFilled(ImVec2(x, y - half), ImVec2(x + style.px(7.0f), y + half), colour, 1.5f);
        list.AddRectFilled(ImVec2(x + style.px(13.0f), y - half), ImVec2(x + style.px(20.0f), y + half),
                           colour, 1.5f);
    } else if (context.view.backwards) {
        list.AddTriangleFilled(ImVec2(x + style.px(18.0f), y - half), ImVec2(x + style.px(18.0f), y + half),
                               ImVec2(x, y), colour);
    } else {
        list.AddTriangleFilled(ImVec2(x, y - half), ImVec2(x + style.px(18.0f), y), ImVec2(x, y + half),
                               colour);
    }
    tip(style, touched, context.view.playing ? "Pause (Space)" : "Play (Space); backwards with Shift+Space");
    if (touched.clicked) context.wish(Intent::playPause);
}

bool isHeldBack(const DeskView& view) {
    return view.playing && view.achievedSpeed < 0.9 * view.speed;
}

void drawSpeed(const PanelContext& context, ImDrawList& list, const Area& area) {
    const Style& style = context.style;
    const DeskView& view = context.view;
    const float x = area.x + style.px(60.0f), y = area.y + style.px(kTopLine);
    TextLook look{Face::body, style.text};
    look.tabular = true;
    std::string words = speedText(view.speed);
    if (view.backwards) words = "–" + words;
    float end = x + drawText(list, style, x, y, words, look);
    if (isHeldBack(view)) {
        look.face = Face::small;
        look.colour = style.dim;
        end += style.px(8.0f) + drawText(list, style, end + style.px(8.0f), y,
                                         "reaches " + speedText(std::max(0.1, view.achievedSpeed)), look);
    }
    const Touch touched =
        touch("speed", {x - style.px(4.0f), y - style.px(14.0f), end - x + style.px(8.0f), style.px(28.0f)});
    tip(style, touched,
        isHeldBack(view) ? "This machine does not reach the speed asked for. Click to choose another."
                         : "Simulated seconds a second; click to choose, [ slower, ] faster");
    if (touched.clicked) ImGui::OpenPopup("speed menu");
    if (!ImGui::BeginPopup("speed menu")) return;
    for (const double speed : kSpeeds)
        if (menuLine(style, speedText(speed).c_str(), speed == view.speed, {}))
            context.actions.emplace_back(SpeedAction{speed});
    ImGui::EndPopup();
}

void acceptTypedTime(const PanelContext& context) {
    const auto timeS = typedTimeS(context.view, context.memory.timeText.data());
    context.memory.timeError = !timeS;
    if (!timeS) return;
    context.memory.timeEditing = false;
    context.actions.emplace_back(
        SeekAction{static_cast<sim::Tick>(std::ceil(*timeS * context.view.definition.tickHz - 1e-6)), false});
}

void beginTyping(const PanelContext& context) {
    const sim::Definition& definition = context.view.definition;
    const UtcTime now = definition.utcAtS(context.view.timeS);
    const std::string text = formatIso(now, zoneMinutes(context.view, context.view.timeS)).substr(0, 19);
    context.memory.timeText.fill(0);
    std::copy_n(text.begin(), std::min(text.size(), context.memory.timeText.size() - 1),
                context.memory.timeText.begin());
    context.memory.timeEditing = context.memory.timeFocus = true;
    context.memory.timeError = false;
}

void drawClock(const PanelContext& context, ImDrawList& list, const Area& area) {
    const Style& style = context.style;
    const float x = area.x + style.px(25.0f), y = area.y + style.px(kClockLine);
    TextLook look{Face::body, style.text};
    look.tabular = true;
    const float width = drawText(list, style, x, y, clockText(context.view, context.view.timeS), look);
    drawText(list, style, x, area.y + style.px(kDayLine), dayText(context.view, context.view.timeS),
             {Face::small, style.dim});
    const Touch touched = touch("clock", {x, y - style.px(14.0f), width, style.px(44.0f)});
    tip(style, touched, "Click to type a time: a date and time, or a duration from the start");
    if (touched.clicked) beginTyping(context);
}

}  // namespace

void drawTimeField(const PanelContext& context, const Area& area) {
    const Style& style = context.style;
    DeskMemory& memory = context.memory;
    const Area box{area.x, area.y - style.px(58.0f), style.px(300.0f), style.px(50.0f)};
    const Glass glass("time", box, style);
    ImGui::SetCursorScreenPos(ImVec2(box.x + style.px(14.0f), box.y + style.px(11.0f)));
    ImGui::SetNextItemWidth(box.width - style.px(28.0f));
    if (memory.timeFocus) ImGui::SetKeyboardFocusHere();
    memory.timeFocus = false;
    if (memory.timeError) ImGui::PushStyleColor(ImGuiCol_Border, style.text);
    ImGui::PushStyleVar(ImGuiStyleVar_FrameBorderSize, memory.timeError ? 1.0f : 0.0f);
    const bool entered =
        ImGui::InputText("##typed", memory.timeText.data(), memory.timeText.size(),
                         ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_AutoSelectAll);
    ImGui::PopStyleVar();
    if (memory.timeError) ImGui::PopStyleColor();
    if (ImGui::IsItemHovered() || memory.timeError) {
        Tooltip card(style);
        card.line(memory.timeError
                      ? "Not a time of this scenario. A date and time as in 2021-10-04T14:26, or a duration "
                        "from the start as in 6h30m."
                      : "A date and time, or a duration from the start as in 6h30m. Enter goes there.");
    }
    const bool leftIt = ImGui::IsItemDeactivated() && !entered;
    if (entered)
        acceptTypedTime(context);
    else if (leftIt)
        memory.timeEditing = false;
}

void drawTransport(const PanelContext& context, ImDrawList& list, const Area& area) {
    drawPlay(context, list, area);
    drawSpeed(context, list, area);
    drawClock(context, list, area);
}

}  // namespace openline::ui
