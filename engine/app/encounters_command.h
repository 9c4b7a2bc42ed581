// `openline encounters TRACKS.csv`: which recorded tracks came close, as a table, JSON or comma separated
// values, and every pair's figures at every time. Works on any tracks; knows no scenario.
#pragma once

#include <string>

namespace openline::app {

struct EncountersOptions {
    std::string tracks;              ///< file
    std::string standard = "usual";  ///< as exchange::trackStandard takes it
    std::string samples;             ///< file for every pair and time; empty: none
    double largestGapS = 60.0;       ///< of reports that are joined
    bool json = false, csv = false;  ///< on standard output, instead of a table
    bool aeronautical = false;       ///< the table in feet, nautical miles and knots
    bool skipBadRows = false;
};

/// Returns the exit code.
int reportEncounters(const EncountersOptions& options);

}  // namespace openline::app
