#include <algorithm>
#include <array>
#include <cmath>

#include "base/time.h"
#include "ui/panels.h"
#include "ui/time_window.h"
#include "ui/words.h"

namespace openline::ui {
namespace {

constexpr float kTrackLine = 59.0f;
constexpr float kAxisLine = 88.0f;
constexpr float kOverviewLine = 104.0f;
constexpr double kWindowPerWheelStep = 0.7;
constexpr float kTrackLeft = 132.0f;
constexpr float kTrackRight = 34.0f;

/// Seconds between axis marks: the finest step whose labels have room.
double axisStepS(const TimeWindow& window, float widthPx, float roomPx) {
    constexpr std::array kSteps{1.0,     5.0,     10.0,     30.0,     60.0,    300.0,
                                900.0,   1800.0,  3600.0,   7200.0,   10800.0, 21600.0,
                                43200.0, 86400.0, 172800.0, 432000.0, 864000.0};
    for (const double step : kSteps)
        if (step / window.lengthS() * static_cast<double>(widthPx) >= static_cast<double>(roomPx))
            return step;
    return kSteps.back();
}

std::string axisText(const DeskView& view, double timeS, double stepS) {
    const std::string clock = clockText(view, timeS);
    if (stepS >= 86400.0 || clock == "00:00:00") return dayText(view, timeS);
    return stepS < 60.0 ? clock : clock.substr(0, 5);
}

void drawAxis(const PanelContext& context, ImDrawList& list, const Area& area, const Area& track) {
    const Style& style = context.style;
    const DeskView& view = context.view;
    const TimeWindow window = timeWindow(view, context.memory);
    const double stepS = axisStepS(window, track.width, style.px(120.0f));
    const CivilTime start = civil(view.definition.start, zoneMinutes(view, 0.0));
    const double intoDayS = start.hour * 3600.0 + start.minute * 60.0 + start.second;
    // Marks stand at whole steps of the day's clock.
    const double firstS = std::ceil((window.fromS + intoDayS) / stepS - 1e-9) * stepS - intoDayS;
    const float y = area.y + style.px(kAxisLine);
    if (firstS - window.fromS > 0.55 * stepS)
        drawText(list, style, track.x, y, axisText(view, window.fromS, stepS), {Face::small, style.dim});
    const auto steps = static_cast<int>(std::floor((window.toS - firstS) / stepS + 1e-9));
    for (int step = 0; step <= steps; ++step) {
        const double timeS = firstS + step * stepS;
        const float x = window.xOf(track, timeS);
        list.AddLine(ImVec2(x, track.y - style.px(7.0f)), ImVec2(x, track.y + style.px(7.0f)),
                     withOpacity(style.heading, 0.5f), 1.0f);
        // The last one ends with the track, as the figures above it do.
        const std::string words = axisText(view, timeS, stepS);
        const float left = std::min(x + style.px(3.0f), track.right() - widthOf(style, words, {Face::small}));
        drawText(list, style, left, y, words, {Face::small, style.dim});
    }
}

/// Below the axis, while only a stretch is shown: where it lies in the whole. Dragging it moves the stretch.
void drawOverview(const PanelContext& context, ImDrawList& list, const Area& area, const Area& track) {
    const TimeWindow window = timeWindow(context.view, context.memory);
    if (window.isWhole) return;
    const Style& style = context.style;
    const TimeWindow whole{0.0, std::max(1.0, context.view.definition.durationS), true};
    const float y = area.y + style.px(kOverviewLine), half = style.px(1.5f);
    const Touch touched = touch("overview", {track.x, y - style.px(5.0f), track.width, style.px(10.0f)});
    list.AddRectFilled(ImVec2(track.x, y - half), ImVec2(track.right(), y + half),
                       withOpacity(style.heading, 0.2f), half);
    const float from = whole.xOf(track, window.fromS),
                to = std::max(from + style.px(4.0f), whole.xOf(track, window.toS));
    list.AddRectFilled(ImVec2(from, y - half), ImVec2(to, y + half),
                       touched.hovered || touched.held ? style.text : style.dim, half);
    const float nowX = whole.xOf(track, context.view.timeS);
    list.AddCircleFilled(ImVec2(nowX, y), style.px(2.5f), style.text, 12);
    tip(style, touched,
        "Where the stretch above lies in the whole. Drag to move it; the wheel shows more or less");
    if (touched.held)
        moveTimeWindow(context.view, context.memory,
                       whole.timeAt(track, ImGui::GetIO().MousePos.x) - 0.5 * window.lengthS());
}

void drawTrack(const PanelContext& context, ImDrawList& list, const Area& track) {
    const Style& style = context.style;
    const DeskView& view = context.view;
    const TimeWindow window = timeWindow(view, context.memory);
    const float half = style.px(2.5f), nowX = window.xOf(track, view.timeS),
                knownX = window.xOf(track, view.definition.timeS(view.computedTo));
    const auto bar = [&](float from, float to, ImU32 colour) {
        if (to > from)
            list.AddRectFilled(ImVec2(from, track.y - half), ImVec2(to, track.y + half), colour, half);
    };
    bar(track.x, track.right(), withOpacity(style.heading, 0.16f));
    bar(track.x, knownX, withOpacity(style.heading, 0.45f));
    bar(track.x, nowX, withOpacity(style.text, 0.72f));
    if (view.whatIfSinceS && window.holds(*view.whatIfSinceS)) {
        const float x = window.xOf(track, *view.whatIfSinceS);
        list.AddLine(ImVec2(x, track.y - style.px(16.0f)), ImVec2(x, track.y + style.px(9.0f)), style.text,
                     1.0f);
    }
    if (view.goal != view.position) {
        const float x = window.xOf(track, view.definition.timeS(view.goal));
        list.AddCircle(ImVec2(x, track.y), style.px(8.0f), style.text, 24, style.px(1.5f));
    }
    if (window.holds(view.timeS)) list.AddCircleFilled(ImVec2(nowX, track.y), style.px(8.5f), style.text, 28);
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
                           (event->kind == sim::EventKind::zoneEnter && event->first &&
                            !isToldByCountingZone(view.definition, *event)) ||
                           (event->kind == sim::EventKind::encounter && !event->encounter.declared() &&
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
    DeskMemory& memory = context.memory;
    const TimeWindow window = timeWindow(view, memory);
    const double timeS = window.timeAt(track, ImGui::GetIO().MousePos.x);
    const auto tick = static_cast<sim::Tick>(std::llround(timeS * view.definition.tickHz));
    const float wheel = ImGui::GetIO().MouseWheel;
    if (touched.hovered && wheel != 0.0f)
        zoomTimeWindow(view, memory, std::pow(kWindowPerWheelStep, static_cast<double>(wheel)), timeS);
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
    card.title(dayText(view, timeS) + "  " + clockText(view, timeS));
    const double withinS = 5.0 / static_cast<double>(track.width) * window.lengthS();
    if (const sim::Event* event = nearestEvent(view, timeS, withinS))
        card.line(whenText(view, happenedS(*event), happenedS(*event)) + "  " + eventText(view, *event));
    if (timeS > view.definition.timeS(view.computedTo))
        card.line("What happens here is not known yet", style.faint);
    card.line("Drag to go there; the wheel shows a shorter or longer stretch", style.faint);
}

void drawRunLine(const PanelContext& context, ImDrawList& list, const Area& area) {
    const Style& style = context.style;
    const DeskView& view = context.view;
    std::string words;
    if (view.recordedS) words = "filming " + formatDurationForPeople(std::floor(*view.recordedS)) + " · ";
    const double knownS = view.definition.timeS(view.computedTo);
    words +=
        view.computedTo >= view.definition.lastTick()
            ? "known to the end"
            : "known to " + dayText(view, knownS).substr(0, 3) + " " + clockText(view, knownS).substr(0, 5);
    words += " · seed " + std::to_string(view.seed);
    if (view.hash != 0) words += " · " + hashText(view.hash);
    TextLook look{Face::small, style.dim, Side::right};
    look.tabular = true;
    const float y = area.y + style.px(20.0f);
    const float right =
        drawInjectMenu(context, list,
                       drawViewMenu(context, list, area.right() - style.px(kTrackRight), y) - style.px(18.0f),
                       y) -
        style.px(18.0f);
    const float width = drawText(list, style, right, y, words, look);
    tip(style, touch("run", {right - width, y - style.px(9.0f), width, style.px(17.0f)}),
        "How far ahead this run has been computed. Scenario, seed and command log reproduce it exactly; the "
        "last figures are the digest of the world now");
}

}  // namespace

void drawTimeline(const PanelContext& context, const Area& area) {
    const Style& style = context.style;
    const Area track{area.x + style.px(kTrackLeft), area.y + style.px(kTrackLine),
                     area.width - style.px(kTrackLeft + kTrackRight), 0.0f};
    {
        const Glass glass("timeline", area, style);
        drawTransport(context, glass.list(), area);
        drawRunLine(context, glass.list(), area);
        keepPlayheadInWindow(context.view, context.memory);
        drawAxis(context, glass.list(), area, track);
        drawOverview(context, glass.list(), area, track);
        drawTimelineMarks(context, glass.list(), track);
        drawTrack(context, glass.list(), track);
        scrub(context, track);
    }
    if (context.memory.timeEditing) drawTimeField(context, area);
}

}  // namespace openline::ui
