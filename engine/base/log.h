// Log lines for the people who run the program. They go to standard error, so that standard output stays
// data.
#pragma once

#include <string_view>

namespace openline::log {

void info(std::string_view message);
void warn(std::string_view message);
void error(std::string_view message);
/// Quiet shows errors only; the default shows warnings and errors.
void setQuiet(bool quiet);
void setVerbose(bool verbose);

}  // namespace openline::log
