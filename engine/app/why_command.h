// `openline why`: what pushes a crisis up and pulls it down at a moment, and the calls and steps that led
// there, each with the factors of its own moment. Says never why it happened: factors raise a rate, chance
// makes the step.
#pragma once

#include <string>

#include "app/session.h"

namespace openline::app {

struct WhyOptions {
    SessionOptions session;
    std::string at;  ///< empty: where a session was left, or the scenario's end
    bool json = false;
};

/// Returns an exit code.
int explainMoment(const WhyOptions& options, const DataRoot& data);

}  // namespace openline::app
