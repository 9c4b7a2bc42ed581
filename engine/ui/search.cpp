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

constexpr std::size_t kEventsFound = 4;

struct Command {
    const char* name;
    IntentAction action;
};
constexpr Command kCommands[] = {
    {"Play or pause", {Intent::playPause}},
    {"Play backwards", {Intent::playBackwards}},
    {"Next event", {Intent::nextEvent}},
    {"Previous event", {Intent::previousEvent}},
    {"Back to the record", {Intent::backToRecord}},
    {"Branch here, or change runs", {Intent::branch}},
    {"Present: next scene", {Intent::nextScene}},
    {"Full screen", {Intent::fullScreen}},
    {"Hide everything", {Intent::hideEverything}},
    {"Labels on or off", {Intent::labels}},
    {"Trails on or off", {Intent::trails}},
    {"Range rings on or off", {Intent::rings}},
    {"Measure distance and bearing", {Intent::measure}},
    {"Symbols: national colours", {Intent::symbols, 0}},
    {"Symbols: MIL-STD-2525 frames", {Intent::symbols, 1}},
    {"Trails: by side", {Intent::trailColours, 0}},
    {"Trails: by altitude", {Intent::trailColours, 1}},
    {"Trails: by speed", {Intent::trailColours, 2}},
    {"Light: day and night", {Intent::light, 0}},
    {"Light: fixed, for briefings", {Intent::light, 1}},
    {"Screenshot", {Intent::screenshot}},
    {"Film what is seen", {Intent::record}},
    {"Save session", {Intent::save}},
    {"Open session or scenario", {Intent::open}},
    {"Quit", {Intent::quit}},
    {"Undo", {Intent::undo}},
    {"Redo", {Intent::redo}},
    {"Keys and mouse", {Intent::help}},
    {"Statistics", {Intent::statistics}},
    {"Theme: dark", {Intent::theme, 0}},
    {"Theme: light", {Intent::theme, 1}},
    {"Theme: print", {Intent::theme, 2}},
    {"Units: feet and knots", {Intent::units, 1}},
    {"Units: metres", {Intent::units, 0}},
};

/// Which of its flight a unit is, and where it is at home.
std::string detailOf(const sim::Definition& definition, UnitId unit) {
    const sim::UnitDef& def = definition.units[unit.index];
    std::string detail;
    if (def.flight && def.flight.index < definition.flights.size()) {
        const auto& members = definition.flights[def.flight.index].members;
        const auto at = std::find(members.begin(), members.end(), unit);
        if (at != members.end() && members.size() > 1)
            detail = std::to_string(at - members.begin() + 1) + " of " + std::to_string(members.size());
    }
    if (def.home && def.home.index < definition.places.size())
        detail += (detail.empty() ? "" : " · ") + definition.places[def.home.index].name;
    if (def.group && def.group.index < definition.groups.size())
        detail += (detail.empty() ? "" : " · ") + definition.groups[def.group.index].id;
    return detail;
}

class Finder {
  public:
    Finder(const DeskView& view, std::string_view text) : view_(view), wanted_(lowered(text)) {}

    void channels() {
        const auto& channels = view_.definition.crisis.channels;
        for (std::size_t at = 0; at < channels.size(); ++at) {
            Match match = named(channels[at].name, "channel");
            match.channel = ChannelId{at};
            add(std::move(match), 2 * scoreOf(channels[at].name, wanted_));
        }
    }
    void places() {
        const auto& places = view_.definition.places;
        for (std::size_t at = 0; at < places.size(); ++at) {
            Match match = named(places[at].name, "place");
            match.place = PlaceId{at};
            add(std::move(match), 2 * scoreOf(places[at].name, wanted_));
        }
    }
    /// Of many alike, those that fly now come first.
    void units() {
        for (std::size_t at = 0; at < view_.definition.units.size(); ++at) {
            const UnitId unit{at};
            const bool isMoving =
                at < view_.snapshot.units.size() && view_.snapshot.units[at].phase == sim::UnitPhase::active;
            Match match = named(unitText(view_, unit), isMoving ? "unit, moving" : "unit");
            match.unit = unit;
            match.detail = detailOf(view_.definition, unit);
            const int score =
                std::max(scoreOf(match.name, wanted_), scoreOf(view_.definition.units[at].id, wanted_));
            add(std::move(match), score == 0 ? 0 : 2 * score + (isMoving ? 1 : 0));
        }
    }
    void events() {
        std::size_t found = 0;
        for (const sim::Event& event : view_.events) {
            const bool tells = event.kind == sim::EventKind::crisis ||
                               event.kind == sim::EventKind::collision || event.kind == sim::EventKind::lost;
            if (!tells || found == kEventsFound) continue;
            Match match = named(eventInBrief(view_, event, 1), "event");
            match.detail = whenText(view_, happenedS(event), view_.timeS);
            match.eventTick = event.tick;
            const int score = scoreOf(match.name, wanted_);
            found += score > 0 ? 1 : 0;
            add(std::move(match), score);
        }
    }
    void commands() {
        for (const Command& command : kCommands) {
            Match match = named(command.name, "command");
            match.command = command.action;
            add(std::move(match), scoreOf(command.name, wanted_));
        }
    }
    std::vector<Match> matches;

  private:
    static Match named(std::string name, const char* kind) {
        Match match;
        match.name = std::move(name);
        match.kind = kind;
        return match;
    }
    void add(Match match, int score) {
        match.score = score;
        if (score > 0) matches.push_back(std::move(match));
    }
    const DeskView& view_;
    std::string wanted_;
};

}  // namespace

std::vector<Match> findMatches(const DeskView& view, std::string_view text, std::size_t atMost) {
    if (text.empty()) return {};
    Finder finder(view, text);
    finder.channels();
    finder.places();
    finder.units();
    finder.events();
    finder.commands();
    std::vector<Match> matches = std::move(finder.matches);
    std::stable_sort(matches.begin(), matches.end(),
                     [](const Match& a, const Match& b) { return a.score > b.score; });
    if (matches.size() > atMost) matches.resize(atMost);
    return matches;
}

}  // namespace openline::ui
