// Frame after frame of a film as pixels, without a window: timeline, plan, picture and a framebuffer to draw
// in. The film's and the screenshot's only loop body. Does not encode or write.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "app/film_plan.h"
#include "app/picture.h"
#include "app/session.h"
#include "gfx/context.h"
#include "gfx/target.h"
#include "record/frame_sink.h"
#include "study/timeline.h"

namespace openline::app {

class FilmMaker {
  public:
    /// Makes a context without a screen and loads what is drawn. Errors: what the machine cannot.
    static Result<std::unique_ptr<FilmMaker>> create(const Session& session, FilmPlan plan, PictureSize size);

    /// Builds the labels of two seconds before a film time, so that they stand where they will stay.
    void warmLabels(double filmS, int framesPerSecond);
    /// Goes to a film time and draws it. The pixels live until the next call.
    record::FramePixels frame(double filmS);
    /// The parts of it, for those who draw something else on top.
    void build(double filmS);
    void draw();
    record::FramePixels read();

    /// What was built last.
    [[nodiscard]] study::Timeline& timeline() { return *timeline_; }
    [[nodiscard]] PictureMaker& pictures() { return *pictures_; }
    [[nodiscard]] const FilmPlan& plan() const { return plan_; }
    [[nodiscard]] gfx::Target target() const { return target_.target(); }
    /// The account that was asked for is told throughout, whatever a scene tells. A session whose log chooses
    /// one needs no asking.
    void keepAccount() { keepsAccount_ = true; }
    /// Where what the camera looks at stands from the picture's middle.
    void setShift(glm::dvec2 shiftPx) { shiftPx_ = shiftPx; }
    /// Replaces the plan's camera; none: as planned.
    void setCamera(std::optional<view::OrbitCamera> camera) { camera_ = camera; }

  private:
    FilmMaker(gfx::HeadlessContext context, gfx::OffscreenTarget target, FilmPlan plan, PictureSize size);

    gfx::HeadlessContext context_;  // first, so that it outlives what is drawn with it
    gfx::OffscreenTarget target_;
    FilmPlan plan_;
    PictureSize size_;
    std::unique_ptr<PictureMaker> pictures_;
    std::unique_ptr<study::Timeline> asOpened_;
    study::Timeline* timeline_ = nullptr;  ///< that, or one of the accounts
    std::optional<view::OrbitCamera> camera_;
    glm::dvec2 shiftPx_{0.0};
    bool keepsAccount_ = false;
    struct RaceShown {
        std::string text;
        bool decided = false;
    };
    /// The race that a scene asks for; counted once, from the scene's beginning.
    const RaceShown& raceOf(std::size_t scene);
    /// The session, or while nothing in it is changed and nobody chose an account, what happened by the one
    /// that a scene tells.
    study::Timeline& timelineFor(AccountId account);

    std::shared_ptr<const sim::Definition> definition_;
    std::map<std::size_t, RaceShown> races_;
    std::map<AccountId, std::unique_ptr<study::Timeline>> byAccount_;
    std::vector<sim::UnitView> units_;
    std::vector<std::uint8_t> pixels_;
};

}  // namespace openline::app
