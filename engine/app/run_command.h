// `openline run`: a scenario without pictures, as fast as it goes. Not for films.
#pragma once

#include <string>

#include "app/session.h"

namespace openline::app {

struct RunOptions {
    SessionOptions session;
    std::string until;  ///< empty: the scenario's end
    bool hash = false;
    bool json = false;
    int jobs = 1;         ///< threads that share the work
    std::string events;   ///< file of JSON lines; empty: none
    bool verify = false;  ///< replay a session to where it was saved and compare the world
};

/// Returns an exit code.
int runScenario(const RunOptions& options, const DataRoot& data);

}  // namespace openline::app
