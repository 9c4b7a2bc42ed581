// What an answered call did to a crisis, before and after, in figures and in plain words. What it did to the
// rates at that moment and nothing else: not whether the crisis would have gone otherwise.
#pragma once

#include <optional>
#include <string>

#include "crisis/state.h"
#include "sim/definition.h"

namespace openline::app {

/// Hazards are those of a step a day, before the crisis's own speed, which is never shown.
struct CallEffect {
    double upBefore = 0.0, upAfter = 0.0, downBefore = 0.0, downAfter = 0.0;
    double authority = 0.0;  ///< of the line at that rung, 0..1
    double untilS = 0.0;     ///< when the contact ends by itself
    bool moves = false;      ///< false: the reading in force, or routine, has it change no rate
};

/// `after`: the crisis just after the call was answered, in which the line is still connected. None: the
/// event is no answer, is of the record, or the line is connected no more.
std::optional<CallEffect> effectOf(const crisis::Model& model, const crisis::State& after,
                                   const crisis::Event& event);

/// In one sentence, as in `makes a step up less likely, from 0.1050 to 0.1010 a day, and ...; in effect
/// until ...`.
std::string effectText(const sim::Definition& definition, const CallEffect& effect, crisis::Rung rung);

}  // namespace openline::app
