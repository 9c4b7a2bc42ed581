// Positions on and above the WGS-84 ellipsoid, with the frame in the type. A bare dvec3 is never a position
// in an interface. Conversions here are for authoring and pictures; what runs every tick in `sim` uses
// surface.h.
#pragma once

#include <glm/mat3x3.hpp>
#include <glm/vec2.hpp>
#include <glm/vec3.hpp>

namespace openline::geo {

namespace wgs84 {
inline constexpr double kSemiMajorM = 6378137.0;            ///< defining constant
inline constexpr double kFlattening = 1.0 / 298.257223563;  ///< defining constant
inline constexpr double kEccentricitySquared = kFlattening * (2.0 - kFlattening);
inline constexpr double kSemiMinorM = kSemiMajorM * (1.0 - kFlattening);
}  // namespace wgs84

/// Geodetic latitude, longitude and height above the ellipsoid. Units: rad, rad, m. Range: latitude
/// -pi/2..pi/2, longitude -pi..pi.
struct Geodetic {
    double latitudeRad = 0.0;
    double longitudeRad = 0.0;
    double altitudeM = 0.0;
};

/// Earth-centred, Earth-fixed. Units: m.
struct Ecef {
    glm::dvec3 m{0.0};
};

/// East, north, up at some origin. Units: m.
struct Enu {
    glm::dvec3 m{0.0};
};

Geodetic geodeticDeg(double latitudeDeg, double longitudeDeg, double altitudeM = 0.0);

/// Cost: three trigonometric calls. Reproducible (base/math).
Ecef toEcef(const Geodetic& position);
/// Accuracy: 4 nm in height up to 400 km, 1e-15 of the distance from the centre up to 100,000 km; 1e-14 rad
/// (Bowring's formula, three times). Reproducible.
Geodetic toGeodetic(const Ecef& position);

/// Columns east, north, up at a position: multiplies an Enu to give an Ecef difference.
glm::dmat3 enuAxes(const Geodetic& origin);

Enu toEnu(const Ecef& position, const Geodetic& origin);
Ecef toEcef(const Enu& position, const Geodetic& origin);

/// Is a point hidden behind the ellipsoid, seen from the eye? Both may be anywhere above it.
bool hiddenByEarth(const Ecef& eye, const Ecef& point);

}  // namespace openline::geo
