// Small solid shapes from which craft are put together: lofted bodies, wings, hulls, boxes, discs. Round
// parts are shaded round, flat parts flat. Model space: x forward, y right, z down; the finished mesh is
// scaled to unit length, breadth and height.
#pragma once

#include <cstdint>
#include <vector>

#include <glm/vec2.hpp>
#include <glm/vec3.hpp>

namespace openline::render {

/// What a face is made of: how its brightness and its side's tint are set.
enum class Paint : std::uint8_t { side, light, dark, glass, deck, trim, black };

/// About which axis a part turns.
enum class Turns : std::uint8_t { still, forward, upright };

struct MeshVertex {
    glm::vec3 position{0.0f};
    glm::vec3 normal{0.0f};
    float tone = 1.0f;    ///< brightness of the material
    float tint = 1.0f;    ///< share of the side's colour
    glm::vec3 hub{0.0f};  ///< a point of the axis about which it turns
    float axis = 0.0f;    ///< 0: stands still, 1: turns about forward, 2: about upright
    float rate = 0.0f;    ///< turns for one of the model's
};

/// A round or flattened section of a body.
struct Section {
    float x = 0.0f;  ///< m forward
    float z = 0.0f;  ///< m down, of the middle
    float halfWidth = 0.0f;
    float halfHeight = 0.0f;
};

/// A straight-edged surface seen from above (or from the side, for fins).
struct Panel {
    float rootFront = 0.0f, rootBack = 0.0f;  ///< m forward
    float tipFront = 0.0f, tipBack = 0.0f;
    float rootOut = 0.0f, tipOut = 0.0f;  ///< m from the middle plane, or up for a fin
    float rootZ = 0.0f, tipZ = 0.0f;      ///< m down, or sideways for a fin
    float thickness = 0.1f;
};

/// Outline of a hull at one height: half widths along its length.
struct HullRing {
    float z = 0.0f;
    std::vector<glm::vec2> halfOutline;  ///< x forward, y half width; from stern to bow
};

/// A turning part: where, how large, how fast.
struct Spinner {
    glm::vec3 hub{0.0f};
    float radius = 1.0f;
    int blades = 4;
    float rate = 1.0f;
};

/// Triangles of a finished craft: three vertices each. What can be seen through comes last.
struct Mesh {
    std::vector<MeshVertex> vertices;
    std::size_t solidCount = 0;
};

class MeshBuilder {
  public:
    void paint(Paint paint) { paint_ = paint; }
    void triangle(const glm::vec3& a, const glm::vec3& b, const glm::vec3& c);
    void quad(const glm::vec3& a, const glm::vec3& b, const glm::vec3& c, const glm::vec3& d);
    /// Both ends are closed.
    void body(const std::vector<Section>& sections, int sides = 12, float y = 0.0f);
    /// A pair of wings, right and left.
    void wings(const Panel& panel);
    /// Upright, or leaning outwards by tipZ - rootZ; at `y` from the middle, mirrored when not 0.
    void fin(const Panel& panel, float y = 0.0f);
    void box(const glm::vec3& low, const glm::vec3& high);
    /// A box that narrows upwards, as ships' houses do; `y` is its middle.
    void house(float xBack, float xFront, float halfWidth, float zBottom, float zTop, float slope,
               float y = 0.0f);
    /// Mirrored when `y`, its middle, is not 0.
    void hull(const std::vector<HullRing>& rings, float y = 0.0f);
    /// A level slab by its convex outline; its underside is `undercut` times as broad.
    void slab(const std::vector<glm::vec2>& outline, float zTop, float thickness, float undercut);
    /// Flat round plate, horizontal (dome, rotor) or facing forward (propeller).
    void plate(const glm::vec3& middle, float radius, float thickness, bool facingForward, int sides = 20);
    void pole(const glm::vec3& bottom, const glm::vec3& top, float radius);
    /// Blades that turn, with the disc that the eye sees of them.
    void propeller(const Spinner& spinner);
    void rotor(const Spinner& spinner);
    /// What is added from here on turns; until called without a hub.
    void turning(Turns turns, const glm::vec3& hub = glm::vec3(0.0f), float rate = 0.0f);

    /// Scales to unit length, breadth and height, those of `size` or, where it is 0, its own; z is kept at 0
    /// for what `onWater`, else centred on the body. What is done to the positions is done to `more` too.
    Mesh finish(bool onWater, const glm::vec3& size, std::vector<glm::vec3>& more);
    /// Low and high corners of what has been added, without what turns.
    [[nodiscard]] std::pair<glm::vec3, glm::vec3> bounds() const;
    [[nodiscard]] const std::vector<MeshVertex>& vertices() const { return vertices_; }

  private:
    /// Turns the triangles since `first` so that they face away from a point inside.
    void faceOutwards(std::size_t first, const glm::vec3& inside);
    void roundNormals(std::size_t first, const std::vector<Section>& sections, float y);
    void disc(const Spinner& spinner, bool forward);
    std::vector<MeshVertex> vertices_, veil_;
    Paint paint_ = Paint::side;
    Turns turns_ = Turns::still;
    glm::vec3 hub_{0.0f};
    float rate_ = 0.0f;
};

}  // namespace openline::render
