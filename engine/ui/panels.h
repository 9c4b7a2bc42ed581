// The panels, each a function of what is shown. They draw at an area and append to the actions; `height...`
// says how much room one wants before it is drawn. Heights and areas in px.
#pragma once

#include "ui/actions.h"
#include "ui/desk_view.h"
#include "ui/draw.h"
#include "ui/style.h"

namespace openline::ui {

/// What every panel is given.
struct PanelContext {
    const DeskView& view;
    DeskMemory& memory;
    const Style& style;
    DeskActions& actions;

    void wish(Intent intent, int number = 0) const { actions.emplace_back(IntentAction{intent, number}); }
    void command(sim::Command command) const {
        command.tick = view.position;
        actions.emplace_back(CommandAction{command});
    }
    [[nodiscard]] bool& folded(Panel panel) const { return memory.folded[static_cast<std::size_t>(panel)]; }
};

/// Switches by level, lamps, states, silence, presets.
float heightOfChannels(const PanelContext& context);
void drawChannels(const PanelContext& context, const Area& area);

/// What may come of this moment, with class and reading as switches; or, at a click, the silence clocks.
float heightOfOutlook(const PanelContext& context);
void drawOutlook(const PanelContext& context, const Area& area);

/// Its other side: days since each level last spoke.
float heightOfSilenceClocks(const PanelContext& context);
void drawSilenceClocks(const PanelContext& context, ImDrawList& list, const Area& area);

/// Rungs, what pushes and pulls.
float heightOfLadder(const PanelContext& context);
void drawLadder(const PanelContext& context, const Area& area);

/// Pairs that are close now, worst first, then the closest that were.
float heightOfEncounters(const PanelContext& context);
void drawEncounters(const PanelContext& context, const Area& area);

/// The selected unit. Height 0 when none is.
float heightOfUnit(const PanelContext& context);
void drawUnit(const PanelContext& context, const Area& area);

/// What happened, latest first; scrolls when there is less room than wanted.
float heightOfEvents(const PanelContext& context);
void drawEvents(const PanelContext& context, const Area& area);

/// Play, speed, clock, marks and playhead.
void drawTimeline(const PanelContext& context, const Area& area);
/// Its left end: play, speed, clock. And the field in which a time is typed.
void drawTransport(const PanelContext& context, ImDrawList& list, const Area& area);
void drawTimeField(const PanelContext& context, const Area& area);
/// Marks of events above the track; part of the timeline.
void drawTimelineMarks(const PanelContext& context, ImDrawList& list, const Area& track);

/// Theme, units, time zone and what the picture shows, as a menu whose right end is given. Returns its left
/// end, px.
float drawViewMenu(const PanelContext& context, ImDrawList& list, float right, float middle);

/// What can be thrown in, the same way. Returns its left end, px.
float drawInjectMenu(const PanelContext& context, ImDrawList& list, float right, float middle);

/// Overlays, drawn only when asked for. Areas are the whole picture.
void drawStatistics(const PanelContext& context, const Area& picture);
void drawHelp(const PanelContext& context, const Area& picture);
void drawSearch(const PanelContext& context, const Area& picture);
/// Scenarios and sessions that can be opened.
void drawOpen(const PanelContext& context, const Area& picture);
/// Two runs side by side in figures, while there are two.
void drawBranches(const PanelContext& context, const Area& picture);
/// Where that panel ends, px; 0 while it is not there.
float footOfBranches(const PanelContext& context, const Area& picture);
/// What is known of the place or zone under the mouse.
void drawHoverCard(const PanelContext& context);
void drawHint(const PanelContext& context, const Area& picture);
/// Progress of a cold seek and short notices, above the timeline.
void drawNotice(const PanelContext& context, const Area& picture);

}  // namespace openline::ui
