#include "render/renderer.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdlib>
#include <set>

#include "geo/sun.h"
#include "gl_fixture.h"
#include "test_scene.h"

using namespace openline;
using test::orbit;
using test::sceneFrom;

namespace {

struct Rgb {
    int r, g, b;
};

Rgb at(const std::vector<std::uint8_t>& pixels, const frame::Camera& camera, int x, int y) {
    const std::size_t i = (static_cast<std::size_t>(y) * static_cast<std::size_t>(camera.widthPx) +
                           static_cast<std::size_t>(x)) *
                          4;
    return {pixels[i], pixels[i + 1], pixels[i + 2]};
}

int brightness(const Rgb& c) {
    return c.r + c.g + c.b;
}

std::size_t differing(const std::vector<std::uint8_t>& a, const std::vector<std::uint8_t>& b) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < a.size(); i += 4)
        count += std::abs(a[i] - b[i]) + std::abs(a[i + 1] - b[i + 1]) > 6 ? 1 : 0;
    return count;
}

void keep(const std::string& name, const std::vector<std::uint8_t>& pixels, const frame::Camera& camera) {
    if (const char* folder = std::getenv("OPENLINE_TEST_PICTURES")) {
        test::writePicture(std::string(folder) + "/" + name + ".ppm", pixels, camera.widthPx,
                           camera.heightPx);
    }
}

}  // namespace

TEST_CASE("land is warm grey, shelf sea is blue and deep sea is darker than the shelf") {
    test::Studio* studio = test::studio();
    if (studio == nullptr) return;
    // Straight down on three places, each in the middle of the picture.
    const auto colourOf = [&](double latitude, double longitude) {
        const frame::FrameData frame = sceneFrom(orbit(latitude, longitude, 0, 3e5, 0, 0, 160, 120));
        return at(studio->picture(frame), frame.camera, 81, 58);
    };
    const Rgb land = colourOf(30.0, 113.0), shelf = colourOf(33.0, 123.0), deep = colourOf(18.0, 132.0);
    CHECK(std::abs(land.r - land.b) < 20);
    CHECK(shelf.b > shelf.r + 40);
    CHECK(brightness(deep) * 2 < brightness(shelf));
}

TEST_CASE("the earth's disc has the size that its distance gives it, from 20,000 km") {
    test::Studio* studio = test::studio();
    if (studio == nullptr) return;
    frame::FrameData frame = sceneFrom(orbit(20, 125, 0, 2e7, 0, 0, 640, 360));
    const auto pixels = studio->picture(frame);
    keep("globe", pixels, frame.camera);
    const double distance = glm::length(frame.camera.eye.m);
    const double radiusPx =
        std::tan(std::asin(6.371e6 / distance)) / std::tan(frame.camera.verticalFovRad / 2.0) * 180.0;
    const int inside = static_cast<int>(radiusPx) - 8, outside = static_cast<int>(radiusPx) + 22;
    for (const int side : {-1, 1}) {
        CHECK(brightness(at(pixels, frame.camera, 320 + side * inside, 180)) > 40);
        CHECK(brightness(at(pixels, frame.camera, 320 + side * outside, 180)) < 50);
    }
}

TEST_CASE("inland no sea shines through where one map ends and the other begins") {
    test::Studio* studio = test::studio();
    if (studio == nullptr) return;
    // The theater's map ends at 90 degrees east, in Tibet.
    for (const double distance : {4e5, 1e6, 1.5e6, 2.5e6, 5e6}) {
        frame::FrameData frame = sceneFrom(orbit(33.0, 90.0, 0, distance, 20, 40, 640, 360));
        frame.globe.borders = frame.globe.graticule = false;
        const auto pixels = studio->picture(frame);
        keep("inland-" + std::to_string(static_cast<int>(distance / 1e3)), pixels, frame.camera);
        int blue = 0;
        for (int y = 160; y < 200; ++y) {
            for (int x = 240; x < 400; ++x) {
                const Rgb colour = at(pixels, frame.camera, x, y);
                blue += colour.b > colour.r + 15 ? 1 : 0;
            }
        }
        INFO("from " << distance / 1e3 << " km");
        CHECK(blue == 0);
    }
}

TEST_CASE("the same frame gives the same picture twice, at every distance") {
    test::Studio* studio = test::studio();
    if (studio == nullptr) return;
    for (const double distance : {2e7, 2.6e6, 2e5, 3e4, 500.0}) {
        const frame::FrameData frame = sceneFrom(orbit(24.0, 119.5, 0, distance, 30, 50, 320, 180));
        const auto first = studio->picture(frame);
        CHECK(first == studio->picture(frame));
    }
}

TEST_CASE("a camera that moves a metre from near by does not make the ground jump") {
    test::Studio* studio = test::studio();
    if (studio == nullptr) return;
    const frame::FrameData a = sceneFrom(orbit(22.3, 114.17, 0, 3e4, 0, 40, 320, 180));
    const frame::FrameData b = sceneFrom(orbit(22.30001, 114.17, 0, 3e4, 0, 40, 320, 180));
    CHECK(differing(studio->picture(a), studio->picture(b)) < 320u * 180u / 50u);
}

TEST_CASE("the night side is darker than the day side, and fixed light ignores the sun") {
    test::Studio* studio = test::studio();
    if (studio == nullptr) return;
    frame::FrameData frame = sceneFrom(orbit(33.0, 123.0, 0, 3e5, 0, 0, 64, 48));
    const glm::vec3 up(glm::normalize(frame.camera.eye.m));
    const auto middle = [&](float sunlight, const glm::vec3& sun) {
        frame.globe.sunlight = sunlight;
        frame.globe.sun = sun;
        return brightness(at(studio->picture(frame), frame.camera, 33, 23));
    };
    const int day = middle(1.0f, up), night = middle(1.0f, -up);
    CHECK(night * 2 < day);
    CHECK(middle(0.0f, -up) == middle(0.0f, up));
}

TEST_CASE("the light theme is light and the print theme has a white sky") {
    test::Studio* studio = test::studio();
    if (studio == nullptr) return;
    frame::FrameData frame = sceneFrom(orbit(25.5, 121, 0, 2.9e6, 0, 48, 320, 180));
    const auto dark = studio->picture(frame);
    frame.theme = frame::Theme::light;
    const auto light = studio->picture(frame);
    keep("light", light, frame.camera);
    frame.theme = frame::Theme::print;
    const auto print = studio->picture(frame);
    CHECK(brightness(at(dark, frame.camera, 200, 160)) < 200);
    CHECK(brightness(at(light, frame.camera, 200, 160)) > 500);
    CHECK(brightness(at(print, frame.camera, 160, 1)) == 765);
}

TEST_CASE("text is drawn as wide as the metrics say") {
    test::Studio* studio = test::studio();
    if (studio == nullptr) return;
    frame::FrameData frame = sceneFrom(orbit(18.0, 132.0, 0, 3e5, 0, 0, 640, 120));
    frame.globe.graticule = false;
    const auto before = studio->picture(frame);
    frame::Text text;
    text.utf8 = "Hainan 1:11 × 20 ft – ’→▲H";
    text.sizePx = 26.0f;
    text.weight = frame::FontWeight::semibold;
    text.x = 20.0f;
    text.y = 70.0f;
    frame.overlay.texts.push_back(text);
    const auto after = studio->picture(frame);
    keep("text", after, frame.camera);
    int left = 640, right = 0;
    for (int y = 0; y < 120; ++y) {
        for (int x = 0; x < 640; ++x) {
            if (std::abs(brightness(at(after, frame.camera, x, y)) -
                         brightness(at(before, frame.camera, x, y))) < 60)
                continue;
            left = std::min(left, x);
            right = std::max(right, x);
        }
    }
    const float width = studio->renderer.fontMetrics().widthPx(text.utf8, text.sizePx, text.weight);
    CHECK(static_cast<float>(right - left) == Approx(width).margin(6.0));
}

TEST_CASE(
    "fonts measured without OpenGL are those that the renderer writes with, and digits are equally wide") {
    const auto metrics = render::loadFontMetrics();
    REQUIRE(metrics);
    const auto weight = frame::FontWeight::regular;
    CHECK(metrics->widthPx("1111", 20.0f, weight) == Approx(metrics->widthPx("8888", 20.0f, weight)));
    CHECK(metrics->widthPx("W", 20.0f, weight) > metrics->widthPx("i", 20.0f, weight) * 2.0f);
    test::Studio* studio = test::studio();
    if (studio == nullptr) return;
    CHECK(studio->renderer.fontMetrics().widthPx("Taipei", 16.0f, weight) ==
          metrics->widthPx("Taipei", 16.0f, weight));
}

TEST_CASE("lines, discs, boxes and fills appear where they were put, in their colour") {
    test::Studio* studio = test::studio();
    if (studio == nullptr) return;
    frame::FrameData frame = sceneFrom(orbit(18.0, 132.0, 0, 3e5, 0, 0, 200, 120));
    const frame::Colour amber = frame::colour(0xF6C453);
    frame.ground.fillVertices = {{10, 10, amber}, {50, 10, amber}, {10, 50, amber}};
    frame.ground.fillIndices = {0, 1, 2};
    frame.overlay.lineVertices = {{100, 20, amber, 0}, {190, 20, amber, 90}};
    frame.overlay.lines.push_back({0, 2, 4.0f, 10.0f, 10.0f});
    frame.overlay.discs.push_back({120, 80, 10, 0, amber});
    frame.overlay.discs.push_back({160, 80, 12, 3, amber});
    frame::Box box;
    box.x = 20, box.y = 70, box.width = 40, box.height = 30, box.radiusPx = 10, box.fill = amber;
    frame.overlay.boxes.push_back(box);
    const auto pixels = studio->picture(frame);
    const auto isAmber = [&](int x, int y) { return at(pixels, frame.camera, x, y).r > 200; };
    CHECK(isAmber(18, 18));
    CHECK_FALSE(isAmber(45, 45));
    CHECK(isAmber(105, 20));
    CHECK_FALSE(isAmber(115, 20));
    CHECK(isAmber(120, 80));
    CHECK(isAmber(172, 80));
    CHECK_FALSE(isAmber(160, 80));
    CHECK(isAmber(40, 85));
    CHECK_FALSE(isAmber(20, 70));
}

TEST_CASE("of two aircraft twenty feet apart the nearer hides the farther, whatever their order") {
    test::Studio* studio = test::studio();
    if (studio == nullptr) return;
    frame::FrameData frame = sceneFrom(orbit(20.5, 118, 6700, 120, 60, 0, 240, 160));
    const glm::dmat3 enu = geo::enuAxes(geo::geodeticDeg(20.5, 118, 6700));
    const auto craft = [&](double altitude, std::uint32_t rgb) {
        frame::Model model;
        model.kind = frame::ModelKind::bomber;
        model.positionM =
            glm::vec3(geo::toEcef(geo::geodeticDeg(20.5, 118, altitude)).m - frame.camera.eye.m);
        model.axes = glm::mat3(glm::vec3(enu[1]), glm::vec3(enu[0]), glm::vec3(-enu[2]));
        model.sizeM = {34.8f, 33.0f, 10.4f};
        model.colour = frame::colour(rgb);
        return model;
    };
    const frame::Model low = craft(6700.0, 0xD9663F), high = craft(6706.1, 0x93CDF9);
    frame.models = {low, high};
    const auto one = studio->picture(frame);
    keep("twenty-feet", one, frame.camera);
    frame.models = {high, low};
    // The blue one is above: its left wing covers the other's.
    const Rgb wing = at(one, frame.camera, 100, 82), same = at(studio->picture(frame), frame.camera, 100, 82);
    CHECK(wing.b > wing.r);
    CHECK(same.b > same.r);
}

TEST_CASE("OpenGL has nothing to complain about after all this") {
    test::Studio* studio = test::studio();
    if (studio == nullptr) return;
    studio->picture(sceneFrom(orbit(60.0, 179.9, 0, 4e6, 0, 60, 200, 120)));
    studio->picture(sceneFrom(orbit(89.9, 0.0, 0, 4e6, 0, 30, 200, 120)));
    studio->picture(sceneFrom(orbit(10.0, -157.0, 0, 30, 200, 85, 200, 120)));
    CHECK(gfx::debugErrorCount() == 0);
}
