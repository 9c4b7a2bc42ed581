// A film as a number: equal pictures give equal digests. For tests and for comparing two machines.
#pragma once

#include "base/digest.h"
#include "record/frame_sink.h"

namespace openline::record {

class HashSink : public FrameSink {
  public:
    Result<Done> write(const FramePixels& frame) override {
        digest_.add(static_cast<std::int32_t>(frame.widthPx));
        digest_.add(static_cast<std::int32_t>(frame.heightPx));
        digest_.addBytes(frame.rgba.data(), frame.rgba.size());
        ++count_;
        return Done{};
    }
    Result<Done> finish() override { return Done{}; }
    [[nodiscard]] std::uint64_t value() const { return digest_.value(); }
    [[nodiscard]] int count() const { return count_; }

  private:
    Digest digest_;
    int count_ = 0;
};

}  // namespace openline::record
