// What is known of the place or zone whose name the mouse is on: whose, what standing, how sure, from where.
#include <imgui.h>

#include <algorithm>
#include <string>

#include "base/certainty.h"
#include "ui/panels.h"

namespace openline::ui {
namespace {

std::string sourceLine(Certainty certainty, const std::string& source) {
    return std::string(name(certainty)) + (source.empty() ? "" : " · " + source);
}

const char* kindText(sim::PlaceKind kind) {
    switch (kind) {
        case sim::PlaceKind::airfield:
            return "airfield";
        case sim::PlaceKind::port:
            return "port";
        case sim::PlaceKind::headquarters:
            return "headquarters";
        case sim::PlaceKind::capital:
            return "capital";
        case sim::PlaceKind::city:
            return "city";
        case sim::PlaceKind::reef:
            return "reef";
        case sim::PlaceKind::island:
            return "island";
        case sim::PlaceKind::strait:
            return "strait";
        case sim::PlaceKind::sea:
            return "sea";
        case sim::PlaceKind::country:
            return "country";
    }
    return "";
}

std::string sideText(const sim::Definition& definition, SideId side) {
    return side && side.index < definition.sides.size() ? definition.sides[side.index].name : std::string();
}

/// Puts the card over or under the mouse, inside what the panels leave free of the picture.
void keepOffPanels(const PanelContext& context, float widthUnits) {
    const Style& style = context.style;
    const ImVec2 display = ImGui::GetIO().DisplaySize, mouse = ImGui::GetIO().MousePos;
    const bool panels = !context.memory.hidden;
    const float gap = style.px(8.0f), width = style.px(widthUnits + 2.0f * 14.0f);
    const float left = panels ? style.px(kEdge + kLeftWidth) + gap : gap;
    const float right = display.x - (panels ? style.px(kEdge + kRightWidth) + gap : gap);
    const float x = std::clamp(mouse.x + style.px(14.0f), left, std::max(left, right - width));
    const bool isLow = mouse.y > 0.5f * display.y;
    ImGui::SetNextWindowPos(ImVec2(x, mouse.y + style.px(isLow ? -12.0f : 24.0f)), ImGuiCond_Always,
                            ImVec2(0.0f, isLow ? 1.0f : 0.0f));
}

void drawPlaceCard(const PanelContext& context, const sim::PlaceDef& place) {
    const Style& style = context.style;
    keepOffPanels(context, 380.0f);
    Tooltip card(style, 380.0f, Beside::mouse);
    card.title(place.name);
    const std::string side = sideText(context.view.definition, place.side);
    card.line(std::string(kindText(place.kind)) + (side.empty() ? "" : " · " + side), style.faint);
    card.line(place.contested ? "Held by one and claimed by others" : "", style.text);
    card.line(place.note, style.text);
    card.line(place.runwayAssumed ? "Runway along the coast: assumed" : "");
    card.line(sourceLine(place.certainty, place.source), style.faint);
}

void drawZoneCard(const PanelContext& context, const sim::ZoneDef& zone) {
    const Style& style = context.style;
    keepOffPanels(context, 430.0f);
    Tooltip card(style, 430.0f, Beside::mouse);
    card.title(zone.name);
    card.line(zone.status, style.text);
    card.line(zone.note);
    card.line(sourceLine(zone.certainty, zone.source), style.faint);
}

}  // namespace

void drawHoverCard(const PanelContext& context) {
    const DeskView& view = context.view;
    if (view.hoveredPlace && view.hoveredPlace.index < view.definition.places.size())
        drawPlaceCard(context, view.definition.places[view.hoveredPlace.index]);
    else if (view.hoveredZone && view.hoveredZone.index < view.definition.zones.size())
        drawZoneCard(context, view.definition.zones[view.hoveredZone.index]);
}

}  // namespace openline::ui
