#include <epoxy/gl.h>

#include <iostream>

#include "app/desk_picture.h"
#include "app/exit_codes.h"
#include "app/film_command.h"
#include "app/film_maker.h"
#include "app/session_file.h"
#include "record/png.h"
#include "view/provenance.h"

namespace openline::app {
namespace {

/// A plan and the film time in it that is the still.
struct Still {
    FilmPlan plan;
    double filmS = 0.0;
};

Result<Still> planStill(const ScreenshotOptions& options, const Session& session) {
    const sim::Definition& definition = *session.definition;
    if (options.scene > 0) {
        const auto count = definition.storyboard.size();
        if (static_cast<std::size_t>(options.scene) > count) {
            return about("--scene", Result<Still>::failure("expected 1 to " + std::to_string(count) +
                                                           ", the scenes of the storyboard, got " +
                                                           std::to_string(options.scene)));
        }
        double end = 0.0;
        for (int i = 0; i < options.scene; ++i)
            end += definition.storyboard[static_cast<std::size_t>(i)].filmS;
        // Before the caption fades.
        return Still{FilmPlan::storyboard(session.definition),
                     end - 0.2 * definition.storyboard[static_cast<std::size_t>(options.scene) - 1].filmS};
    }
    if (options.at.empty() && isSessionFile(options.session.scenarioPath))
        return Still{FilmPlan::still(session.definition, definition.timeS(session.startTick)), 0.0};
    if (options.at.empty()) {
        return Still{FilmPlan::storyboard(session.definition), 0.0};
    }
    const auto moment = about("--at", parseMoment(definition, options.at));
    if (!moment) return Result<Still>(moment.errors);
    return Still{FilmPlan::still(session.definition, *moment), 0.0};
}

/// The picture, with the desk over it if that is wanted.
Result<record::FramePixels> take(FilmMaker& maker, const Still& still, const ScreenshotOptions& options,
                                 const Session& session, PictureSize size) {
    std::unique_ptr<DeskPicture> desk;
    if (options.desk) {
        auto made = DeskPicture::create(size);
        if (!made) return Result<record::FramePixels>(made.errors);
        desk = std::move(*made);
        desk->reserve(maker.pictures().settings());
    }
    maker.build(still.filmS);
    maker.draw();
    if (desk) {
        const gfx::Target target = maker.target();
        glBindFramebuffer(GL_FRAMEBUFFER, target.framebuffer);
        glViewport(0, 0, target.widthPx, target.heightPx);
        desk->answerOutlook(maker.timeline(), session.definition);
        desk->draw(maker.timeline(), maker.plan().timeS(still.filmS), maker.pictures().settings().theme,
                   maker.plan().speedAt(still.filmS));
    }
    return maker.read();
}

}  // namespace

int takeScreenshot(const ScreenshotOptions& options, const DataRoot& data) {
    std::optional<view::OrbitCamera> camera;
    if (!options.camera.empty()) {
        const auto parsed = about("--camera", parseCamera(options.camera));
        if (!parsed) return fail(kExitUsage, parsed.errors);
        camera = *parsed;
    }
    int code = kExitOk;
    const auto job = beginPictures(options, false, data, code);
    if (!job) return code;
    const auto still = planStill(options, job->session);
    if (!still) return fail(kExitUsage, still.errors);
    auto maker = makeFilmMaker(*job, still->plan);
    if (!maker) return fail(kExitMachineCannot, maker.errors);
    // A session is seen as it was left; a scene is seen as the storyboard has it.
    if (!camera && options.scene == 0) camera = job->session.camera;
    (*maker)->setCamera(camera);
    const auto pixels = take(**maker, *still, options, job->session, job->size);
    if (!pixels) return fail(kExitMachineCannot, pixels.errors);
    const sim::Definition& definition = *job->session.definition;
    const auto changedS = (*maker)->timeline().whatIfSinceS();
    const bool isInvented = definition.hypothetical || changedS.has_value();
    const auto written = record::writePng(
        options.output, *pixels, {definition.title, view::fileComment(definition, changedS, isInvented)});
    if (!written) return fail(kExitMachineCannot, written.errors);
    std::cout << options.output << ": " << job->size.widthPx << " x " << job->size.heightPx << '\n';
    return kExitOk;
}

}  // namespace openline::app
