// Which relation (dyad) something concerns, as the running crisis has it: whose crisis a sweep of what is
// thrown in is about, and whose ladder a desk shows. Not for what a relation does with it.
#pragma once

#include <span>
#include <string>

#include "sim/command.h"
#include "sim/report.h"

namespace openline::study {

/// The relation of the sides of two craft. None: the scenario has none between them.
[[nodiscard]] DyadId relationBetween(const sim::Definition& definition, UnitId a, UnitId b);

/// Between two craft a pass or a collision is flown, and what came of it is among the stimuli of the flight.
[[nodiscard]] bool isFlown(const sim::Definition& definition, const sim::Command& inject);
/// The relation that an inject concerns. None: of a flown one whose craft's sides have none.
[[nodiscard]] DyadId relationOf(const sim::Definition& definition, const sim::Command& command);

/// Why no ladder moves for two craft that are thrown at each other; empty: it may.
[[nodiscard]] std::string whyNoRelation(const sim::Definition& definition, const sim::Command& command);

/// What last asked for attention, and whose it is.
struct RelationInQuestion {
    DyadId dyad{std::size_t{0}};
    sim::Tick sinceTick = -1;  ///< of the incident; -1: none yet, and `dyad` is the scenario's first
    std::size_t place = 0;     ///< among the events of its tick

    /// Came after another.
    [[nodiscard]] bool isAfter(const RelationInQuestion& other) const {
        return sinceTick != other.sinceTick ? sinceTick > other.sinceTick : place > other.place;
    }

    bool operator==(const RelationInQuestion&) const = default;
};

/// The relation of the last incident among `past` events: of two craft thrown at each other (and not refused,
/// as those that cannot be flown are), a collision, or a step up from routine; or, while that relation is at
/// routine, of a later pass near enough to become an incident. `now`: the crisis after these events. Cost: at
/// most all of `past`.
[[nodiscard]] RelationInQuestion relationInQuestion(const sim::Definition& definition,
                                                    std::span<const sim::Event> past,
                                                    const crisis::State& now);

}  // namespace openline::study
