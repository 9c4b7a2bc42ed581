// The documented exit codes of the program, and the one way of saying what went wrong. Not for libraries,
// which return complaints.
#pragma once

#include <string_view>
#include <vector>

#include "base/result.h"

namespace openline::app {

enum ExitCode : int {
    kExitOk = 0,
    kExitRunFailed = 1,
    kExitUsage = 2,
    kExitInvalidInput = 3,
    kExitMachineCannot = 4,
    kExitMismatch = 5,
};

/// Prints complaints on standard error, one a line, and returns the code for `return fail(...)`.
int fail(ExitCode code, const std::vector<Complaint>& complaints);
int fail(ExitCode code, std::string_view message);
/// Puts the option that they are about in front of complaints.
template <class T>
Result<T> about(const char* option, Result<T> result) {
    for (Complaint& complaint : result.errors) complaint.path = option;
    return result;
}

/// Prints warnings on standard error.
void printWarnings(const std::vector<Complaint>& warnings);

}  // namespace openline::app
