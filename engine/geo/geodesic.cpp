#include "geo/geodesic.h"

#include <GeographicLib/Geodesic.hpp>
#include <GeographicLib/GeodesicLine.hpp>
#include <cmath>
#include <cstddef>
#include <cstdint>

#include "base/math.h"
#include "base/units.h"

namespace openline::geo {

namespace {

constexpr double kAngleStepsPerRad = 1e9;
constexpr double kLengthStepsPerM = 1e3;

double rounded(double value, double stepsPerUnit) {
    const double scaled = value * stepsPerUnit;
    if (!(scaled > -9e18 && scaled < 9e18)) return value;
    return static_cast<double>(static_cast<std::int64_t>(scaled + (scaled < 0.0 ? -0.5 : 0.5))) /
           stepsPerUnit;
}

double roundedRad(double degrees) {
    return rounded(degrees * units::kRadPerDeg, kAngleStepsPerRad);
}

double roundedAzimuthRad(double degrees) {
    return roundedRad(degrees < 0.0 ? degrees + 360.0 : degrees);
}

double toDeg(double radians) {
    return radians / units::kRadPerDeg;
}

}  // namespace

GeodesicInverse inverse(const Geodetic& from, const Geodetic& to) {
    GeodesicInverse result;
    double initialDeg = 0.0;
    double finalDeg = 0.0;
    GeographicLib::Geodesic::WGS84().Inverse(toDeg(from.latitudeRad), toDeg(from.longitudeRad),
                                             toDeg(to.latitudeRad), toDeg(to.longitudeRad), result.distanceM,
                                             initialDeg, finalDeg);
    result.distanceM = rounded(result.distanceM, kLengthStepsPerM);
    result.initialAzimuthRad = roundedAzimuthRad(initialDeg);
    result.finalAzimuthRad = roundedAzimuthRad(finalDeg);
    return result;
}

Geodetic destination(const Geodetic& from, double azimuthRad, double distanceM) {
    double latitudeDeg = 0.0;
    double longitudeDeg = 0.0;
    GeographicLib::Geodesic::WGS84().Direct(toDeg(from.latitudeRad), toDeg(from.longitudeRad),
                                            toDeg(azimuthRad), distanceM, latitudeDeg, longitudeDeg);
    return {roundedRad(latitudeDeg), roundedRad(longitudeDeg), from.altitudeM};
}

std::vector<Geodetic> sampleGeodesic(const Geodetic& from, const Geodetic& to, double spacingM) {
    const GeographicLib::GeodesicLine line = GeographicLib::Geodesic::WGS84().InverseLine(
        toDeg(from.latitudeRad), toDeg(from.longitudeRad), toDeg(to.latitudeRad), toDeg(to.longitudeRad));
    const double lengthM = line.Distance();
    std::size_t pieces = 1;
    if (spacingM > 0.0 && lengthM > spacingM) {
        pieces = static_cast<std::size_t>(lengthM / spacingM);
        if (static_cast<double>(pieces) * spacingM < lengthM) ++pieces;
    }
    std::vector<Geodetic> points;
    points.reserve(pieces + 1);
    points.push_back(from);
    for (std::size_t piece = 1; piece < pieces; ++piece) {
        const double share = static_cast<double>(piece) / static_cast<double>(pieces);
        double latitudeDeg = 0.0;
        double longitudeDeg = 0.0;
        line.Position(share * lengthM, latitudeDeg, longitudeDeg);
        points.push_back({roundedRad(latitudeDeg), roundedRad(longitudeDeg),
                          from.altitudeM + share * (to.altitudeM - from.altitudeM)});
    }
    points.push_back(to);
    return points;
}

bool contains(std::span<const Geodetic> v, double latitudeRad, double longitudeRad) {
    bool inside = false;
    for (std::size_t i = 0, previous = v.size() - 1; i < v.size(); previous = i++) {
        const Geodetic& a = v[i];
        const Geodetic& b = v[previous];
        if ((a.latitudeRad > latitudeRad) == (b.latitudeRad > latitudeRad)) continue;
        const double share = (latitudeRad - a.latitudeRad) / (b.latitudeRad - a.latitudeRad);
        if (longitudeRad < a.longitudeRad + share * (b.longitudeRad - a.longitudeRad)) inside = !inside;
    }
    return inside;
}

bool spansAntimeridian(std::span<const Geodetic> v) {
    for (std::size_t i = 0, previous = v.size() - 1; i < v.size(); previous = i++) {
        const double turnRad = v[i].longitudeRad - v[previous].longitudeRad;
        if (turnRad > math::kPi || turnRad < -math::kPi) return true;
    }
    return false;
}

namespace {

/// Area between the equator and a latitude, per radian of longitude.
double stripPerRadM2(double latitudeRad) {
    const double e = math::sqrt(wgs84::kEccentricitySquared);
    const double s = math::sin(latitudeRad);
    const double ratio = math::log((1.0 + e * s) / (1.0 - e * s)) / (2.0 * e);
    return 0.5 * wgs84::kSemiMinorM * wgs84::kSemiMinorM *
           (s / (1.0 - wgs84::kEccentricitySquared * s * s) + ratio);
}

/// Signed area under an edge: three-point Gauss rule on pieces of at most a degree of latitude.
double edgeAreaM2(const Geodetic& from, const Geodetic& to) {
    constexpr double kNode = 0.774596669241483377;  // sqrt(3/5)
    const double spanRad = std::abs(to.latitudeRad - from.latitudeRad);
    const int pieces = 1 + static_cast<int>(spanRad / units::kRadPerDeg);
    const double stepRad = (to.latitudeRad - from.latitudeRad) / pieces;
    double sum = 0.0;
    for (int piece = 0; piece < pieces; ++piece) {
        const double middleRad = from.latitudeRad + (piece + 0.5) * stepRad;
        sum += (5.0 * stripPerRadM2(middleRad - 0.5 * kNode * stepRad) + 8.0 * stripPerRadM2(middleRad) +
                5.0 * stripPerRadM2(middleRad + 0.5 * kNode * stepRad)) /
               18.0;
    }
    return sum / pieces * (to.longitudeRad - from.longitudeRad);
}

}  // namespace

double areaM2(const Polygon& polygon) {
    const std::vector<Geodetic>& v = polygon.vertices;
    double sum = 0.0;
    for (std::size_t i = 0; i < v.size(); ++i) sum += edgeAreaM2(v[i], v[(i + 1) % v.size()]);
    return std::abs(sum);
}

}  // namespace openline::geo
