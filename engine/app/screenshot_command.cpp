#include <epoxy/gl.h>

#include <iostream>

#include "app/desk_picture.h"
#include "app/exit_codes.h"
#include "app/film_command.h"
#include "app/film_maker.h"
#include "app/output_file.h"
#include "record/png.h"

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
            return Result<Still>::failure("the storyboard has " + std::to_string(count) + " scenes");
        }
        double end = 0.0;
        for (int i = 0; i < options.scene; ++i)
            end += definition.storyboard[static_cast<std::size_t>(i)].filmS;
        // Before the caption fades.
        return Still{FilmPlan::storyboard(session.definition),
                     end - 0.2 * definition.storyboard[static_cast<std::size_t>(options.scene) - 1].filmS};
    }
    if (options.at.empty()) {
        return Still{FilmPlan::storyboard(session.definition), 0.0};
    }
    const auto moment = parseMoment(definition, options.at);
    if (!moment) return Result<Still>(moment.errors);
    return Still{FilmPlan::still(session.definition, *moment), 0.0};
}

/// The picture, with the desk over it if that is wanted.
Result<record::FramePixels> take(FilmMaker& maker, const Still& still, const ScreenshotOptions& options,
                                 PictureSize size) {
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
        desk->draw(maker.timeline(), maker.plan().timeS(still.filmS), maker.pictures().settings().theme);
    }
    return maker.read();
}

}  // namespace

int takeScreenshot(const ScreenshotOptions& options, const DataRoot& data) {
    const auto size = parseSize(options.size, false);
    if (!size) return fail(kExitUsage, size.errors);
    std::optional<view::OrbitCamera> camera;
    if (!options.camera.empty()) {
        const auto parsed = parseCamera(options.camera);
        if (!parsed) return fail(kExitUsage, parsed.errors);
        camera = *parsed;
    }
    const auto theme = parseTheme(options.theme);
    if (!theme) return fail(kExitUsage, theme.errors);
    const auto writable = checkReplaceable(options.output);
    if (!writable) return fail(kExitMachineCannot, writable.errors);
    auto session = loadSession(options.session, data);
    if (!session) return fail(kExitInvalidInput, session.errors);
    const auto applied = applyOptions(options.session, *session);
    if (!applied) return fail(kExitUsage, applied.errors);
    const auto still = planStill(options, *session);
    if (!still) return fail(kExitUsage, still.errors);
    auto maker = FilmMaker::create(*session, still->plan, *size);
    if (!maker) return fail(kExitMachineCannot, maker.errors);
    (*maker)->setCamera(camera);
    (*maker)->pictures().settings().theme = *theme;
    const auto pixels = take(**maker, *still, options, *size);
    if (!pixels) return fail(kExitMachineCannot, pixels.errors);
    const auto written = record::writePng(options.output, *pixels);
    if (!written) return fail(kExitMachineCannot, written.errors);
    std::cout << options.output << ": " << size->widthPx << " x " << size->heightPx << '\n';
    return kExitOk;
}

}  // namespace openline::app
