#include "ui/keys.h"

#include <array>

namespace openline::ui {
namespace {

constexpr KeyPress plain(Key key) {
    return {key, 0, false, false};
}
constexpr KeyPress sign(char character) {
    return {Key::character, character, false, false};
}
constexpr KeyPress shifted(char character) {
    return {Key::character, character, true, false};
}
constexpr KeyPress control(char character) {
    return {Key::character, character, false, true};
}

constexpr std::array kBindings{
    Binding{plain(Key::space), Intent::playPause},
    Binding{{Key::space, 0, true, false}, Intent::playBackwards},
    Binding{sign('.'), Intent::stepForward},
    Binding{sign(','), Intent::stepBack},
    Binding{sign(']'), Intent::faster},
    Binding{sign('['), Intent::slower},
    Binding{sign('N'), Intent::nextEvent},
    Binding{shifted('N'), Intent::previousEvent},
    Binding{plain(Key::home), Intent::backToRecord},
    Binding{sign('T'), Intent::followSelected},
    Binding{plain(Key::escape), Intent::release},
    Binding{sign('H'), Intent::hideEverything},
    Binding{plain(Key::f11), Intent::fullScreen},
    Binding{sign('L'), Intent::labels},
    Binding{sign('K'), Intent::trails},
    Binding{sign('R'), Intent::rings},
    Binding{sign('M'), Intent::measure},
    Binding{plain(Key::pageDown), Intent::nextScene},
    Binding{plain(Key::pageUp), Intent::previousScene},
    Binding{plain(Key::f12), Intent::screenshot},
    Binding{control('K'), Intent::search},
    Binding{sign('?'), Intent::help},
    Binding{plain(Key::f1), Intent::statistics},
    Binding{sign('B'), Intent::branch},
    Binding{sign('A'), Intent::acknowledge},
    Binding{sign('I'), Intent::inject},
    Binding{control('R'), Intent::record},
    Binding{control('O'), Intent::open},
    Binding{control('S'), Intent::save},
    Binding{control('Q'), Intent::quit},
    Binding{control('Z'), Intent::undo},
    Binding{{Key::character, 'Z', true, true}, Intent::redo},
};

constexpr std::array kHelp{
    HelpLine{"Space · Shift+Space", "play or pause · play backwards"},
    HelpLine{",  .", "one step back, one step on"},
    HelpLine{"[  ]", "slower, faster (0.1× to 1000×)"},
    HelpLine{"N · Shift+N", "next event · previous event"},
    HelpLine{"A", "acknowledge the first alarm of the encounter list"},
    HelpLine{"Home", "back to the record"},
    HelpLine{"B", "branch here; again: change between the two runs"},
    HelpLine{"I", "inject: a close pass, a collision, a cyber-attack, a speech …"},
    HelpLine{"Ctrl+Z · Ctrl+Shift+Z", "undo · redo a change"},
    HelpLine{"left drag", "orbit"},
    HelpLine{"wheel · right drag", "zoom"},
    HelpLine{"middle drag · Ctrl+drag", "turn and tilt"},
    HelpLine{"Shift+drag", "pan"},
    HelpLine{"Ctrl+Shift+drag", "zoom to a box"},
    HelpLine{"click · Shift+click", "select a unit · a second one"},
    HelpLine{"double-click", "go to a place, follow a unit"},
    HelpLine{"T · Esc", "follow the selected unit · let go"},
    HelpLine{"1 to 9 · Ctrl+1 to 9", "recall a view · store it"},
    HelpLine{"Ctrl+K", "search units, places, channels, events, commands"},
    HelpLine{"L  K  R", "labels, trails, range rings"},
    HelpLine{"M", "measure from the selected unit, or between two clicks; again: away"},
    HelpLine{"Page Down · Page Up", "next scene · previous scene; while presenting also right, left"},
    HelpLine{"H · F11", "hide everything · full screen"},
    HelpLine{"Ctrl+R", "film what is seen from here; again: end the film"},
    HelpLine{"Ctrl+S · Ctrl+O · Ctrl+Q", "save the session · open a session or scenario · quit"},
    HelpLine{"F12 · F1 · ?", "screenshot · statistics · this list"},
    HelpLine{"wheel on the timeline", "look at a shorter or longer stretch of it"},
};

bool matches(const KeyPress& bound, const KeyPress& press) {
    if (bound.key != press.key || bound.control != press.control) return false;
    if (press.key == Key::character && bound.character != press.character) return false;
    const bool isLetter = press.character >= 'A' && press.character <= 'Z';
    // On many keyboards a sign needs Shift; only letters and named keys tell Shift apart.
    return press.key == Key::character && !isLetter ? true : bound.shift == press.shift;
}

}  // namespace

std::optional<IntentAction> actionFor(const KeyPress& press, bool presenting) {
    if (press.key == Key::character && press.character >= '1' && press.character <= '9')
        return IntentAction{press.control ? Intent::bookmarkStore : Intent::bookmarkRecall,
                            press.character - '0'};
    if (presenting && press.key == Key::right) return IntentAction{Intent::nextScene};
    if (presenting && press.key == Key::left) return IntentAction{Intent::previousScene};
    for (const Binding& binding : kBindings)
        if (matches(binding.press, press)) return IntentAction{binding.intent, binding.number};
    return std::nullopt;
}

std::span<const HelpLine> helpLines() {
    return kHelp;
}

}  // namespace openline::ui
