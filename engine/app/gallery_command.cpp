#include "app/gallery_command.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <iostream>
#include <memory>

#include "app/contact_sheet.h"
#include "app/exit_codes.h"
#include "app/gallery_scenes.h"
#include "geo/map_layers.h"
#include "gfx/context.h"
#include "gfx/target.h"
#include "render/renderer.h"
#include "study/timeline.h"
#include "view/build_frame.h"
#include "view/palette.h"

namespace openline::app {
namespace {

constexpr int kTileWidthPx = 640, kTileHeightPx = 360;
constexpr double kShownShare = 0.86;  // of the scenario: where something is going on
constexpr std::array kThemes{frame::Theme::dark, frame::Theme::light, frame::Theme::print};
constexpr std::array kThemeNames{"dark", "light", "print"};

/// Draws single moments into tiles.
class Studio {
  public:
    static Result<std::unique_ptr<Studio>> create(const DataRoot& data) {
        using Made = Result<std::unique_ptr<Studio>>;
        auto context = gfx::HeadlessContext::create();
        if (!context) return Made(context.errors);
        auto target = gfx::OffscreenTarget::create(kTileWidthPx, kTileHeightPx);
        if (!target) return Made(target.errors);
        auto layers = geo::loadMapLayers(data.theaterMaps);
        if (!layers) return Made(layers.errors);
        std::unique_ptr<Studio> studio(
            new Studio(std::move(*context), std::move(*target), std::move(*layers)));
        auto renderer = render::Renderer::create(studio->map_, data.assets);
        if (!renderer) return Made(renderer.errors);
        studio->renderer_ = std::make_unique<render::Renderer>(std::move(*renderer));
        return studio;
    }

    record::FramePixels take(const view::Moment& moment, const view::OrbitCamera& camera,
                             const view::Settings& settings, const std::string& title) {
        view::LabelMemory memory;
        view::buildFrame(moment, view::makeCamera(camera, kTileWidthPx, kTileHeightPx), settings,
                         renderer_->fontMetrics(), memory, frame_);
        frame::Text text;
        text.utf8 = title;
        text.x = 14.0f;
        text.y = kTileHeightPx - 14.0f;
        text.sizePx = 17.0f;
        text.weight = frame::FontWeight::semibold;
        text.colour = view::palette(settings.theme).text;
        text.halo = view::palette(settings.theme).halo;
        frame_.overlay.texts.push_back(text);
        renderer_->draw(frame_, target_.target());
        gfx::readPixels(target_.target(), pixels_);
        return {kTileWidthPx, kTileHeightPx, pixels_};
    }

  private:
    Studio(gfx::HeadlessContext context, gfx::OffscreenTarget target, geo::MapLayers map)
        : context_(std::move(context)), target_(std::move(target)), map_(std::move(map)) {}
    gfx::HeadlessContext context_;  // first, so that it outlives what is drawn with it
    gfx::OffscreenTarget target_;
    geo::MapLayers map_;
    std::unique_ptr<render::Renderer> renderer_;
    frame::FrameData frame_;
    std::vector<std::uint8_t> pixels_;
};

view::Moment momentOf(const sim::Definition& definition, const sim::Snapshot& now,
                      const study::Tracks& tracks) {
    return {definition, now, now, 1.0, tracks, {}, 0.4, {}, 0.0, {}, {}, {}};
}

view::Settings tileSettings(frame::Theme theme) {
    view::Settings settings;
    settings.theme = theme;
    settings.titleBlock = false;
    settings.uiScale = 0.62;
    return settings;
}

/// `J-16 · 21.9 x 14.7 m`
std::string nameOf(const sim::PlatformDef& platform) {
    std::array<char, 96> text{};
    std::snprintf(text.data(), text.size(), "%s · %.4g x %.4g m", platform.name.c_str(), platform.lengthM,
                  platform.spanM);
    return text.data();
}

void addPortraits(Studio& studio, ContactSheets& sheets, const Parade& parade, bool air, double sunlight) {
    view::Settings settings = tileSettings(frame::Theme::dark);
    settings.labels = settings.trails = settings.channelArcs = false;
    settings.sunlight = sunlight;
    for (std::size_t i = 0; i < parade.definition.units.size(); ++i) {
        const sim::PlatformDef& platform = parade.definition.platforms[i];
        if ((platform.domain == sim::Domain::air) != air) continue;
        sheets.add(studio.take(momentOf(parade.definition, parade.now, parade.tracks),
                               portrait(parade, UnitId(i)), settings, nameOf(platform)));
    }
}

void addChannels(Studio& studio, ContactSheets& sheets, const sim::Definition& definition,
                 const study::Timeline& timeline, frame::Theme theme) {
    view::OrbitCamera camera;
    camera.target = geo::geodeticDeg(30.0, 122.0);
    camera.distanceM = 5.0e6;
    camera.tiltRad = 0.55;
    for (int lamp = 0; lamp <= static_cast<int>(crisis::Lamp::suspended); ++lamp) {
        const auto state = static_cast<crisis::Lamp>(lamp);
        const sim::Snapshot now = withLamp(definition, timeline.current(), state);
        sheets.add(studio.take(momentOf(definition, now, timeline.tracks()), camera, tileSettings(theme),
                               lampName(state)));
    }
}

void addScales(Studio& studio, ContactSheets& sheets, const sim::Definition& definition,
               const study::Timeline& timeline, frame::Theme theme) {
    // Over what flies, so that the nearest pictures show a craft.
    geo::Geodetic place = geo::geodeticDeg(22.5, 119.5);
    for (const sim::UnitView& unit : timeline.current().units)
        if (unit.phase == sim::UnitPhase::active && unit.position.altitudeM > 3000.0) place = unit.position;
    for (const Scale& scale : scalesOver(place)) {
        sheets.add(studio.take(momentOf(definition, timeline.current(), timeline.tracks()), scale.camera,
                               tileSettings(theme), scale.name));
    }
}

void addSheets(Studio& studio, ContactSheets& sheets, study::Timeline& timeline) {
    // Sheets show what pictures are made of: the scenario's banner on every tile would hide it.
    sim::Definition definition = timeline.definition();
    definition.banner.clear();
    const double shownS = definition.durationS * kShownShare;
    timeline.seek(definition.tickAt(shownS));
    const Parade parade = paradeOf(definition, shownS);
    sheets.begin("aircraft", "Every aircraft of platforms.toml", 4);
    addPortraits(studio, sheets, parade, true, 0.0);
    sheets.begin("ships", "Every ship and submarine of platforms.toml", 4);
    addPortraits(studio, sheets, parade, false, 0.0);
    const Parade night = paradeOf(definition, shownS + 9.0 * 3600.0);
    sheets.begin("night", "Ships by night, with their lights", 4);
    addPortraits(studio, sheets, night, false, 1.0);
    for (std::size_t i = 0; i < kThemes.size(); ++i) {
        const std::string name = kThemeNames[i];
        sheets.begin("channels-" + name, "Every state of a channel, " + name + " theme", 2);
        addChannels(studio, sheets, definition, timeline, kThemes[i]);
        sheets.begin("scales-" + name, "From the whole earth to one craft, " + name + " theme", 2);
        addScales(studio, sheets, definition, timeline, kThemes[i]);
    }
}

}  // namespace

int makeGallery(const GalleryOptions& options, const DataRoot& data) {
    int code = kExitOk;
    auto session = openSession(options.session, data, code);
    if (!session) return code;
    std::error_code refused;
    std::filesystem::create_directories(options.output, refused);
    if (refused) return fail(kExitMachineCannot, options.output + ": " + refused.message());
    auto studio = Studio::create(data);
    if (!studio) return fail(kExitMachineCannot, studio.errors);
    study::Timeline timeline(session->definition, session->seed, session->log);
    ContactSheets sheets(options.output);
    addSheets(**studio, sheets, timeline);
    const auto done = sheets.finish();
    if (!done) return fail(kExitMachineCannot, done.errors);
    std::cout << options.output << "/index.html: " << sheets.count() << " sheets\n";
    return kExitOk;
}

}  // namespace openline::app
