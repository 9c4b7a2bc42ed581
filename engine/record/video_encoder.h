// Films as H.264 in MP4 through libavcodec. Written in fragments, so that what exists plays even if the
// program is killed; rewritten as a plain MP4 with its index in front when it ends well. The same pictures
// give the same bytes. Not for sound, captions or scaling.
#pragma once

#include <memory>
#include <string>

#include "record/frame_sink.h"

namespace openline::record {

struct VideoSettings {
    int widthPx = 1280;        ///< even, 16..7680
    int heightPx = 720;        ///< even, 16..4320
    int framesPerSecond = 30;  ///< 1..120
    std::string title;
    std::string comment;              ///< provenance, and whether events are invented
    std::string encoder = "libx264";  ///< as libavcodec names it
    std::string preset = "veryfast";  ///< x264's: speed against size
    /// x264's own words on top. A third less work than the preset's search for motion, for a film 10 per cent
    /// larger.
    std::string tuning = "me=dia:subme=1";
    int quality = 20;  ///< constant rate factor; lower is better
};

class VideoEncoder : public FrameSink {
  public:
    /// Errors: no such encoder in this build of libavcodec, sizes it cannot do, a file that cannot be
    /// written, a device. No file is left then.
    static Result<std::unique_ptr<VideoEncoder>> create(const std::string& path,
                                                        const VideoSettings& settings);
    ~VideoEncoder() override;

    Result<Done> write(const FramePixels& frame) override;
    /// Warnings: the film plays but stays in fragments. Errors: also those of an earlier write; the file then
    /// ends after its last whole second, and is gone if it has none.
    Result<Done> finish() override;
    [[nodiscard]] std::int64_t frameCount() const;

  private:
    struct State;
    explicit VideoEncoder(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

/// Whether libavcodec here has an encoder of this name.
bool hasEncoder(const std::string& name);

}  // namespace openline::record
