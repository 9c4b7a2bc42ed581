// Whether a file can be written, asked before any work is done; and files of lines that are whole or not
// there. Not for films and pictures.
#pragma once

#include <fstream>
#include <string>

#include "base/result.h"

namespace openline::app {

/// Leaves an existing file as it is and makes none. Errors: no such folder, a folder of that name, no
/// permission.
Result<Done> checkWritable(const std::string& path);
/// The same for films and pictures, which are renamed into place when they are whole. Errors: also devices
/// and pipes, which a renamed file would replace.
Result<Done> checkReplaceable(const std::string& path);

/// A file written line by line. Goes on from a failure to nothing: half a file would look like a whole one.
class LineFile {
  public:
    /// Each: errors with what the system says, as when the disk is full. The file is removed then.
    Result<Done> open(const std::string& path);
    Result<Done> add(const std::string& line);
    Result<Done> close();
    [[nodiscard]] bool isOpen() const { return file_.is_open(); }

  private:
    Result<Done> failed();
    std::string path_;
    std::ofstream file_;
    bool opened_ = false;
};

}  // namespace openline::app
