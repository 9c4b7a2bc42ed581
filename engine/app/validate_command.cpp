#include "app/validate_command.h"

#include <iostream>

#include "app/exit_codes.h"
#include "base/time.h"
#include "scenario/load.h"

namespace openline::app {

int validateFiles(const std::vector<std::string>& paths, const DataRoot& data) {
    int code = kExitOk;
    for (const std::string& path : paths) {
        const auto loaded = scenario::load(path, data.folders);
        for (const Complaint& warning : loaded.warnings) std::cerr << "warning: " << format(warning) << '\n';
        if (!loaded) {
            code = fail(kExitInvalidInput, loaded.errors);
            continue;
        }
        std::cout << path << ": " << loaded->title << ", " << loaded->units.size() << " units, "
                  << formatDurationForPeople(loaded->durationS) << '\n';
    }
    return code;
}

}  // namespace openline::app
