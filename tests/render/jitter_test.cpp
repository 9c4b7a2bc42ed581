// Nothing trembles: what is near moves on the picture by what the camera moves, anywhere in the theater.
#include <catch2/catch.hpp>

#include <cmath>
#include <optional>

#include <glm/geometric.hpp>

#include "gl_fixture.h"
#include "test_scene.h"

using namespace openline;

namespace {

constexpr double kDistanceM = 10.0;
constexpr int kJitterWidthPx = 480, kJitterHeightPx = 270;

struct Place {
    double latitudeDeg, longitudeDeg, altitudeM;
};

/// The camera ten metres from a craft, moved aside by some centimetres.
frame::Camera cameraAt(const Place& place, double asideM) {
    frame::Camera camera = test::orbit(place.latitudeDeg, place.longitudeDeg, place.altitudeM, kDistanceM,
                                       30.0, 70.0, kJitterWidthPx, kJitterHeightPx);
    camera.eye.m += camera.axes[0] * asideM;
    return camera;
}

frame::FrameData frameOf(const Place& place, const frame::Camera& camera, bool withCraft) {
    frame::FrameData frame;
    frame.camera = camera;
    frame.globe.sunlight = 0.0f;
    frame.globe.stars = frame.globe.graticule = false;
    if (!withCraft) return frame;
    const geo::Geodetic at = geo::geodeticDeg(place.latitudeDeg, place.longitudeDeg, place.altitudeM);
    const glm::dmat3 enu = geo::enuAxes(at);
    frame::Model model;
    model.kind = frame::ModelKind::fighter;
    model.positionM = glm::vec3(geo::toEcef(at).m - camera.eye.m);
    model.axes = glm::mat3(glm::vec3(enu[1]), glm::vec3(enu[0]), glm::vec3(-enu[2]));
    model.sizeM = {2.2f, 1.5f, 0.6f};
    model.colour = frame::colour(0xFFFFFF);
    frame.models.push_back(model);
    return frame;
}

/// Where the craft is on the picture, to a fraction of a pixel: the middle of what it changes.
std::optional<glm::dvec2> middleOf(test::Studio& studio, const Place& place, double asideM) {
    const frame::Camera camera = cameraAt(place, asideM);
    const auto empty = studio.picture(frameOf(place, camera, false));
    const auto full = studio.picture(frameOf(place, camera, true));
    glm::dvec2 sum(0.0);
    double weights = 0.0;
    for (int y = 0; y < kJitterHeightPx; ++y) {
        for (int x = 0; x < kJitterWidthPx; ++x) {
            const std::size_t i =
                (static_cast<std::size_t>(y) * kJitterWidthPx + static_cast<std::size_t>(x)) * 4;
            double weight = 0.0;
            for (std::size_t k = 0; k < 3; ++k) weight += std::abs(full[i + k] - empty[i + k]);
            sum += glm::dvec2(x, y) * weight;
            weights += weight;
        }
    }
    if (weights < 1000.0) return std::nullopt;
    return sum / weights;
}

}  // namespace

TEST_CASE(
    "a camera that moves a centimetre ten metres from a craft moves it by as much, anywhere in the theater") {
    test::Studio* studio = test::studio();
    if (studio == nullptr) return;
    const double focalPx = 0.5 * kJitterHeightPx / std::tan(0.5 * cameraAt({0, 0, 0}, 0.0).verticalFovRad);
    const double expectedPx = -0.01 / kDistanceM * focalPx;
    for (const Place& place :
         {Place{24.0, 119.5, 20.0}, Place{38.9, 141.0, 9000.0}, Place{-9.0, 95.3, 6700.0},
          Place{5.5, 160.0, 300.0}, Place{49.7, 178.9, 12000.0}, Place{0.0, 127.0, 50.0},
          Place{17.6, 111.1, 6858.0}, Place{21.3, -157.9, 3000.0}}) {
        INFO(place.latitudeDeg << " " << place.longitudeDeg << " " << place.altitudeM);
        const auto first = middleOf(*studio, place, 0.0);
        REQUIRE(first);
        for (int step = 1; step <= 4; ++step) {
            const auto moved = middleOf(*studio, place, 0.01 * step);
            REQUIRE(moved);
            INFO("centimetres " << step);
            CHECK(moved->x - first->x == Approx(expectedPx * step).margin(0.12));
            CHECK(std::abs(moved->y - first->y) < 0.12);
        }
    }
}
