#include "geo/surface.h"

#include <algorithm>
#include <glm/geometric.hpp>

#include "base/math.h"

namespace openline::geo {

namespace {

constexpr double kE2 = wgs84::kEccentricitySquared;

glm::dvec3 inPlane(const glm::dvec3& n, const glm::dvec3& v) {
    return v - n * glm::dot(n, v);
}

}  // namespace

Normal toNormal(const Geodetic& position) {
    const double cosLat = math::cos(position.latitudeRad);
    const glm::dvec3 n{cosLat * math::cos(position.longitudeRad), cosLat * math::sin(position.longitudeRad),
                       math::sin(position.latitudeRad)};
    return {n * (1.0 / math::sqrt(glm::dot(n, n)))};
}

Geodetic toGeodetic(const Normal& place, double altitudeM) {
    const double equatorial = math::sqrt(place.n.x * place.n.x + place.n.y * place.n.y);
    const double longitudeRad = equatorial > 0.0 ? math::atan2(place.n.y, place.n.x) : 0.0;
    return {math::atan2(place.n.z, equatorial), longitudeRad, altitudeM};
}

namespace {

/// North at a place; at a pole, along the meridian of longitude 0 that ends there.
glm::dvec3 northAt(const glm::dvec3& n) {
    const double equatorialSquared = n.x * n.x + n.y * n.y;
    if (equatorialSquared < 1e-28) return {n.z > 0.0 ? -1.0 : 1.0, 0.0, 0.0};
    const double equatorial = math::sqrt(equatorialSquared);
    return {-n.x * n.z / equatorial, -n.y * n.z / equatorial, equatorial};
}

}  // namespace

Tangent tangentFromAzimuth(const Normal& place, double azimuthRad) {
    const glm::dvec3 north = northAt(place.n);
    const glm::dvec3 t = north * math::cos(azimuthRad) + glm::cross(north, place.n) * math::sin(azimuthRad);
    return {t * (1.0 / math::sqrt(glm::dot(t, t)))};
}

double azimuthRad(const Normal& place, const Tangent& direction) {
    const glm::dvec3 north = northAt(place.n);
    const double angle =
        math::atan2(glm::dot(direction.t, glm::cross(north, place.n)), glm::dot(direction.t, north));
    const double positive = angle < 0.0 ? angle + math::kTwoPi : angle;
    return positive < math::kTwoPi ? positive : 0.0;
}

Tangent directionTo(const Normal& from, const Normal& to) {
    // The difference first: near each other, both normals agree in most of their digits.
    const glm::dvec3 towards = inPlane(from.n, to.n - from.n);
    const double square = glm::dot(towards, towards);
    if (square < 1e-30) return {northAt(from.n)};
    const glm::dvec3 t = inPlane(from.n, towards * (1.0 / math::sqrt(square)));
    return {t * (1.0 / math::sqrt(glm::dot(t, t)))};
}

double approximateDistanceM(const Normal& from, const Normal& to) {
    const glm::dvec3 chord = toEcef(to, 0.0).m - toEcef(from, 0.0).m;
    const double chordSquared = glm::dot(chord, chord);
    if (chordSquared == 0.0) return 0.0;
    const double chordM = math::sqrt(chordSquared);
    const double halfCurvature = 0.5 * glm::dot(to.n - from.n, chord) / chordSquared;
    const double x = std::min(1.0, chordM * halfCurvature);
    if (x > 0.16) return math::asin(x) / halfCurvature;
    const double s = x * x;
    return chordM * (1.0 + s * (1.0 / 6.0 + s * (3.0 / 40.0 + s * (15.0 / 336.0 + s * (105.0 / 3456.0)))));
}

double detail::advanceInLongSteps(Normal& place, Tangent& direction, double distanceM, double altitudeM) {
    const double stepM = distanceM > 0.0 ? kLongestStepM : -kLongestStepM;
    double doneM = 0.0;
    while ((distanceM - doneM) * (distanceM - doneM) > kLongestStepM * kLongestStepM) {
        advance(place, direction, stepM, altitudeM);
        doneM += stepM;
    }
    return doneM;
}

Tangent turned(const Normal& place, const Tangent& direction, double sine, double cosine) {
    const glm::dvec3 t = inPlane(place.n, direction.t * cosine + glm::cross(direction.t, place.n) * sine);
    return {t * (1.0 / math::sqrt(glm::dot(t, t)))};
}

Tangent rightOf(const Normal& place, const Tangent& direction) {
    return {glm::cross(direction.t, place.n)};
}

Normal offset(const Normal& place, const Tangent& direction, double aheadM, double rightM) {
    const glm::dvec3 displacementM = direction.t * aheadM + glm::cross(direction.t, place.n) * rightM;
    const double distanceM = math::sqrt(glm::dot(displacementM, displacementM));
    if (distanceM == 0.0) return place;
    Normal reached = place;
    Tangent along{displacementM * (1.0 / distanceM)};
    advance(reached, along, distanceM, 0.0);
    return reached;
}

Curvature curvatureAt(const Normal& place) {
    const double w = 1.0 - kE2 * place.n.z * place.n.z;
    const double primeVerticalM = wgs84::kSemiMajorM / math::sqrt(w);
    return {primeVerticalM * (1.0 - kE2) / w, primeVerticalM};
}

}  // namespace openline::geo
