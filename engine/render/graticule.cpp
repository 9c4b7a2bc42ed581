#include <algorithm>
#include <cmath>

#include <glm/geometric.hpp>

#include "base/units.h"
#include "render/map_lines.h"

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

void addGraticule(const frame::FrameData& frame, const GroundStyle& style, MapLineBuilder& builder) {
    const double spacing = graticuleSpacingDeg(frame.camera.altitudeM);
    if (spacing <= 0.0) return;
    const Box box = seenFrom(frame.camera, spacing);
    const glm::vec3 rgb = style.graticule * 255.0f;
    const frame::Colour colour{static_cast<std::uint8_t>(rgb.r), static_cast<std::uint8_t>(rgb.g),
                               static_cast<std::uint8_t>(rgb.b),
                               static_cast<std::uint8_t>(style.graticuleOpacity * 255.0f)};
    const auto addLine = [&](bool meridian, double fixed, double from, double to) {
        const int count = std::max(1, static_cast<int>(std::lround((to - from) / spacing * 4.0)));
        builder.beginLine(colour, 1.0f);
        for (int i = 0; i <= count; ++i) {
            const double moving = from + (to - from) * i / count;
            const geo::Geodetic place =
                meridian ? geo::geodeticDeg(moving, fixed) : geo::geodeticDeg(fixed, moving);
            builder.add(glm::vec3(geo::toEcef(place).m - frame.camera.eye.m));
        }
        builder.endLine();
    };
    const int columns =
        static_cast<int>(std::lround(std::min(box.east - box.west, 360.0 - spacing) / spacing));
    for (int i = 0; i <= columns; ++i) addLine(true, box.west + i * spacing, box.south, box.north);
    const int rows = static_cast<int>(std::lround((box.north - box.south) / spacing));
    for (int i = 0; i <= rows; ++i) addLine(false, box.south + i * spacing, box.west, box.east);
}

}  // namespace openline::render
