#include "app/validate_command.h"

#include <iostream>

#include "app/exit_codes.h"
#include "app/session.h"
#include "base/time.h"

namespace openline::app {

int validateFiles(const std::vector<std::string>& paths, const DataRoot& data) {
    int code = kExitOk;
    for (const std::string& path : paths) {
        SessionOptions wanted;
        wanted.scenarioPath = path;
        const auto session = readSession(wanted, data);
        for (const Complaint& warning : session.warnings) std::cerr << "warning: " << format(warning) << '\n';
        if (!session) {
            code = fail(kExitInvalidInput, session.errors);
            continue;
        }
        const sim::Definition& definition = *session->definition;
        std::cout << path << ": " << definition.title << ", " << definition.units.size() << " units, "
                  << formatDurationForPeople(definition.durationS);
        if (!session->file.empty()) std::cout << ", " << session->log.size() << " commands";
        std::cout << '\n';
    }
    return code;
}

}  // namespace openline::app
