#include "gfx/objects.h"

#include <epoxy/gl.h>

#include <atomic>

namespace openline::gfx {

namespace {
std::atomic<int> liveObjects{0};

unsigned generate(ObjectKind kind) {
    GLuint name = 0;
    switch (kind) {
        case ObjectKind::buffer:
            glGenBuffers(1, &name);
            break;
        case ObjectKind::vertexArray:
            glGenVertexArrays(1, &name);
            break;
        case ObjectKind::texture:
            glGenTextures(1, &name);
            break;
        default:
            break;
    }
    return name;
}
}  // namespace

int liveObjectCount() {
    return liveObjects.load();
}

Handle::Handle(ObjectKind kind, unsigned name) : kind_(kind), name_(name) {
    if (name_ != 0) ++liveObjects;
}

Handle& Handle::operator=(Handle&& other) noexcept {
    if (this != &other) {
        release();
        kind_ = other.kind_;
        name_ = std::exchange(other.name_, 0u);
    }
    return *this;
}

void Handle::release() {
    if (name_ == 0) return;
    switch (kind_) {
        case ObjectKind::buffer:
            glDeleteBuffers(1, &name_);
            break;
        case ObjectKind::vertexArray:
            glDeleteVertexArrays(1, &name_);
            break;
        case ObjectKind::texture:
            glDeleteTextures(1, &name_);
            break;
        case ObjectKind::framebuffer:
            glDeleteFramebuffers(1, &name_);
            break;
        case ObjectKind::renderbuffer:
            glDeleteRenderbuffers(1, &name_);
            break;
        case ObjectKind::program:
            glDeleteProgram(name_);
            break;
        case ObjectKind::query:
            glDeleteQueries(1, &name_);
            break;
    }
    name_ = 0;
    --liveObjects;
}

Buffer::Buffer(unsigned target, Usage usage)
    : handle_(ObjectKind::buffer, generate(ObjectKind::buffer)), target_(target), usage_(usage) {}
Buffer Buffer::vertices(Usage usage) {
    return {GL_ARRAY_BUFFER, usage};
}
Buffer Buffer::indices(Usage usage) {
    return {GL_ELEMENT_ARRAY_BUFFER, usage};
}

void Buffer::bind() const {
    glBindBuffer(target_, handle_.name());
}

void Buffer::set(const void* data, std::size_t bytes) {
    // The array-buffer target does not belong to the bound vertex array, so no layout is disturbed.
    glBindBuffer(GL_ARRAY_BUFFER, handle_.name());
    glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(bytes), data,
                 usage_ == Usage::fixed ? GL_STATIC_DRAW : GL_STREAM_DRAW);
    bytes_ = bytes;
}

VertexArray::VertexArray() : handle_(ObjectKind::vertexArray, generate(ObjectKind::vertexArray)) {}

void VertexArray::bind() const {
    glBindVertexArray(handle_.name());
}

void VertexArray::attach(const Buffer& buffer, std::size_t strideBytes,
                         std::span<const Attribute> attributes) {
    attachAt(buffer, strideBytes, 0, attributes);
}

void VertexArray::attachAt(const Buffer& buffer, std::size_t strideBytes, std::size_t startBytes,
                           std::span<const Attribute> attributes) {
    bind();
    buffer.bind();
    for (const Attribute& a : attributes) {
        const bool bytes = a.type == Attribute::Type::unorm8;
        glEnableVertexAttribArray(a.location);
        glVertexAttribPointer(
            a.location, a.components, bytes ? GL_UNSIGNED_BYTE : GL_FLOAT, bytes ? GL_TRUE : GL_FALSE,
            static_cast<GLsizei>(strideBytes),
            // OpenGL takes an offset as a pointer. NOLINTNEXTLINE(performance-no-int-to-ptr)
            reinterpret_cast<const void*>(startBytes + a.offsetBytes));
        glVertexAttribDivisor(a.location, a.divisor);
    }
}

void VertexArray::attachIndices(const Buffer& buffer) {
    bind();
    buffer.bind();
}

void drawTriangles(std::size_t first, std::size_t count, std::size_t baseVertex) {
    if (count == 0) return;
    // OpenGL takes the place within the buffer as a pointer.
    const void* place =
        reinterpret_cast<const void*>(first * sizeof(std::uint32_t));  // NOLINT(performance-no-int-to-ptr)
    glDrawElementsBaseVertex(GL_TRIANGLES, static_cast<GLsizei>(count), GL_UNSIGNED_INT, place,
                             static_cast<GLint>(baseVertex));
}

}  // namespace openline::gfx
