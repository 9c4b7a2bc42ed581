// The command line: what can be asked of the program, checked and handed on. Does none of it.
#pragma once

#include <string_view>

namespace openline::app {

/// The whole program. `sourceFolder` is where it was built from, to find the data there. Returns an exit
/// code.
int runProgram(int argc, char** argv, std::string_view sourceFolder);

}  // namespace openline::app
