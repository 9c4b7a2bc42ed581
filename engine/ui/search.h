// Finding units, places, channels, events and commands by a piece of their name. Pure; the panel that asks is
// in search_panel.cpp.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ui/desk_view.h"
#include "ui/panels.h"

namespace openline::ui {

/// Exactly one of the ids, the event's tick and the command is set.
struct Match {
    UnitId unit;
    PlaceId place;
    ChannelId channel;
    sim::Tick eventTick = -1;
    std::optional<IntentAction> command;
    std::string name;
    std::string detail;  ///< tells those of one name apart, as in `2 of 4 · Huiyang`
    std::string kind;    ///< as in `place`
    int score = 0;       ///< higher is better
};

/// The best matches first; names that begin with the text before names that hold it. Empty text finds
/// nothing.
std::vector<Match> findMatches(const DeskView& view, std::string_view text, std::size_t atMost);

/// Takes the chosen match, as Enter does.
void acceptSearch(const PanelContext& context);

}  // namespace openline::ui
