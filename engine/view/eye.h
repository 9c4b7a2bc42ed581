// A camera unpacked for projecting many points: focal length, axes and what the horizon test needs, computed
// once a frame. Not a camera model of its own; it agrees with `project` and `geo::hiddenByEarth`.
#pragma once

#include <glm/vec2.hpp>
#include <glm/vec3.hpp>
#include <optional>

#include "frame/frame_data.h"

namespace openline::view {

inline float toFloat(double value) {
    return static_cast<float>(value);
}

class Eye {
  public:
    explicit Eye(const frame::Camera& camera);

    struct Seen {
        glm::dvec2 px{0.0};
        double depthM = 0.0;
    };
    /// Depth along the view and pixels; behind the near plane the pixels mean nothing.
    [[nodiscard]] Seen look(const glm::dvec3& point) const;
    /// In front of the near plane and not behind the earth.
    [[nodiscard]] bool sees(const glm::dvec3& point) const;
    [[nodiscard]] bool hidden(const glm::dvec3& point) const;
    /// The direction on the screen (unit vector, y down) in which a point moves that moves along `direction`,
    /// and how many pixels a metre of it covers.
    [[nodiscard]] glm::dvec2 pixelsPerMetre(const glm::dvec3& point, const glm::dvec3& direction) const;
    [[nodiscard]] double distanceM(const glm::dvec3& point) const;
    /// Metres that a pixel covers at a distance.
    [[nodiscard]] double metresPerPixel(double distanceM) const { return distanceM / focalPx_; }
    /// Could a ball be inside the picture? Errs towards yes.
    [[nodiscard]] bool mayShow(const glm::dvec3& centre, double radiusM) const;

    [[nodiscard]] const glm::dvec3& position() const { return position_; }
    [[nodiscard]] double altitudeM() const { return altitudeM_; }
    [[nodiscard]] double widthPx() const { return 2.0 * centre_.x; }
    [[nodiscard]] double heightPx() const { return 2.0 * centre_.y; }
    static constexpr double kNearM = 1.0;

  private:
    glm::dvec3 position_, right_, up_, forward_, stretched_;
    glm::dvec2 centre_;
    double focalPx_ = 1.0;
    double altitudeM_ = 0.0;
    double edgeX_ = 1.0, edgeY_ = 1.0;  // secants of the half fields of view, for the ball test
};

}  // namespace openline::view
