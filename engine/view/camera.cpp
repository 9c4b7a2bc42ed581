#include "view/camera.h"

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>
#include <numbers>

#include "base/math.h"

namespace openline::view {

namespace {

using math::kPi;
constexpr double kNearestM = 20.0;
constexpr double kFarthestM = 40.0e6;
constexpr double kSteepestTiltRad = 1.55;
constexpr double kLowestEyeM = 3.0;
constexpr double kMiddleShare = 0.5;     // of the picture's half height that a framed pair may reach,
constexpr double kWiderThanHigh = 1.4;   // and this much more of it sideways
constexpr double kHullShare = 0.74;      // the hulls themselves may reach further than their middles
constexpr double kFlatness = 0.4;        // of a craft's reach that is seen above and below its middle
constexpr double kNearestReaches = 3.0;  // of the larger craft, from the eye to the middle of the pair
constexpr double kNearestPairM = 180.0;  // of craft whose size is not known

double wrappedRad(double angle) {
    return std::remainder(angle, 2.0 * kPi);
}

glm::dvec3 sphereDirection(const geo::Geodetic& place) {
    const double cosLatitude = std::cos(place.latitudeRad);
    return {cosLatitude * std::cos(place.longitudeRad), cosLatitude * std::sin(place.longitudeRad),
            std::sin(place.latitudeRad)};
}

geo::Geodetic alongGreatCircle(const geo::Geodetic& from, const geo::Geodetic& to, double t) {
    const glm::dvec3 a = sphereDirection(from);
    const glm::dvec3 b = sphereDirection(to);
    const double angle = std::atan2(glm::length(glm::cross(a, b)), glm::dot(a, b));
    geo::Geodetic result = from;
    result.altitudeM = from.altitudeM + (to.altitudeM - from.altitudeM) * t;
    if (angle < 1e-9 || angle > kPi - 1e-6) {
        result.latitudeRad += (to.latitudeRad - from.latitudeRad) * t;
        result.longitudeRad += wrappedRad(to.longitudeRad - from.longitudeRad) * t;
        return result;
    }
    const glm::dvec3 place = (std::sin((1.0 - t) * angle) * a + std::sin(t * angle) * b) / std::sin(angle);
    result.latitudeRad = std::atan2(place.z, std::hypot(place.x, place.y));
    result.longitudeRad = std::atan2(place.y, place.x);
    return result;
}

}  // namespace

OrbitCamera clamped(OrbitCamera camera) {
    camera.distanceM = std::clamp(camera.distanceM, kNearestM, kFarthestM);
    camera.target.latitudeRad = std::clamp(camera.target.latitudeRad, -1.553, 1.553);
    camera.target.longitudeRad = wrappedRad(camera.target.longitudeRad);
    camera.target.altitudeM = std::max(camera.target.altitudeM, 0.0);
    camera.headingRad = wrappedRad(camera.headingRad);
    camera.tiltRad = std::clamp(camera.tiltRad, 0.0, kSteepestTiltRad);
    camera.verticalFovRad = std::clamp(camera.verticalFovRad, 0.05, 2.0);
    const double least = std::clamp((kLowestEyeM - camera.target.altitudeM) / camera.distanceM, 0.0, 1.0);
    camera.tiltRad = std::min(camera.tiltRad, std::acos(least));
    return camera;
}

frame::Camera makeCamera(const OrbitCamera& orbit, int widthPx, int heightPx, glm::dvec2 shiftPx) {
    const OrbitCamera safe = clamped(orbit);
    const glm::dmat3 local = geo::enuAxes(safe.target);
    const glm::dvec3 ahead = std::sin(safe.headingRad) * local[0] + std::cos(safe.headingRad) * local[1];
    const double sine = std::sin(safe.tiltRad);
    const double cosine = std::cos(safe.tiltRad);
    const glm::dvec3 forward = sine * ahead - cosine * local[2];
    const glm::dvec3 up = cosine * ahead + sine * local[2];
    frame::Camera camera;
    camera.eye.m = geo::toEcef(safe.target).m - forward * safe.distanceM;
    camera.axes = glm::dmat3(glm::cross(forward, up), up, -forward);
    const double metresPerPx = 2.0 * safe.distanceM * std::tan(0.5 * safe.verticalFovRad) / heightPx;
    camera.eye.m += metresPerPx * (shiftPx.y * up - shiftPx.x * camera.axes[0]);
    camera.verticalFovRad = safe.verticalFovRad;
    camera.widthPx = widthPx;
    camera.heightPx = heightPx;
    camera.altitudeM = geo::toGeodetic(camera.eye).altitudeM;
    if (const double lackM = kLowestEyeM - camera.altitudeM; lackM > 0.0 && shiftPx != glm::dvec2(0.0)) {
        camera.eye.m += local[2] * lackM;
        camera.altitudeM = kLowestEyeM;
    }
    return camera;
}

double roomFactor(const FreePart& part, double heightPx) {
    const glm::dvec2 free = glm::max(part.sizePx(), glm::dvec2(1.0));
    return std::max({1.0, kHullShare * heightPx / free.y, kHullShare * kWiderThanHigh * heightPx / free.x});
}

OrbitCamera mix(const OrbitCamera& from, const OrbitCamera& to, double t) {
    const double share = std::clamp(t, 0.0, 1.0);
    OrbitCamera camera = from;
    camera.target = alongGreatCircle(from.target, to.target, share);
    const double logFrom = std::log(std::max(from.distanceM, kNearestM));
    const double logTo = std::log(std::max(to.distanceM, kNearestM));
    camera.distanceM = std::exp(logFrom + (logTo - logFrom) * share);
    camera.headingRad = wrappedRad(from.headingRad + wrappedRad(to.headingRad - from.headingRad) * share);
    camera.tiltRad = from.tiltRad + (to.tiltRad - from.tiltRad) * share;
    camera.verticalFovRad = from.verticalFovRad + (to.verticalFovRad - from.verticalFovRad) * share;
    return camera;
}

double eased(double t) {
    const double share = std::clamp(t, 0.0, 1.0);
    return share * share * share * (share * (share * 6.0 - 15.0) + 10.0);
}

std::optional<Projected> project(const frame::Camera& camera, const geo::Ecef& point) {
    const glm::dvec3 offset = point.m - camera.eye.m;
    const double depth = -glm::dot(offset, camera.axes[2]);
    if (depth <= 1e-3) return std::nullopt;
    const double focalPx = 0.5 * camera.heightPx / std::tan(0.5 * camera.verticalFovRad);
    Projected result;
    result.px.x = 0.5 * camera.widthPx + focalPx * glm::dot(offset, camera.axes[0]) / depth;
    result.px.y = 0.5 * camera.heightPx - focalPx * glm::dot(offset, camera.axes[1]) / depth;
    result.depthM = depth;
    return result;
}

double metresPerPixel(const frame::Camera& camera, double distanceM) {
    return 2.0 * distanceM * std::tan(0.5 * camera.verticalFovRad) / camera.heightPx;
}

std::optional<geo::Geodetic> groundAt(const frame::Camera& camera, glm::dvec2 px) {
    const double focalPx = 0.5 * camera.heightPx / std::tan(0.5 * camera.verticalFovRad);
    const glm::dvec3 ray = camera.axes[0] * ((px.x - 0.5 * camera.widthPx) / focalPx) +
                           camera.axes[1] * ((0.5 * camera.heightPx - px.y) / focalPx) - camera.axes[2];
    const glm::dvec3 radii(geo::wgs84::kSemiMajorM, geo::wgs84::kSemiMajorM, geo::wgs84::kSemiMinorM);
    const glm::dvec3 start = camera.eye.m / radii;
    const glm::dvec3 direction = ray / radii;
    const double a = glm::dot(direction, direction);
    const double b = glm::dot(start, direction);
    const double c = glm::dot(start, start) - 1.0;
    const double root = b * b - a * c;
    if (root < 0.0) return std::nullopt;
    const double along = c / (-b + std::sqrt(root));
    if (!(along > 0.0)) return std::nullopt;
    geo::Geodetic place = geo::toGeodetic(geo::Ecef{camera.eye.m + ray * along});
    place.altitudeM = 0.0;
    return place;
}

double reachM(const sim::Definition& definition, UnitId a, UnitId b) {
    double largest = 0.0;
    for (const UnitId unit : {a, b}) {
        const sim::PlatformDef& platform = definition.platforms[definition.units[unit.index].platform.index];
        largest = std::max({largest, platform.lengthM, platform.spanM});
    }
    return 0.5 * largest;
}

OrbitCamera framing(const geo::Geodetic& a, const geo::Geodetic& b, double headingRad, double tiltRad,
                    double fovRad, double reachM) {
    OrbitCamera camera;
    const glm::dvec3 first = geo::toEcef(a).m;
    const glm::dvec3 second = geo::toEcef(b).m;
    camera.target = geo::toGeodetic(geo::Ecef{0.5 * (first + second)});
    camera.target.altitudeM = std::max(0.5 * (a.altitudeM + b.altitudeM), 0.0);
    camera.headingRad = headingRad;
    camera.tiltRad = tiltRad;
    camera.verticalFovRad = fovRad;
    camera.distanceM = kFarthestM;
    // From far away the axes are those of the final camera; then only the distance is left to find.
    const frame::Camera view = makeCamera(camera, 16, 9);
    const glm::dvec3 target = geo::toEcef(camera.target).m;
    const double slope = std::tan(0.5 * fovRad);
    double distanceM = reachM > 0.0 ? kNearestReaches * reachM : kNearestPairM;
    for (const glm::dvec3& point : {first, second}) {
        const glm::dvec3 offset = point - target;
        const double across = std::abs(glm::dot(offset, view.axes[0])) / kWiderThanHigh;
        const double above = std::abs(glm::dot(offset, view.axes[1]));
        const double nearer = glm::dot(offset, view.axes[2]);
        const double hulls = std::max(across + reachM / kWiderThanHigh, above + kFlatness * reachM);
        distanceM = std::max({distanceM, std::max(across, above) / (kMiddleShare * slope) + nearer,
                              hulls / (kHullShare * slope) + nearer});
    }
    camera.distanceM = distanceM;
    return clamped(camera);
}

}  // namespace openline::view
