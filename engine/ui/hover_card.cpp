// What is known of the place or zone whose name the mouse is on: whose, what standing, how sure, from where.
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

void drawPlaceCard(const PanelContext& context, const sim::PlaceDef& place) {
    const Style& style = context.style;
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
