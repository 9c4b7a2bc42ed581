// Twenty pictures as they were when somebody looked at them and found them good. Two limits: how far any part
// of a picture may be off, and how much of it. To renew them: OPENLINE_RENEW_GOLDEN=1.
#include <catch2/catch.hpp>

#include <png.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <memory>

#include "app/gallery_scenes.h"
#include "app/session.h"
#include "geo/map_layers.h"
#include "gfx/context.h"
#include "gfx/target.h"
#include "record/png.h"
#include "render/renderer.h"
#include "study/timeline.h"
#include "view/build_frame.h"

using namespace openline;
using namespace openline::app;

namespace {

constexpr int kWidthPx = 480, kHeightPx = 270;
constexpr int kBlockPx = 6;  // differences are looked at in blocks: a shifted line is no other picture
constexpr int kLargestDifference = 72;    // of a block's mean, of 255
constexpr double kDifferingShare = 0.02;  // of blocks that are off by more than kDiffers
constexpr int kDiffers = 14;
constexpr const char* kFolder = OPENLINE_SOURCE_DIR "/tests/golden/pictures/";

using Pixels = std::vector<std::uint8_t>;

Pixels readGolden(const std::string& path) {
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    if (!png_image_begin_read_from_file(&image, path.c_str())) return {};
    image.format = PNG_FORMAT_RGBA;
    Pixels pixels(PNG_IMAGE_SIZE(image));
    if (!png_image_finish_read(&image, nullptr, pixels.data(), 0, nullptr)) return {};
    return pixels;
}

struct Difference {
    int largest = 0;
    double share = 0.0;
};

int blockMean(const Pixels& pixels, int left, int top, std::size_t channel) {
    int sum = 0;
    for (int y = top; y < top + kBlockPx; ++y)
        for (int x = left; x < left + kBlockPx; ++x)
            sum += pixels[static_cast<std::size_t>(y * kWidthPx + x) * 4 + channel];
    return sum / (kBlockPx * kBlockPx);
}

Difference between(const Pixels& a, const Pixels& b) {
    Difference difference;
    int blocks = 0, off = 0;
    for (int top = 0; top + kBlockPx <= kHeightPx; top += kBlockPx) {
        for (int left = 0; left + kBlockPx <= kWidthPx; left += kBlockPx) {
            int most = 0;
            for (std::size_t k = 0; k < 3; ++k)
                most = std::max(most, std::abs(blockMean(a, left, top, k) - blockMean(b, left, top, k)));
            difference.largest = std::max(difference.largest, most);
            off += most > kDiffers ? 1 : 0;
            ++blocks;
        }
    }
    difference.share = static_cast<double>(off) / blocks;
    return difference;
}

/// Everything that pictures are made with, once for all.
struct Darkroom {
    gfx::HeadlessContext context;
    gfx::OffscreenTarget target;
    geo::MapLayers map;
    std::unique_ptr<render::Renderer> renderer;
    std::shared_ptr<const sim::Definition> definition;
    std::unique_ptr<study::Timeline> timeline;
    frame::FrameData frame;

    Darkroom(gfx::HeadlessContext c, gfx::OffscreenTarget t, geo::MapLayers m)
        : context(std::move(c)), target(std::move(t)), map(std::move(m)) {}

    static std::unique_ptr<Darkroom> make() {
        auto context = gfx::HeadlessContext::create();
        if (!context) {
            WARN("skipped: " << context.errors.front().message);
            return nullptr;
        }
        auto target = gfx::OffscreenTarget::create(kWidthPx, kHeightPx);
        REQUIRE(target);
        const auto data = findDataRoot(OPENLINE_SOURCE_DIR);
        REQUIRE(data);
        auto layers = geo::loadMapLayers(data->theaterMaps);
        REQUIRE(layers);
        auto room = std::make_unique<Darkroom>(std::move(*context), std::move(*target), std::move(*layers));
        auto renderer = render::Renderer::create(room->map, data->assets);
        REQUIRE(renderer);
        room->renderer = std::make_unique<render::Renderer>(std::move(*renderer));
        const auto session = readSession({}, *data);
        REQUIRE(session);
        room->definition = session->definition;
        room->timeline = std::make_unique<study::Timeline>(session->definition, session->seed);
        room->timeline->seek(session->definition->tickAt(0.86 * session->definition->durationS));
        return room;
    }

    Pixels take(const view::Moment& moment, const view::OrbitCamera& camera, const view::Settings& settings) {
        view::LabelMemory memory;
        view::buildFrame(moment, view::makeCamera(camera, kWidthPx, kHeightPx), settings,
                         renderer->fontMetrics(), memory, frame);
        renderer->draw(frame, target.target());
        Pixels pixels;
        gfx::readPixels(target.target(), pixels);
        return pixels;
    }
};

view::Moment momentOf(const sim::Definition& definition, const sim::Snapshot& now,
                      const study::Tracks& tracks) {
    return {definition, now, now, 1.0, tracks, {}, 0.4, {}, 0.0, {}, {}, {}};
}

void compare(const std::string& name, const Pixels& pixels) {
    const std::string path = kFolder + name + ".png";
    if (std::getenv("OPENLINE_RENEW_GOLDEN") != nullptr) {
        std::filesystem::create_directories(kFolder);
        REQUIRE(record::writePng(path, {kWidthPx, kHeightPx, pixels}));
        return;
    }
    const Pixels golden = readGolden(path);
    INFO(name);
    REQUIRE(golden.size() == pixels.size());
    const Difference found = between(golden, pixels);
    if (found.largest > kLargestDifference || found.share > kDifferingShare) {
        Pixels difference = pixels;
        for (std::size_t i = 0; i < difference.size(); ++i)
            difference[i] = static_cast<std::uint8_t>(std::min(255, std::abs(pixels[i] - golden[i]) * 3));
        for (std::size_t i = 3; i < difference.size(); i += 4) difference[i] = 255;
        record::writePng(name + "-actual.png", {kWidthPx, kHeightPx, pixels});
        record::writePng(name + "-difference.png", {kWidthPx, kHeightPx, difference});
    }
    CHECK(found.largest <= kLargestDifference);
    CHECK(found.share <= kDifferingShare);
}

view::Settings settingsFor(frame::Theme theme) {
    view::Settings settings;
    settings.theme = theme;
    settings.titleBlock = false;
    return settings;
}

}  // namespace

TEST_CASE("Twenty pictures are those that somebody found good") {
    const auto room = Darkroom::make();
    if (!room) return;
    const study::Timeline& timeline = *room->timeline;
    int count = 0;
    const auto take = [&](const std::string& name, const view::Moment& moment,
                          const view::OrbitCamera& camera, const view::Settings& settings) {
        compare(name, room->take(moment, camera, settings));
        ++count;
    };
    const view::Moment now = momentOf(*room->definition, timeline.current(), timeline.tracks());
    const auto scales = scalesOver(geo::geodeticDeg(22.5, 119.5));
    // The nearest ones over a craft in the air: open sea alone is no proof of anything.
    geo::Geodetic craft = scales[0].camera.target;
    for (const sim::UnitView& unit : timeline.current().units)
        if (unit.phase == sim::UnitPhase::active && unit.position.altitudeM > 3000.0) craft = unit.position;
    const auto overCraft = scalesOver(craft);
    constexpr std::size_t kFirstNear = 5;
    for (std::size_t i = 0; i < scales.size(); ++i)
        take("scale-" + std::to_string(i), now, (i < kFirstNear ? scales : overCraft)[i].camera,
             settingsFor(frame::Theme::dark));
    for (const std::size_t i : {std::size_t{1}, std::size_t{3}}) {
        take("light-" + std::to_string(i), now, scales[i].camera, settingsFor(frame::Theme::light));
        take("print-" + std::to_string(i), now, scales[i].camera, settingsFor(frame::Theme::print));
    }
    for (const auto lamp : {crisis::Lamp::ringing, crisis::Lamp::answered, crisis::Lamp::refused}) {
        const sim::Snapshot shot = withLamp(*room->definition, timeline.current(), lamp);
        take("channels-" + lampName(lamp), momentOf(*room->definition, shot, timeline.tracks()),
             scales[1].camera, settingsFor(frame::Theme::dark));
    }
    view::Settings standard = settingsFor(frame::Theme::dark);
    standard.looks = {view::SymbolSet::standard, view::TrailColour::altitude, true};
    take("standard-symbols", now, scales[3].camera, standard);
    const Parade parade = paradeOf(*room->definition, 0.0);
    view::Settings bare = settingsFor(frame::Theme::dark);
    bare.labels = bare.trails = false;
    bare.looks.fixedLight = true;
    for (std::size_t i = 0; i < parade.definition.units.size(); ++i) {
        const std::string& id = parade.definition.units[i].id;
        if (id != "ep-3e" && id != "j-10" && id != "arleigh-burke" && id != "nimitz") continue;
        take("craft-" + id, momentOf(parade.definition, parade.now, parade.tracks),
             portrait(parade, UnitId(i)), bare);
    }
    CHECK(count == 20);
}
