#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

#include "base/time.h"
#include "ui/panels.h"
#include "ui/words.h"

namespace openline::ui {
namespace {

constexpr float kTopLine = 27.0f;
constexpr float kTrackLine = 59.0f;
constexpr float kAxisLine = 90.0f;
constexpr float kTrackLeft = 132.0f;
constexpr float kTrackRight = 34.0f;
constexpr std::array kSpeeds{0.1, 0.5, 1.0, 10.0, 30.0, 60.0, 120.0, 300.0, 600.0, 1000.0};

double fractionOf(const DeskView& view, double timeS) {
    return view.definition.durationS > 0.0 ? std::clamp(timeS / view.definition.durationS, 0.0, 1.0) : 0.0;
}
double timeOf(const DeskView& view, sim::Tick tick) {
    return static_cast<double>(tick) / view.definition.tickHz;
}
float xOf(const DeskView& view, const Area& track, double timeS) {
    return track.x + track.width * static_cast<float>(fractionOf(view, timeS));
}

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
    const auto timeS = typedTimeS(context.view.definition, context.memory.timeText.data());
    context.memory.timeError = !timeS;
    if (!timeS) return;
    context.memory.timeEditing = false;
    context.actions.emplace_back(
        SeekAction{static_cast<sim::Tick>(std::ceil(*timeS * context.view.definition.tickHz - 1e-6)), false});
}

void beginTyping(const PanelContext& context) {
    const sim::Definition& definition = context.view.definition;
    const UtcTime now{definition.start.milliseconds + static_cast<std::int64_t>(context.view.timeS) * 1000};
    const std::string text = formatIso(now, definition.zoneMinutes).substr(0, 19);
    context.memory.timeText.fill(0);
    std::copy_n(text.begin(), std::min(text.size(), context.memory.timeText.size() - 1),
                context.memory.timeText.begin());
    context.memory.timeEditing = context.memory.timeFocus = true;
    context.memory.timeError = false;
}

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

void drawClock(const PanelContext& context, ImDrawList& list, const Area& area) {
    const Style& style = context.style;
    const float x = area.x + style.px(25.0f), y = area.y + style.px(kTrackLine);
    TextLook look{Face::body, style.text};
    look.tabular = true;
    const float width =
        drawText(list, style, x, y, clockText(context.view.definition, context.view.timeS), look);
    drawText(list, style, x, area.y + style.px(kAxisLine),
             dayText(context.view.definition, context.view.timeS), {Face::small, style.dim});
    const Touch touched = touch("clock", {x, y - style.px(14.0f), width, style.px(44.0f)});
    tip(style, touched, "Click to type a time: a date and time, or a duration from the start");
    if (touched.clicked) beginTyping(context);
}

/// Seconds between axis marks: the finest step whose labels have room.
double axisStepS(const DeskView& view, float widthPx, float roomPx) {
    constexpr std::array kSteps{60.0,    300.0,   900.0,   1800.0,   3600.0,   7200.0,  10800.0,
                                21600.0, 43200.0, 86400.0, 172800.0, 432000.0, 864000.0};
    for (const double step : kSteps)
        if (step / view.definition.durationS * static_cast<double>(widthPx) >= static_cast<double>(roomPx))
            return step;
    return kSteps.back();
}

std::string axisText(const DeskView& view, double timeS, double stepS) {
    std::string day = dayText(view.definition, timeS), clock = clockText(view.definition, timeS).substr(0, 5);
    return stepS >= 86400.0 || clock == "00:00" ? day : clock;
}

void drawAxis(const PanelContext& context, ImDrawList& list, const Area& area, const Area& track) {
    const Style& style = context.style;
    const DeskView& view = context.view;
    const double stepS = axisStepS(view, track.width, style.px(120.0f));
    const CivilTime start = civil(view.definition.start, view.definition.zoneMinutes);
    const double intoDayS = start.hour * 3600.0 + start.minute * 60.0 + start.second;
    const double firstS = std::ceil(intoDayS / stepS - 1e-9) * stepS - intoDayS;
    const float y = area.y + style.px(kAxisLine);
    if (firstS > 0.55 * stepS)
        drawText(list, style, track.x, y, axisText(view, 0.0, stepS), {Face::small, style.dim});
    const auto steps = static_cast<int>(std::floor((view.definition.durationS - firstS) / stepS));
    for (int step = 0; step <= steps; ++step) {
        const double timeS = firstS + step * stepS;
        const float x = xOf(view, track, timeS);
        list.AddLine(ImVec2(x, track.y - style.px(7.0f)), ImVec2(x, track.y + style.px(7.0f)),
                     withOpacity(style.heading, 0.5f), 1.0f);
        if (x + style.px(70.0f) < area.right())
            drawText(list, style, x + style.px(3.0f), y, axisText(view, timeS, stepS),
                     {Face::small, style.dim});
    }
}

void drawTrack(const PanelContext& context, ImDrawList& list, const Area& track) {
    const Style& style = context.style;
    const DeskView& view = context.view;
    const float half = style.px(2.5f), nowX = xOf(view, track, view.timeS),
                knownX = xOf(view, track, timeOf(view, view.computedTo));
    const auto bar = [&](float from, float to, ImU32 colour) {
        if (to > from)
            list.AddRectFilled(ImVec2(from, track.y - half), ImVec2(to, track.y + half), colour, half);
    };
    bar(track.x, track.right(), withOpacity(style.heading, 0.16f));
    bar(track.x, knownX, withOpacity(style.heading, 0.45f));
    bar(track.x, nowX, withOpacity(style.text, 0.72f));
    if (view.whatIfSinceS) {
        const float x = xOf(view, track, *view.whatIfSinceS);
        list.AddLine(ImVec2(x, track.y - style.px(16.0f)), ImVec2(x, track.y + style.px(9.0f)), style.text,
                     1.0f);
    }
    if (view.goal != view.position) {
        const float x = xOf(view, track, timeOf(view, view.goal));
        list.AddCircle(ImVec2(x, track.y), style.px(8.0f), style.text, 24, style.px(1.5f));
    }
    list.AddCircleFilled(ImVec2(nowX, track.y), style.px(8.5f), style.text, 28);
}

const sim::Event* nearestEvent(const DeskView& view, double timeS, double withinS) {
    const sim::Event* best = nullptr;
    const auto first =
        std::lower_bound(view.events.begin(), view.events.end(), timeS - withinS,
                         [](const sim::Event& event, double limitS) { return event.timeS < limitS; });
    for (auto event = first; event != view.events.end() && event->timeS <= timeS + withinS; ++event) {
        const bool tells = event->kind == sim::EventKind::crisis ||
                           event->kind == sim::EventKind::collision ||
                           event->kind == sim::EventKind::command ||
                           (event->kind == sim::EventKind::zoneEnter && event->first) ||
                           (event->kind == sim::EventKind::encounter && !event->encounter.declared &&
                            event->encounter.level > 1);
        if (tells && (best == nullptr || std::abs(event->timeS - timeS) < std::abs(best->timeS - timeS)))
            best = &*event;
    }
    return best;
}

void scrub(const PanelContext& context, const Area& track) {
    const DeskView& view = context.view;
    const Style& style = context.style;
    const Touch touched = touch("track", {track.x - style.px(8.0f), track.y - style.px(26.0f),
                                          track.width + style.px(16.0f), style.px(46.0f)});
    const double fraction =
        std::clamp(static_cast<double>((ImGui::GetIO().MousePos.x - track.x) / track.width), 0.0, 1.0);
    const double timeS = fraction * view.definition.durationS;
    const auto tick = static_cast<sim::Tick>(std::llround(timeS * view.definition.tickHz));
    DeskMemory& memory = context.memory;
    if (touched.held && tick != memory.scrubbedTo) {
        context.actions.emplace_back(SeekAction{tick, true});
        memory.scrubbedTo = tick;
    }
    if (memory.scrubbing && !touched.held) {
        context.actions.emplace_back(SeekAction{memory.scrubbedTo, false});
        memory.scrubbedTo = -1;
    }
    memory.scrubbing = touched.held;
    if (!touched.hovered || touched.held) return;
    Tooltip card(style);
    card.title(dayText(view.definition, timeS) + "  " + clockText(view.definition, timeS));
    const double withinS = 5.0 / static_cast<double>(track.width) * view.definition.durationS;
    if (const sim::Event* event = nearestEvent(view, timeS, withinS))
        card.line(whenText(view.definition, event->timeS, event->timeS) + "  " + eventText(view, *event));
    if (timeS > timeOf(view, view.computedTo)) card.line("not computed yet", style.faint);
}

void drawRunLine(const PanelContext& context, ImDrawList& list, const Area& area) {
    const Style& style = context.style;
    const DeskView& view = context.view;
    std::string words;
    if (view.computedTo >= static_cast<sim::Tick>(view.definition.durationS * view.definition.tickHz))
        words = "future computed";
    else
        words = "future computed to " + dayText(view.definition, timeOf(view, view.computedTo)).substr(0, 3) +
                " " + clockText(view.definition, timeOf(view, view.computedTo)).substr(0, 5);
    words += " · seed " + std::to_string(view.seed);
    if (view.hash != 0) words += " · " + hashText(view.hash);
    TextLook look{Face::small, style.dim, Side::right};
    look.tabular = true;
    const float y = area.y + style.px(20.0f);
    const float right =
        drawViewMenu(context, list, area.right() - style.px(kTrackRight), y) - style.px(18.0f);
    const float width = drawText(list, style, right, y, words, look);
    tip(style, touch("run", {right - width, y - style.px(9.0f), width, style.px(17.0f)}),
        "Scenario, seed and command log reproduce this run exactly; the last figures are the digest of the "
        "world now");
}

}  // namespace

void drawTimeline(const PanelContext& context, const Area& area) {
    const Style& style = context.style;
    const Area track{area.x + style.px(kTrackLeft), area.y + style.px(kTrackLine),
                     area.width - style.px(kTrackLeft + kTrackRight), 0.0f};
    {
        const Glass glass("timeline", area, style);
        drawPlay(context, glass.list(), area);
        drawSpeed(context, glass.list(), area);
        drawClock(context, glass.list(), area);
        drawRunLine(context, glass.list(), area);
        drawAxis(context, glass.list(), area, track);
        drawTimelineMarks(context, glass.list(), track);
        drawTrack(context, glass.list(), track);
        scrub(context, track);
    }
    if (context.memory.timeEditing) drawTimeField(context, area);
}

}  // namespace openline::ui
