// Cameras and picture files for looking at what the renderer draws.
#pragma once

#include <cmath>
#include <cstdint>
#include <cstdio>
#include <string>
#include <vector>

#include <glm/geometric.hpp>
#include <glm/matrix.hpp>

#include "base/units.h"
#include "frame/frame_data.h"
#include "geo/frames.h"

namespace openline::test {

/// Looks at a point of the ground (or above it) from a distance; heading is the direction of view.
inline frame::Camera orbit(double latitudeDeg, double longitudeDeg, double altitudeM, double distanceM,
                           double headingDeg, double tiltDeg, int width, int height, double fovDeg = 34.4) {
    const geo::Geodetic target = geo::geodeticDeg(latitudeDeg, longitudeDeg, altitudeM);
    const glm::dmat3 enu = geo::enuAxes(target);
    const double heading = headingDeg * units::kRadPerDeg, tilt = tiltDeg * units::kRadPerDeg;
    const glm::dvec3 ahead = enu[0] * std::sin(heading) + enu[1] * std::cos(heading);
    const glm::dvec3 back = glm::normalize(enu[2] * std::cos(tilt) - ahead * std::sin(tilt));
    const glm::dvec3 right = glm::normalize(glm::cross(ahead, enu[2]));
    frame::Camera camera;
    camera.eye.m = geo::toEcef(target).m + back * distanceM;
    camera.axes = glm::dmat3(right, glm::cross(back, right), back);
    camera.verticalFovRad = fovDeg * units::kRadPerDeg;
    camera.widthPx = width;
    camera.heightPx = height;
    camera.altitudeM = geo::toGeodetic(camera.eye).altitudeM;
    return camera;
}

/// The earth from there in a fixed light, without stars.
inline frame::FrameData sceneFrom(const frame::Camera& camera) {
    frame::FrameData frame;
    frame.camera = camera;
    frame.globe.sunlight = 0.0f;
    frame.globe.stars = false;
    return frame;
}

/// Binary PPM: any viewer reads it, nothing needs linking.
inline void writePicture(const std::string& path, const std::vector<std::uint8_t>& rgba, int width,
                         int height) {
    if (std::FILE* file = std::fopen(path.c_str(), "wb")) {
        std::fprintf(file, "P6\n%d %d\n255\n", width, height);
        for (std::size_t i = 0; i + 3 < rgba.size(); i += 4) std::fwrite(rgba.data() + i, 1, 3, file);
        std::fclose(file);
    }
}

}  // namespace openline::test
