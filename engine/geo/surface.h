// Motion over the ellipsoid without trigonometry: a place is its surface normal n, a direction a tangent t,
// both unit vectors. Stepping along t with parallel transport follows a geodesic. Everything uses + - * /
// sqrt only, so it has the same bits everywhere; this is what runs every tick.
#pragma once

#include <glm/geometric.hpp>
#include <glm/vec3.hpp>

#include "base/math.h"
#include "geo/frames.h"
#include "geo/lanes.h"

namespace openline::geo {

/// Outward unit normal of the ellipsoid at a place (the n-vector). Range: length 1 within 1e-15.
struct Normal {
    glm::dvec3 n{1.0, 0.0, 0.0};
};

/// Unit tangent in the horizontal plane at a place, in Earth-fixed axes: a direction of travel.
struct Tangent {
    glm::dvec3 t{0.0, 0.0, 1.0};
};

Normal toNormal(const Geodetic& position);
/// Latitude and longitude of a normal at a height. Uses base/math.
Geodetic toGeodetic(const Normal& place, double altitudeM);
Ecef toEcef(const Normal& place, double altitudeM);

/// Direction with an azimuth clockwise from true north. Uses base/math.
Tangent tangentFromAzimuth(const Normal& place, double azimuthRad);
/// Range: 0..2 pi. Uses base/math.
double azimuthRad(const Normal& place, const Tangent& direction);

/// Direction of the great circle from one place to another; any tangent when they coincide.
Tangent directionTo(const Normal& from, const Normal& to);
/// Distance between two places at a height, from the chord and the mean radius of curvature along it.
/// Accuracy: 1e-6 relative up to 1,000 km, 3e-3 beyond. For guidance and thresholds, not for reporting.
double approximateDistanceM(const Normal& from, const Normal& to);

/// Moves along the tangent by a distance over the ground at a height, turning the tangent with the surface.
/// Accuracy: follows the WGS-84 geodesic within 1 cm after four hours at 250 m/s and 0.1 s steps, within 1 m
/// over 3,600 km in steps of 25 km. Cost: about 20 ns.
void advance(Normal& place, Tangent& direction, double distanceM, double altitudeM);
/// Turns a tangent clockwise, seen from above, by an angle given by its sine and cosine.
Tangent turned(const Normal& place, const Tangent& direction, double sine, double cosine);
/// To the right of a direction, seen from above.
Tangent rightOf(const Normal& place, const Tangent& direction);

/// A place at a distance ahead and to the right of another; flat within 100 km of it.
Normal offset(const Normal& place, const Tangent& direction, double aheadM, double rightM);

/// Radii of curvature of the ellipsoid at a place. Units: m. Meridian and prime vertical.
struct Curvature {
    double meridianM = 0.0;
    double primeVerticalM = 0.0;
};
Curvature curvatureAt(const Normal& place);

// --- Defined here: what runs for every moving unit at every tick.

inline Ecef toEcef(const Normal& place, double altitudeM) {
    const double primeVerticalM =
        wgs84::kSemiMajorM / math::sqrt(1.0 - wgs84::kEccentricitySquared * place.n.z * place.n.z);
    const double equatorialM = primeVerticalM + altitudeM;
    return {{equatorialM * place.n.x, equatorialM * place.n.y,
             (primeVerticalM * (1.0 - wgs84::kEccentricitySquared) + altitudeM) * place.n.z}};
}

/// A vector of numbers or of lanes.
template <class Real>
struct Vector {
    Real x, y, z;
};

template <class Real>
[[gnu::always_inline]] inline Vector<Real> operator*(const Vector<Real>& v, const Real& factor) {
    return {v.x * factor, v.y * factor, v.z * factor};
}
template <class Real>
[[gnu::always_inline]] inline Vector<Real> operator+(const Vector<Real>& a, const Vector<Real>& b) {
    return {a.x + b.x, a.y + b.y, a.z + b.z};
}
template <class Real>
[[gnu::always_inline]] inline Vector<Real> operator-(const Vector<Real>& a, const Vector<Real>& b) {
    return {a.x - b.x, a.y - b.y, a.z - b.z};
}
template <class Real>
[[gnu::always_inline]] inline Real dot(const Vector<Real>& a, const Vector<Real>& b) {
    return a.x * b.x + a.y * b.y + a.z * b.z;
}
template <class Real>
[[gnu::always_inline]] inline Vector<Real> cross(const Vector<Real>& a, const Vector<Real>& b) {
    return {a.y * b.z - b.y * a.z, a.z * b.x - b.z * a.x, a.x * b.y - b.x * a.y};
}

/// A place and a direction on the way, in numbers or in lanes.
template <class Real>
struct Heading {
    Vector<Real> n, t;
};

/// Turns the direction clockwise. Its length is kept but for rounding, which the next step takes out.
template <class Real>
[[gnu::always_inline]] inline void turn(Heading<Real>& at, const Real& sine, const Real& cosine) {
    at.t = at.t * cosine + cross(at.t, at.n) * sine;
}

/// One step of `advance`. Range: up to kLongestStepM.
template <class Real>
void step(Heading<Real>& at, const Real& distanceM, const Real& altitudeM);

namespace detail {

/// What the ellipsoid does to a displacement s in the tangent plane: dn = across * s + towardsAxis * s.z * (z
/// - n n.z). Written with the axis instead of north and east, it has no singularity at the poles.
template <class Real>
struct Weingarten {
    Real acrossPerM;
    Real towardsAxisPerM;
};

template <class Real>
[[gnu::always_inline]] inline Weingarten<Real> weingarten(const Real& nz, const Real& altitudeM) {
    // 1 / (N + h) and (N - M) / ((N + h) (M + h) (1 - nz^2)), brought to one root and one division.
    constexpr double kE2 = wgs84::kEccentricitySquared;
    const Real w = 1.0 - kE2 * nz * nz;
    Real root = w;
    takeRoot(root);
    const Real primeVertical = wgs84::kSemiMajorM + altitudeM * root;
    const Real meridian = wgs84::kSemiMajorM * (1.0 - kE2) + altitudeM * w * root;
    const Real scale = root / (primeVertical * meridian);
    return {meridian * scale, wgs84::kSemiMajorM * kE2 * scale};
}

/// An angle of 0.03, for which the series of a step are exact.
inline constexpr double kLongestStepM = 200e3;

/// As many of the longest steps as fit; returns how far they led.
double advanceInLongSteps(Normal& place, Tangent& direction, double distanceM, double altitudeM);

}  // namespace detail

// n turns by v = alpha * t + beta * (z - n n.z), and t goes with it without turning about n. In terms of
// alpha and beta nearly everything is scalar, and the vectors are touched once.
template <class Real>
[[gnu::always_inline]] inline void step(Heading<Real>& at, const Real& distanceM, const Real& altitudeM) {
    const Vector<Real> n = at.n, t = at.t;
    // The middle need only be known to a per cent.
    const Real half = distanceM * (0.5 / wgs84::kSemiMajorM);
    const Real middleNz = n.z + half * t.z;
    const Real middleTz = t.z - half * n.z;
    const detail::Weingarten<Real> map = detail::weingarten(middleNz, altitudeM);
    const Real beta = map.towardsAxisPerM * distanceM * middleTz;
    const Real alpha = map.acrossPerM * distanceM - beta * middleNz * half;

    const Real along = alpha + beta * t.z;                                          // v * t
    const Real s = alpha * (along + beta * t.z) + beta * beta * (1.0 - n.z * n.z);  // v * v
    const Real sinc = 1.0 - s * (1.0 / 6.0 - s * (1.0 / 120.0 - s * (1.0 / 5040.0)));
    const Real cosine = 1.0 - s * (0.5 - s * (1.0 / 24.0 - s * (1.0 / 720.0)));
    const Real halfSecantSquared = 0.5 + s * (0.125 + s * (1.0 / 48.0 + s * (17.0 / 5760.0)));

    // One Newton step keeps the lengths at 1; that of the last step's rounding, so that nothing waits for it.
    const Real unitN = 1.5 - 0.5 * dot(n, n);
    const Real unitT = 1.5 - 0.5 * dot(t, t);
    const Real tilt = dot(n, t);
    Vector<Real> moved = n * Real(cosine * unitN - beta * n.z * sinc) + t * Real(alpha * sinc);
    moved.z = moved.z + beta * sinc;
    at.t = t * unitT - (n + moved) * Real((along * sinc + tilt * cosine) * halfSecantSquared);
    at.n = moved;
}

inline void advance(Normal& place, Tangent& direction, double distanceM, double altitudeM) {
    if (distanceM > detail::kLongestStepM || distanceM < -detail::kLongestStepM) {
        distanceM -= detail::advanceInLongSteps(place, direction, distanceM, altitudeM);
    }
    Heading<double> at{{place.n.x, place.n.y, place.n.z}, {direction.t.x, direction.t.y, direction.t.z}};
    step(at, distanceM, altitudeM);
    place.n = {at.n.x, at.n.y, at.n.z};
    direction.t = {at.t.x, at.t.y, at.t.z};
}

}  // namespace openline::geo
