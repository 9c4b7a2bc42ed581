#include <epoxy/gl.h>

#include "gfx/objects.h"

namespace openline::gfx {

namespace {
struct FormatNames {
    GLint internal;
    GLenum external;
};

FormatNames namesOf(PixelFormat format) {
    switch (format) {
        case PixelFormat::rgba8:
            return {GL_RGBA8, GL_RGBA};
        case PixelFormat::rg8:
            return {GL_RG8, GL_RG};
        case PixelFormat::r8:
            return {GL_R8, GL_RED};
    }
    return {GL_RGBA8, GL_RGBA};
}

void setFilter(GLenum target, Filter filter) {
    const GLint magnified = filter == Filter::nearest ? GL_NEAREST : GL_LINEAR;
    const GLint reduced = filter == Filter::mipmapNearest ? GL_LINEAR_MIPMAP_NEAREST : magnified;
    glTexParameteri(target, GL_TEXTURE_MIN_FILTER, reduced);
    glTexParameteri(target, GL_TEXTURE_MAG_FILTER, magnified);
    glTexParameteri(target, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(target, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
}

std::string tooLarge(int width, int height, GLint limit) {
    return "expected textures of up to " + std::to_string(limit) + " pixels a side, got " +
           std::to_string(width) + " x " + std::to_string(height);
}
}  // namespace

Result<Texture> Texture::flat(int width, int height, PixelFormat format, const void* pixels, Filter filter) {
    GLint limit = 0;
    glGetIntegerv(GL_MAX_TEXTURE_SIZE, &limit);
    if (width > limit || height > limit || width < 1 || height < 1) {
        return Result<Texture>::failure(tooLarge(width, height, limit));
    }
    GLuint name = 0;
    glGenTextures(1, &name);
    Texture texture;
    texture.handle_ = Handle(ObjectKind::texture, name);
    texture.target_ = GL_TEXTURE_2D;
    texture.format_ = format;
    texture.width_ = width;
    texture.height_ = height;
    glBindTexture(GL_TEXTURE_2D, name);
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    const FormatNames names = namesOf(format);
    glTexImage2D(GL_TEXTURE_2D, 0, names.internal, width, height, 0, names.external, GL_UNSIGNED_BYTE,
                 pixels);
    setFilter(GL_TEXTURE_2D, filter);
    if (filter == Filter::mipmapNearest) glGenerateMipmap(GL_TEXTURE_2D);
    return texture;
}

Result<Texture> Texture::emptyCube(int size) {
    GLint limit = 0;
    glGetIntegerv(GL_MAX_CUBE_MAP_TEXTURE_SIZE, &limit);
    if (size > limit || size < 1) return Result<Texture>::failure(tooLarge(size, size, limit));
    GLuint name = 0;
    glGenTextures(1, &name);
    Texture texture;
    texture.handle_ = Handle(ObjectKind::texture, name);
    texture.target_ = GL_TEXTURE_CUBE_MAP;
    texture.width_ = texture.height_ = size;
    glBindTexture(GL_TEXTURE_CUBE_MAP, name);
    for (unsigned face = 0; face < 6; ++face) {
        glTexImage2D(GL_TEXTURE_CUBE_MAP_POSITIVE_X + face, 0, GL_RGBA8, size, size, 0, GL_RGBA,
                     GL_UNSIGNED_BYTE, nullptr);
    }
    setFilter(GL_TEXTURE_CUBE_MAP, Filter::mipmapNearest);
    return texture;
}

Result<Texture> Texture::cube(int size, std::span<const std::vector<std::uint8_t>> rgbaFaces) {
    if (rgbaFaces.size() != 6)
        return Result<Texture>::failure("expected the six faces of a cube, got " +
                                        std::to_string(rgbaFaces.size()));
    Result<Texture> texture = emptyCube(size);
    if (!texture) return texture;
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    for (unsigned face = 0; face < 6; ++face) {
        glTexSubImage2D(GL_TEXTURE_CUBE_MAP_POSITIVE_X + face, 0, 0, 0, size, size, GL_RGBA, GL_UNSIGNED_BYTE,
                        rgbaFaces[face].data());
    }
    texture->renewMipmaps();
    return texture;
}

bool Texture::isCube() const {
    return target_ == GL_TEXTURE_CUBE_MAP;
}

void Texture::renewMipmaps() const {
    glBindTexture(target_, handle_.name());
    glGenerateMipmap(target_);
}

void Texture::update(int x, int y, int width, int height, const void* pixels) {
    glBindTexture(target_, handle_.name());
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    glTexSubImage2D(target_, 0, x, y, width, height, namesOf(format_).external, GL_UNSIGNED_BYTE, pixels);
}

void Texture::bind(unsigned unit) const {
    glActiveTexture(GL_TEXTURE0 + unit);
    glBindTexture(target_, handle_.name());
}

void Texture::repeat() const {
    glBindTexture(target_, handle_.name());
    glTexParameteri(target_, GL_TEXTURE_WRAP_S, GL_REPEAT);
    glTexParameteri(target_, GL_TEXTURE_WRAP_T, GL_REPEAT);
}

}  // namespace openline::gfx
