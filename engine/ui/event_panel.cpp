#include <algorithm>
#include <cmath>

#include "ui/panels.h"
#include "ui/words.h"

namespace openline::ui {
namespace {

constexpr float kHeadHeight = 46.0f;
constexpr float kLine = 24.0f;
constexpr float kSecondLine = 17.0f;
constexpr float kTimeColumn = 46.0f;
constexpr float kBottom = 12.0f;
constexpr std::size_t kKept = 200;
constexpr float kLinesWanted = 8.0f;
constexpr double kTogetherS = 120.0;

/// Wingmen close up after every take-off: no news.
bool isWithinAFlight(const sim::Definition& definition, const sim::Event& event) {
    if (!event.unit || !event.other) return false;
    const FlightId flight = definition.units[event.unit.index].flight;
    return flight && flight == definition.units[event.other.index].flight;
}

bool isWorthALine(const sim::Definition& definition, const sim::Event& event) {
    switch (event.kind) {
        case sim::EventKind::milestone:
            return !isWithinAFlight(definition, event);
        case sim::EventKind::orderBegun:
        case sim::EventKind::orderRefused:
        case sim::EventKind::leadChanged:
        case sim::EventKind::reaction:
            return false;
        case sim::EventKind::encounter:
            return !event.encounter.declared() && event.encounter.level > 0;
        case sim::EventKind::zoneEnter:
            return event.first && !isToldByCountingZone(definition, event);
        case sim::EventKind::zoneLeave:
            return false;
        default:
            return true;
    }
}

/// An event, and how many like it stand in the same line: the aircraft of a flight enter a zone together.
struct Line {
    const sim::Event* event = nullptr;
    int count = 1;
};

bool isLike(const sim::Definition& definition, const sim::Event& one, const sim::Event& other) {
    const bool moves = one.kind == sim::EventKind::zoneEnter || one.kind == sim::EventKind::takeoff ||
                       one.kind == sim::EventKind::landing;
    return moves && one.kind == other.kind && one.zone == other.zone && one.place == other.place &&
           definition.units[one.unit.index].platform == definition.units[other.unit.index].platform &&
           std::abs(one.timeS - other.timeS) < kTogetherS;
}

/// The latest events up to the playhead, latest first.
std::vector<Line> latest(const DeskView& view) {
    std::vector<Line> result;
    const auto end =
        std::upper_bound(view.events.begin(), view.events.end(), view.position,
                         [](sim::Tick tick, const sim::Event& event) { return tick < event.tick; });
    for (auto event = end; event != view.events.begin() && result.size() < kKept;) {
        --event;
        if (!isWorthALine(view.definition, *event) || commandBehind(view, *event) != nullptr) continue;
        const auto like = std::find_if(result.rbegin(), result.rend(), [&](const Line& line) {
            return isLike(view.definition, *event, *line.event) ||
                   line.event->timeS > event->timeS + kTogetherS;
        });
        if (like != result.rend() && isLike(view.definition, *event, *like->event))
            ++like->count;
        else
            result.push_back({&*event, 1});
    }
    return result;
}

bool isOfTheCrisis(const sim::Event& event) {
    return event.kind == sim::EventKind::crisis || event.kind == sim::EventKind::command ||
           event.kind == sim::EventKind::collision;
}

float roomOf(const Style& style, float rowWidth) {
    return rowWidth - style.px(kTimeColumn);
}

/// What pushed up and pulled down at a step or a call, as it was then.
void addFactors(Tooltip& card, const Style& style, const sim::Event& event) {
    if (event.kind != sim::EventKind::crisis || event.crisis.factors.empty()) return;
    card.space();
    card.line("Pushing up, pulling down then", style.heading);
    for (const crisis::Factor& factor : event.crisis.factors) card.line("· " + factorText(factor));
    card.line("Factors raise a rate; chance makes the step.", style.faint);
}

/// What a command brought about at once, which has no line of its own.
void addWhatFollowed(Tooltip& card, const DeskView& view, const sim::Event& command) {
    if (command.kind != sim::EventKind::command) return;
    const sim::Event* end = view.events.data() + view.events.size();
    for (const sim::Event* event = &command + 1; event != end && event->tick == command.tick; ++event) {
        if (event->kind == sim::EventKind::command) return;
        if (commandBehind(view, *event) == &command) card.line("· " + eventText(view, *event));
    }
}

/// Where the list goes back over midnight, the day that follows; returns the height it takes. `day` is the
/// one that stands above, and becomes the line's.
float drawDay(const PanelContext& context, ImDrawList& list, const Line& line, std::string& day,
              const Area& row) {
    std::string its = dayText(context.view, happenedS(*line.event));
    if (its == day) return 0.0f;
    day = std::move(its);
    const float middle = row.y + 0.5f * row.height;
    const float end = drawText(list, context.style, row.x, middle, day, {Face::small, context.style.heading});
    list.AddLine(ImVec2(row.x + end + context.style.px(10.0f), middle), ImVec2(row.right(), middle),
                 context.style.hairline);
    return row.height;
}

void drawEvent(const PanelContext& context, ImDrawList& list, const Line& line, const TwoLines& words,
               const Area& row) {
    const sim::Event& event = *line.event;
    const Style& style = context.style;
    const float half = 0.5f * style.px(kLine);
    const Touch touched = touch("event", row);
    if (touched.hovered)
        list.AddRectFilled(ImVec2(row.x - style.px(6.0f), row.y),
                           ImVec2(row.right() + style.px(6.0f), row.bottom()), style.hover, style.px(5.0f));
    TextLook time{Face::small, style.faint};
    time.tabular = true;
    drawText(list, style, row.x, row.y + half, whenText(context.view, happenedS(event), happenedS(event)),
             time);
    TextLook look{Face::small, isOfTheCrisis(event) ? style.text : style.dim};
    look.maximumWidth = roomOf(style, row.width);
    const float x = row.x + style.px(kTimeColumn);
    drawText(list, style, x, row.y + half, words.first, look);
    if (!words.second.empty())
        drawText(list, style, x, row.y + half + style.px(kSecondLine), words.second, look);
    if (touched.hovered) {
        Tooltip card(style);
        card.title(whenText(context.view, happenedS(event), context.view.timeS) +
                   (line.count > 1 ? "  ·  " + std::to_string(line.count) + " craft" : ""));
        card.line(eventText(context.view, event), style.text);
        addWhatFollowed(card, context.view, event);
        addFactors(card, style, event);
        card.line("Click to go there", style.faint);
    }
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
    const std::vector<Line> events = latest(context.view);
    const float top = area.y + style.px(kHeadHeight - 4.0f);
    ImGui::SetCursorScreenPos(ImVec2(area.x, top));
    ImGui::BeginChild("lines", ImVec2(area.width, area.bottom() - style.px(kBottom) - top), false,
                      ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoBackground);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float inset = style.px(kPadding), scroll = ImGui::GetScrollY();
    const Area seen{area.x, top, area.width, area.bottom() - style.px(kBottom) - top};
    const float width = area.width - 2.0f * inset;
    float y = top - scroll;
    std::string day = dayText(context.view, context.view.timeS);
    for (std::size_t line = 0; line < events.size(); ++line) {
        y += drawDay(context, list, events[line], day, {area.x + inset, y, width, style.px(kLine)});
        const TwoLines words =
            inTwoLines(style, eventInBrief(context.view, *events[line].event, events[line].count),
                       {Face::small}, roomOf(style, width));
        const float height = style.px(kLine + (words.second.empty() ? 0.0f : kSecondLine));
        if (y + height > seen.y && y < seen.bottom()) {
            ImGui::PushID(static_cast<int>(line));
            drawEvent(context, list, events[line], words, {area.x + inset, y, width, height});
            ImGui::PopID();
        }
        y += height;
    }
    ImGui::SetCursorScreenPos(ImVec2(area.x, y));
    ImGui::Dummy(ImVec2(1.0f, 1.0f));
    drawScrollHints(list, style, seen, y + scroll - top, scroll);
    if (events.empty())
        drawText(list, style, area.x + inset, top + style.px(0.5f * kLine), "nothing yet",
                 {Face::small, style.faint});
    ImGui::EndChild();
}

}  // namespace openline::ui
