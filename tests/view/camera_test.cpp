#include "view/camera.h"

#include <catch2/catch.hpp>
#include <glm/geometric.hpp>

#include "view/eye.h"

using namespace openline;
using namespace openline::view;

namespace {
OrbitCamera over(double latitudeDeg, double longitudeDeg, double distanceM, double tiltRad) {
    OrbitCamera orbit;
    orbit.target = geo::geodeticDeg(latitudeDeg, longitudeDeg);
    orbit.distanceM = distanceM;
    orbit.tiltRad = tiltRad;
    return orbit;
}
}  // namespace

TEST_CASE("The point that a camera looks at is in the middle of the picture at its distance") {
    for (const double distance : {100.0, 3.0e4, 2.6e6, 2.0e7}) {
        const OrbitCamera orbit = over(24.0, 121.0, distance, 0.7);
        const auto camera = makeCamera(orbit, 1280, 720);
        const auto seen = project(camera, geo::toEcef(orbit.target));
        REQUIRE(seen);
        CHECK(seen->px.x == Approx(640.0).margin(1e-6));
        CHECK(seen->px.y == Approx(360.0).margin(1e-6));
        CHECK(seen->depthM == Approx(distance).epsilon(1e-9));
    }
}

TEST_CASE("The ground under a pixel projects back to that pixel") {
    const auto camera = makeCamera(over(24.0, 121.0, 1.5e6, 0.8), 1920, 1080);
    for (const glm::dvec2 px : {glm::dvec2(960, 540), glm::dvec2(300, 800), glm::dvec2(1700, 700)}) {
        const auto ground = groundAt(camera, px);
        REQUIRE(ground);
        const auto seen = project(camera, geo::toEcef(*ground));
        REQUIRE(seen);
        CHECK(glm::length(seen->px - px) < 1e-3);
    }
    CHECK_FALSE(groundAt(makeCamera(over(0.0, 0.0, 3.0e7, 0.0), 1280, 720), {5.0, 5.0}));
}

TEST_CASE("A camera over the north has east on the right and north up, and heading turns it") {
    auto orbit = over(20.0, 120.0, 1.0e6, 0.0);
    const auto east = geo::toEcef(geo::geodeticDeg(20.0, 121.0));
    const auto north = geo::toEcef(geo::geodeticDeg(21.0, 120.0));
    CHECK(project(makeCamera(orbit, 1000, 1000), east)->px.x > 520.0);
    CHECK(project(makeCamera(orbit, 1000, 1000), north)->px.y < 480.0);
    orbit.headingRad = 1.5707963;
    CHECK(project(makeCamera(orbit, 1000, 1000), east)->px.y < 480.0);
}

TEST_CASE("The eye stays above the ground whatever is asked for") {
    for (const double distance : {-5.0, 20.0, 300.0, 9.0e7}) {
        const auto camera = makeCamera(over(24.0, 121.0, distance, 3.0), 640, 360);
        CHECK(camera.altitudeM > 0.5);
        CHECK(camera.altitudeM < 4.1e7);
    }
}

TEST_CASE("Easing between two cameras keeps the ends and is monotone in distance") {
    const OrbitCamera from = over(24.0, 170.0, 2.0e7, 0.1);
    OrbitCamera to = over(30.0, -170.0, 500.0, 1.2);
    to.headingRad = 6.0;
    CHECK(mix(from, to, 0.0).distanceM == Approx(2.0e7));
    CHECK(mix(from, to, 1.0).target.longitudeRad == Approx(to.target.longitudeRad));
    double last = 1e9;
    for (int i = 0; i <= 100; ++i) {
        const OrbitCamera camera = mix(from, to, i / 100.0);
        CHECK(camera.distanceM < last);
        last = camera.distanceM;
        // The short way round: across the antimeridian, and backwards in heading.
        CHECK(std::abs(camera.target.longitudeRad) > 2.9);
        CHECK(std::abs(camera.headingRad) < 0.3);
    }
    CHECK(eased(0.0) == 0.0);
    CHECK(eased(1.0) == 1.0);
    CHECK(eased(0.5) == Approx(0.5));
}

TEST_CASE("Framing keeps two units inside the middle of the picture from any side") {
    const auto a = geo::geodeticDeg(21.30, 119.00, 6700.0);
    for (const auto& b : {geo::geodeticDeg(21.3001, 119.0001, 6690.0), geo::geodeticDeg(21.4, 119.2, 9000.0),
                          geo::geodeticDeg(25.0, 123.0, 0.0)}) {
        for (const double heading : {0.0, 1.0, 2.5, 4.0}) {
            for (const double tilt : {0.0, 0.8, 1.3}) {
                const auto camera = makeCamera(framing(a, b, heading, tilt, 0.6), 1280, 720);
                for (const auto& point : {a, b}) {
                    const auto seen = project(camera, geo::toEcef(point));
                    REQUIRE(seen);
                    CHECK(std::abs(seen->px.x - 640.0) < 300.0);
                    CHECK(std::abs(seen->px.y - 360.0) < 220.0);
                }
            }
        }
    }
}

TEST_CASE("Two craft twenty feet apart fill the picture from any side, and both are whole in it") {
    const double spanM = 30.4, apartM = 0.5 * (30.4 + 9.3) + 6.1;
    const auto a = geo::geodeticDeg(17.9, 111.1, 6858.0);
    const auto b = geo::geodeticDeg(17.9, 111.1 + apartM / 105900.0, 6858.0);
    for (const double heading : {0.0, 0.8, 1.57, 2.5, 4.0}) {
        for (const double tilt : {0.6, 1.15, 1.4}) {
            const auto camera = makeCamera(framing(a, b, heading, tilt, 0.6, 0.5 * spanM), 1280, 720);
            double leftPx = 1280.0, rightPx = 0.0;
            for (const auto& middle : {a, b}) {
                const auto m = geo::toEcef(middle).m;
                const auto axes = geo::enuAxes(middle);
                for (const double side : {-0.5, 0.5}) {
                    const auto seen = project(camera, geo::Ecef{m + side * spanM * camera.axes[0]});
                    const auto along = project(camera, geo::Ecef{m + side * spanM * axes[1]});
                    REQUIRE(seen);
                    REQUIRE(along);
                    CHECK(std::abs(seen->px.x - 640.0) < 600.0);
                    CHECK(std::abs(along->px.y - 360.0) < 340.0);
                    leftPx = std::min(leftPx, seen->px.x);
                    rightPx = std::max(rightPx, seen->px.x);
                }
            }
            CHECK(rightPx - leftPx > 1280.0 / 3.0);
        }
    }
}

TEST_CASE("A point ten metres from the eye moves smoothly when the target moves by a centimetre") {
    OrbitCamera orbit = over(21.3, 119.0, 30.0, 1.0);
    orbit.target.altitudeM = 6700.0;
    const geo::Ecef point = geo::toEcef(geo::geodeticDeg(21.3, 119.0, 6710.0));
    double last = 0.0, lastStep = 0.0;
    for (int i = 0; i < 50; ++i) {
        orbit.target.altitudeM = 6700.0 + 0.01 * i;
        const auto seen = project(makeCamera(orbit, 1280, 720), point);
        REQUIRE(seen);
        const double step = seen->px.y - last;
        if (i > 1) CHECK(std::abs(step - lastStep) < 0.02);
        last = seen->px.y;
        lastStep = step;
    }
}

TEST_CASE("A target that is shifted stands where it is wanted, from afar and near the sea") {
    for (const double tiltRad : {0.0, 0.9, 1.5}) {
        OrbitCamera orbit = over(24.0, 121.0, 4.0e5, tiltRad);
        orbit.target.altitudeM = 9000.0;
        const auto seen = project(makeCamera(orbit, 1280, 720, {-43.0, -50.0}), geo::toEcef(orbit.target));
        REQUIRE(seen);
        CHECK(seen->px.x == Approx(597.0).margin(0.01));
        CHECK(seen->px.y == Approx(310.0).margin(0.01));
    }
    CHECK(makeCamera(over(24.0, 121.0, 800.0, 1.54), 1280, 720, {-43.0, -50.0}).altitudeM > 2.9);
    CHECK(makeCamera(over(24.0, 121.0, 800.0, 1.2), 1280, 720, {}) ==
          makeCamera(over(24.0, 121.0, 800.0, 1.2), 1280, 720));
    CHECK(roomFactor({{0.0, 0.0}, {1280.0, 720.0}}, 720.0) == 1.0);
    CHECK(roomFactor({{254.0, 0.0}, {700.0, 616.0}}, 720.0) > 1.2);
}

TEST_CASE("The fast eye agrees with the camera's projection and with the horizon test") {
    const auto camera = makeCamera(over(24.0, 121.0, 2.6e6, 0.9), 1280, 720);
    const Eye eye(camera);
    for (int latitude = -80; latitude <= 80; latitude += 8) {
        for (int longitude = -180; longitude < 180; longitude += 9) {
            const geo::Ecef point =
                geo::toEcef(geo::geodeticDeg(latitude, longitude, 100.0 * (latitude + 80)));
            CHECK(eye.hidden(point.m) == geo::hiddenByEarth(camera.eye, point));
            const auto seen = project(camera, point);
            if (seen && seen->depthM > 2.0) CHECK(glm::length(eye.look(point.m).px - seen->px) < 1e-6);
        }
    }
}
