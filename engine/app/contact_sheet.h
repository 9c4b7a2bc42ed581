// Small pictures side by side in large ones, as PNG files with an index page that lists them. Not for
// drawing.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"
#include "record/frame_sink.h"

namespace openline::app {

class ContactSheets {
  public:
    explicit ContactSheets(std::string folder) : folder_(std::move(folder)) {}

    /// What follows goes on a sheet of its own, `columns` pictures wide.
    void begin(std::string name, std::string caption, int columns);
    void add(const record::FramePixels& tile);
    /// Writes the last sheet and the index. Errors: the first file that could not be written.
    Result<Done> finish();
    [[nodiscard]] int count() const { return static_cast<int>(written_.size()); }

  private:
    struct Written {
        std::string file, caption;
    };
    void flush();
    std::string folder_, name_, caption_;
    int columns_ = 1, tileWidthPx_ = 0, tileHeightPx_ = 0;
    std::vector<std::vector<std::uint8_t>> tiles_;
    std::vector<Written> written_;
    std::vector<Complaint> errors_;
};

}  // namespace openline::app
