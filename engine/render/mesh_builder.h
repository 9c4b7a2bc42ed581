// Small solid shapes from which craft are put together: lofted bodies, wings, hulls, boxes, discs.
// Flat-shaded. Model space: x forward, y right, z down; the finished mesh is scaled to unit length, breadth
// and height.
#pragma once

#include <cstdint>
#include <vector>

#include <glm/vec2.hpp>
#include <glm/vec3.hpp>

namespace openline::render {

/// What a face is made of: how its brightness and its side's tint are set.
enum class Paint : std::uint8_t { side, light, dark, glass, deck, trim };

struct MeshVertex {
    glm::vec3 position{0.0f};
    glm::vec3 normal{0.0f};
    float tone = 1.0f;  ///< brightness of the material
    float tint = 1.0f;  ///< share of the side's colour
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

class MeshBuilder {
  public:
    void paint(Paint paint) { paint_ = paint; }
    void triangle(const glm::vec3& a, const glm::vec3& b, const glm::vec3& c);
    void quad(const glm::vec3& a, const glm::vec3& b, const glm::vec3& c, const glm::vec3& d);
    /// Both ends are closed.
    void body(const std::vector<Section>& sections, int sides = 10, float y = 0.0f);
    /// A pair of wings, right and left.
    void wings(const Panel& panel);
    /// Upright, or leaning outwards by tipZ - rootZ; at `y` from the middle, mirrored when not 0.
    void fin(const Panel& panel, float y = 0.0f);
    void box(const glm::vec3& low, const glm::vec3& high);
    /// A box that narrows upwards, as ships' houses do.
    void house(float xBack, float xFront, float halfWidth, float zBottom, float zTop, float slope);
    void hull(const std::vector<HullRing>& rings);
    /// Flat round plate, horizontal (dome, rotor) or facing forward (propeller).
    void plate(const glm::vec3& middle, float radius, float thickness, bool facingForward, int sides = 16);
    void pole(const glm::vec3& bottom, const glm::vec3& top, float radius);

    /// Scales to unit length, breadth and height; z is kept at 0 for what `onWater`, else centred on the
    /// body.
    std::vector<MeshVertex> finish(bool onWater);

  private:
    /// Turns the triangles since `first` so that they face away from a point inside.
    void faceOutwards(std::size_t first, const glm::vec3& inside);
    std::vector<MeshVertex> vertices_;
    Paint paint_ = Paint::side;
};

}  // namespace openline::render
