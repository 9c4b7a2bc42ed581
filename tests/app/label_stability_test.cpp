// Labels hold still while the real scenario plays: how often one changes its place beside what it names.
// At 60x flights cross the picture at twenty pixels a second and through each other: some moves are needed.
#include <catch2/catch.hpp>

#include <map>

#include "app/session.h"
#include "render/renderer.h"
#include "study/timeline.h"
#include "view/build_frame.h"
#include "view/label_field.h"

using namespace openline;

namespace {

constexpr int kFramesPerSecond = 20;
constexpr int kFilmS = 20;
constexpr double kSpeed = 60.0;

struct Count {
    double moves = 0.0, vanishings = 0.0, labelSeconds = 0.0;
};

/// Plays the second wave of 4 October 2021 at 60x and compares the places of labels from picture to picture.
Count play() {
    const auto data = app::findDataRoot(OPENLINE_SOURCE_DIR);
    REQUIRE(data);
    const auto session = app::readSession({}, *data);
    REQUIRE(session);
    const auto fonts = render::loadFontMetrics();
    REQUIRE(fonts);
    study::Timeline timeline(session->definition, session->seed);
    const sim::Definition& definition = *session->definition;
    const double fromS = definition.timeS(0) + 3.0 * 86400.0 + 13.8 * 3600.0;
    view::OrbitCamera orbit;
    orbit.target = geo::geodeticDeg(22.4, 119.6);
    orbit.distanceM = 1.0e6;
    orbit.tiltRad = 0.55;
    const frame::Camera camera = view::makeCamera(orbit, 1280, 720);
    view::LabelMemory memory;
    frame::FrameData frame;
    std::map<std::uint64_t, int> before;
    Count count;
    for (int i = 0; i < kFilmS * kFramesPerSecond; ++i) {
        const double wallS = static_cast<double>(i) / kFramesPerSecond;
        timeline.seek(definition.tickAt(fromS + wallS * kSpeed));
        const view::Moment moment{definition,
                                  timeline.current(),
                                  timeline.current(),
                                  1.0,
                                  timeline.tracks(),
                                  {},
                                  wallS,
                                  {},
                                  0.0,
                                  {},
                                  {},
                                  {}};
        view::buildFrame(moment, camera, {}, *fonts, memory, frame);
        std::map<std::uint64_t, int> now;
        for (const auto& [key, kept] : memory.impl->kept) {
            const auto kind = static_cast<view::LabelKind>(key >> 32);
            const bool moves = kind == view::LabelKind::unit || kind == view::LabelKind::flight;
            // A flight remembers under another number whether it is compact.
            if (moves && (key & 0x80000000u) == 0 && kept.frame == memory.impl->frame) now[key] = kept.slot;
        }
        if (wallS >= 2.0) {
            for (const auto& [key, slot] : before) {
                const auto found = now.find(key);
                if (slot < 0 || found == now.end()) continue;
                if (found->second < 0) ++count.vanishings;
                if (found->second >= 0 && found->second != slot) ++count.moves;
            }
            for (const auto& [key, slot] : now)
                count.labelSeconds += slot >= 0 ? 1.0 / kFramesPerSecond : 0.0;
        }
        before = std::move(now);
    }
    return count;
}

}  // namespace

TEST_CASE("In the October scene at 60x a label moves or goes less than once in four and a half seconds") {
    const Count count = play();
    INFO(count.moves << " moves and " << count.vanishings << " vanishings in " << count.labelSeconds
                     << " label-seconds");
    REQUIRE(count.labelSeconds > 60.0);
    CHECK((count.moves + count.vanishings) / count.labelSeconds < 1.0 / 4.5);
}
