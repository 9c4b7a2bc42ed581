// Zones and lines: hairlines with a light fill and a letter-spaced name on the line that says whose they are;
// dashes say what kind of line it is. Legal status is in the legend, both versions of a contested line are
// drawn alike.
#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>

#include "view/screen_line.h"
#include "view/stage.h"
#include "view/wording.h"
#include "view/zone_shape.h"

namespace openline::view {

namespace {

using sim::ZoneKind;

constexpr double kFillOpacity = 0.06;
constexpr float kLetterSpacing = 0.13f;    // of the em
constexpr double kStraightWithinPx = 4.0;  // a name's line bends no more than this under it
constexpr int kWindows = 48;               // places along a line that are tried for its name
constexpr int kAboveTopSlot = 4096;

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

/// The name's text along a straight piece of a line on the screen.
struct NamePlace {
    glm::dvec2 centre{0.0};
    double angleRad = 0.0;
    int slot = -1;
    double score = -1e9;
};

bool isStraight(const ScreenLine& line, double from, double width, glm::dvec2 a, glm::dvec2 b,
                double withinPx) {
    for (const double share : {0.2, 0.4, 0.6, 0.8}) {
        if (glm::length(line.at(from + width * share) - (a + (b - a) * share)) > withinPx) return false;
    }
    return true;
}

/// Is the turned box of the text free and inside? Looked at as a row of small squares.
bool boxIsFree(const Stage& stage, glm::dvec2 centre, glm::dvec2 direction, double width, double height) {
    const int squares = std::max(2, static_cast<int>(width / height) + 1);
    for (int i = 0; i <= squares; ++i) {
        const glm::dvec2 p = centre + direction * (width * (static_cast<double>(i) / squares - 0.5));
        const double half = 0.6 * height;
        const Rectangle square{toFloat(p.x - half), toFloat(p.y - half), toFloat(p.x + half),
                               toFloat(p.y + half)};
        if (!stage.labels.isInside(square) || !stage.labels.isFree(square)) return false;
    }
    return true;
}

void blockBox(Stage& stage, glm::dvec2 centre, glm::dvec2 direction, double width, double height) {
    const int squares = std::max(2, static_cast<int>(width / height) + 1);
    for (int i = 0; i <= squares; ++i) {
        const glm::dvec2 p = centre + direction * (width * (static_cast<double>(i) / squares - 0.5));
        const double half = 0.6 * height;
        stage.labels.block(
            {toFloat(p.x - half), toFloat(p.y - half), toFloat(p.x + half), toFloat(p.y + half)});
    }
}

class ZoneName {
  public:
    ZoneName(Stage& stage, std::size_t zone, const ZoneStyle& style, frame::Colour colour)
        : stage_(stage), key_{LabelKind::zone, static_cast<std::uint32_t>(zone)}, colour_(colour) {
        const sim::ZoneDef& def = stage.moment.definition.zones[zone];
        text_ = def.label.empty() ? def.name : def.label;
        if (def.kind == ZoneKind::airDefenseIdentification) text_ = inCapitals(text_);
        sizePx_ = stage.textPx(style.namePx);
        spacingPx_ = sizePx_ * kLetterSpacing;
        widthPx_ = stage.labels.fonts().widthPx(text_, sizePx_, frame::FontWeight::medium, spacingPx_);
        closed_ = def.closed;
        remembered_ = stage.labels.rememberedSlot(key_);
    }

    void lookAlong(const ScreenLine& line, int part) {
        const double total = line.length();
        if (total < widthPx_ * 1.05) return;
        for (int i = 0; i <= kWindows; ++i) {
            const double from = (total - widthPx_) * i / kWindows;
            const glm::dvec2 a = line.at(from);
            const glm::dvec2 b = line.at(from + widthPx_);
            const int slot = part * (kWindows + 1) + i;
            const bool kept = slot == remembered_;
            if (!isStraight(line, from, widthPx_, a, b, kStraightWithinPx * (kept ? 1.6 : 1.0) * stage_.ui))
                continue;
            glm::dvec2 direction = glm::normalize(b - a);
            if (direction.x < 0.0) direction = -direction;
            const glm::dvec2 above(direction.y, -direction.x);
            const glm::dvec2 centre = 0.5 * (a + b) + above * static_cast<double>(sizePx_ * 0.95f);
            const double middle = std::abs(2.0 * i / kWindows - 1.0);
            double score = -std::abs(direction.y) - 0.4 * middle;
            if (closed_) score -= 1.2 * centre.y / stage_.eye.heightPx();
            if (kept) score += 0.8;
            if (score <= best_.score || !boxIsFree(stage_, centre, direction, widthPx_, sizePx_)) continue;
            best_ = {centre, std::atan2(direction.y, direction.x), slot, score};
        }
    }

    /// Areas too small on the picture for a name along an edge carry it level above their top.
    void lookAbove(glm::dvec2 top, double acrossPx) {
        if (best_.slot >= 0 || acrossPx < 0.6 * widthPx_) return;
        const glm::dvec2 centre = top - glm::dvec2(0.0, 1.1 * sizePx_);
        if (boxIsFree(stage_, centre, {1.0, 0.0}, widthPx_, sizePx_))
            best_ = {centre, 0.0, kAboveTopSlot, 0.0};
    }

    void write() {
        const double fresh = stage_.labels.keepSlot(key_, best_.slot);
        if (best_.slot < 0) return;
        const glm::dvec2 direction(std::cos(best_.angleRad), std::sin(best_.angleRad));
        blockBox(stage_, best_.centre, direction, widthPx_, sizePx_);
        // The anchor is on the baseline: a third of the em below the middle of the letters.
        const glm::dvec2 baseline = best_.centre + glm::dvec2(-direction.y, direction.x) * (0.35 * sizePx_);
        stage_.frame.ground.texts.push_back({text_, toFloat(baseline.x), toFloat(baseline.y), sizePx_,
                                             frame::FontWeight::medium, frame::Align::centre,
                                             faded(colour_, fresh), faded(stage_.colours.halo, 0.7 * fresh),
                                             toFloat(best_.angleRad), spacingPx_});
    }

  private:
    Stage& stage_;
    LabelKey key_;
    frame::Colour colour_;
    std::string text_;
    float sizePx_ = 11.0f;
    float spacingPx_ = 1.0f;
    float widthPx_ = 0.0f;
    bool closed_ = false;
    int remembered_ = -1;
    NamePlace best_;
};

bool isDrawn(const sim::ZoneDef& zone, const Settings& settings) {
    return zone.kind == ZoneKind::countingZone ? settings.countedZones : zone.drawn;
}

void nameZone(Stage& stage, std::size_t index, const ZoneStyle& style, std::size_t firstLine,
              std::size_t lastLine) {
    const sim::ZoneDef& zone = stage.moment.definition.zones[index];
    if (zone.kind == ZoneKind::seaLane || (zone.label.empty() && zone.name.empty())) return;
    const frame::Colour colour = style.sideColoured ? stage.sideColour(zone.side) : stage.colours.text;
    ZoneName name(stage, index, style, faded(colour, 0.85));
    const frame::Flat& flat = stage.frame.ground;
    glm::dvec2 low(1e9), high(-1e9);
    for (std::size_t i = firstLine; i < lastLine; ++i) {
        const ScreenLine line = screenLine(flat, flat.lines[i]);
        name.lookAlong(line, static_cast<int>(i - firstLine));
        for (const glm::dvec2& p : line.points) {
            low = glm::min(low, p);
            high = glm::max(high, p);
        }
    }
    if (zone.closed) name.lookAbove({0.5 * (low.x + high.x), low.y}, high.x - low.x);
    name.write();
}

}  // namespace

void addZones(Stage& stage) {
    std::vector<GlobePoint> points;
    const auto& zones = stage.moment.definition.zones;
    std::vector<std::size_t> firstLines(zones.size() + 1, 0);
    for (std::size_t index = 0; index < zones.size(); ++index) {
        firstLines[index] = stage.frame.ground.lines.size();
        const sim::ZoneDef& zone = zones[index];
        if (!isDrawn(zone, stage.settings)) continue;
        const ZoneStyle style = styleOf(zone.kind);
        const frame::Colour base = style.sideColoured ? stage.sideColour(zone.side) : stage.colours.text;
        for (const auto& part : zone.parts) {
            if (part.empty()) continue;
            if (zone.closed) fillZone(stage.eye, part, faded(base, kFillOpacity), stage.frame.ground);
            sampleZoneLine(stage.eye, part, zone.closed, faded(base, style.opacity), points);
            LineStyle line{stage.px(style.widthPx), stage.px(style.dashOnPx), stage.px(style.dashOffPx), 0.0};
            if (style.dashOnPx > 0.0f) {
                line.dashPxPerM =
                    1.0 / stage.eye.metresPerPixel(stage.eye.distanceM(geo::toEcef(part.front()).m));
            }
            addGlobeLine(stage.eye, points, line, stage.frame.ground);
        }
    }
    firstLines[zones.size()] = stage.frame.ground.lines.size();
    if (!stage.settings.labels) return;
    for (std::size_t index = 0; index < zones.size(); ++index) {
        if (firstLines[index] == firstLines[index + 1]) continue;
        nameZone(stage, index, styleOf(zones[index].kind), firstLines[index], firstLines[index + 1]);
    }
}

}  // namespace openline::view
