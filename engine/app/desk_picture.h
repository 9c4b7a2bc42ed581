// The desk's panels over a picture, without a window: for `openline screenshot --desk`, tests and benchmarks.
// Needs a current OpenGL context; takes no input.
#pragma once

#include <memory>
#include <optional>

#include "app/picture.h"
#include "base/result.h"
#include "study/timeline.h"

namespace openline::app {

class DeskPicture {
  public:
    /// Errors: what Dear ImGui's OpenGL 3 renderer lacks.
    static Result<std::unique_ptr<DeskPicture>> create(const PictureSize& size);
    ~DeskPicture();
    DeskPicture(const DeskPicture&) = delete;
    DeskPicture& operator=(const DeskPicture&) = delete;

    /// Tells the picture where the panels will be, so that labels keep out; call before PictureMaker::build.
    void reserve(view::Settings& settings) const;
    /// The relation shown; none (as it begins): that of the last incident before the moment drawn.
    void choose(std::optional<DyadId> dyad);
    /// Counts the outlook of the timeline's moment and shows it from now on. Cost: some tenths of a second.
    void answerOutlook(const study::Timeline& timeline, std::shared_ptr<const sim::Definition> definition);
    /// Draws the panels into the framebuffer that is bound now. `speed` is shown; 0: as paused.
    void draw(const study::Timeline& timeline, double timeS, frame::Theme theme = frame::Theme::dark,
              double speed = 60.0);

  private:
    DeskPicture() = default;
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace openline::app
