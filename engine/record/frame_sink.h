// Where finished pictures go, one after the other: a film, numbered stills, a digest. Not for making them.
#pragma once

#include <cstdint>
#include <span>

#include "base/result.h"

namespace openline::record {

/// One picture as RGBA8, top row first, rows without gaps.
struct FramePixels {
    int widthPx = 0;
    int heightPx = 0;
    std::span<const std::uint8_t> rgba;
    bool seeThrough = false;  ///< its alpha counts, and colours are multiplied by it; else it is opaque
};

class FrameSink {
  public:
    virtual ~FrameSink() = default;
    /// Takes the next picture. Errors: the disk is full, the encoder failed; nothing more can be written
    /// then.
    virtual Result<Done> write(const FramePixels& frame) = 0;
    /// Ends the output so that others can read it. Called once, also after an interruption or an error.
    virtual Result<Done> finish() = 0;
};

}  // namespace openline::record
