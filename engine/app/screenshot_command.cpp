#include <epoxy/gl.h>

#include <algorithm>
#include <glm/geometric.hpp>
#include <iostream>
#include <limits>
#include <utility>

#include "app/desk_picture.h"
#include "app/exit_codes.h"
#include "app/film_command.h"
#include "app/film_maker.h"
#include "app/session_file.h"
#include "record/png.h"
#include "view/provenance.h"

namespace openline::app {
namespace {

constexpr double kShownOfAll = 0.8;  // of a scene: before its caption fades
constexpr double kCameThereS = 1.6;  // at the beginning of a scene its camera comes over from the one before,
constexpr double kFadedS = 0.5;      // at the end its caption goes
constexpr int kLooks = 160;          // at a scene, to find where a pair is nearest

/// A plan and the film time in it that is the still.
struct Still {
    FilmPlan plan;
    double filmS = 0.0;
    double sceneFromS = 0.0, sceneToS = 0.0;  ///< film times of the scene that was asked for; equal: none was
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
        const auto wanted = static_cast<std::size_t>(options.scene) - 1;
        FilmPlan plan = FilmPlan::storyboard(session.definition);
        // Closing words take the caption's place: of a scene that was asked for, its own is wanted.
        const auto [fromS, toS] = plan.sceneStretch(wanted);
        const double shownS = std::min(kShownOfAll * definition.storyboard[wanted].filmS, toS - fromS - 0.01);
        return Still{std::move(plan), fromS + shownS, fromS, toS};
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

/// Units: m, between the two craft of a scene as they are drawn.
double apartM(FilmMaker& maker, double filmS) {
    maker.build(filmS);
    const std::vector<UnitId>& pair = maker.plan().followed(filmS);
    const double timeS = maker.plan().timeS(filmS);
    return glm::length(shownPosition(maker.timeline(), timeS, pair[0]).m -
                       shownPosition(maker.timeline(), timeS, pair[1]).m);
}

/// Of a scene about two craft the moment that it is about: where they are nearest to each other, if they
/// come near and part again within it.
double nearestFilmS(FilmMaker& maker, const Still& still) {
    const double quarterS = 0.25 * (still.sceneToS - still.sceneFromS);
    double fromS = still.sceneFromS + std::min(kCameThereS, quarterS);
    double toS = still.sceneToS - std::min(kFadedS, quarterS);
    if (toS <= fromS || maker.plan().followed(still.filmS).size() != 2) return still.filmS;
    // Twice: over the scene, and more closely about what was found.
    double bestS = still.filmS;
    for (const bool closely : {false, true}) {
        const double stepS = (toS - fromS) / kLooks;
        double bestM = std::numeric_limits<double>::infinity();
        int best = 0;
        for (int look = 0; look <= kLooks; ++look) {
            const double nowM = apartM(maker, fromS + look * stepS);
            if (nowM >= bestM) continue;
            bestM = nowM;
            best = look;
        }
        if (!closely && (best == 0 || best == kLooks)) return still.filmS;
        bestS = fromS + best * stepS;
        fromS = bestS - stepS;
        toS = bestS + stepS;
    }
    return bestS;
}

/// Whose crisis was asked for; none: nobody asked.
Result<std::optional<DyadId>> dyadAskedFor(const ScreenshotOptions& options, const Session& session) {
    using Asked = Result<std::optional<DyadId>>;
    if (options.dyad.empty()) return Asked(std::optional<DyadId>{});
    const auto found = about("--dyad", findDyad(*session.definition, options.dyad));
    return found ? Asked(std::optional<DyadId>(*found)) : Asked(found.errors);
}

/// The picture, with the desk over it if that is wanted.
Result<record::FramePixels> take(FilmMaker& maker, const Still& still, const ScreenshotOptions& options,
                                 const Session& session, PictureSize size, std::optional<DyadId> dyad) {
    std::unique_ptr<DeskPicture> desk;
    if (options.desk) {
        auto made = DeskPicture::create(size);
        if (!made) return Result<record::FramePixels>(made.errors);
        desk = std::move(*made);
        const view::Settings& settings = maker.pictures().settings();
        desk->reserve(maker.pictures().settings());
        const glm::dvec2 sizePx(size.widthPx, size.heightPx);
        const view::FreePart part{{settings.leftPx, settings.topPx},
                                  {sizePx.x - settings.rightPx, sizePx.y - settings.bottomPx}};
        maker.setShift(part.shiftPx(sizePx));
    }
    const double filmS = nearestFilmS(maker, still);
    maker.pictures().forgetLabels();
    maker.build(filmS);
    maker.draw();
    if (desk) {
        const gfx::Target target = maker.target();
        glBindFramebuffer(GL_FRAMEBUFFER, target.framebuffer);
        glViewport(0, 0, target.widthPx, target.heightPx);
        desk->choose(dyad);
        desk->answerOutlook(maker.timeline(), session.definition);
        desk->draw(maker.timeline(), maker.plan().timeS(filmS), maker.pictures().settings().theme,
                   maker.plan().speedAt(filmS));
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
    const auto dyad = dyadAskedFor(options, job->session);
    if (!dyad) return fail(kExitUsage, dyad.errors);
    auto maker = makeFilmMaker(*job, still->plan);
    if (!maker) return fail(kExitMachineCannot, maker.errors);
    // A session is seen as it was left; a scene is seen as the storyboard has it.
    if (!camera && options.scene == 0) camera = job->session.camera;
    (*maker)->setCamera(camera);
    if (!options.session.account.empty()) (*maker)->keepAccount();
    const auto pixels = take(**maker, *still, options, job->session, job->size, *dyad);
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
