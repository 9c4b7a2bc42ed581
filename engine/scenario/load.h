// From a scenario file and the shipped catalogues to a definition. Every complaint has its file, line, column
// and path; either the first syntax error, or all other complaints at once. The format's reference is
// scenarios/README.md.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"
#include "sim/definition.h"

namespace openline::scenario {

/// Where the shipped data are.
struct DataFolders {
    std::string assets;  ///< platforms.toml, channels.toml, crisis.toml
    std::string maps;    ///< places.toml, lines.toml of a theater
};

/// Who plays which part in what is invented.
enum class Roles : std::uint8_t {
    asWritten,
    mirrored,  ///< craft that pass or collide by `[[inject]]` change places; orders of the other roles are
               ///< flown
};

/// Errors: unreadable, too large (over 16 MB), not text, syntax, unknown keys (with a suggestion), wrong
/// units, missing references, duplicate ids, circular station-keeping, empty durations, and so on.
Result<sim::Definition> load(const std::string& path, const DataFolders& folders,
                             Roles roles = Roles::asWritten);

/// The same from text; `name` stands for the file in complaints.
Result<sim::Definition> parse(const std::string& text, const std::string& name, const DataFolders& folders,
                              Roles roles = Roles::asWritten);

/// The nearest known name within an edit distance of a third of its length; empty if none.
std::string suggestion(const std::string& unknown, const std::vector<std::string>& known);

}  // namespace openline::scenario
