#include "render/eye_geometry.h"

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>
#include <glm/matrix.hpp>
#include <numbers>

#include "base/math.h"

namespace openline::render {

namespace {
using math::kPi;
constexpr int kBorderSamples = 24;  ///< rays a side

glm::dvec3 toUnitSphere(const glm::dvec3& v) {
    return {v.x / geo::wgs84::kSemiMajorM, v.y / geo::wgs84::kSemiMajorM, v.z / geo::wgs84::kSemiMinorM};
}

struct Lens {
    double tanX, tanY;
    explicit Lens(const frame::Camera& camera)
        : tanX(std::tan(camera.verticalFovRad / 2.0) * camera.widthPx / camera.heightPx),
          tanY(std::tan(camera.verticalFovRad / 2.0)) {}
};

/// Rows x and y and w of a projection; z is the caller's.
glm::dmat4 flatProjection(const frame::Camera& camera) {
    const Lens lens(camera);
    const glm::dmat3 toEye = glm::transpose(camera.axes);
    glm::dmat4 clip(0.0);
    for (int column = 0; column < 3; ++column) {
        clip[column][0] = toEye[column].x / lens.tanX;
        clip[column][1] = toEye[column].y / lens.tanY;
        clip[column][3] = -toEye[column].z;
    }
    return clip;
}

double wrapped(double angle) {
    while (angle > kPi) angle -= 2.0 * kPi;
    while (angle < -kPi) angle += 2.0 * kPi;
    return angle;
}

bool insidePicture(const frame::Camera& camera, const glm::dvec3& direction) {
    const glm::dvec3 eye = glm::transpose(camera.axes) * direction;
    const Lens lens(camera);
    return eye.z < 0.0 && std::abs(eye.x) < lens.tanX * -eye.z && std::abs(eye.y) < lens.tanY * -eye.z;
}

/// A ray through the edge of the picture, in the unit sphere's space; `t` 0..4 runs around it.
glm::dvec3 borderRay(const frame::Camera& camera, double t) {
    const Lens lens(camera);
    const double along = 2.0 * (t - std::floor(t)) - 1.0;
    glm::dvec2 p;
    switch (static_cast<int>(t) % 4) {
        case 0:
            p = {along, -1.0};
            break;
        case 1:
            p = {1.0, along};
            break;
        case 2:
            p = {-along, 1.0};
            break;
        default:
            p = {-1.0, -along};
            break;
    }
    const double slack = 1.02;
    const glm::dvec3 ray(p.x * lens.tanX * slack, p.y * lens.tanY * slack, -1.0);
    return glm::normalize(toUnitSphere(camera.axes * ray));
}

}  // namespace

glm::mat4 layerClip(const frame::Camera& camera, double layer) {
    // Depth is `layer` everywhere; the small offset only cuts off what is nearer than `near`.
    const double near = std::clamp(camera.altitudeM * 0.05, 0.02, 1000.0);
    glm::dmat4 clip = flatProjection(camera);
    for (int column = 0; column < 3; ++column) clip[column][2] = layer * clip[column][3];
    clip[3][2] = -near * (1.0 + layer);
    return glm::mat4(clip);
}

glm::mat4 depthClip(const frame::Camera& camera, double nearM, double farM) {
    glm::dmat4 clip = flatProjection(camera);
    const double scale = (farM + nearM) / (farM - nearM);
    for (int column = 0; column < 3; ++column) clip[column][2] = scale * clip[column][3];
    clip[3][2] = -2.0 * farM * nearM / (farM - nearM);
    return glm::mat4(clip);
}

VisibleDisc visibleDisc(const frame::Camera& camera) {
    VisibleDisc disc;
    disc.eye = toUnitSphere(camera.eye.m);
    disc.eyeRadius = std::max(glm::length(disc.eye), 1.0 + 1e-9);
    disc.down = -glm::normalize(disc.eye);
    const glm::dvec3 helper =
        std::abs(disc.down.z) < 0.9 ? glm::dvec3(0.0, 0.0, 1.0) : glm::dvec3(1.0, 0.0, 0.0);
    disc.east = glm::normalize(glm::cross(helper, -disc.down));
    disc.north = glm::cross(-disc.down, disc.east);
    disc.horizonAngle = std::asin(1.0 / disc.eyeRadius);
    const glm::dvec3 downWorld =
        glm::dvec3(disc.down.x * geo::wgs84::kSemiMajorM, disc.down.y * geo::wgs84::kSemiMajorM,
                   disc.down.z * geo::wgs84::kSemiMinorM);
    const bool nadir = insidePicture(camera, downWorld), zenith = insidePicture(camera, -downWorld);
    double least = kPi, most = 0.0, from = 0.0, to = 0.0;
    const glm::dvec3 middle = toUnitSphere(camera.axes * glm::dvec3(0.0, 0.0, -1.0));
    const double middleAzimuth = std::atan2(glm::dot(middle, disc.east), glm::dot(middle, disc.north));
    for (int i = 0; i < 4 * kBorderSamples; ++i) {
        const glm::dvec3 ray = borderRay(camera, static_cast<double>(i) / kBorderSamples);
        const double angle = std::acos(std::clamp(glm::dot(ray, disc.down), -1.0, 1.0));
        const double azimuth =
            wrapped(std::atan2(glm::dot(ray, disc.east), glm::dot(ray, disc.north)) - middleAzimuth);
        least = std::min(least, angle);
        most = std::max(most, angle);
        from = std::min(from, azimuth);
        to = std::max(to, azimuth);
    }
    disc.angleFrom = nadir ? 0.0 : std::max(0.0, least - 0.01 * disc.horizonAngle);
    disc.angleTo = zenith ? kPi : std::min(kPi, most + 0.01);
    const bool around = nadir || zenith || to - from > 1.6 * kPi;
    disc.azimuthFrom = around ? -kPi : middleAzimuth + from - 0.02;
    disc.azimuthTo = around ? kPi : middleAzimuth + to + 0.02;
    return disc;
}

int spokesFor(const VisibleDisc& disc) {
    const int pieces = std::clamp(static_cast<int>((disc.azimuthTo - disc.azimuthFrom) / 0.045), 36, 140);
    return (pieces + 3) / 4 * 4;
}

}  // namespace openline::render
