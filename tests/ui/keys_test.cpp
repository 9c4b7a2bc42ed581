#include "ui/keys.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>
#include <string_view>

using namespace openline::ui;

namespace {

KeyPress character(char sign, bool shift = false, bool control = false) {
    return {Key::character, sign, shift, control};
}
KeyPress named(Key key, bool shift = false) {
    return {key, 0, shift, false};
}

}  // namespace

TEST_CASE("the keys of the desk mean what the documentation says") {
    const std::pair<KeyPress, Intent> expected[] = {
        {named(Key::space), Intent::playPause},
        {named(Key::space, true), Intent::playBackwards},
        {character('.'), Intent::stepForward},
        {character(','), Intent::stepBack},
        {character(']'), Intent::faster},
        {character('['), Intent::slower},
        {character('T'), Intent::followSelected},
        {named(Key::escape), Intent::release},
        {character('H'), Intent::hideEverything},
        {named(Key::f11), Intent::fullScreen},
        {character('L'), Intent::labels},
        {character('K'), Intent::trails},
        {character('R'), Intent::rings},
        {character('N'), Intent::nextEvent},
        {character('N', true), Intent::previousEvent},
        {named(Key::home), Intent::backToRecord},
        {named(Key::f12), Intent::screenshot},
        {character('?'), Intent::help},
        {named(Key::f1), Intent::statistics},
        {character('Z', false, true), Intent::undo},
        {character('Z', true, true), Intent::redo},
        {named(Key::pageDown), Intent::nextScene},
        {named(Key::pageUp), Intent::previousScene},
        {character('K', false, true), Intent::search},
        {character('B'), Intent::branch},
        {character('A'), Intent::acknowledge},
        {character('I'), Intent::inject},
        {character('R', false, true), Intent::record},
        {character('O', false, true), Intent::open},
        {character('S', false, true), Intent::save},
        {character('Q', false, true), Intent::quit},
    };
    for (const auto& [press, intent] : expected) {
        const auto action = actionFor(press, false);
        REQUIRE(action);
        CHECK(action->intent == intent);
    }
}

TEST_CASE("digits recall views and, with Ctrl, store them") {
    CHECK(actionFor(character('3'), false) == IntentAction{Intent::bookmarkRecall, 3});
    CHECK(actionFor(character('9', false, true), false) == IntentAction{Intent::bookmarkStore, 9});
    CHECK_FALSE(actionFor(character('0'), false));
}

TEST_CASE("left and right turn scenes only while presenting") {
    CHECK_FALSE(actionFor(named(Key::right), false));
    CHECK(actionFor(named(Key::right), true) == IntentAction{Intent::nextScene});
    CHECK(actionFor(named(Key::left), true) == IntentAction{Intent::previousScene});
}

TEST_CASE("letters without a meaning mean nothing") {
    CHECK_FALSE(actionFor(character('Q'), false));
    CHECK_FALSE(actionFor(character('T', false, true), false));
}

TEST_CASE("the help names every key and every drag of the desk") {
    // Whole entries, `H` is not in `Home`: between two keys of one line stands a dot or two spaces.
    std::set<std::string_view> named;
    for (const HelpLine& line : helpLines()) {
        std::string_view rest = line.keys;
        while (!rest.empty()) {
            const std::size_t dot = rest.find(" · "), gap = rest.find("  "), end = std::min(dot, gap);
            named.insert(rest.substr(0, end));
            rest.remove_prefix(end == std::string_view::npos
                                   ? rest.size()
                                   : end + (end == dot ? std::string_view(" · ").size() : 2));
        }
    }
    for (const char* key : {"Space",
                            "Shift+Space",
                            ".",
                            ",",
                            "[",
                            "]",
                            "N",
                            "Shift+N",
                            "Home",
                            "B",
                            "A",
                            "I",
                            "Ctrl+R",
                            "Ctrl+O",
                            "Ctrl+S",
                            "Ctrl+Q",
                            "Ctrl+Z",
                            "Ctrl+Shift+Z",
                            "Ctrl+K",
                            "left drag",
                            "wheel",
                            "right drag",
                            "middle drag",
                            "Ctrl+drag",
                            "Shift+drag",
                            "Ctrl+Shift+drag",
                            "click",
                            "Shift+click",
                            "double-click",
                            "T",
                            "Esc",
                            "1 to 9",
                            "Ctrl+1 to 9",
                            "Page Down",
                            "Page Up",
                            "H",
                            "F11",
                            "L",
                            "K",
                            "R",
                            "F12",
                            "F1",
                            "?"}) {
        INFO(key);
        CHECK(named.count(key) == 1);
    }
}
