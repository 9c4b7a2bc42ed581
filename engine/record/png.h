// Stills as PNG files. A file appears whole or not at all. Not for reading.
#pragma once

#include <string>

#include "record/frame_sink.h"

namespace openline::record {

/// What goes with a picture wherever it is taken: where it comes from, and whether events in it are invented.
struct PngText {
    std::string title{}, comment{};  ///< UTF-8; empty: left out
};

/// Writes an RGB picture, or one with alpha if that counts in it, beside the target first and then in its
/// place. Errors: the folder is missing or may not be written, the path is a device, the disk is full.
Result<Done> writePng(const std::string& path, const FramePixels& frame, const PngText& text = {});

/// Numbered stills, as in `film-00001.png` from `film.png`.
class PngSink : public FrameSink {
  public:
    explicit PngSink(std::string path, PngText text = {}) : path_(std::move(path)), text_(std::move(text)) {}
    Result<Done> write(const FramePixels& frame) override;
    Result<Done> finish() override { return Done{}; }
    [[nodiscard]] int count() const { return count_; }

  private:
    std::string path_;
    PngText text_;
    int count_ = 0;
};

}  // namespace openline::record
