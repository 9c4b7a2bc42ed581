// Zones and lines: hairlines with a light fill and a letter-spaced name on the line that says whose they are;
// dashes say what kind of line it is. Legal status is in the legend, both versions of a contested line are
// drawn alike.
#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <vector>

#include "view/screen_line.h"
#include "view/stage.h"
#include "view/zone_name.h"
#include "view/zone_shape.h"

namespace openline::view {

namespace {

using sim::ZoneKind;

constexpr double kFillOpacity = 0.06;
constexpr double kAsideOpacity = 0.5;  // of the line of a zone whose side is not in the story

struct ZoneStyle {
    double opacity = 0.7;
    float widthPx = 1.2f;
    float dashOnPx = 0.0f, dashOffPx = 0.0f;
    bool sideColoured = true;
    double namePx = 11.5;
};

ZoneStyle styleOf(ZoneKind kind) {
    switch (kind) {
        case ZoneKind::airDefenseIdentification:
            return {0.62, 1.3f, 0.0f, 0.0f, true, 11.5};
        case ZoneKind::countingZone:
            return {0.55, 1.2f, 2.0f, 4.0f, true, 11.0};
        case ZoneKind::medianLine:
            return {0.72, 1.4f, 9.0f, 6.0f, false, 11.5};
        case ZoneKind::claimLine:
            return {0.60, 2.2f, 0.0f, 0.0f, true, 11.0};
        case ZoneKind::demarcationLine:
            return {0.70, 1.5f, 14.0f, 4.0f, false, 11.0};
        case ZoneKind::limitLine:
            return {0.60, 1.2f, 6.0f, 4.0f, false, 11.0};
        case ZoneKind::seaLane:
            break;
    }
    return {0.20, 1.1f, 1.5f, 7.0f, false, 11.0};
}

/// Where the sea is as light or as dark as names of a theme have it at worst, under their halo.
constexpr std::array kGrounds{frame::colour(0x2A6688), frame::colour(0xA9C2D3), frame::colour(0xE3E3E3)};
constexpr double kHaloCover = 0.5;     // of the ground about thin letters; our choice
constexpr double kNameContrast = 4.5;  // Source: WCAG 2.1, success criterion 1.4.3, of text

double luminance(const frame::Colour& colour) {
    const auto linear = [](std::uint8_t byte) {
        const double v = byte / 255.0;
        return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.r) + 0.7152 * linear(colour.g) + 0.0722 * linear(colour.b);
}

double contrast(const frame::Colour& a, const frame::Colour& b) {
    const auto [low, high] = std::minmax({luminance(a), luminance(b)});
    return (high + 0.05) / (low + 0.05);
}

/// A side's colour for its zones' names: as much towards the theme's text as it takes to be read.
frame::Colour readable(const Stage& stage, const frame::Colour& colour) {
    frame::Colour halo = stage.colours.halo;
    const double cover = kHaloCover * halo.a / 255.0;
    halo.a = 255;
    const frame::Colour ground =
        between(kGrounds[static_cast<std::size_t>(stage.settings.theme)], halo, cover);
    for (double share = 0.0; share < 1.0; share += 0.05) {
        const frame::Colour now = between(colour, stage.colours.text, share);
        if (contrast(now, ground) >= kNameContrast) return now;
    }
    return stage.colours.text;
}

bool isDrawn(const sim::ZoneDef& zone, const Settings& settings) {
    return zone.kind == ZoneKind::countingZone ? settings.countedZones : zone.drawn;
}

/// Which sides have craft or a relation here. The zones of others are there, but step back.
class Story {
  public:
    explicit Story(const sim::Definition& definition)
        : has_(definition.sides.size(), definition.units.empty() && definition.crisis.dyads.empty()) {
        for (const sim::UnitDef& unit : definition.units) add(unit.side);
        for (const crisis::DyadDef& dyad : definition.crisis.dyads) {
            add(dyad.a);
            add(dyad.b);
        }
    }
    [[nodiscard]] bool has(SideId side) const {
        return !side || side.index >= has_.size() || has_[side.index];
    }

  private:
    void add(SideId side) {
        if (side && side.index < has_.size()) has_[side.index] = true;
    }
    std::vector<bool> has_;
};

void drawZone(Stage& stage, const sim::ZoneDef& zone, bool isNear, std::vector<GlobePoint>& points) {
    const ZoneStyle style = styleOf(zone.kind);
    const frame::Colour base = style.sideColoured ? stage.sideColour(zone.side) : stage.colours.text;
    const double opacity = style.opacity * (isNear ? 1.0 : kAsideOpacity);
    for (const auto& part : zone.parts) {
        if (part.empty()) continue;
        if (zone.closed && isNear) fillZone(stage.eye, part, faded(base, kFillOpacity), stage.frame.ground);
        sampleZoneLine(stage.eye, part, zone.closed, faded(base, opacity), points);
        LineStyle line{stage.px(style.widthPx), stage.px(style.dashOnPx), stage.px(style.dashOffPx), 0.0};
        if (style.dashOnPx > 0.0f) {
            line.dashPxPerM =
                1.0 / stage.eye.metresPerPixel(stage.eye.distanceM(geo::toEcef(part.front()).m));
        }
        addGlobeLine(stage.eye, points, line, stage.frame.ground);
    }
}

bool isNamed(const sim::ZoneDef& zone) {
    return zone.kind != ZoneKind::seaLane && !(zone.label.empty() && zone.name.empty());
}

ZoneNameRequest nameRequest(const Stage& stage, std::size_t index, std::span<const ScreenLine> lines) {
    const sim::ZoneDef& zone = stage.moment.definition.zones[index];
    const ZoneStyle style = styleOf(zone.kind);
    const frame::Colour colour = style.sideColoured ? stage.sideColour(zone.side) : stage.colours.text;
    return {index, lines, style.namePx, readable(stage, colour)};
}

}  // namespace

void addZones(Stage& stage) {
    std::vector<GlobePoint> points;
    const auto& zones = stage.moment.definition.zones;
    const Story story(stage.moment.definition);
    std::vector<std::size_t> firstLines(zones.size() + 1, 0);
    for (std::size_t index = 0; index < zones.size(); ++index) {
        firstLines[index] = stage.frame.ground.lines.size();
        const sim::ZoneDef& zone = zones[index];
        if (isDrawn(zone, stage.settings)) drawZone(stage, zone, story.has(zone.side), points);
    }
    firstLines[zones.size()] = stage.frame.ground.lines.size();
    if (!stage.settings.labels) return;
    ZoneInk ink(stage);
    std::vector<ScreenLine> lines;
    for (const frame::Line& line : stage.frame.ground.lines)
        lines.push_back(screenLine(stage.frame.ground, line));
    const std::span<const ScreenLine> all(lines);
    const auto linesOf = [&](std::size_t index) {
        return all.subspan(firstLines[index], firstLines[index + 1] - firstLines[index]);
    };
    for (std::size_t index = 0; index < zones.size(); ++index)
        if (zones[index].kind != ZoneKind::seaLane)
            for (const ScreenLine& line : linesOf(index)) ink.mark(index, line);
    std::vector<ZoneNameRequest> names;
    for (std::size_t index = 0; index < zones.size(); ++index)
        if (isNamed(zones[index]) && !linesOf(index).empty())
            names.push_back(nameRequest(stage, index, linesOf(index)));
    addZoneNames(stage, ink, names);
}

}  // namespace openline::view
