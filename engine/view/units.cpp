// Units: which are in sight, how flights far away are spread so that each craft is seen, and the hand-over
// from a symbol to a solid model. A unit in sight is never left out because it is small.
#include <algorithm>
#include <array>
#include <cmath>
#include <glm/geometric.hpp>

#include "view/shapes.h"
#include "view/stage.h"
#include "view/standard_symbols.h"
#include "view/symbols.h"

namespace openline::view {

namespace {

constexpr double kModelFromPx = 20.0;     // length at which the model begins to show,
constexpr double kModelFullPx = 30.0;     // stands fully,
constexpr double kSymbolGonePx = 40.0;    // and the symbol is gone
constexpr double kClusterUntilPx = 10.0;  // members nearer to their leader than this are spread,
constexpr double kApartFromPx = 26.0;     // farther than this they are where they are
constexpr double kCompactPx = 80.0;       // a flight this close together shares a label,
constexpr double kLoosePx = 110.0;        // until it is this far apart
constexpr double kOutsideUnitPx = 120.0;
constexpr double kSmallerFarAway = 0.32;
constexpr double kFramesApart = 1.5;  // of a flight, against silhouettes
constexpr double kEndlessStickPx = 220.0;
constexpr double kStickFromPx = 7.0;
constexpr double kPropellerTurnsPerS = 1.3;  // slower than life: a film's frames would make it stand still
constexpr double kFlashesPerS = 0.8;         // 40 to 100 a minute: 14 CFR 25.1401
constexpr float kFlashByDay = 0.35f;
constexpr double kFinShare = 0.85;      // of a craft's height that stands above its middle
constexpr double kTipsShare = 0.42;     // of length and span to each side: noses and wing tips are slender
constexpr double kShapedFromPx = 90.0;  // below it a craft is a spot to names, above it has a shape
constexpr double kModelEdgePx = 5.0;    // that names keep from a model
constexpr double kStillFromM = 3.5e6;   // to the eye, where craft hardly move on the picture
constexpr double kHidden = 0.9;  // share of a craft that is in another's symbol, beyond which it is not shown
constexpr double kParkedFromPx = 5.0;  // parked craft belong to the place until they are this long

/// Place of the n-th member behind its leader, in symbol lengths: rows of one, two, three, ...; four fly a
/// diamond.
glm::dvec2 clusterSlot(std::size_t n, std::size_t size) {
    constexpr std::array<glm::dvec2, 4> kDiamond{{{0.0, 0.0}, {-0.62, -0.72}, {-0.62, 0.72}, {-1.24, 0.0}}};
    if (size == 4) return kDiamond[std::min<std::size_t>(n, 3)];
    if (size == 2) return n == 0 ? glm::dvec2(0.0, 0.0) : glm::dvec2(-0.55, 0.75);
    std::size_t row = 0;
    std::size_t before = 0;
    while (before + row + 1 <= n) before += ++row;
    const auto across = static_cast<double>(n - before) - 0.5 * static_cast<double>(row);
    return {-0.7 * static_cast<double>(row), 0.95 * across};
}

/// Unit axes of a unit in Earth-fixed coordinates: forward, right, down, with heading, pitch and bank.
glm::dmat3 bodyAxes(const sim::UnitView& unit, const glm::dmat3& local) {
    const glm::dvec3 level = std::sin(unit.headingRad) * local[0] + std::cos(unit.headingRad) * local[1];
    const glm::dvec3 forward = std::cos(unit.pitchRad) * level + std::sin(unit.pitchRad) * local[2];
    const glm::dvec3 flatRight = glm::cross(level, local[2]);
    const glm::dvec3 flatDown = glm::cross(forward, flatRight);
    const glm::dvec3 right = std::cos(unit.bankRad) * flatRight + std::sin(unit.bankRad) * flatDown;
    return {forward, right, glm::cross(forward, right)};
}

bool sees(const Stage& stage, UnitId unit, UnitSight& sight) {
    const sim::UnitView& now = stage.now(unit);
    if (now.phase == sim::UnitPhase::lost) return false;
    sight.m = interpolatedPosition(stage.moment, unit).m;
    if (!stage.eye.sees(sight.m)) return false;
    const Eye::Seen seen = stage.eye.look(sight.m);
    if (!stage.inPicture(seen.px, kOutsideUnitPx)) return false;
    sight.truePx = sight.shownPx = seen.px;
    sight.distanceM = stage.eye.distanceM(sight.m);
    sight.pxPerM = 1.0 / stage.eye.metresPerPixel(sight.distanceM);
    const double lengthPx = stage.platform(unit).lengthM * sight.pxPerM;
    return now.phase == sim::UnitPhase::active || lengthPx > kParkedFromPx * stage.ui;
}

/// What a model covers, about its middle: a cross with a fin, not its box.
Rectangle coveredBy(const Stage& stage, const UnitSight& sight) {
    const sim::PlatformDef& platform = stage.platform(sight.unit);
    const sim::UnitView& now = stage.now(sight.unit);
    const glm::dmat3 axes = bodyAxes(now, geo::enuAxes(now.position));
    glm::dvec2 low(0.0), high(0.0);
    const auto reach = [&](const glm::dvec3& way, double m) {
        const glm::dvec2 px = m * stage.eye.pixelsPerMetre(sight.m, way);
        low = glm::min(low, px);
        high = glm::max(high, px);
    };
    for (const double side : {-kTipsShare, kTipsShare}) {
        reach(axes[0], side * platform.lengthM);
        reach(axes[1], side * platform.spanM);
    }
    reach(axes[2], -kFinShare * platform.heightM);
    reach(axes[2], (1.0 - kFinShare) * platform.heightM);
    return Rectangle{toFloat(low.x), toFloat(low.y), toFloat(high.x), toFloat(high.y)}.grown(
        stage.px(kModelEdgePx));
}

void describe(const Stage& stage, UnitId unit, UnitSight& sight) {
    const sim::PlatformDef& platform = stage.platform(unit);
    const double lengthPx = platform.lengthM * sight.pxPerM / stage.ui;
    sight.unit = unit;
    sight.colour = stage.sideColour(stage.def(unit).side);
    // From far away symbols are a little smaller, so that many on one spot remain several.
    const double far = 1.0 - kSmallerFarAway * smoothstep(2.5e6, 8.0e6, sight.distanceM);
    const double plainPx = silhouette(platform.platformClass).sizePx * far * (stage.text > 1.0 ? 1.2 : 1.0);
    sight.symbolPx = std::max(stage.px(plainPx), toFloat(lengthPx) * stage.ui);
    sight.modelOpacity = smoothstep(kModelFromPx, kModelFullPx, lengthPx);
    sight.symbolOpacity =
        stage.settings.symbols ? 1.0 - smoothstep(kModelFullPx, kSymbolGonePx, lengthPx) : 0.0;
    const sim::UnitView& now = stage.now(unit);
    const glm::dmat3 local = geo::enuAxes(now.position);
    const auto onScreen = [&](double azimuthRad) {
        const glm::dvec3 ahead = std::sin(azimuthRad) * local[0] + std::cos(azimuthRad) * local[1];
        const glm::dvec2 direction = stage.eye.pixelsPerMetre(sight.m, ahead);
        return std::atan2(direction.y, direction.x);
    };
    sight.angleRad = onScreen(now.headingRad);
    sight.trackAngleRad = onScreen(now.trackRad);
    if (sight.symbolPx > stage.px(kShapedFromPx)) sight.hull = coveredBy(stage, sight);
}

void gatherFlight(Stage& stage, FlightId id) {
    const sim::FlightDef& flight = stage.moment.definition.flights[id.index];
    FlightSight seen;
    seen.flight = id;
    double spreadPx = 0.0;
    for (const UnitId member : flight.members) {
        if (member.index >= stage.moment.current.units.size()) continue;
        if (stage.now(member).phase == sim::UnitPhase::active) ++seen.active;
        if (stage.sightOf[member.index] >= 0)
            seen.members.push_back(static_cast<std::uint32_t>(stage.sightOf[member.index]));
    }
    if (seen.members.empty()) return;
    const UnitSight& first = stage.sights[seen.members.front()];
    // Frames fill more of their square than silhouettes.
    const double closeness = stage.settings.looks.symbols == SymbolSet::standard ? kFramesApart : 1.0;
    for (const std::uint32_t index : seen.members) {
        UnitSight& sight = stage.sights[index];
        sight.leads = index == seen.members.front();
        const glm::dvec2 offset = sight.truePx - first.truePx;
        const double apartPx = glm::length(offset) / stage.ui;
        spreadPx = std::max(spreadPx, apartPx);
        sight.apart = sight.leads ? 1.0 : smoothstep(kClusterUntilPx, kApartFromPx, apartPx);
        sight.apart = std::max(sight.apart, smoothstep(0.0, 1.0, sight.modelOpacity));
        if (sight.leads) continue;
        const auto place =
            std::find(flight.members.begin(), flight.members.end(), sight.unit) - flight.members.begin();
        const glm::dvec2 slot = clusterSlot(static_cast<std::size_t>(place), flight.members.size()) *
                                (closeness * static_cast<double>(first.symbolPx));
        const double cosine = std::cos(first.angleRad);
        const double sine = std::sin(first.angleRad);
        const glm::dvec2 spread(slot.x * cosine - slot.y * sine, slot.x * sine + slot.y * cosine);
        sight.shownPx = first.truePx + spread + (offset - spread) * sight.apart;
    }
    // The choice is remembered so that a flight at the limit does not change its mind each frame.
    const LabelKey key{LabelKind::flight, 0x80000000u | id.index};
    const bool wasCompact = stage.labels.rememberedSlot(key) == 1;
    seen.compact = seen.members.size() > 1 && spreadPx < (wasCompact ? kLoosePx : kCompactPx);
    stage.labels.keepSlot(key, seen.compact ? 1 : 0);
    stage.flights.push_back(std::move(seen));
}

void addStick(Stage& stage, const UnitSight& sight) {
    const sim::UnitView& now = stage.now(sight.unit);
    if (now.position.altitudeM < 30.0 || sight.apart < 0.5) return;
    const glm::dvec3 foot = sight.m - upAt(sight.m) * now.position.altitudeM;
    const glm::dvec2 footPx = stage.eye.look(foot).px;
    const double lengthPx = glm::length(footPx - sight.truePx) / stage.ui;
    const double opacity = smoothstep(kStickFromPx, 4.0 * kStickFromPx, lengthPx);
    if (opacity <= 0.02 || !stage.eye.sees(foot)) return;
    frame::Flat& flat = stage.frame.ground;
    const auto first = static_cast<std::uint32_t>(flat.lineVertices.size());
    // Whose foot is out of the picture has no end to be read: it fades soon instead of crossing the caption.
    const bool ends = stage.inPicture(footPx);
    const glm::dvec2 end =
        ends ? footPx : sight.truePx + (footPx - sight.truePx) * std::min(1.0, kEndlessStickPx / lengthPx);
    flat.lineVertices.push_back(
        {toFloat(sight.truePx.x), toFloat(sight.truePx.y), faded(sight.colour, 0.45 * opacity), 0.0f});
    flat.lineVertices.push_back({toFloat(end.x), toFloat(end.y),
                                 faded(sight.colour, ends ? 0.18 * opacity : 0.0),
                                 toFloat(glm::length(end - sight.truePx))});
    flat.lines.push_back({first, 2, stage.px(1.0), 0.0f, 0.0f});
    if (!ends) return;
    flat.discs.push_back(
        {toFloat(footPx.x), toFloat(footPx.y), stage.px(1.8), 0.0f, faded(sight.colour, 0.5 * opacity)});
}

void addModel(Stage& stage, const UnitSight& sight) {
    const sim::PlatformDef& platform = stage.platform(sight.unit);
    const sim::UnitView& now = stage.now(sight.unit);
    frame::Model model;
    model.kind = shapeOf(platform);
    model.positionM = glm::vec3(sight.m - stage.eye.position());
    model.axes = glm::mat3(bodyAxes(now, geo::enuAxes(now.position)));
    model.sizeM = glm::vec3(platform.lengthM, platform.spanM, platform.heightM);
    model.colour = sight.colour;
    model.opacity = toFloat(sight.modelOpacity);
    // By the scenario's clock, so that a halted picture stands still.
    model.turns = toFloat(std::fmod(stage.nowS * kPropellerTurnsPerS + 0.37 * sight.unit.index, 1.0));
    model.lights = toFloat(darkness(stage, sight.m));
    const double beat = std::fmod(stage.nowS * kFlashesPerS + 0.29 * sight.unit.index, 1.0);
    model.flash = std::max(model.lights, kFlashByDay) * toFloat(1.0 - smoothstep(0.06, 0.16, beat));
    stage.frame.models.push_back(model);
}

/// By the scenario's units, not by those in the picture: shapes do not change while it moves.
Detail detailOf(const Stage& stage) {
    constexpr std::size_t kMany = 400;
    return stage.moment.definition.units.size() > kMany ? Detail::coarse : Detail::full;
}

void addSilhouette(Stage& stage, const UnitSight& sight) {
    const SymbolStyle style{faded(sight.colour, sight.symbolOpacity),
                            faded(stage.colours.halo, 0.95 * sight.symbolOpacity), stage.px(1.3)};
    addSymbol(silhouette(stage.platform(sight.unit).platformClass, detailOf(stage)), sight.shownPx,
              sight.angleRad, sight.symbolPx, style, stage.frame.overlay);
}

void addMark(Stage& stage, const UnitSight& sight) {
    const bool selected = sight.unit == stage.settings.selected;
    if (!selected && sight.unit != stage.settings.hovered) return;
    const float radius = 0.5f * sight.symbolPx + stage.px(7.0);
    stage.frame.overlay.discs.push_back({toFloat(sight.shownPx.x), toFloat(sight.shownPx.y), radius,
                                         stage.px(selected ? 1.8 : 1.2),
                                         faded(stage.colours.text, selected ? 0.95 : 0.55)});
    // Where it will be in a minute, no longer than a hand's breadth on the screen.
    const double aheadPx =
        std::min(stage.now(sight.unit).groundSpeedMps * 60.0 * sight.pxPerM, stage.px(90.0) * 1.0);
    if (aheadPx < radius + 4.0) return;
    const glm::dvec2 direction(std::cos(sight.trackAngleRad), std::sin(sight.trackAngleRad));
    addLine(stage.frame.overlay, sight.shownPx + direction * static_cast<double>(radius),
            sight.shownPx + direction * aheadPx, faded(stage.colours.text, 0.55), stage.px(1.2));
}

/// Is the room of its symbol taken before the names of zones? Near craft cross the picture while it plays,
/// and a name that gives way to each of them would never stand.
bool isReserved(const Stage& stage, const UnitSight& sight) {
    return stage.settings.labels && sight.distanceM >= kStillFromM;
}

void block(Stage& stage, const UnitSight& sight, float share) {
    const float half = share * sight.symbolPx;
    Rectangle covered{-half, -half, half, half};
    if (sight.hull) covered = *sight.hull;
    const float x = toFloat(sight.shownPx.x), y = toFloat(sight.shownPx.y);
    stage.labels.block({x + covered.left, y + covered.top, x + covered.right, y + covered.bottom});
}

}  // namespace

void gatherUnits(Stage& stage) {
    const std::size_t count =
        std::min(stage.moment.definition.units.size(), stage.moment.current.units.size());
    stage.sightOf.assign(stage.moment.definition.units.size(), -1);
    for (std::size_t i = 0; i < count; ++i) {
        UnitSight sight;
        if (!sees(stage, UnitId(i), sight)) continue;
        describe(stage, UnitId(i), sight);
        stage.sightOf[i] = static_cast<std::int32_t>(stage.sights.size());
        stage.sights.push_back(sight);
    }
    for (std::size_t i = 0; i < stage.moment.definition.flights.size(); ++i) gatherFlight(stage, FlightId(i));
    gatherGroups(stage);
    spreadFrames(stage);
    yieldToWords(stage);
}

void reserveFarUnits(Stage& stage) {
    for (const UnitSight& sight : stage.sights)
        if (isReserved(stage, sight) && sight.grouped <= kHidden) block(stage, sight, 0.5f);
}

void addUnits(Stage& stage) {
    // Leaders are drawn last, above their flight.
    for (std::size_t i = stage.sights.size(); i-- > 0;) {
        const UnitSight& sight = stage.sights[i];
        addStick(stage, sight);
        if (sight.modelOpacity > 0.0) addModel(stage, sight);
        if (sight.symbolOpacity > 0.01) {
            if (stage.settings.looks.symbols == SymbolSet::standard) {
                addFrameLeader(stage, sight);
                addStandardSymbol(stage, sight);
            } else {
                addStack(stage, sight);
                addSilhouette(stage, sight);
            }
        }
        addMark(stage, sight);
        if (sight.grouped > kHidden) continue;
        if (!isReserved(stage, sight)) block(stage, sight, 0.4f);
        if (stage.picks) {
            stage.picks->push_back({toFloat(sight.shownPx.x), toFloat(sight.shownPx.y),
                                    std::max(0.55f * sight.symbolPx, stage.px(10.0)), sight.unit, PlaceId(),
                                    ZoneId()});
        }
    }
    for (const UnitSight& sight : stage.sights) addCount(stage, sight);
}

}  // namespace openline::view
