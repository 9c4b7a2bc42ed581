#include "app/desk.h"

#include <SDL.h>
#include <backends/imgui_impl_sdl.h>
#include <epoxy/gl.h>

#include <algorithm>
#include <cfloat>
#include <cstdlib>
#include <iostream>
#include <optional>
#include <utility>

#include "app/desk_controller.h"
#include "app/desk_errands.h"
#include "app/desk_input.h"
#include "app/desk_panels.h"
#include "app/desk_preferences.h"
#include "app/desk_report.h"
#include "app/desk_stopwatch.h"
#include "app/exit_codes.h"
#include "gfx/context.h"
#include "gfx/window.h"

namespace openline::app {
namespace {

constexpr int kIdleWaitMs = 200;        // while nothing moves: looks for what was computed ahead
constexpr int kCountingWaitMs = 20;     // the same while numbers of the outlook come
constexpr int kPicturesAfterEvent = 4;  // panels settle their hovering and popups

/// The window's loop. Built once everything it needs exists.
class DeskLoop {
  public:
    DeskLoop(gfx::Window& window, PictureMaker& pictures, DeskPanels& panels, DeskController& desk,
             std::string reportPath)
        : window_(window),
          pictures_(pictures),
          panels_(panels),
          desk_(desk),
          errands_(desk),
          input_(desk, panels.style()),
          stages_(desk.statistics),
          reportPath_(std::move(reportPath)),
          stopwatch_(gfx::drawsInSoftware()) {}

    int run() {
        auto last = Clock::now();
        int owed = kPicturesAfterEvent;
        while (!input_.wantsToClose() && !desk_.wishes.quit && !errands_.next()) {
            if (takeEvents(owed == 0)) owed = kPicturesAfterEvent;
            const auto now = Clock::now();
            const double wallS = secondsBetween(last, now);
            last = now;
            stages_.begin();
            const bool isPictureNew = desk_.advance(wallS);
            stages_.end("moving on");
            if (desk_.takePanelNews() || isPictureNew || errands_.isFilming()) owed = std::max(owed, 1);
            if (owed == 0) continue;
            --owed;
            draw(wallS, isPictureNew);
            if (carryOut()) owed = kPicturesAfterEvent;
        }
        report();
        return kExitOk;
    }

    /// What is to be opened instead; none: the window was closed.
    [[nodiscard]] std::optional<Session> next() { return std::move(errands_.next()); }

  private:
    /// True if there was any. Waits only when nothing has to be drawn.
    bool takeEvents(bool mayWait) {
        SDL_Event event;
        bool any = false;
        if (mayWait && window_.wait(event, desk_.isCounting() ? kCountingWaitMs : kIdleWaitMs)) {
            takeEvent(event);
            any = true;
        }
        while (window_.poll(event)) {
            takeEvent(event);
            any = true;
        }
        return any;
    }

    void takeEvent(const SDL_Event& event) {
        ImGui_ImplSDL2_ProcessEvent(&event);
        input_.take(event, window_.density(), pictures_.picks());
    }

    void draw(double wallS, bool isPictureNew) {
        const gfx::Target target = window_.target();
        if (target.widthPx < 1 || target.heightPx < 1) return;  // minimised
        const PictureSize size{target.widthPx, target.heightPx};
        panels_.fit(size.heightPx, desk_.theme());
        desk_.resize(size);
        const bool drew = !keepPicture(size) || isPictureNew;
        if (drew) drawPicture(size);
        errands_.seePicture(kept_ ? kept_->target() : target, wallS);
        copyPicture(target);
        stages_.end("drawing");
        layOut(size, wallS);
        stages_.end("panels");
        if (drew) judge();
        errands_.seeWindow(target);
        window_.swap();
        stages_.end("showing");
        count(wallS);
    }

    /// A film keeps the look that it began with, and reading its pictures is no fault of theirs.
    void judge() {
        const std::optional<double> tookS = stopwatch_.taken();
        if (tookS && !errands_.isFilming()) desk_.tookPicture(*tookS, pictures_.renderer().keptEarth());
    }

    /// The theater is drawn beside the window, so that moving over the panels costs only the panels. False if
    /// it must be drawn anew.
    bool keepPicture(PictureSize size) {
        if (kept_ && kept_->target().widthPx == size.widthPx && kept_->target().heightPx == size.heightPx)
            return true;
        kept_.reset();
        if (auto made = gfx::OffscreenTarget::create(size.widthPx, size.heightPx)) kept_ = std::move(*made);
        return false;
    }

    void drawPicture(PictureSize size) {
        stopwatch_.begin();
        desk_.applyTo(pictures_.settings(), panels_.style().scale);
        pictures_.build(desk_.timeline(), desk_.request(size));
        const gfx::Target target = kept_ ? kept_->target() : window_.target();
        glBindFramebuffer(GL_FRAMEBUFFER, target.framebuffer);
        glViewport(0, 0, size.widthPx, size.heightPx);
        pictures_.draw(target);
        stopwatch_.drawn();
    }

    void copyPicture(const gfx::Target& target) {
        if (kept_) gfx::copyPicture(kept_->target(), target);
        glBindFramebuffer(GL_FRAMEBUFFER, target.framebuffer);
        glViewport(0, 0, target.widthPx, target.heightPx);
    }

    void layOut(PictureSize size, double wallS) {
        ImGui_ImplSDL2_NewFrame();
        // The binding asks the screen, which may be late, and speaks in units of the screen; the panels in
        // pixels.
        int x = 0, y = 0;
        const bool isHeld = SDL_GetMouseState(&x, &y) != 0;
        const float density = window_.density();
        const bool isOver = isHeld || SDL_GetMouseFocus() == window_.sdlWindow();
        ImGui::GetIO().MousePos =
            isOver ? ImVec2(static_cast<float>(x) * density, static_cast<float>(y) * density)
                   : ImVec2(-FLT_MAX, -FLT_MAX);
        actions_ = panels_.layOut(desk_.view(), desk_.memory, size.widthPx, size.heightPx, wallS);
        panels_.render();
    }

    /// True if a wish was carried out.
    bool carryOut() {
        const std::size_t commandsBefore = desk_.timeline().log().size();
        for (const ui::Action& action : actions_) desk_.apply(action);
        errands_.carryOut();
        if (std::exchange(desk_.wishes.fullScreenChange, false)) window_.setFullScreen(!window_.fullScreen());
        const bool did = !actions_.empty();
        const bool hasNews =
            pictureCount_ == kPicturesAfterEvent || desk_.timeline().log().size() != commandsBefore;
        actions_.clear();
        if (hasNews) report();
        return did;
    }

    void count(double wallS) {
        ++pictureCount_;
        ui::Statistics& statistics = desk_.statistics;
        if (wallS > 0.0 && wallS < 1.0)
            statistics.framesPerSecond += (1.0 / wallS - statistics.framesPerSecond) * kStageSmoothing;
        const auto& playback = desk_.playback();
        statistics.stepsPerSecond =
            playback.playing() ? playback.achievedSpeed() * desk_.timeline().definition().tickHz : 0.0;
        statistics.activeUnits = 0;
        for (const sim::UnitView& unit : desk_.timeline().current().units)
            statistics.activeUnits += unit.phase == sim::UnitPhase::active ? 1 : 0;
        statistics.memoryBytes = desk_.timeline().memoryBytes();
    }

    void report() {
        if (reportPath_.empty()) return;
        const gfx::Target target = window_.target();
        const auto written =
            writeDeskReport(reportPath_, desk_, {target.widthPx, target.heightPx, pictureCount_});
        if (!written) {
            std::cerr << format(written.errors.front()) << '\n';
            reportPath_.clear();
        }
    }

    gfx::Window& window_;
    PictureMaker& pictures_;
    DeskPanels& panels_;
    DeskController& desk_;
    DeskErrands errands_;
    DeskInput input_;
    StageClock stages_;
    std::string reportPath_;
    ui::DeskActions actions_;
    std::optional<gfx::OffscreenTarget> kept_;
    long pictureCount_ = 0;
    PictureStopwatch stopwatch_;
};

/// No larger than what the display has free for windows, and wholly on it: what a size asked for hides, its
/// title bar first, cannot be reached.
void fitToDisplay(SDL_Window* window) {
    const int display = SDL_GetWindowDisplayIndex(window);
    SDL_Rect free{};
    if (display < 0 || SDL_GetDisplayUsableBounds(display, &free) != 0) return;
    int top = 0, left = 0, bottom = 0, right = 0;
    if (SDL_GetWindowBordersSize(window, &top, &left, &bottom, &right) != 0) top = left = bottom = right = 0;
    const int widest = free.w - left - right, highest = free.h - top - bottom;
    int width = 0, height = 0;
    SDL_GetWindowSize(window, &width, &height);
    if (width <= widest && height <= highest) return;
    width = std::min(width, widest);
    height = std::min(height, highest);
    SDL_SetWindowSize(window, width, height);
    SDL_SetWindowPosition(window, free.x + left + (widest - width) / 2,
                          free.y + top + (highest - height) / 2);
}

std::string reportPathOf(const DeskOptions& options) {
    if (!options.reportPath.empty()) return options.reportPath;
    const char* path = std::getenv("OPENLINE_DESK_REPORT");
    return path != nullptr ? path : "";
}

}  // namespace

int runDesk(const DeskOptions& options) {
    gfx::Window::Settings settings;
    settings.width = options.widthPx;
    settings.height = options.heightPx;
    settings.fullScreen = options.fullScreen;
    auto window = gfx::Window::create(settings);
    if (!window) return fail(kExitMachineCannot, window.errors);
    if (!options.fullScreen) fitToDisplay(window->sdlWindow());
    auto pictures = PictureMaker::create(options.session.data);
    if (!pictures) return fail(kExitMachineCannot, pictures.errors);
    auto panels = DeskPanels::create();
    if (!panels) return fail(kExitMachineCannot, panels.errors);
    if (!ImGui_ImplSDL2_InitForOpenGL(window->sdlWindow(), window->glContext()))
        return fail(kExitMachineCannot, "the panels cannot take input from the window");
    int code = kExitOk;
    std::optional<Session> session = options.session;
    while (session) {
        DeskController desk(std::move(*session), loadPreferences());
        desk.statistics.renderer = gfx::describeContext();
        desk.quality = QualityKeeper(gfx::drawsInSoftware());
        window->setTitle("Openline - " + desk.timeline().definition().title);
        (*pictures)->forgetLabels();
        DeskLoop loop(*window, **pictures, **panels, desk, reportPathOf(options));
        code = loop.run();
        session = loop.next();
    }
    ImGui_ImplSDL2_Shutdown();
    return code;
}

}  // namespace openline::app
