// Geodesics on WGS-84 by GeographicLib, for authoring, reporting and drawing; not for every tick. Results are
// rounded (1e-9 rad, 1 mm) so that what enters a world has the same bits everywhere. Source: C. F. F. Karney,
// "Algorithms for geodesics", 2013.
#pragma once

#include <span>
#include <vector>

#include "geo/frames.h"

namespace openline::geo {

struct GeodesicInverse {
    double distanceM = 0.0;
    double initialAzimuthRad = 0.0;  ///< clockwise from north, 0..2 pi
    double finalAzimuthRad = 0.0;    ///< of the same line where it arrives, going on
};

/// Cost: 1.4 microseconds. Heights are ignored.
GeodesicInverse inverse(const Geodetic& from, const Geodetic& to);
/// Keeps the height of `from`.
Geodetic destination(const Geodetic& from, double azimuthRad, double distanceM);
/// Points along the geodesic with both ends, no two further apart than `spacingM`; heights are interpolated.
std::vector<Geodetic> sampleGeodesic(const Geodetic& from, const Geodetic& to, double spacingM);

/// A polygon on the surface with straight edges in latitude and longitude (rhumb-like, as zones are
/// published).
struct Polygon {
    std::vector<Geodetic> vertices;  ///< closed implicitly; must not span the antimeridian
};
/// Even-odd rule. Cost: a few nanoseconds an edge. Only comparisons and + - * /: reproducible.
bool contains(std::span<const Geodetic> vertices, double latitudeRad, double longitudeRad);
/// Does an edge go more than half round the Earth, as one over the antimeridian does by its numbers?
bool spansAntimeridian(std::span<const Geodetic> vertices);
/// Area on the ellipsoid. Units: m2, positive.
double areaM2(const Polygon& polygon);

}  // namespace openline::geo
