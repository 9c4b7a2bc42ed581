#include "app/bench_turning.h"

#include <epoxy/gl.h>

#include <algorithm>
#include <array>

#include "view/quality.h"

namespace openline::app {
namespace {

constexpr double kTurnRad = 0.002;

/// Units: ms, of a frame.
double turningMedianMs(FilmMaker& maker, double filmS, int frames) {
    TurningEye eye(maker, filmS);
    Samples samples;
    for (int i = 0; i <= frames; ++i) {
        eye.turn();
        const auto frame = [&] {
            maker.build(filmS);
            maker.draw();
            glFinish();
        };
        // The driver compiles what a new view needs.
        if (i == 0) {
            frame();
        } else {
            samples.time(frame);
        }
    }
    return samples.median();
}

}  // namespace

TurningEye::TurningEye(FilmMaker& maker, double filmS) : maker_(maker) {
    camera_ = maker.plan().request(filmS, maker.timeline().current().units, std::nullopt).camera;
}

void TurningEye::turn() {
    camera_.headingRad += kTurnRad;
    maker_.setCamera(camera_);
}

void addTurning(BenchReport& report, FilmMaker& maker, double filmS, int frames) {
    report.more.emplace_back("turningMedianMs", turningMedianMs(maker, filmS, frames));
    constexpr std::array kSteps{"turningLeastMs", "turningLessMs", "turningUsualMs", "turningHazyMs",
                                "turningAllMs"};
    view::Settings& settings = maker.pictures().settings();
    const view::Quality before = settings.quality;
    for (std::size_t i = 0; i < kSteps.size(); ++i) {
        settings.quality = view::qualityAt(static_cast<view::QualityStep>(i));
        report.more.emplace_back(kSteps[i], turningMedianMs(maker, filmS, std::max(5, frames / 6)));
    }
    settings.quality = before;
}

}  // namespace openline::app
