#include <algorithm>
#include <cmath>

#include "ui/panels.h"
#include "ui/words.h"
#include "view/wording.h"

namespace openline::ui {
namespace {

constexpr float kHeadHeight = 46.0f;
constexpr float kBottom = 12.0f;
constexpr float kMarkWidth = 18.0f;
constexpr std::size_t kRowsShown = 6;
constexpr double kNoLongerWorthS = 12.0 * 3600.0;

/// Indices of what is close now, worst first; then who keeps a declared station on another side's craft.
/// Those who fly in formation are only counted.
std::vector<std::size_t> liveOnes(const DeskView& view) {
    std::vector<std::size_t> result;
    const auto& all = view.snapshot.encounters;
    for (const sim::Bond bond : {sim::Bond::none, sim::Bond::station}) {
        for (std::size_t at = 0; at < all.size() && result.size() < kRowsShown; ++at)
            if (all[at].bond == bond) result.push_back(at);
    }
    return result;
}

std::size_t inFormation(const DeskView& view) {
    return static_cast<std::size_t>(
        std::ranges::count(view.snapshot.encounters, sim::Bond::formation, &sim::EncounterView::bond));
}

/// The closest encounters of the last hours that are over, smallest gap first.
std::vector<const sim::EncounterRecord*> recentOnes(const DeskView& view, std::size_t atMost) {
    std::vector<const sim::EncounterRecord*> result;
    for (auto event = view.events.rbegin(); event != view.events.rend(); ++event) {
        if (event->tick > view.position) continue;
        if (event->timeS < view.timeS - kNoLongerWorthS) break;
        const bool isPair =
            event->kind == sim::EventKind::encounter || event->kind == sim::EventKind::collision;
        if (isPair && !event->encounter.declared() && event->encounter.level > 0)
            result.push_back(&event->encounter);
    }
    const std::size_t kept = std::min(atMost, result.size());
    std::partial_sort(result.begin(), result.begin() + static_cast<std::ptrdiff_t>(kept), result.end(),
                      [](const auto* a, const auto* b) {
                          return a->gapM != b->gapM ? a->gapM < b->gapM : a->timeS < b->timeS;
                      });
    result.resize(kept);
    return result;
}

struct Line {
    std::string names, figures;
    UnitId a, b;
    ImU32 mark;
    bool isPast;
    bool isAlarm = false, isSeen = false;  ///< the mark may be clicked; has been
};

std::string hintOf(const PanelContext& context, const Line& line, double timeS) {
    if (line.isPast)
        return "Closest at " + whenText(context.view, timeS, context.view.timeS) +
               "; figure: gap between hulls. Click to go there.";
    std::string hint = "Time to and distance at the closest approach. Click to frame both.";
    if (line.isSeen) hint += " Acknowledged, until it rises or they come again.";
    if (line.isAlarm && !line.isSeen) hint += " The mark, or A for the first, acknowledges the alarm.";
    return hint;
}

void drawMark(const Style& style, ImDrawList& list, const Line& line, const ImVec2& at) {
    if (line.mark == style.accent)
        list.AddCircleFilled(at, style.px(8.0f), withOpacity(style.accent, 0.16f), 20);
    if (line.isSeen) {
        list.AddCircle(at, style.px(4.0f), style.faint, 16, style.px(1.2f));
    } else {
        list.AddCircleFilled(at, style.px(4.0f), line.mark, 16);
    }
}

void act(const PanelContext& context, const Line& line, const Area& row, double timeS) {
    const bool onMark = ImGui::GetIO().MousePos.x < row.x + context.style.px(kMarkWidth);
    if (line.isAlarm && !line.isSeen && onMark) {
        sim::Command command;
        command.tick = context.view.position;
        command.kind = sim::CommandKind::acknowledge;
        command.a = line.a;
        command.b = line.b;
        context.actions.emplace_back(CommandAction{command});
        return;
    }
    FrameAction action{line.a, line.b, -1};
    if (line.isPast)
        action.atTick = static_cast<sim::Tick>(std::max(0.0, timeS - 20.0) * context.view.definition.tickHz);
    context.actions.emplace_back(action);
}

/// As they are, or small, or in brief, or with an ellipsis: the whole names stand in the tooltip.
std::string namesThatFit(const PanelContext& context, const Line& line, TextLook& look) {
    constexpr int kMostWords = 6;
    const auto fits = [&](const std::string& text) {
        return widthOf(context.style, text, look) <= look.maximumWidth;
    };
    if (fits(line.names)) return line.names;
    look.face = Face::small;
    if (fits(line.names)) return line.names;
    const std::string a = unitInBrief(context.view, line.a), b = unitInBrief(context.view, line.b);
    std::string text;
    for (int words = 0; words <= kMostWords; ++words) {
        text = shortenedPair(a, b, words);
        if (fits(text)) break;
    }
    return text;
}

void drawLine(const PanelContext& context, ImDrawList& list, const Line& line, int index, const Area& row,
              double timeS) {
    const Style& style = context.style;
    const float middle = row.y + row.height * 0.5f;
    ImGui::PushID(index);
    const Touch touched = touch("pair", row);
    ImGui::PopID();
    const auto& framed = context.view.framed;
    if (touched.hovered || (framed && framed->first == line.a && framed->second == line.b))
        list.AddRectFilled(ImVec2(row.x - style.px(8.0f), row.y + 1.0f),
                           ImVec2(row.right() + style.px(8.0f), row.bottom() - 1.0f), style.hover,
                           style.px(6.0f));
    drawMark(style, list, line, ImVec2(row.x + style.px(4.0f), middle));
    TextLook figures{Face::small, style.dim, Side::right};
    figures.tabular = true;
    const float width = drawText(list, style, row.right(), middle, line.figures, figures);
    TextLook names{Face::body, line.isPast || line.isSeen ? style.dim : style.text};
    names.maximumWidth = row.width - width - style.px(30.0f);
    const std::string fitting = namesThatFit(context, line, names);
    drawText(list, style, row.x + style.px(kMarkWidth), middle, fitting, names);
    if (touched.hovered) {
        Tooltip card(style);
        card.title(line.names);
        card.line(hintOf(context, line, timeS));
    }
    if (touched.clicked) act(context, line, row, timeS);
}

std::string liveFigures(const DeskView& view, const sim::EncounterView& pair) {
    const bool surface = isSurface(view.definition, pair.a) && isSurface(view.definition, pair.b);
    if (pair.bond == sim::Bond::station)
        return "keeps station  " + view::distanceText(pair.gapM, view.feet, surface);
    if (pair.tcpaS <= 0.0) return "diverging  " + view::distanceText(pair.gapM, view.feet, surface);
    return view::timeToGoText(pair.tcpaS) + "   " + view::distanceText(pair.dcpaM, view.feet, surface);
}

Line liveLine(const PanelContext& context, const sim::EncounterView& pair, bool isFirst) {
    const Style& style = context.style;
    Line line{pairText(context.view, pair.a, pair.b),
              liveFigures(context.view, pair),
              pair.a,
              pair.b,
              pair.tcpaS > 0.0 ? style.dim : withOpacity(style.heading, 0.5f),
              false};
    line.isAlarm = pair.level > 0 && !pair.declared();
    line.isSeen = line.isAlarm && pair.acknowledged;
    if (isFirst && pair.tcpaS > 0.0 && pair.level >= 2 && line.isAlarm && !line.isSeen)
        line.mark = style.accent;
    return line;
}

std::size_t rowsWanted(const DeskView& view) {
    const std::size_t live = liveOnes(view).size();
    const std::size_t rows =
        live + recentOnes(view, kRowsShown - live).size() + (inFormation(view) > 0 ? 1 : 0);
    return std::max<std::size_t>(1, rows);
}

}  // namespace

float heightOfEncounters(const PanelContext& context) {
    if (context.folded(Panel::encounters)) return context.style.px(kHeadHeight);
    return context.style.px(kHeadHeight + kBottom) +
           context.style.px(kRow) * static_cast<float>(rowsWanted(context.view));
}

void drawEncounters(const PanelContext& context, const Area& area) {
    const Style& style = context.style;
    const DeskView& view = context.view;
    const Glass glass("encounters", area, style);
    const float middle =
        drawHeading(glass.list(), style, area, "ENCOUNTERS", context.folded(Panel::encounters));
    if (context.folded(Panel::encounters)) return;
    Area row{area.x + style.px(kPadding), area.y + style.px(kHeadHeight - 4.0f),
             area.width - style.px(2.0f * kPadding), style.px(kRow)};
    const std::vector<std::size_t> live = liveOnes(view);
    int index = 0;
    const auto hasRoom = [&] { return row.bottom() <= area.bottom() + 1.0f; };
    for (const std::size_t at : live) {
        if (!hasRoom()) break;
        drawLine(context, glass.list(), liveLine(context, view.snapshot.encounters[at], index == 0), index,
                 row, 0.0);
        ++index;
        row.y += row.height;
    }
    for (const sim::EncounterRecord* record : recentOnes(view, kRowsShown - live.size())) {
        if (!hasRoom()) break;
        const bool surface = isSurface(view.definition, record->a) && isSurface(view.definition, record->b);
        const std::string figures =
            whenText(view, record->timeS, record->timeS) + "   " +
            (record->gapM <= 0.0 ? "contact" : view::distanceText(record->gapM, view.feet, surface));
        drawLine(context, glass.list(),
                 {pairText(view, record->a, record->b), figures, record->a, record->b,
                  withOpacity(style.heading, 0.35f), true},
                 index++, row, record->timeS);
        row.y += row.height;
    }
    const std::size_t together = inFormation(view);
    if (together > 0 && hasRoom()) {
        drawText(glass.list(), style, row.x + style.px(kMarkWidth), row.y + row.height * 0.5f,
                 std::to_string(together) + (together == 1 ? " pair" : " pairs") + " in formation",
                 {Face::small, style.faint});
    } else if (index == 0)
        drawText(glass.list(), style, row.x, row.y + row.height * 0.5f, "nobody is close to anybody",
                 {Face::small, style.faint});
    if (live.empty() && index > 0)
        drawText(glass.list(), style, area.right() - style.px(kPadding), middle, "last 12 hours",
                 {Face::small, style.faint, Side::right});
}

}  // namespace openline::ui
