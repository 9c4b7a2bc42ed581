#include "ui/search.h"

#include <algorithm>

#include "ui/words.h"

namespace openline::ui {
namespace {

char lower(char character) {
    return character >= 'A' && character <= 'Z' ? static_cast<char>(character + 32) : character;
}

std::string lowered(std::string_view text) {
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(), lower);
    return result;
}

/// 0: no match. Beginning of the name, beginning of a word, anywhere.
int scoreOf(std::string_view name, const std::string& wanted) {
    const std::string all = lowered(name);
    const std::size_t at = all.find(wanted);
    if (at == std::string::npos) return 0;
    if (at == 0) return all.size() == wanted.size() ? 4 : 3;
    return all[at - 1] == ' ' || all[at - 1] == '-' ? 2 : 1;
}

}  // namespace

std::vector<Match> findMatches(const DeskView& view, std::string_view text, std::size_t atMost) {
    const std::string wanted = lowered(text);
    std::vector<Match> matches;
    if (wanted.empty()) return matches;
    const auto add = [&](Match match, int score) {
        match.score = score;
        if (score > 0) matches.push_back(std::move(match));
    };
    const sim::Definition& definition = view.definition;
    for (std::size_t at = 0; at < definition.crisis.channels.size(); ++at) {
        const crisis::ChannelDef& channel = definition.crisis.channels[at];
        add({{}, {}, ChannelId{at}, channel.name, "channel", 0}, 2 * scoreOf(channel.name, wanted));
    }
    for (std::size_t at = 0; at < definition.places.size(); ++at)
        add({{}, PlaceId{at}, {}, definition.places[at].name, "place", 0},
            2 * scoreOf(definition.places[at].name, wanted));
    for (std::size_t at = 0; at < definition.units.size(); ++at) {
        const bool isMoving =
            at < view.snapshot.units.size() && view.snapshot.units[at].phase == sim::UnitPhase::active;
        const std::string name = unitText(view, UnitId{at});
        const int score = std::max(scoreOf(name, wanted), scoreOf(definition.units[at].id, wanted));
        // Of many alike, those that fly now come first.
        add({UnitId{at},
             {},
             {},
             name + "  " + definition.units[at].id,
             isMoving ? "unit, moving" : "unit",
             0},
            score == 0 ? 0 : 2 * score + (isMoving ? 1 : 0));
    }
    std::stable_sort(matches.begin(), matches.end(),
                     [](const Match& a, const Match& b) { return a.score > b.score; });
    if (matches.size() > atMost) matches.resize(atMost);
    return matches;
}

}  // namespace openline::ui
