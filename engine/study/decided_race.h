// The race of a crisis that is running, where it has been run: who was first since it began, a step up or
// senior contact. An outlook or a sweep that begins later counts from its own start, and would give odds for
// what is known. Not for what comes after that, which is another question and nobody's until the next
// incident.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "sim/definition.h"
#include "sim/report.h"

namespace openline::study {

struct DecidedRace {
    bool senior = false;  ///< senior contact came first, else a step up
    double timeS = 0.0;
    ChannelId channel;    ///< senior contact: on which
    crisis::Rung to = 0;  ///< step up: to which rung
};

/// Of the crisis in which a dyad is at a time. None: nothing has been decided, or it is in none, or in war.
/// As a trial counts it: who is being spoken to when a crisis begins is reached at once, and contact in the
/// same moment as a step up is before it. `events`: all until then, in order; later ones are passed over.
/// Cost: one look at each.
std::optional<DecidedRace> decidedRace(const sim::Definition& definition, std::span<const sim::Event> events,
                                       DyadId dyad, double nowS);

/// As in `senior contact at 09:40 (Leaders' call), before any step up`; `when` as its reader has times, with
/// its preposition.
std::string decidedText(const sim::Definition& definition, const DecidedRace& decided,
                        const std::string& when);

}  // namespace openline::study
