// What a person wants, as data: the panels and the keyboard produce these, `app` carries them out. Not for
// doing anything.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "geo/frames.h"
#include "sim/command.h"

namespace openline::ui {

/// Wishes without a value, or with a small number. Every key of the desk is one of these.
enum class Intent : std::uint8_t {
    playPause,
    playBackwards,
    stepForward,
    stepBack,
    faster,
    slower,
    nextEvent,
    previousEvent,
    backToRecord,
    followSelected,
    release,  ///< let go: of what is open, then of following, then of what is selected
    bookmarkRecall,
    bookmarkStore,
    hideEverything,
    fullScreen,
    labels,
    trails,
    rings,
    nextScene,
    previousScene,
    screenshot,
    search,
    help,
    statistics,
    undo,
    redo,
    dismissHint,
    branch,       ///< makes one here, or changes to the other run
    acknowledge,  ///< the first alarm of the encounter list that is not
    dropBranch,   ///< forgets the run that is not shown
    inject,       ///< shows what can be thrown in
    record,       ///< begins or ends a film of what is seen
    open,
    save,
    quit,
    theme,         ///< number: frame::Theme
    units,         ///< number: 1 feet and knots, 0 metres
    clock,         ///< number: view::ClockChoice
    light,         ///< number: 1 fixed, 0 by the time of day
    symbols,       ///< number: view::SymbolSet
    trailColours,  ///< number: view::TrailColour
    haze,          ///< number: view::Choice
    samples,       ///< number: view::Choice
    account,       ///< number: whose account of the record is flown
    measure,       ///< begins a measuring line, or takes it away
};

struct IntentAction {
    Intent intent{};
    int number = 0;  ///< bookmarks: 1..9; theme and units as above
    bool operator==(const IntentAction&) const = default;
};
/// Moves the playhead. `scrubbing` while the mouse is held.
struct SeekAction {
    sim::Tick tick = 0;
    bool scrubbing = false;
};
/// Range: 0.1..1000 simulated seconds a second.
struct SpeedAction {
    double speed = 1.0;
};
/// Acts on the world at the playhead.
struct CommandAction {
    sim::Command command;
};
/// Selects a unit; none lets go.
struct SelectAction {
    UnitId unit;
};
/// Brings two units into the picture, at a time if it is not negative.
struct FrameAction {
    UnitId a, b;
    sim::Tick atTick = -1;
};
/// Flies to a point of the ground.
struct GoToAction {
    geo::Geodetic position;
    double distanceM = 4.0e5;
};
/// Flies to a unit and selects it.
struct GoToUnitAction {
    UnitId unit;
};

/// Leaves this session for another file.
struct OpenAction {
    std::string path;
};

using Action = std::variant<IntentAction, SeekAction, SpeedAction, CommandAction, SelectAction, FrameAction,
                            GoToAction, GoToUnitAction, OpenAction>;
/// In the order in which they were wished.
using DeskActions = std::vector<Action>;

}  // namespace openline::ui
