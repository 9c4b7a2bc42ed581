// Places: dots and names by rank and nearness; names of seas and straits in spaced italics where nothing else
// is written; range rings.
#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "geo/geodesic.h"
#include "view/stage.h"
#include "view/wording.h"

namespace openline::view {

namespace {

using sim::PlaceKind;

// Eye to place, up to which a place of a rank is drawn. Our choice.
constexpr std::array<double, 5> kShownToM{2.2e7, 4.5e6, 1.2e6, 4.5e5, 1.8e5};
constexpr double kRankPlace = 20.0;
constexpr int kRingPoints = 96;

bool isArea(PlaceKind kind) {
    return kind == PlaceKind::sea || kind == PlaceKind::strait || kind == PlaceKind::country;
}

double shownToM(const sim::PlaceDef& place) {
    return kShownToM[static_cast<std::size_t>(std::clamp(place.rank, 1, 5) - 1)];
}

void wantPlaceLabel(Stage& stage, PlaceId id, glm::dvec2 px, double opacity, float dotPx) {
    const sim::PlaceDef& place = stage.moment.definition.places[id.index];
    LabelRequest request;
    request.key = {LabelKind::place, id.index};
    request.x = toFloat(px.x);
    request.y = toFloat(px.y);
    request.clearPx = dotPx + stage.px(0.5);
    request.rank = kRankPlace - place.rank;
    request.opacity = opacity;
    request.mayStandOff = false;
    request.halo = stage.colours.halo;
    const bool capital = place.kind == PlaceKind::capital;
    request.lines.push_back(
        {place.name, stage.textPx(place.rank <= 2 ? 14.5 : 13.0),
         capital ? frame::FontWeight::medium : frame::FontWeight::regular,
         between(stage.colours.text, stage.colours.textDim, place.rank <= 2 ? 0.15 : 0.6)});
    stage.labels.want(std::move(request));
}

struct AreaName {
    std::string text;
    float sizePx = 12.0f;
    double opacity = 0.5;
    double extentM = 0.0;
    frame::FontWeight weight = frame::FontWeight::italic;
};

AreaName areaName(const Stage& stage, const sim::PlaceDef& place) {
    AreaName name;
    name.text = inCapitals(place.name);
    name.extentM = place.extentM;
    const auto orElse = [&](double assumedM) {
        if (name.extentM <= 0.0) name.extentM = assumedM;
    };
    switch (place.kind) {
        case PlaceKind::strait:
            name.sizePx = stage.textPx(11.5);
            name.opacity = 0.62;
            orElse(1.8e5);
            break;
        case PlaceKind::country:
            name.sizePx = stage.textPx(14.0);
            name.opacity = 0.42;
            name.weight = frame::FontWeight::medium;
            orElse(1.2e6);
            break;
        default:
            name.sizePx = stage.textPx(13.5);
            name.opacity = 0.55;
            orElse(9.0e5);
            break;
    }
    return name;
}

void addAreaName(Stage& stage, std::size_t index) {
    const sim::PlaceDef& place = stage.moment.definition.places[index];
    const glm::dvec3 m = geo::toEcef(place.position).m;
    if (!stage.eye.sees(m)) return;
    const glm::dvec2 px = stage.eye.look(m).px;
    if (!stage.inPicture(px)) return;
    const AreaName name = areaName(stage, place);
    const double extentPx = name.extentM / stage.eye.metresPerPixel(stage.eye.distanceM(m));
    const float plain = stage.labels.fonts().widthPx(name.text, name.sizePx, name.weight);
    const auto gaps = static_cast<double>(std::max<std::size_t>(name.text.size(), 2) - 1);
    const float least = name.sizePx * 0.16f;
    const float spacing = std::clamp(toFloat((0.75 * extentPx - plain) / gaps), least, name.sizePx * 0.75f);
    const float width = plain + spacing * toFloat(gaps);
    // Too small to carry its name, or so near that the name says nothing any more.
    const double room = plain + least * gaps;
    const double opacity = name.opacity * smoothstep(0.75 * room, 1.0 * room, extentPx) *
                           (1.0 - smoothstep(1.6, 3.2, extentPx / stage.eye.widthPx()));
    const LabelKey key{LabelKind::sea, static_cast<std::uint32_t>(index)};
    const float x = toFloat(px.x), y = toFloat(px.y);
    const Rectangle box{x - 0.5f * width, y - 0.6f * name.sizePx, x + 0.5f * width, y + 0.5f * name.sizePx};
    const bool was = stage.labels.rememberedSlot(key) == 1;
    const bool shown = opacity > 0.02 && stage.labels.isInside(box) &&
                       stage.labels.isFree(box.grown(stage.px(was ? 1.0 : 8.0)));
    const double fresh = stage.labels.keepSlot(key, shown ? 1 : -1);
    if (!shown) return;
    stage.labels.block(box);
    stage.frame.ground.texts.push_back({name.text, x, y + 0.35f * name.sizePx, name.sizePx, name.weight,
                                        frame::Align::centre, faded(stage.colours.textDim, opacity * fresh),
                                        faded(stage.colours.halo, 0.0), 0.0f, spacing});
}

void addRing(Stage& stage, const geo::Geodetic& centre, double radiusM, std::uint32_t key) {
    std::vector<GlobePoint> points;
    geo::Geodetic onGround = centre;
    onGround.altitudeM = 0.0;
    for (int i = 0; i <= kRingPoints; ++i) {
        const geo::Geodetic p = geo::destination(onGround, 2.0 * std::numbers::pi * i / kRingPoints, radiusM);
        points.push_back({geo::toEcef(p).m, faded(stage.colours.text, 0.30)});
    }
    addGlobeLine(stage.eye, points, {stage.px(1.0), 0.0f, 0.0f, 0.0}, stage.frame.ground);
    const glm::dvec2 px = stage.eye.look(points.front().m).px;
    if (!stage.settings.labels || !stage.eye.sees(points.front().m) || !stage.inPicture(px)) return;
    LabelRequest request;
    request.key = {LabelKind::ring, key};
    request.x = toFloat(px.x);
    request.y = toFloat(px.y);
    request.clearPx = 1.0f;
    request.rank = 10.0;
    request.mayStandOff = false;
    request.halo = stage.colours.halo;
    request.lines.push_back({distanceText(radiusM, stage.settings.feet, false), stage.textPx(12.0),
                             frame::FontWeight::regular, stage.colours.textDim});
    stage.labels.want(std::move(request));
}

}  // namespace

void addPlaces(Stage& stage) {
    const auto& places = stage.moment.definition.places;
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (isArea(places[i].kind)) continue;
        const glm::dvec3 m = geo::toEcef(places[i].position).m;
        const double limitM = shownToM(places[i]);
        const double opacity = 1.0 - smoothstep(0.94 * limitM, limitM, stage.eye.distanceM(m));
        if (opacity <= 0.02 || !stage.eye.sees(m)) continue;
        const glm::dvec2 px = stage.eye.look(m).px;
        if (!stage.inPicture(px, 8.0)) continue;
        const bool isCovered =
            std::any_of(stage.covered.begin(), stage.covered.end(), [&](const Rectangle& room) {
                const float dx = toFloat(px.x), dy = toFloat(px.y);
                return room.grown(4.0f).overlaps({dx, dy, dx, dy});
            });
        if (isCovered) continue;
        const float dotPx = stage.px(places[i].rank <= 2 ? 3.0 : 2.2);
        const float x = toFloat(px.x), y = toFloat(px.y);
        stage.frame.ground.discs.push_back(
            {x, y, dotPx + stage.px(1.2), 0.0f, faded(stage.colours.halo, 0.7 * opacity)});
        stage.frame.ground.discs.push_back({x, y, dotPx, 0.0f, faded(stage.colours.text, 0.95 * opacity)});
        stage.labels.block({x - 0.6f * dotPx, y - 0.6f * dotPx, x + 0.6f * dotPx, y + 0.6f * dotPx});
        if (stage.picks) stage.picks->push_back({x, y, stage.px(9.0), UnitId(), PlaceId(i), ZoneId()});
        if (stage.settings.labels) wantPlaceLabel(stage, PlaceId(i), px, opacity, dotPx);
    }
}

void addSeaNames(Stage& stage) {
    const auto& places = stage.moment.definition.places;
    for (int rank = 1; rank <= 5; ++rank) {
        for (std::size_t i = 0; i < places.size(); ++i) {
            if (isArea(places[i].kind) && std::clamp(places[i].rank, 1, 5) == rank) addAreaName(stage, i);
        }
    }
}

void addRings(Stage& stage) {
    constexpr std::array<double, 3> kRingsM{10.0 * 1852.0, 25.0 * 1852.0, 50.0 * 1852.0};
    std::vector<UnitId> centres;
    if (stage.settings.selected) centres.push_back(stage.settings.selected);
    if (centres.empty() && stage.encounter) {
        centres.push_back(stage.moment.current.encounters[*stage.encounter].a);
    }
    for (const UnitId unit : centres) {
        if (unit.index >= stage.moment.current.units.size()) continue;
        const geo::Geodetic centre = geo::toGeodetic(interpolatedPosition(stage.moment, unit));
        for (std::uint32_t i = 0; i < kRingsM.size(); ++i) addRing(stage, centre, kRingsM[i], i);
    }
}

}  // namespace openline::view
