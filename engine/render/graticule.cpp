#include "render/graticule.h"

#include <algorithm>
#include <cmath>

#include <glm/geometric.hpp>

#include "base/units.h"

namespace openline::render {

namespace {

/// The box of latitudes and longitudes in which lines may be seen, in whole steps. Units: degrees.
struct Box {
    double west, east, south, north;
};

Box seenFrom(const frame::Camera& camera, double spacing) {
    const double radius = geo::wgs84::kSemiMinorM;
    const double eye = std::max(glm::length(camera.eye.m), radius * 1.0000001);
    const double reach = std::acos(radius / eye) / units::kRadPerDeg + spacing;
    const geo::Geodetic below = geo::toGeodetic(camera.eye);
    const double latitude = below.latitudeRad / units::kRadPerDeg,
                 longitude = below.longitudeRad / units::kRadPerDeg;
    Box box{-180.0, 180.0, std::max(-80.0, latitude - reach), std::min(80.0, latitude + reach)};
    const double highest = std::max(std::abs(latitude - reach), std::abs(latitude + reach));
    if (highest < 80.0) {
        const double sideways = reach / std::cos(highest * units::kRadPerDeg);
        if (sideways < 180.0) {
            box.west = longitude - sideways;
            box.east = longitude + sideways;
        }
    }
    box.west = std::floor(box.west / spacing) * spacing;
    box.east = std::ceil(box.east / spacing) * spacing;
    box.south = std::ceil(box.south / spacing) * spacing;
    box.north = std::floor(box.north / spacing) * spacing;
    return box;
}

}  // namespace

double graticuleSpacingDeg(double altitudeM) {
    if (altitudeM > 9e6) return 15.0;
    if (altitudeM > 1.2e6) return 10.0;
    if (altitudeM > 2.5e5) return 5.0;
    if (altitudeM > 3e4) return 1.0;
    return 0.0;
}

std::vector<Stroke> graticuleStrokes(const frame::Camera& camera) {
    std::vector<Stroke> strokes;
    const double spacing = graticuleSpacingDeg(camera.altitudeM);
    if (spacing <= 0.0) return strokes;
    const Box box = seenFrom(camera, spacing);
    const double step = spacing / 5.0;
    const auto pointAt = [&](double latitude, double longitude) {
        return geo::toEcef(geo::geodeticDeg(latitude, longitude)).m - camera.eye.m;
    };
    const auto addLine = [&](bool meridian, double fixed, double from, double to) {
        const int count = std::max(1, static_cast<int>(std::lround((to - from) / step)));
        glm::dvec3 previous(0.0);
        for (int i = 0; i <= count; ++i) {
            const double moving = from + (to - from) * i / count;
            const glm::dvec3 point = meridian ? pointAt(moving, fixed) : pointAt(fixed, moving);
            const bool seen = glm::dot(point, point + camera.eye.m) < 0.0;
            if (i > 0 && seen) {
                const glm::vec3 a(previous), b(point);
                strokes.push_back({{a.x, a.y, a.z}, {b.x, b.y, b.z}, 0.0f});
            }
            previous = point;
        }
    };
    for (double longitude = box.west; longitude < box.east - 1e-9 || longitude == box.west;
         longitude += spacing) {
        addLine(true, longitude, box.south, box.north);
    }
    for (double latitude = box.south; latitude <= box.north + 1e-9; latitude += spacing) {
        addLine(false, latitude, box.west, box.east);
    }
    return strokes;
}

}  // namespace openline::render
