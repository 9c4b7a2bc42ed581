// What the desk does with wishes: commands to the timeline, seeks to the clock, flights to the camera. The
// whole desk without a window, so tests can drive it. Not for drawing, events of the window system, or files.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/desk_camera.h"
#include "app/desk_playback.h"
#include "app/picture.h"
#include "study/timeline.h"
#include "ui/desk.h"
#include "ui/keys.h"

namespace openline::app {

class DeskController {
  public:
    explicit DeskController(Session session);

    void apply(const ui::Action& action);
    /// A key, unless a text field takes it. Returns true if it meant something.
    bool press(const ui::KeyPress& press);

    /// The mouse over the picture. A click without a drag selects, a second one goes there.
    void click(glm::dvec2 atPx, const std::vector<view::PickTarget>& picks);
    void doubleClick(glm::dvec2 atPx, const std::vector<view::PickTarget>& picks, int widthPx, int heightPx);
    void hover(glm::dvec2 atPx, const std::vector<view::PickTarget>& picks);
    void drag(Drag kind, glm::dvec2 fromPx, glm::dvec2 toPx);
    void letGo(Drag kind, glm::dvec2 velocityPxPs);
    void wheel(double steps, glm::dvec2 atPx);

    /// Moves clock and camera on. Returns true if a new picture is needed.
    bool advance(double wallS);

    /// What the panels show now. Valid until the next change.
    [[nodiscard]] ui::DeskView view() const;
    [[nodiscard]] PictureRequest request(PictureSize size) const;
    /// Puts what is shown and selected into the picture's settings.
    void applyTo(view::Settings& settings, float scale) const;

    ui::DeskMemory memory;
    ui::Statistics statistics;
    /// What only the window can do; the loop takes them away.
    bool wantsScreenshot = false;
    bool wantsFullScreenChange = false;
    bool hintDismissed = false;

    /// One line for a few seconds.
    void notify(std::string text);
    [[nodiscard]] const study::Timeline& timeline() const { return timeline_; }
    [[nodiscard]] const Session& session() const { return session_; }
    [[nodiscard]] const DeskPlayback& playback() const { return playback_; }
    [[nodiscard]] const DeskCamera& camera() const { return camera_; }
    [[nodiscard]] std::optional<std::size_t> scene() const { return scene_; }
    [[nodiscard]] UnitId selected() const { return selected_; }
    [[nodiscard]] UnitId followed() const { return followed_; }
    [[nodiscard]] frame::Theme theme() const { return theme_; }

  private:
    void act(const sim::Command& command);
    void frame(const ui::FrameAction& action);
    void intend(const ui::IntentAction& action);
    void release();
    void follow(UnitId unit);
    void flyToUnit(UnitId unit);
    void toEvent(int direction);
    void toRecord();
    void toScene(int direction);
    void undoOrRedo(bool undo);
    void keepInView();
    [[nodiscard]] geo::Geodetic positionOf(UnitId unit) const;
    [[nodiscard]] bool isHeld() const { return followed_ || framed_; }
    void refreshFactors();

    Session session_;
    study::Timeline timeline_;
    DeskPlayback playback_;
    DeskCamera camera_;
    UnitId selected_, hovered_, followed_;
    std::optional<std::pair<UnitId, UnitId>> framed_;
    std::optional<std::size_t> scene_;  ///< of the storyboard, while presenting
    bool sceneHeld_ = false;            ///< the hand took the camera from the scene
    bool hiddenBefore_ = false;
    bool labels_ = true, trails_ = true, rings_ = false, feet_ = true;
    frame::Theme theme_ = frame::Theme::dark;
    std::vector<crisis::Factor> factors_;
    sim::Tick factorsAt_ = -1;
    std::uint32_t factorsOf_ = 0;
    std::string notice_;
    double noticeLeftS_ = 0.0;
    double settleLeftS_ = 0.0;  ///< pictures still owed after the last change, for labels that fade in
    double wallS_ = 0.0;
    bool changed_ = true;
};

}  // namespace openline::app
