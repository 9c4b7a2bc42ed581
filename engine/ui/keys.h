// The keyboard of the desk as one table, used by the loop and by the help panel. Knows no window system:
// `app` turns its keys into these.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "ui/actions.h"

namespace openline::ui {

enum class Key : std::uint8_t {
    none,
    character,  ///< `KeyPress::character` says which
    space,
    escape,
    home,
    pageUp,
    pageDown,
    left,
    right,
    f1,
    f11,
    f12,
    enter,
};

/// One key going down. Letters are upper case; what Shift makes of a sign is already applied (`?`, not
/// Shift+`/`).
struct KeyPress {
    Key key = Key::none;
    char character = 0;
    bool shift = false;
    bool control = false;
};

struct Binding {
    KeyPress press;
    Intent intent{};
    int number = 0;
};

/// The wish behind a key, if it has one. `presenting`: left and right turn scenes, as clickers send them.
std::optional<IntentAction> actionFor(const KeyPress& press, bool presenting);

/// One line of the help panel.
struct HelpLine {
    std::string_view keys;
    std::string_view does;
};
std::span<const HelpLine> helpLines();

}  // namespace openline::ui
