// A film of what is seen on the desk, while it is seen: as many frames as time went by, from pictures as they
// come. Needs the context of the pictures to read them. Not for films of a plan; those are made by
// `openline record`, frame by frame.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "gfx/target.h"
#include "record/async_sink.h"
#include "record/video_encoder.h"

namespace openline::app {

class DeskFilm {
  public:
    /// Errors: what the encoder says.
    static Result<std::unique_ptr<DeskFilm>> begin(const std::string& path, const gfx::Target& target,
                                                   const std::string& title, const std::string& comment);
    /// Ends the film.
    ~DeskFilm();
    DeskFilm(const DeskFilm&) = delete;
    DeskFilm& operator=(const DeskFilm&) = delete;

    /// Adds the picture for the time since the last one. Errors: the disk is full; the target has another
    /// size.
    Result<Done> take(const gfx::Target& target, double wallS);
    /// Ends the film so that others can read it.
    Result<Done> finish();
    [[nodiscard]] double lengthS() const;
    [[nodiscard]] const std::string& path() const { return path_; }

  private:
    explicit DeskFilm(std::unique_ptr<record::VideoEncoder> encoder);
    std::unique_ptr<record::VideoEncoder> encoder_;
    record::AsyncSink sink_;
    std::string path_;
    int widthPx_ = 0, heightPx_ = 0;  ///< even, as encoders want it
    double elapsedS_ = 0.0;
    std::int64_t frames_ = 0;
    bool isFinished_ = false;
    std::vector<std::uint8_t> pixels_;
};

}  // namespace openline::app
