// Hands pictures to another sink on a thread of its own, so that encoding one goes on while the next is
// drawn. At most two wait. The order and the pictures are the same as without it.
#pragma once

#include <array>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>

#include "record/frame_sink.h"

namespace openline::record {

class AsyncSink : public FrameSink {
  public:
    /// `sink` must outlive this and belongs to its thread until finish(). If the machine has no thread left,
    /// pictures are handed on at once.
    explicit AsyncSink(FrameSink& sink);
    ~AsyncSink() override;
    AsyncSink(const AsyncSink&) = delete;
    AsyncSink& operator=(const AsyncSink&) = delete;

    /// Copies the picture; waits while two are waiting. Errors: those of an earlier picture.
    Result<Done> write(const FramePixels& frame) override;
    /// Waits for all pictures, then ends the other sink. Errors: those of a picture first.
    Result<Done> finish() override;

  private:
    struct Picture {
        int widthPx = 0, heightPx = 0;
        std::vector<std::uint8_t> rgba;
    };
    void work();
    void stop();

    FrameSink& sink_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::array<Picture, 2> waiting_;  // a ring; guarded by mutex_, as everything below
    std::size_t first_ = 0, count_ = 0;
    bool stop_ = false;
    std::vector<Complaint> errors_;
    std::thread thread_;
};

}  // namespace openline::record
