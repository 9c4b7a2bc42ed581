// What the desk remembers of its user between starts, in the configuration folder of this platform. Not for
// sessions.
#pragma once

#include <string>

#include "frame/frame_data.h"
#include "view/clock_zone.h"
#include "view/looks.h"

namespace openline::app {

struct Preferences {
    bool hintSeen = false;  ///< the three steps of a first start were dismissed
    frame::Theme theme = frame::Theme::dark;
    bool feet = true;
    view::ClockChoice clock = view::ClockChoice::scenario;
    view::Looks looks{};

    bool operator==(const Preferences&) const = default;
};

/// What was remembered; what cannot be read is as on a first start.
Preferences loadPreferences();
/// A folder that cannot be written is no error: the next start is then like this one's.
void savePreferences(const Preferences& preferences);

/// `$XDG_CONFIG_HOME/openline` or `~/.config/openline`; empty when there is no home.
std::string configurationFolder();

}  // namespace openline::app
