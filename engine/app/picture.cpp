#include "app/picture.h"

#include <algorithm>

#include "base/time.h"
#include "study/decided_race.h"
#include "view/provenance.h"

namespace openline::app {
namespace {

/// Where a time lies between the timeline's two snapshots: 0 previous .. 1 current.
double alphaFor(const study::Timeline& timeline, double timeS) {
    const double behind = (timeline.current().timeS - timeS) * timeline.definition().tickHz;
    return std::clamp(1.0 - behind, 0.0, 1.0);
}

/// Collisions of the last half hour before a time.
std::vector<view::Impact> impactsBefore(const study::Timeline& timeline, double timeS) {
    constexpr double kShownS = 1800.0;
    std::vector<view::Impact> impacts;
    const auto events = timeline.events();
    const auto first = std::lower_bound(events.begin(), events.end(), timeS - kShownS,
                                        [](const sim::Event& event, double t) { return event.timeS < t; });
    for (auto event = first; event != events.end() && event->timeS <= timeS; ++event) {
        if (event->kind != sim::EventKind::collision) continue;
        impacts.push_back({event->timeS, geo::toEcef(event->encounter.position)});
    }
    return impacts;
}

}  // namespace

sim::Tick tickFor(const sim::Definition& definition, double timeS) {
    // Tick 1 at least: what the command line set at tick 0 shows from then on.
    return std::clamp<sim::Tick>(definition.tickAt(timeS), std::min<sim::Tick>(1, definition.lastTick()),
                                 definition.lastTick());
}

geo::Ecef shownPosition(const study::Timeline& timeline, double timeS, UnitId unit) {
    const view::Moment moment{timeline.definition(),
                              timeline.previous(),
                              timeline.current(),
                              alphaFor(timeline, timeS),
                              timeline.tracks(),
                              {},
                              0.0,
                              {},
                              0.0,
                              {},
                              {},
                              {}};
    return view::interpolatedPosition(moment, unit);
}

double closingLengthS(double filmS) {
    constexpr double kLongestS = 4.0, kShare = 1.0 / 3.0;
    return std::min(kLongestS, filmS * kShare);
}

void showClosing(PictureRequest& request, const sim::Definition& definition,
                 std::optional<double> whatIfSinceS) {
    if (!definition.hypothetical && !whatIfSinceS) return;
    request.caption = view::closingText(definition, whatIfSinceS);
    request.captionOfRecord = false;
    if (whatIfSinceS) request.headline.clear();
}

void showRace(PictureRequest& request, const std::string& race) {
    request.headline = race.empty() ? std::string() : view::withRace(request.headline, race);
    request.captionOfRecord = false;
    if (request.caption.empty()) request.caption = "Assumed rates and answers.";
    if (request.caption.find("ot a forecast") == std::string::npos) request.caption += " Not a forecast.";
}

void showDecidedRace(PictureRequest& request, const std::string& decided) {
    request.headline = decided;
    request.captionOfRecord = false;
}

std::string decidedRaceAt(const study::Timeline& timeline, DyadId dyad) {
    const sim::Definition& definition = timeline.definition();
    const auto decided = study::decidedRace(definition, timeline.events().first(timeline.pastEventCount()),
                                            dyad, timeline.current().timeS);
    if (!decided) return {};
    const CivilTime when = civil(definition.utcAtS(decided->timeS), definition.zoneMinutes);
    const std::string clock =
        formatIso(definition.utcAtS(decided->timeS), definition.zoneMinutes).substr(11, 5);
    return "Decided: " + decidedText(definition, *decided, "at " + clock + " on " + dayAndMonth(when));
}

PictureMaker::~PictureMaker() = default;

Result<std::unique_ptr<PictureMaker>> PictureMaker::create(const DataRoot& data) {
    using Made = Result<std::unique_ptr<PictureMaker>>;
    auto layers = geo::loadMapLayers(data.theaterMaps);
    if (!layers) return Made(layers.errors);
    std::unique_ptr<PictureMaker> maker(new PictureMaker(std::move(*layers)));
    auto renderer = render::Renderer::create(maker->map_, data.assets);
    if (!renderer) return Made(renderer.errors);
    maker->renderer_ = std::make_unique<render::Renderer>(std::move(*renderer));
    maker->settings_.attribution = maker->map_.attribution;
    return maker;
}

const frame::FrameData& PictureMaker::build(const study::Timeline& timeline, const PictureRequest& request) {
    const std::vector<view::Impact> impacts = impactsBefore(timeline, request.timeS);
    const view::Moment moment{timeline.definition(),   timeline.previous(),
                              timeline.current(),      alphaFor(timeline, request.timeS),
                              timeline.tracks(),       timeline.whatIfSinceS(),
                              request.wallS,           request.caption,
                              request.captionOpacity,  request.headline,
                              request.speedText,       request.focusedEncounter,
                              request.captionOfRecord, impacts};
    const auto camera =
        view::makeCamera(request.camera, request.size.widthPx, request.size.heightPx, request.shiftPx);
    view::buildFrame(moment, camera, settings_, renderer_->fontMetrics(), labels_, frame_, &picks_);
    return frame_;
}

void PictureMaker::draw(const gfx::Target& target) {
    renderer_->draw(frame_, target);
}

void PictureMaker::forgetLabels() {
    labels_.forget();
    renderer_->forget();
}

}  // namespace openline::app
