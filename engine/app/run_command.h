// `openline run`: a scenario without pictures, as fast as it goes; and whether it goes as it once went. Not
// for films.
#pragma once

#include <string>

#include "app/session.h"

namespace openline::app {

struct RunOptions {
    SessionOptions session;
    std::string until;  ///< empty: the scenario's end
    bool hash = false;
    bool json = false;
    int jobs = 1;                    ///< threads that share the work
    std::string events;              ///< file of JSON lines; empty: none
    bool verify = false;             ///< replay a session or trace and compare the worlds on the way
    std::string trace;               ///< file to write the worlds of a window into; empty: none
    std::string traceFrom, traceTo;  ///< empty: the start; a minute later
};

/// Returns an exit code.
int runScenario(const RunOptions& options, const DataRoot& data);

}  // namespace openline::app
