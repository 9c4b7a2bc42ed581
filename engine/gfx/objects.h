// OpenGL objects that own what they hold: move only, freed on destruction, counted so that a test can prove
// it. All need a current context, also to be destroyed. Not for what is drawn with them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"

namespace openline::gfx {

/// What an object is, for counting and freeing.
enum class ObjectKind : std::uint8_t {
    buffer,
    vertexArray,
    texture,
    framebuffer,
    renderbuffer,
    program,
    query
};

/// Objects that exist now, of all kinds and contexts.
int liveObjectCount();

/// A name given by OpenGL and freed with this value. 0: none.
class Handle {
  public:
    Handle() = default;
    Handle(ObjectKind kind, unsigned name);
    ~Handle() { release(); }
    Handle(Handle&& other) noexcept : kind_(other.kind_), name_(std::exchange(other.name_, 0u)) {}
    Handle& operator=(Handle&& other) noexcept;
    [[nodiscard]] unsigned name() const { return name_; }
    explicit operator bool() const { return name_ != 0; }

  private:
    void release();
    ObjectKind kind_ = ObjectKind::buffer;
    unsigned name_ = 0;
};

/// How often the contents change.
enum class Usage : std::uint8_t { fixed, stream };

/// Vertices or indices. `set` replaces everything; a stream's old storage is orphaned, so nothing waits.
class Buffer {
  public:
    static Buffer vertices(Usage usage);
    static Buffer indices(Usage usage);
    void set(const void* data, std::size_t bytes);
    template <class T>
    void set(std::span<const T> values) {
        set(values.data(), values.size_bytes());
    }
    void bind() const;
    [[nodiscard]] std::size_t bytes() const { return bytes_; }

  private:
    Buffer(unsigned target, Usage usage);
    Handle handle_;
    unsigned target_ = 0;
    Usage usage_ = Usage::fixed;
    std::size_t bytes_ = 0;
};

/// One vertex attribute, as the shader's `location` names it.
struct Attribute {
    enum class Type : std::uint8_t { float32, unorm8 };
    unsigned location = 0;
    int components = 3;
    Type type = Type::float32;
    std::size_t offsetBytes = 0;
    unsigned divisor = 0;  ///< 1: once an instance
};

/// The layout of one or more buffers for drawing.
class VertexArray {
  public:
    VertexArray();
    void bind() const;
    void attach(const Buffer& buffer, std::size_t strideBytes, std::span<const Attribute> attributes);
    /// Moves already attached attributes to another place of their buffer: for instanced ranges.
    void attachAt(const Buffer& buffer, std::size_t strideBytes, std::size_t startBytes,
                  std::span<const Attribute> attributes);
    void attachIndices(const Buffer& buffer);

  private:
    Handle handle_;
};

/// Draws triangles from the bound array's indices of 32 bits: `count` of them from number `first`, each moved
/// by `baseVertex`.
void drawTriangles(std::size_t first, std::size_t count, std::size_t baseVertex = 0);

/// Channels of 8 bits.
enum class PixelFormat : std::uint8_t { rgba8, rg8, r8 };
enum class Filter : std::uint8_t { nearest, linear, mipmapNearest };

class Texture {
  public:
    Texture() = default;
    /// Errors: larger than the machine can. `pixels` may be null.
    static Result<Texture> flat(int width, int height, PixelFormat format, const void* pixels, Filter filter);
    /// Six square faces in the order +x -x +y -y +z -z, rows as OpenGL wants them.
    static Result<Texture> cube(int size, std::span<const std::vector<std::uint8_t>> rgbaFaces);
    /// A cube to be drawn into. Errors: larger than the machine can.
    static Result<Texture> emptyCube(int size);
    /// The smaller sizes anew from the largest, after it was drawn into.
    void renewMipmaps() const;
    void update(int x, int y, int width, int height, const void* pixels);
    void bind(unsigned unit) const;
    /// Tiles are laid side by side instead of the edge being drawn out.
    void repeat() const;
    [[nodiscard]] unsigned name() const { return handle_.name(); }
    [[nodiscard]] bool isCube() const;
    [[nodiscard]] int width() const { return width_; }
    [[nodiscard]] int height() const { return height_; }

  private:
    Handle handle_;
    unsigned target_ = 0;
    PixelFormat format_ = PixelFormat::rgba8;
    int width_ = 0, height_ = 0;
};

/// A linked program. Uniforms are set by name while it is in use; unknown names are ignored, since drivers
/// drop unused ones.
class Program {
  public:
    Program() = default;
    /// Errors: the compiler's or linker's message, with `name` in front. `defines` are put after the version
    /// line.
    static Result<Program> fromSource(const std::string& name, std::string vertex, std::string fragment,
                                      const std::string& defines = {});
    /// Reads `<folder>/<vertex>.vert` and `<folder>/<fragment>.frag`. Errors: as above, or which file cannot
    /// be read.
    static Result<Program> fromFiles(const std::string& folder, const std::string& vertex,
                                     const std::string& fragment, const std::string& defines = {});
    void use() const;
    void set(const char* uniform, int value) const;
    void set(const char* uniform, float value) const;
    void set2(const char* uniform, float x, float y) const;
    void set3(const char* uniform, const float* xyz) const;
    void set4(const char* uniform, const float* xyzw) const;
    void setMatrix4(const char* uniform, const float* columns) const;

  private:
    [[nodiscard]] int location(const char* uniform) const;
    Handle handle_;
};

}  // namespace openline::gfx
