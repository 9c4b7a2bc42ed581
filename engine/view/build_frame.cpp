#include "view/build_frame.h"

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>

#include "geo/sun.h"
#include "view/stage.h"

namespace openline::view {

namespace {

constexpr float kSmallestTextPx = 11.0f;
constexpr float kEdgePx = 10.0f;  // labels keep this far from the picture's edges
constexpr double kPresentationText = 1.3;
constexpr double kTextFromAfar = 1.15;
constexpr double kNightOnLight = 0.35;  // more of it would swallow the dark letters
constexpr int kRingedFromLevel = 3;     // warning
// The sun stands still for so long, so that the renderer may keep what it has drawn of the ground: at most
// half a step of eight bits where dusk is steepest.
constexpr double kSunStepS = 10.0;

float scaleOf(const frame::Camera& camera, const Settings& settings) {
    return toFloat(settings.uiScale > 0.0 ? settings.uiScale : camera.heightPx / 1080.0);
}

Rectangle labelBounds(const frame::Camera& camera, const Settings& settings, float ui) {
    const float edge = kEdgePx * ui;
    return {settings.leftPx + edge, settings.topPx + edge,
            static_cast<float>(camera.widthPx) - settings.rightPx - edge,
            static_cast<float>(camera.heightPx) - settings.bottomPx - edge};
}

/// The focused encounter, or the worst that is a warning and not flown on purpose.
std::optional<std::size_t> ringedEncounter(const Moment& moment) {
    const auto& encounters = moment.current.encounters;
    if (moment.focusedEncounter) {
        return *moment.focusedEncounter < encounters.size() ? moment.focusedEncounter : std::nullopt;
    }
    for (std::size_t i = 0; i < encounters.size(); ++i) {
        if (encounters[i].level >= kRingedFromLevel && !encounters[i].declared()) return i;
    }
    return std::nullopt;
}

double shownTimeS(const Moment& moment) {
    return moment.previous.timeS + (moment.current.timeS - moment.previous.timeS) * moment.alpha;
}

void setGlobe(const Stage& stage) {
    const UtcTime now = stage.moment.definition.utcAtS(std::round(stage.nowS / kSunStepS) * kSunStepS);
    frame::Globe& globe = stage.frame.globe;
    globe.sun = glm::vec3(geo::sunDirection(now));
    globe.sunlight = stage.sunlight();
    globe.graticule = stage.settings.graticule;
    globe.borders = stage.settings.borders;
}

}  // namespace

LabelMemory::LabelMemory() : impl(std::make_unique<Impl>()) {}
LabelMemory::~LabelMemory() = default;
LabelMemory::LabelMemory(LabelMemory&&) noexcept = default;
LabelMemory& LabelMemory::operator=(LabelMemory&&) noexcept = default;
void LabelMemory::forget() {
    impl = std::make_unique<Impl>();
}

const sim::PlatformDef& Stage::platform(UnitId unit) const {
    return moment.definition.platforms[def(unit).platform.index];
}

frame::Colour Stage::sideColour(SideId side) const {
    const auto& sides = moment.definition.sides;
    return view::sideColour(settings.theme,
                            side && side.index < sides.size() ? std::string_view(sides[side.index].id) : "");
}

float Stage::sunlight() const {
    if (settings.looks.fixedLight || settings.theme == frame::Theme::print) return 0.0f;
    return toFloat(settings.sunlight * (settings.theme == frame::Theme::light ? kNightOnLight : 1.0));
}

float Stage::textPx(double at1080) const {
    return std::max(px(at1080 * text), kSmallestTextPx);
}

bool Stage::isInEncounter(UnitId unit) const {
    if (!encounter) return false;
    const sim::EncounterView& ringed = moment.current.encounters[*encounter];
    return ringed.a == unit || ringed.b == unit;
}

bool Stage::inPicture(glm::dvec2 point, double marginPx) const {
    return point.x >= -marginPx && point.y >= -marginPx && point.x <= eye.widthPx() + marginPx &&
           point.y <= eye.heightPx() + marginPx;
}

double darkness(const Stage& stage, const glm::dvec3& m) {
    const double height = glm::dot(upAt(m), glm::dvec3(stage.frame.globe.sun));
    return std::min(1.0, 1.8 * static_cast<double>(stage.sunlight())) * smoothstep(0.10, -0.06, height);
}

double smoothstep(double low, double high, double value) {
    const double t = std::clamp((value - low) / (high - low), 0.0, 1.0);
    return t * t * (3.0 - 2.0 * t);
}

glm::dvec3 upAt(const glm::dvec3& point) {
    constexpr double kShape = 1.0 / (1.0 - geo::wgs84::kEccentricitySquared);
    return glm::normalize(glm::dvec3(point.x, point.y, point.z * kShape));
}

geo::Ecef interpolatedPosition(const Moment& moment, UnitId unit) {
    const sim::UnitView& now = moment.current.units[unit.index];
    if (unit.index >= moment.previous.units.size()) return now.ecef;
    const glm::dvec3 before = moment.previous.units[unit.index].ecef.m;
    return {before + (now.ecef.m - before) * std::clamp(moment.alpha, 0.0, 1.0)};
}

void buildFrame(const Moment& moment, const frame::Camera& camera, const Settings& settings,
                const frame::FontMetrics& fonts, LabelMemory& memory, frame::FrameData& frame,
                std::vector<PickTarget>* picks) {
    frame.clear();
    if (picks) picks->clear();
    frame.theme = settings.theme;
    frame.layer = settings.layer;
    frame.quality = settings.quality.drawn;
    frame.camera = camera;
    const float ui = scaleOf(camera, settings);
    frame.uiScale = ui;
    LabelField labels(*memory.impl, fonts, labelBounds(camera, settings, ui),
                      static_cast<float>(camera.widthPx), static_cast<float>(camera.heightPx), ui,
                      moment.wallS);
    Stage stage{moment, camera, settings, palette(settings.theme), Eye(camera), labels, frame, picks};
    stage.ui = ui;
    stage.text = settings.presentation                ? kPresentationText
                 : settings.readFrom == ReadFrom::far ? kTextFromAfar
                                                      : 1.0;
    stage.nowS = shownTimeS(moment);
    stage.released = moment.current.crisis.released || moment.whatIfSinceS.has_value();
    stage.encounter = ringedEncounter(moment);

    setGlobe(stage);
    reserveFurniture(stage);
    gatherUnits(stage);
    reserveFarUnits(stage);
    if (settings.zones) addZones(stage);
    if (settings.rings) addRings(stage);
    if (settings.quality.traces) addTraces(stage);
    if (settings.trails) addTrails(stage);
    if (settings.channelArcs) {
        addChannelArcs(stage);
        addRadioRings(stage);
    }
    addUnits(stage);
    addEncounter(stage);
    addImpacts(stage);
    addMeasure(stage);
    if (settings.labels) wantUnitLabels(stage);
    addPlaces(stage);
    labels.place(frame.overlay);
    if (settings.labels) addSeaNames(stage);
}

}  // namespace openline::view
