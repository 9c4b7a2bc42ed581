#include <algorithm>
#include <cstdio>

#include "base/certainty.h"
#include "base/time.h"
#include "ui/panels.h"
#include "ui/words.h"
#include "view/palette.h"
#include "view/wording.h"

namespace openline::ui {
namespace {

constexpr float kHeadHeight = 46.0f;
constexpr float kName = 30.0f;
constexpr float kLine = 25.0f;
constexpr float kButtons = 46.0f;

struct Figure {
    const char* name;
    std::string value;
};

bool isSelected(const DeskView& view) {
    return view.selected && view.selected.index < view.definition.units.size() &&
           view.selected.index < view.snapshot.units.size();
}

std::string tonnesText(double kg) {
    char text[32];
    std::snprintf(text, sizeof text, "%.1f t", kg / 1000.0);
    return text;
}

std::vector<Figure> figuresOf(const DeskView& view) {
    const sim::UnitDef& unit = view.definition.units[view.selected.index];
    const sim::UnitView& now = view.snapshot.units[view.selected.index];
    const bool isKnownPlatform = unit.platform && unit.platform.index < view.definition.platforms.size();
    const bool surface = isSurface(view.definition, view.selected);
    std::vector<Figure> figures;
    figures.push_back({"Orders", orderText(view, view.selected)});
    if (now.phase == sim::UnitPhase::active) {
        figures.push_back({"Speed, heading", view::speedText(now.speedMps, view.feet, !surface) + " · " +
                                                 headingText(now.headingRad)});
        if (!surface && !view.definition.wind.layers.empty())
            figures.push_back({"Over the ground", view::speedText(now.groundSpeedMps, view.feet, true) +
                                                      " · " + headingText(now.trackRad)});
        if (!surface) figures.push_back({"Altitude", view::altitudeText(now.position.altitudeM, view.feet)});
        if (now.enduranceLeftS)
            figures.push_back({"Endurance left", formatDurationForPeople(*now.enduranceLeftS)});
        if (now.fuelKg && isKnownPlatform && view.definition.platforms[unit.platform.index].fuelKg > 0.0)
            figures.push_back({"Fuel left", tonnesText(*now.fuelKg)});
    }
    if (now.phase != sim::UnitPhase::active && unit.home && unit.home.index < view.definition.places.size())
        figures.push_back({"Home", view.definition.places[unit.home.index].name});
    return figures;
}

void drawButton(const PanelContext& context, ImDrawList& list, const char* label, const Area& area, bool lit,
                const char* explanation, const Action& action) {
    const Style& style = context.style;
    const Touch touched = touch(label, area);
    list.AddRectFilled(ImVec2(area.x, area.y), ImVec2(area.right(), area.bottom()),
                       withOpacity(style.heading, touched.hovered || lit ? 0.32f : 0.16f),
                       area.height * 0.5f);
    drawText(list, style, area.x + area.width * 0.5f, area.y + area.height * 0.5f, label,
             {Face::small, style.text, Side::centre});
    tip(style, touched, explanation);
    if (touched.clicked) context.actions.push_back(action);
}

void drawSource(const PanelContext& context, ImDrawList& list, const Area& row) {
    const Style& style = context.style;
    const sim::UnitDef& unit = context.view.definition.units[context.view.selected.index];
    const std::string words =
        std::string(name(unit.certainty)) + (unit.source.empty() ? "" : " · " + unit.source);
    TextLook look{Face::small, style.faint};
    look.maximumWidth = row.width;
    drawText(list, style, row.x, row.y + row.height * 0.5f, words, look);
    const Touch touched = touch("source", row);
    if (!touched.hovered) return;
    Tooltip card(style);
    card.title(unit.id);
    if (unit.group && unit.group.index < context.view.definition.groups.size())
        card.line("Reported as " + context.view.definition.groups[unit.group.index].id);
    if (unit.home && unit.home.index < context.view.definition.places.size())
        card.line("Home: " + context.view.definition.places[unit.home.index].name);
    card.line(words, style.faint);
}

}  // namespace

float heightOfUnit(const PanelContext& context) {
    if (!isSelected(context.view)) return 0.0f;
    if (context.folded(Panel::unit)) return context.style.px(kHeadHeight);
    return context.style.px(kHeadHeight + kName + kButtons + kLine) +
           context.style.px(kLine) * static_cast<float>(figuresOf(context.view).size());
}

void drawUnit(const PanelContext& context, const Area& area) {
    const DeskView& view = context.view;
    const Style& style = context.style;
    if (!isSelected(view)) return;
    const Glass glass("unit", area, style);
    ImDrawList& list = glass.list();
    const float middle = drawHeading(list, style, area, "UNIT", context.folded(Panel::unit));
    const sim::UnitDef& unit = view.definition.units[view.selected.index];
    const bool isKnownSide = unit.side && unit.side.index < view.definition.sides.size();
    if (isKnownSide) {
        const sim::SideDef& side = view.definition.sides[unit.side.index];
        const float width = drawText(list, style, area.right() - style.px(kPadding), middle, side.name,
                                     {Face::small, style.dim, Side::right});
        list.AddCircleFilled(ImVec2(area.right() - style.px(kPadding + 9.0f) - width, middle), style.px(4.0f),
                             toImGui(view::sideColour(view.theme, side.id)), 16);
    }
    if (context.folded(Panel::unit)) return;
    Area row{area.x + style.px(kPadding), area.y + style.px(kHeadHeight - 4.0f),
             area.width - style.px(2.0f * kPadding), style.px(kName)};
    TextLook title{Face::strong, style.text};
    title.maximumWidth = row.width;
    drawText(list, style, row.x, row.y + row.height * 0.45f, unitText(view, view.selected), title);
    row.y += row.height;
    // Where the column is short its lines stand closer.
    const std::vector<Figure> figures = figuresOf(view);
    const float lack = std::max(0.0f, heightOfUnit(context) - area.height);
    row.height = style.px(kLine) - lack / static_cast<float>(figures.size() + 1);
    for (const Figure& figure : figures) {
        const float width =
            drawText(list, style, row.x, row.y + row.height * 0.5f, figure.name, {Face::small, style.faint});
        TextLook look{Face::small, style.text, Side::right};
        look.tabular = true;
        look.maximumWidth = row.width - width - style.px(16.0f);
        drawText(list, style, row.right(), row.y + row.height * 0.5f, figure.value, look);
        row.y += row.height;
    }
    drawSource(context, list, row);
    const float top = row.y + row.height + style.px(6.0f), wide = style.px(84.0f), high = style.px(26.0f);
    const bool isFollowed = view.followed == view.selected;
    drawButton(context, list, "go to", {row.x, top, wide, high}, false, "Fly the view to this unit",
               GoToUnitAction{view.selected});
    drawButton(context, list, isFollowed ? "let go" : "follow",
               {row.x + wide + style.px(8.0f), top, wide, high}, isFollowed,
               isFollowed ? "Stop following (Esc)" : "Keep this unit in the middle (T)",
               IntentAction{isFollowed ? Intent::release : Intent::followSelected});
}

}  // namespace openline::ui
