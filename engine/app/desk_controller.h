// What the desk does with wishes: commands to the timeline, seeks to the clock, flights to the camera. The
// whole desk without a window, so tests can drive it. Not for drawing, events of the window system, or files.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/desk_camera.h"
#include "app/desk_outlook.h"
#include "app/desk_playback.h"
#include "app/desk_preferences.h"
#include "app/picture.h"
#include "app/quality_keeper.h"
#include "study/relation.h"
#include "study/timeline.h"
#include "ui/desk.h"
#include "ui/keys.h"

namespace openline::app {

/// What only the window and the disk can do; the loop takes them away.
struct DeskWishes {
    bool screenshot = false;
    bool fullScreenChange = false;
    bool filmChange = false;  ///< begin a film, or end the one that runs
    bool save = false;
    bool quit = false;       ///< leave, saving as closing the window does
    bool listFiles = false;  ///< for the list of what can be opened
    std::string open;        ///< a file to go on with; empty: none
};

class DeskController {
  public:
    explicit DeskController(Session session, const Preferences& preferences = {});

    void apply(const ui::Action& action);
    /// A key, unless a text field takes it. Returns true if it meant something.
    bool press(const ui::KeyPress& press);

    /// The mouse over the picture. A click without a drag selects, a second one goes there; `beside` selects
    /// a second unit.
    void click(glm::dvec2 atPx, const std::vector<view::PickTarget>& picks, bool beside = false);
    void doubleClick(glm::dvec2 atPx, const std::vector<view::PickTarget>& picks);
    void hover(glm::dvec2 atPx, const std::vector<view::PickTarget>& picks);
    /// The mouse is over a panel or has left.
    void hoverNothing();
    /// Ctrl+Shift+drag: the box so far, and flying into it when the mouse is let go.
    void dragBox(glm::dvec2 fromPx, glm::dvec2 toPx);
    void letGoBox();
    void drag(Drag kind, glm::dvec2 fromPx, glm::dvec2 toPx);
    void letGo(Drag kind, glm::dvec2 velocityPxPs);
    void wheel(double steps, glm::dvec2 atPx);

    /// The window's size, before the first picture and after each change.
    void resize(PictureSize size);
    /// Moves clock and camera on. Returns true if a new picture is needed.
    bool advance(double wallS);
    /// True once after each time that only the panels have something new to show.
    bool takePanelNews() { return std::exchange(panelNews_, false); }
    /// True while numbers of the outlook are to come.
    [[nodiscard]] bool isCounting() const { return outlook_.busy(); }
    /// True until the outlook of this moment has its trials.
    [[nodiscard]] bool isAsking() const { return !outlook_.answered(); }

    /// What the panels show now. Valid until the next change.
    [[nodiscard]] ui::DeskView view() const;
    [[nodiscard]] PictureRequest request(PictureSize size) const;
    /// Puts what is shown and selected into the picture's settings.
    void applyTo(view::Settings& settings, float scale) const;

    ui::DeskMemory memory;
    ui::Statistics statistics;
    DeskWishes wishes;
    std::optional<double> recordedS;  ///< length of the film that runs
    QualityKeeper quality;            ///< what is left out where nobody chose

    /// How long the last picture took, as `QualityKeeper` wants it, so that what a slow machine cannot follow
    /// is left out. Units: s.
    void tookPicture(double seconds, bool isEarthKept);
    /// One line for a few seconds.
    void notify(std::string text);
    [[nodiscard]] const study::Timeline& timeline() const { return *timeline_; }
    /// The run that is not shown; none while there is only one.
    [[nodiscard]] const study::Timeline* otherTimeline() const { return other_.get(); }
    [[nodiscard]] const Preferences& preferences() const { return preferences_; }
    [[nodiscard]] const Session& session() const { return session_; }
    [[nodiscard]] const DeskPlayback& playback() const { return playback_; }
    [[nodiscard]] const DeskCamera& camera() const { return camera_; }
    [[nodiscard]] std::optional<std::size_t> scene() const { return scene_; }
    [[nodiscard]] UnitId selected() const { return selected_; }
    [[nodiscard]] UnitId followed() const { return followed_; }
    [[nodiscard]] frame::Theme theme() const { return preferences_.theme; }

  private:
    void fillRace(PictureRequest& request) const;
    void select(UnitId unit);
    void act(const sim::Command& command);
    void frame(const ui::FrameAction& action);
    void intend(const ui::IntentAction& action);
    bool intendTime(ui::Intent intent);
    bool intendView(const ui::IntentAction& action);
    bool intendPicture(const ui::IntentAction& action);
    void intendSession(ui::Intent intent);
    void recallView(int number);
    void letGo();
    void beginOrEndMeasure();
    /// What is at a point of the picture: a unit, a place, or the ground.
    [[nodiscard]] std::optional<view::MeasureEnd> measureEndAt(glm::dvec2 atPx,
                                                               const view::PickTarget* pick) const;
    /// True if the click was for the measuring line.
    bool clickMeasure(glm::dvec2 atPx, const view::PickTarget* pick);
    /// Shows the record as another account has it; a run that has left the record stays as it is.
    void tell(AccountId account);
    void acknowledgeFirst();
    void dismissHint();
    void branchOrChange();
    void dropBranch();
    void moveOther();
    [[nodiscard]] ui::Branch branchOf(const study::Timeline& timeline) const;
    void release();
    void follow(UnitId unit);
    void flyToUnit(UnitId unit);
    void toEvent(int direction);
    /// From where it is, but for a distance that is too near or too far.
    void flyOver(geo::Geodetic place, double nearestM, double farthestM);
    /// Brings what an event is about into the picture, once the playhead is there.
    void lookAtEvent(const sim::Event& event);
    void lookAtCrisis(const crisis::Event& event);
    void lookAtCall(ChannelId channel);
    /// A line that was just opened is seen: if no part of its arc is in the picture, the view widens, or a
    /// notice says so while craft are followed or watched.
    void showOpened(ChannelId channel);
    void toRecord();
    void toScene(int direction);
    void undoOrRedo(bool undo);
    void keepInView();
    /// What is looked at stands in the middle of what panels leave free.
    void keepToFreePart();
    [[nodiscard]] geo::Geodetic positionOf(UnitId unit) const;
    [[nodiscard]] bool isHeld() const { return followed_ || framed_; }
    void refreshFactors();
    /// Shows the relation of an incident that the playhead has come to, or come back before.
    void followRelation();

    Session session_;
    std::unique_ptr<study::Timeline> timeline_, other_;
    DeskPlayback playback_;
    DeskCamera camera_;
    DeskOutlook outlook_;
    UnitId selected_, selectedBeside_, hovered_, followed_;
    PlaceId hoveredPlace_;
    ZoneId hoveredZone_;
    std::optional<std::pair<glm::dvec2, glm::dvec2>> box_;
    std::optional<view::Measure> measure_;
    bool measureBegins_ = false;         ///< the next click is its first end
    bool measureHeld_ = false;           ///< its second end follows the pointer
    std::optional<sim::Event> awaited_;  ///< to be looked at when the playhead has come to it
    std::optional<std::pair<UnitId, UnitId>> framed_;
    std::optional<std::size_t> scene_;  ///< of the storyboard, while presenting
    bool sceneHeld_ = false;            ///< the hand took the camera from the scene
    bool hiddenBefore_ = false;
    AccountId accountBefore_;     ///< presenting: flown before, and by scenes that name none
    bool accountChosen_ = false;  ///< somebody chose it, so that scenes do not
    bool labels_ = true, trails_ = true, rings_ = false;
    Preferences preferences_;
    double branchedS_ = 0.0;
    bool isSecond_ = false;            ///< the branch is shown
    study::RelationInQuestion asked_;  ///< by the last incident before the playhead
    std::size_t askedAfter_ = 0;       ///< as many events
    std::vector<crisis::Factor> factors_;
    sim::Tick factorsAt_ = -1;
    std::uint32_t factorsOf_ = 0;
    std::string notice_;
    double noticeLeftS_ = 0.0;
    double settleLeftS_ = 0.0;  ///< pictures still owed after the last change, for labels that fade in
    double wallS_ = 0.0;
    bool changed_ = true;
    bool panelNews_ = false;
};

}  // namespace openline::app
