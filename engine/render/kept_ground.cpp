#include "render/kept_ground.h"

#include <epoxy/gl.h>

#include <utility>

namespace openline::render {

GroundView::GroundView(const frame::FrameData& frame, std::size_t level)
    : camera(frame.camera),
      globe(frame.globe),
      theme(frame.theme),
      swell(frame.quality.swell),
      haze(frame.quality.haze),
      mapLevel(level) {}

namespace {
bool hasSameSize(const gfx::Target& a, const gfx::Target& b) {
    return a.widthPx == b.widthPx && a.heightPx == b.heightPx;
}
}  // namespace

bool KeptGround::restore(const GroundView& view, const gfx::Target& target) {
    if (!kept_ || !picture_ || !(*kept_ == view)) return false;
    gfx::copyPicture(picture_->target(), target);
    wasOfUse_ = true;
    return true;
}

/// The second picture of the same, or, where only the sun has moved on, the first, unless it moves with every
/// picture.
bool KeptGround::pays(const GroundView& view) const {
    if (!last_ || last_->camera != view.camera) return false;
    return *last_ == view || (kept_ && wasOfUse_);
}

void KeptGround::drew(const GroundView& view, const gfx::Target& target) {
    const bool wanted = pays(view);
    last_ = view;
    if (!wanted || !makeRoom(target)) return;
    gfx::copyPicture(target, picture_->target());
    glBindFramebuffer(GL_FRAMEBUFFER, target.framebuffer);  // the rest of the picture goes there
    kept_ = view;
    wasOfUse_ = false;
}

bool KeptGround::makeRoom(const gfx::Target& target) {
    if (picture_ && hasSameSize(picture_->target(), target)) return true;
    if (hasSameSize(refused_, target)) return false;
    kept_.reset();
    picture_.reset();
    auto made =
        gfx::OffscreenTarget::create(target.widthPx, target.heightPx, 0, gfx::OffscreenTarget::Depth::none);
    glBindFramebuffer(GL_FRAMEBUFFER, target.framebuffer);  // whatever came of it
    refused_ = made ? gfx::Target{} : target;
    if (made) picture_ = std::move(*made);
    return picture_.has_value();
}

void KeptGround::forget() {
    last_.reset();
    kept_.reset();
    picture_.reset();
}

}  // namespace openline::render
