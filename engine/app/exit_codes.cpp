#include "app/exit_codes.h"

#include <iostream>

#include "base/log.h"

namespace openline::app {

int fail(ExitCode code, const std::vector<Complaint>& complaints) {
    for (const Complaint& complaint : complaints) std::cerr << format(complaint) << '\n';
    return code;
}

int fail(ExitCode code, std::string_view message) {
    std::cerr << "openline: " << message << '\n';
    return code;
}

void printWarnings(const std::vector<Complaint>& warnings) {
    for (const Complaint& warning : warnings) log::warn(format(warning));
}

}  // namespace openline::app
