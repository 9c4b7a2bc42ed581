#include "view/standard_symbols.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <glm/geometric.hpp>
#include <numbers>

#include "view/stage.h"
#include "view/symbols.h"

namespace openline::view {

namespace {

using sim::Domain;

constexpr double kHalfPx = 12.0;
constexpr double kFramePx = 1.7;
constexpr double kDashPx = 5.0;
constexpr double kBetweenDashesPx = 2.8;
constexpr frame::Colour kInk = frame::colour(0x0A0D12);
constexpr crisis::Rung kShotsRung = 5;  // minor clashes
constexpr double kVectorPx = 15.0;      // of the line that says where it goes
constexpr int kArcPieces = 20;

/// Fills "Light" of the standard.
frame::Colour fillOf(Identity identity) {
    switch (identity) {
        case Identity::assumedFriend:
        case Identity::friendly:
            return frame::colour(0x80E0FF);
        case Identity::neutral:
            return frame::colour(0xAAFFAA);
        case Identity::suspect:
            return frame::colour(0xFFE599);
        case Identity::hostile:
            return frame::colour(0xFF8080);
        case Identity::pending:
        case Identity::unknown:
            break;
    }
    return frame::colour(0xFFFF80);
}

void addArc(std::vector<glm::vec2>& outline, glm::vec2 middle, float radius, double fromRad, double toRad) {
    for (int i = 0; i <= kArcPieces; ++i) {
        const double angle = fromRad + (toRad - fromRad) * i / kArcPieces;
        outline.emplace_back(middle.x + radius * toFloat(std::cos(angle)),
                             middle.y + radius * toFloat(std::sin(angle)));
    }
}

/// The outline for the surface: whole.
std::vector<glm::vec2> wholeFrame(Identity identity) {
    constexpr double kPi = std::numbers::pi;
    std::vector<glm::vec2> outline;
    switch (identity) {
        case Identity::assumedFriend:
        case Identity::friendly:
            addArc(outline, {0.0f, 0.0f}, 1.0f, 0.0, 2.0 * kPi);
            outline.pop_back();
            return outline;
        case Identity::neutral:
            return {{-0.86f, -0.86f}, {0.86f, -0.86f}, {0.86f, 0.86f}, {-0.86f, 0.86f}};
        case Identity::suspect:
        case Identity::hostile:
            return {{0.0f, -1.15f}, {1.15f, 0.0f}, {0.0f, 1.15f}, {-1.15f, 0.0f}};
        case Identity::pending:
        case Identity::unknown:
            break;
    }
    constexpr float kLobe = 0.5f;
    addArc(outline, {0.0f, -kLobe}, kLobe, -kPi, 0.0);
    addArc(outline, {kLobe, 0.0f}, kLobe, -0.5 * kPi, 0.5 * kPi);
    addArc(outline, {0.0f, kLobe}, kLobe, 0.0, kPi);
    addArc(outline, {-kLobe, 0.0f}, kLobe, 0.5 * kPi, 1.5 * kPi);
    return outline;
}

/// For the air, open below; from the left foot over the top to the right one.
std::vector<glm::vec2> openFrame(Identity identity) {
    constexpr double kPi = std::numbers::pi;
    std::vector<glm::vec2> outline{{-0.88f, 0.85f}};
    switch (identity) {
        case Identity::assumedFriend:
        case Identity::friendly:
            addArc(outline, {0.0f, -0.05f}, 0.88f, -kPi, 0.0);
            break;
        case Identity::neutral:
            outline.insert(outline.end(), {{-0.88f, -0.85f}, {0.88f, -0.85f}});
            break;
        case Identity::suspect:
        case Identity::hostile:
            outline.insert(outline.end(), {{-0.88f, -0.25f}, {0.0f, -1.1f}, {0.88f, -0.25f}});
            break;
        case Identity::pending:
        case Identity::unknown:
            addArc(outline, {-0.5f, 0.1f}, 0.42f, -kPi * 1.1, -0.42 * kPi);
            addArc(outline, {0.0f, -0.45f}, 0.5f, -kPi, 0.0);
            addArc(outline, {0.5f, 0.1f}, 0.42f, -0.58 * kPi, 0.1 * kPi);
            break;
    }
    outline.emplace_back(0.88f, 0.85f);
    return outline;
}

/// Dark dashes on a light line, so that they are dashes on a dark sea too.
void addOutline(Stage& stage, const std::vector<glm::dvec2>& points, const StandardFrame& shape,
                double opacity, bool dashed) {
    frame::Flat& flat = stage.frame.overlay;
    const auto add = [&](frame::Colour colour, double widthPx, double onPx, double offPx) {
        const auto first = static_cast<std::uint32_t>(flat.lineVertices.size());
        double along = 0.0;
        for (std::size_t i = 0; i < points.size() + (shape.closed ? 1 : 0); ++i) {
            const glm::dvec2 point = points[i % points.size()];
            if (i > 0) along += glm::length(point - points[i - 1]);
            flat.lineVertices.push_back({toFloat(point.x), toFloat(point.y), colour, toFloat(along)});
        }
        flat.lines.push_back({first, static_cast<std::uint32_t>(flat.lineVertices.size()) - first,
                              stage.px(widthPx), stage.px(onPx), stage.px(offPx)});
    };
    if (dashed) add(faded(frame::colour(0xFFFFFF), opacity), kFramePx, 0.0, 0.0);
    add(faded(kInk, opacity), kFramePx, dashed ? kDashPx : 0.0, dashed ? kBetweenDashesPx : 0.0);
}

bool isFriendly(std::string_view sideId) {
    constexpr std::array<std::string_view, 9> kFriends{"us",     "taiwan",    "japan",       "korea",    "uk",
                                                       "canada", "australia", "philippines", "singapore"};
    return std::find(kFriends.begin(), kFriends.end(), sideId) != kFriends.end();
}

}  // namespace

Identity usualIdentity(std::string_view sideId) {
    if (sideId.empty()) return Identity::unknown;
    if (isFriendly(sideId)) return Identity::friendly;
    if (sideId == "prc" || sideId == "dprk" || sideId == "russia") return Identity::suspect;
    return Identity::neutral;
}

Identity shownIdentity(const sim::Definition& definition, const crisis::State& crisis, SideId side) {
    if (!side || side.index >= definition.sides.size()) return Identity::unknown;
    const sim::SideDef& def = definition.sides[side.index];
    if (def.identity) return *def.identity;
    const Identity usual = usualIdentity(def.id);
    if (usual != Identity::suspect) return usual;
    const auto& dyads = definition.crisis.dyads;
    for (std::size_t i = 0; i < std::min(dyads.size(), crisis.dyads.size()); ++i) {
        const bool isIts = dyads[i].a == side || dyads[i].b == side;
        if (isIts && crisis.dyads[i].rung >= kShotsRung) return Identity::hostile;
    }
    return usual;
}

bool isDashed(Identity identity) {
    return identity == Identity::pending || identity == Identity::assumedFriend ||
           identity == Identity::suspect;
}

std::string_view standardLetters(sim::PlatformClass platformClass) {
    // Where the standard draws a picture instead of letters, the usual hull symbol stands for it.
    constexpr std::array<std::string_view, 16> kLetters{"F",  "B",  "P",   "P",  "W",  "K",  "H",  "CV",
                                                        "DD", "FF", "CGC", "LP", "AO", "SS", "FV", "CA"};
    return kLetters[static_cast<std::size_t>(platformClass)];
}

StandardFrame standardFrame(Identity identity, Domain domain) {
    if (domain == Domain::surface) return {wholeFrame(identity), true};
    StandardFrame frame{openFrame(identity), false};
    if (domain == Domain::subsurface)
        for (glm::vec2& point : frame.outline) point.y = -point.y;
    return frame;
}

void addStandardSymbol(Stage& stage, const UnitSight& sight) {
    const sim::PlatformDef& platform = stage.platform(sight.unit);
    const Identity identity =
        shownIdentity(stage.moment.definition, stage.moment.current.crisis, stage.def(sight.unit).side);
    const StandardFrame shape = standardFrame(identity, platform.domain);
    const double half = stage.px(kHalfPx);
    std::vector<glm::dvec2> points;
    points.reserve(shape.outline.size());
    for (const glm::vec2& point : shape.outline) points.push_back(sight.shownPx + glm::dvec2(point) * half);
    frame::Flat& flat = stage.frame.overlay;
    if (stage.now(sight.unit).groundSpeedMps > 0.5) {
        const glm::dvec2 way(std::cos(sight.trackAngleRad), std::sin(sight.trackAngleRad));
        addLine(flat, sight.shownPx + way * (0.9 * half), sight.shownPx + way * (half + stage.px(kVectorPx)),
                faded(stage.colours.text, 0.85 * sight.symbolOpacity), stage.px(1.5));
    }
    const auto first = static_cast<std::uint32_t>(flat.fillVertices.size());
    for (const glm::dvec2& point : points)
        flat.fillVertices.push_back(
            {toFloat(point.x), toFloat(point.y), faded(fillOf(identity), sight.symbolOpacity)});
    for (const std::uint16_t i : triangulated(points)) flat.fillIndices.push_back(first + i);
    addOutline(stage, points, shape, sight.symbolOpacity, isDashed(identity));
    frame::Text text;
    text.utf8 = standardLetters(platform.platformClass);
    text.sizePx = toFloat(half) * (text.utf8.size() > 2 ? 0.72f : 0.95f);
    text.weight = frame::FontWeight::bold;
    text.align = frame::Align::centre;
    text.x = toFloat(sight.shownPx.x);
    text.y = toFloat(sight.shownPx.y) + 0.36f * text.sizePx;
    text.colour = faded(kInk, sight.symbolOpacity);
    flat.texts.push_back(std::move(text));
}

}  // namespace openline::view
