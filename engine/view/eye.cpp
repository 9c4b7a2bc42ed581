#include "view/eye.h"

#include <cmath>
#include <glm/geometric.hpp>

#include "geo/frames.h"

namespace openline::view {

namespace {
constexpr double kStretch = geo::wgs84::kSemiMajorM / geo::wgs84::kSemiMinorM;
constexpr double kRadiusSquared = geo::wgs84::kSemiMajorM * geo::wgs84::kSemiMajorM;
}  // namespace

Eye::Eye(const frame::Camera& camera)
    : position_(camera.eye.m),
      right_(camera.axes[0]),
      up_(camera.axes[1]),
      forward_(-camera.axes[2]),
      stretched_(camera.eye.m.x, camera.eye.m.y, camera.eye.m.z * kStretch),
      centre_(0.5 * camera.widthPx, 0.5 * camera.heightPx),
      altitudeM_(camera.altitudeM) {
    focalPx_ = centre_.y / std::tan(0.5 * camera.verticalFovRad);
    edgeX_ = std::hypot(1.0, centre_.x / focalPx_);
    edgeY_ = std::hypot(1.0, centre_.y / focalPx_);
}

Eye::Seen Eye::look(const glm::dvec3& point) const {
    const glm::dvec3 offset = point - position_;
    Seen seen;
    seen.depthM = glm::dot(offset, forward_);
    const double scale = focalPx_ / (seen.depthM > kNearM ? seen.depthM : kNearM);
    seen.px = {centre_.x + scale * glm::dot(offset, right_), centre_.y - scale * glm::dot(offset, up_)};
    return seen;
}

bool Eye::hidden(const glm::dvec3& point) const {
    const glm::dvec3 ray(point.x - stretched_.x, point.y - stretched_.y, point.z * kStretch - stretched_.z);
    const double along = -glm::dot(stretched_, ray);
    const double lengthSquared = glm::dot(ray, ray);
    if (along <= 0.0 || along >= lengthSquared) return false;
    const glm::dvec3 nearest = stretched_ + ray * (along / lengthSquared);
    return glm::dot(nearest, nearest) < kRadiusSquared;
}

bool Eye::sees(const glm::dvec3& point) const {
    return glm::dot(point - position_, forward_) > kNearM && !hidden(point);
}

glm::dvec2 Eye::pixelsPerMetre(const glm::dvec3& point, const glm::dvec3& direction) const {
    const glm::dvec3 offset = point - position_;
    const double depth = std::max(glm::dot(offset, forward_), kNearM);
    const double away = glm::dot(direction, forward_);
    const double x = glm::dot(offset, right_);
    const double y = glm::dot(offset, up_);
    const double scale = focalPx_ / (depth * depth);
    return {scale * (glm::dot(direction, right_) * depth - x * away),
            -scale * (glm::dot(direction, up_) * depth - y * away)};
}

double Eye::distanceM(const glm::dvec3& point) const {
    return glm::length(point - position_);
}

bool Eye::mayShow(const glm::dvec3& centre, double radiusM) const {
    const glm::dvec3 offset = centre - position_;
    const double depth = glm::dot(offset, forward_);
    if (depth < -radiusM) return false;
    const double across = std::abs(glm::dot(offset, right_));
    const double above = std::abs(glm::dot(offset, up_));
    return across <= depth * centre_.x / focalPx_ + radiusM * edgeX_ &&
           above <= depth * centre_.y / focalPx_ + radiusM * edgeY_;
}

}  // namespace openline::view
