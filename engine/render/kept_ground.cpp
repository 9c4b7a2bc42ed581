#include "render/kept_ground.h"

#include <epoxy/gl.h>

#include <utility>

namespace openline::render {

GroundView::GroundView(const frame::FrameData& frame)
    : camera(frame.camera),
      globe(frame.globe),
      theme(frame.theme),
      swell(frame.quality.swell),
      haze(frame.quality.haze) {}

bool sameEye(const frame::Camera& a, const frame::Camera& b) {
    return a.eye.m == b.eye.m && a.axes == b.axes && a.verticalFovRad == b.verticalFovRad &&
           a.widthPx == b.widthPx && a.heightPx == b.heightPx && a.altitudeM == b.altitudeM;
}

bool operator==(const GroundView& a, const GroundView& b) {
    return sameEye(a.camera, b.camera) && a.globe == b.globe && a.theme == b.theme && a.swell == b.swell &&
           a.haze == b.haze;
}

bool KeptGround::restore(const GroundView& view, const gfx::Target& target) {
    if (!kept_ || !picture_ || !(*kept_ == view)) return false;
    gfx::copyPicture(picture_->target(), target);
    wasOfUse_ = true;
    return true;
}

/// The second picture of the same, or, where only the sun has moved on, the first, unless it moves with every
/// picture.
bool KeptGround::pays(const GroundView& view) const {
    if (!last_ || !sameEye(last_->camera, view.camera)) return false;
    return *last_ == view || (kept_ && wasOfUse_);
}

void KeptGround::drew(const GroundView& view, const gfx::Target& target) {
    const bool wanted = pays(view);
    last_ = view;
    if (!wanted) return;
    const gfx::Target had = picture_ ? picture_->target() : gfx::Target{};
    if (had.widthPx != target.widthPx || had.heightPx != target.heightPx) {
        forget();
        auto made = gfx::OffscreenTarget::create(target.widthPx, target.heightPx);
        if (!made) return;
        picture_ = std::move(*made);
        last_ = view;
    }
    gfx::copyPicture(target, picture_->target());
    glBindFramebuffer(GL_FRAMEBUFFER, target.framebuffer);  // the rest of the picture goes there
    kept_ = view;
    wasOfUse_ = false;
}

void KeptGround::forget() {
    last_.reset();
    kept_.reset();
    picture_.reset();
}

}  // namespace openline::render
