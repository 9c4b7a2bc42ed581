#include "geo/frames.h"

#include <algorithm>
#include <glm/geometric.hpp>

#include "base/math.h"
#include "base/units.h"

namespace openline::geo {

Geodetic geodeticDeg(double latitudeDeg, double longitudeDeg, double altitudeM) {
    return {latitudeDeg * units::kRadPerDeg, longitudeDeg * units::kRadPerDeg, altitudeM};
}

Ecef toEcef(const Geodetic& position) {
    const double sinLat = math::sin(position.latitudeRad);
    const double cosLat = math::cos(position.latitudeRad);
    // The sine and cosine of a longitude differ in at most the last bit from a unit pair, which is all that
    // is needed.
    const double sinLon = math::sin(position.longitudeRad);
    const double cosLon = math::cos(position.longitudeRad);
    const double primeVerticalM =
        wgs84::kSemiMajorM / math::sqrt(1.0 - wgs84::kEccentricitySquared * sinLat * sinLat);
    const double equatorialM = (primeVerticalM + position.altitudeM) * cosLat;
    return {{equatorialM * cosLon, equatorialM * sinLon,
             (primeVerticalM * (1.0 - wgs84::kEccentricitySquared) + position.altitudeM) * sinLat}};
}

Geodetic toGeodetic(const Ecef& position) {
    constexpr double a = wgs84::kSemiMajorM;
    constexpr double b = wgs84::kSemiMinorM;
    constexpr double kAxisRatio = 1.0 - wgs84::kFlattening;
    constexpr double kSecondEccentricitySquared =
        wgs84::kEccentricitySquared / (1.0 - wgs84::kEccentricitySquared);
    const double p = math::sqrt(position.m.x * position.m.x + position.m.y * position.m.y);
    const double z = position.m.z;
    const double r = math::sqrt(p * p + z * z);
    if (r == 0.0) return {0.0, 0.0, -a};

    // The reduced latitude as a (cosine, sine) pair: no trigonometry until the end.
    double cosU = p;
    double sinU = z * kAxisRatio * (1.0 + kSecondEccentricitySquared * b / r);
    double sinLat = 0.0;
    double cosLat = 1.0;
    for (int step = 0; step < 3; ++step) {
        const double lengthU = math::sqrt(cosU * cosU + sinU * sinU);
        cosU /= lengthU;
        sinU /= lengthU;
        sinLat = z + kSecondEccentricitySquared * b * sinU * sinU * sinU;
        cosLat = std::max(0.0, p - wgs84::kEccentricitySquared * a * cosU * cosU * cosU);
        const double length = math::sqrt(sinLat * sinLat + cosLat * cosLat);
        sinLat /= length;
        cosLat /= length;
        cosU = cosLat;
        sinU = kAxisRatio * sinLat;
    }
    const double heightM =
        p * cosLat + z * sinLat - a * math::sqrt(1.0 - wgs84::kEccentricitySquared * sinLat * sinLat);
    const double longitudeRad = p > 0.0 ? math::atan2(position.m.y, position.m.x) : 0.0;
    return {math::atan2(sinLat, cosLat), longitudeRad, heightM};
}

glm::dmat3 enuAxes(const Geodetic& origin) {
    const double sinLat = math::sin(origin.latitudeRad);
    const double cosLat = math::cos(origin.latitudeRad);
    const double sinLon = math::sin(origin.longitudeRad);
    const double cosLon = math::cos(origin.longitudeRad);
    return {glm::dvec3{-sinLon, cosLon, 0.0}, glm::dvec3{-sinLat * cosLon, -sinLat * sinLon, cosLat},
            glm::dvec3{cosLat * cosLon, cosLat * sinLon, sinLat}};
}

Enu toEnu(const Ecef& position, const Geodetic& origin) {
    return {glm::transpose(enuAxes(origin)) * (position.m - toEcef(origin).m)};
}

Ecef toEcef(const Enu& position, const Geodetic& origin) {
    return {toEcef(origin).m + enuAxes(origin) * position.m};
}

bool hiddenByEarth(const Ecef& eye, const Ecef& point) {
    // Stretched along the axis, the ellipsoid is a sphere and straight lines stay straight.
    constexpr double kStretch = wgs84::kSemiMajorM / wgs84::kSemiMinorM;
    const glm::dvec3 from{eye.m.x, eye.m.y, eye.m.z * kStretch};
    const glm::dvec3 to{point.m.x, point.m.y, point.m.z * kStretch};
    const glm::dvec3 ray = to - from;
    const double along = -glm::dot(from, ray);
    const double lengthSquared = glm::dot(ray, ray);
    // Nearest the centre at an end: the line comes down on the point from above and nothing is in the way.
    if (along <= 0.0 || along >= lengthSquared) return false;
    const glm::dvec3 nearest = from + ray * (along / lengthSquared);
    return glm::dot(nearest, nearest) < wgs84::kSemiMajorM * wgs84::kSemiMajorM;
}

}  // namespace openline::geo
