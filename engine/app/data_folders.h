// Where the shipped data are: assets/, maps/ and scenarios/ under one root folder. Not for the user's own
// files.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "scenario/load.h"

namespace openline::app {

struct DataRoot {
    std::string root;         ///< holds assets/, maps/ and scenarios/
    std::string assets;       ///< shaders, models, fonts, catalogues
    std::string theaterMaps;  ///< as in `<root>/maps/indo-pacific`
    std::string scenarios;
    scenario::DataFolders folders;  ///< what scenario::load wants
};

/// Looks in OPENLINE_DATA, beside the executable and above it, in the source folder that the program was
/// built from, and in the install prefix, in this order. `sourceFolder` is where the program was built from;
/// may be empty. Errors: none of them holds the data; names the places tried.
Result<DataRoot> findDataRoot(std::string_view sourceFolder = {});

/// The scenario that is opened when none is named.
std::string defaultScenarioPath(const DataRoot& data);

}  // namespace openline::app
