// What the panels read (DeskView) and what they remember of themselves (DeskMemory). Not the state of the
// session: that is a study::Timeline, and the panels see only what is copied or referred to here.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "crisis/state.h"
#include "frame/frame_data.h"
#include "sim/command.h"
#include "sim/definition.h"
#include "sim/report.h"
#include "sim/snapshot.h"
#include "study/outlook.h"
#include "view/clock_zone.h"
#include "view/looks.h"

namespace openline::ui {

/// One stage of a frame, as in `draw`. Units: milliseconds, smoothed.
struct StageTime {
    std::string name;
    double milliseconds = 0.0;
};

/// Shown on F1.
struct Statistics {
    double framesPerSecond = 0.0;
    std::vector<StageTime> stages;
    double stepsPerSecond = 0.0;
    std::size_t activeUnits = 0;
    std::size_t memoryBytes = 0;
    std::string renderer;
};

/// One of two runs of a session that are compared under one clock.
struct Branch {
    std::size_t commands = 0;  ///< in its log
    crisis::Rung rung = 0, peakRung = 0;
    int callsAnswered = 0, callsPlaced = 0;
    std::optional<double> closestGapM{};  ///< so far, of craft that do not fly together
    int collisions = 0;
};
/// The run that is shown and the other one.
struct Branches {
    Branch shown, other;
    double sinceS = 0.0;       ///< where they part
    bool otherIsThere = true;  ///< false while its way to this moment is being computed
    bool isSecond = false;     ///< the branch is shown, not the run it left
};

/// A rectangle that is being dragged. Units: px.
struct Box {
    float fromX = 0.0f, fromY = 0.0f, toX = 0.0f, toY = 0.0f;
};

/// Something that can be opened: a scenario or a session.
struct Openable {
    std::string path;
    std::string name;
    std::string kind;  ///< as in `session`
};

/// What may come of the moment shown, as far as it is counted.
struct OutlookView {
    const study::Outlook* answer = nullptr;  ///< none: no dyad, or the first numbers are still to come
    std::optional<sim::Command> change{};    ///< that `answer->before` is without
    std::uint64_t seed = 0;
    bool isRefining = false;
};

/// Everything that the panels show at one moment. References live as long as the call.
struct DeskView {
    const sim::Definition& definition;
    const sim::Snapshot& snapshot;
    std::span<const sim::Event> events;  ///< known so far, in order, also those ahead
    std::span<const sim::Command> log;
    std::span<const crisis::Factor> factors;  ///< of the dyad `DeskMemory::dyad`, strongest first
    sim::Tick position = 0;
    sim::Tick goal = 0;  ///< differs from `position` while a cold seek goes on
    sim::Tick computedTo = 0;
    double timeS = 0.0;  ///< shown, between ticks
    std::uint64_t seed = 0;
    std::uint64_t hash = 0;  ///< of the world at the playhead; 0: not known
    std::optional<double> whatIfSinceS{};
    bool playing = false;
    bool backwards = false;
    double speed = 60.0;
    double achievedSpeed = 60.0;  ///< differs from `speed` when the machine cannot follow
    bool canUndo = false;
    bool canRedo = false;
    UnitId selected{};
    UnitId selectedBeside{};  ///< a second one, for what two craft do
    UnitId followed{};
    std::optional<std::pair<UnitId, UnitId>> framed{};
    bool labels = true, trails = true, rings = false;
    bool feet = true;
    frame::Theme theme = frame::Theme::dark;
    view::ClockChoice clock = view::ClockChoice::scenario;
    view::Looks looks{};
    bool measuring = false;
    PlaceId hoveredPlace{};
    ZoneId hoveredZone{};
    std::optional<double> recordedS{};  ///< length of the film being recorded; none: none is
    std::optional<Branches> branches{};
    std::optional<Box> box{};            ///< that the view will zoom to
    std::optional<std::size_t> scene{};  ///< of the storyboard, in presentation
    const sim::World* world = nullptr;   ///< at `position`, for what can be flown now; none: not known
    Statistics statistics{};
    OutlookView outlook{};
    std::string notice{};  ///< one line for a few seconds, as in `saved desk-1.png`
};

enum class Panel : std::uint8_t { channels, outlook, ladder, encounters, unit, events };
inline constexpr std::size_t kPanelCount = 6;

/// Where a channel's switch was drawn last. Units: px.
struct SwitchPlace {
    ChannelId channel;
    float x = 0.0f, y = 0.0f;
};

/// What the panels remember between frames. Owned by the caller; a fresh one is a fresh desk.
struct DeskMemory {
    DyadId dyad{std::size_t{0}};  ///< the relation that ladder, channels to attack and outlook are about
    bool dyadByHand = false;      ///< chosen in the menu since the last incident
    std::array<bool, kPanelCount> folded{};
    bool inject = false;  ///< what can be thrown in is wished to be shown
    crisis::Party injectBy = crisis::Party::b;
    bool silence = false;  ///< the silence clocks are shown where the outlook else stands
    bool war = false;      ///< war is shown: only on request
    bool hidden = false;
    bool help = false;
    bool statistics = false;
    bool menuIsOpen = false;    ///< one of the menus that open at a click
    bool menusAreLeft = false;  ///< they close with the next picture
    bool search = false;
    bool searchFocus = false;
    bool hint = false;  ///< the three steps of a first start
    bool timeEditing = false;
    bool timeFocus = false;
    bool timeError = false;
    std::array<char, 64> timeText{};
    std::array<char, 64> searchText{};
    std::size_t searchChoice = 0;
    bool open = false;  ///< the list of what can be opened
    std::vector<Openable> openables;
    double windowFromS = 0.0, windowToS = 0.0;  ///< stretch of the timeline shown; equal: all of it
    double windowSeenS = -1.0;                  ///< the playhead when it was last kept in there
    ChannelId channelWanted;                    ///< brought into view in the channel panel, once
    std::vector<SwitchPlace> switches;          ///< those on the screen
    bool scrubbing = false;
    sim::Tick scrubbedTo = -1;
};

}  // namespace openline::ui
