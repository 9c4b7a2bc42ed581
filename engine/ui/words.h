// How the desk says things: times, chances, distances, states, orders. Pure functions to text; nothing is
// drawn here. Degrees, knots and feet appear only at this moment of showing.
#pragma once

#include <cstdio>
#include <optional>
#include <string>

#include "ui/desk_view.h"

namespace openline::ui {

/// Short words with numbers in them, as printf has it; at most 95 characters.
template <class... Values>
std::string printed(const char* format, Values... values) {
    char buffer[96];
    std::snprintf(buffer, sizeof buffer, format, values...);
    return buffer;
}

/// Minutes east of Greenwich of the clocks shown.
int zoneMinutes(const DeskView& view, double timeS);
/// `14:26:08` in the zone shown.
std::string clockText(const DeskView& view, double timeS);
/// `Mon 4 Oct`.
std::string dayText(const DeskView& view, double timeS);
/// `14:18` on the day of `nowS`, else `2 Oct 14:18`.
std::string whenText(const DeskView& view, double timeS, double nowS);
/// When it happened: of an encounter the closest moment, and not the one a few seconds later at which the two
/// were opening and it was reported. Units: scenario seconds.
double happenedS(const sim::Event& event);
/// An ISO time in the zone shown, or a duration from the start; none if it is neither or out of range.
std::optional<double> typedTimeS(const DeskView& view, std::string_view text);

/// `60×`, `0.5×`.
std::string speedText(double speed);
/// As in `1 in 10 in a day`: the chance that a call on this channel alone is answered.
std::string chanceText(const crisis::ChannelDef& channel);
/// The same where room is short: without the span, or the first words of what it is instead of a line.
std::string briefly(std::string_view words);
/// What the row of a channel says now, as in `ringing 38 min`.
std::string stateText(const DeskView& view, ChannelId channel);

/// How long nobody has spoken: on a channel, or on the silence clock that counts it. None: no clock counts
/// it.
struct Silence {
    bool never = false;
    double seconds = 0.0;
};
std::optional<Silence> silenceOf(const DeskView& view, ChannelId channel);
Silence silenceOfClock(const DeskView& view, std::size_t clock);
/// `424 d`, `5 h`, `now`, `never`.
std::string silenceText(const Silence& silence);

std::string levelText(crisis::Level level);
/// The preset that the open channels equal, or the one they were last set to, as in `autumn 2021, changed`.
std::string presetText(const DeskView& view);

/// The unit's name; generic once the record is released.
std::string unitText(const DeskView& view, UnitId unit);
/// What happened, in one full line; craft are named generically once the record is released.
std::string eventText(const DeskView& view, const sim::Event& event);
/// The same in a few words for a narrow list, for so many craft alike: `J-16 ×4 enter Taiwan ADIZ`.
std::string eventInBrief(const DeskView& view, const sim::Event& event, int count);
/// The command that made an event of the crisis in the same tick, and whose own line says so: a line that
/// opens and rings. None for a step of the ladder, which is news of its own. `event` is one of the view's.
const sim::Event* commandBehind(const DeskView& view, const sim::Event& event);
/// An entry into a declared zone of a side whose counting zone has its own entries: said once, by that zone.
bool isToldByCountingZone(const sim::Definition& definition, const sim::Event& event);
/// What comes before a colon or a bracket, for a name that has no room.
std::string inShort(std::string_view words);
std::string pairText(const DeskView& view, UnitId a, UnitId b);
/// The unit's name where room is short: generic names without the words that they can do without.
std::string unitInBrief(const DeskView& view, UnitId unit);
/// Two names without their last words, the longer one's first, as often as asked: `US … · PLA fighter`.
std::string shortenedPair(std::string a, std::string b, int times);
bool isSurface(const sim::Definition& definition, UnitId unit);
/// `096°`.
std::string headingText(double radians);
/// As in `follows its route`.
std::string orderText(const DeskView& view, UnitId unit);
/// `×1.4`.
std::string ratioText(double ratio);
/// `Alarm after a collision, fading: ×1.4 up, assumed`.
std::string factorText(const crisis::Factor& factor);
/// The moment that a factor stems from: the alarm's, the call's. None: it has none, or it lies ahead.
std::optional<double> momentOf(const DeskView& view, const crisis::Factor& factor);
/// `7f3a 91c2`.
std::string hashText(std::uint64_t hash);
/// `149 MB`.
std::string bytesText(std::size_t bytes);

}  // namespace openline::ui
