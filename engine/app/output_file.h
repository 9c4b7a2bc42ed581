// Whether a file can be written, asked before any work is done; and files of lines that are whole or not
// there. Not for films and pictures.
#pragma once

#include <fstream>
#include <iosfwd>
#include <string>

#include "base/result.h"

namespace openline::app {

/// Leaves an existing file as it is and makes none; devices and pipes are not touched. Errors: no such
/// folder, a folder of that name, no permission.
Result<Done> checkWritable(const std::string& path);
/// The same for films and pictures, which are renamed into place when they are whole. Errors: also devices
/// and pipes, which a renamed file would replace.
Result<Done> checkReplaceable(const std::string& path);
/// Whether writing an output would take the place of a file that is read, by whatever name. Errors: it
/// would; with the option's name in front.
Result<Done> expectNotInput(const char* option, const std::string& output, const std::string& input);
/// Whether a name ends as what is written into it should, in capitals or not. `ending`: as in `.png`.
Result<Done> expectEnding(const char* option, const std::string& path, const std::string& ending);

/// A file written line by line beside its place and renamed into it when it is closed: who is interrupted,
/// fails or forgets to close leaves nothing, and an older file as it was. Devices, pipes and the standard
/// output are written directly.
class LineFile {
  public:
    LineFile() = default;
    LineFile(const LineFile&) = delete;
    LineFile& operator=(const LineFile&) = delete;
    ~LineFile() { discard(); }

    /// Each: errors with what the system says, as when the disk is full. What was written is removed then.
    Result<Done> open(const std::string& path);
    Result<Done> add(const std::string& line);
    Result<Done> close();
    /// Ends without a file.
    void discard();
    [[nodiscard]] bool isOpen() const { return to_ != nullptr; }

  private:
    Result<Done> failed();
    std::string path_;     ///< as it was named, for complaints
    std::string place_;    ///< where symbolic links lead
    std::string partial_;  ///< empty: written directly
    std::ofstream file_;
    std::ostream* to_ = nullptr;
};

}  // namespace openline::app
