#include "view/palette.h"

#include <array>
#include <catch2/catch.hpp>
#include <cmath>
#include <string>

using namespace openline;
using namespace openline::view;

namespace {

struct Lab {
    double l, a, b;
};

double linear(std::uint8_t channel) {
    const double v = channel / 255.0;
    return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
}

// Björn Ottosson's Oklab, scaled so that 100 is white: perceptual distance for far colours.
Lab lab(double r, double g, double b) {
    const double l = std::cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
    const double m = std::cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
    const double s = std::cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
    return {100 * (0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s),
            100 * (1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s),
            100 * (0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s)};
}

Lab labOf(frame::Colour c) {
    return lab(linear(c.r), linear(c.g), linear(c.b));
}

// Viénot, Brettel and Mollon 1999: what a deuteranope sees, in linear light.
Lab asDeuteranope(frame::Colour c) {
    const double r = linear(c.r), g = linear(c.g), b = linear(c.b);
    const double red = 0.29275 * r + 0.70725 * g;
    const double blue = -0.02234 * r + 0.02234 * g + b;
    return lab(red, red, std::max(blue, 0.0));
}

double distance(const Lab& x, const Lab& y) {
    return std::hypot(x.l - y.l, x.a - y.a, x.b - y.b);
}

constexpr std::array kMain{"us", "prc", "taiwan"};
constexpr std::array kAll{"us",   "prc",    "taiwan", "japan",     "korea",
                          "dprk", "canada", "uk",     "australia", "civil"};

}  // namespace

TEST_CASE("The three sides that meet most are told apart in greyscale and by deuteranopes, in every theme") {
    for (const auto theme : {frame::Theme::dark, frame::Theme::light, frame::Theme::print}) {
        for (std::size_t i = 0; i < kMain.size(); ++i) {
            for (std::size_t j = i + 1; j < kMain.size(); ++j) {
                INFO(kMain[i] << " " << kMain[j] << " theme " << static_cast<int>(theme));
                const auto a = sideColour(theme, kMain[i]);
                const auto b = sideColour(theme, kMain[j]);
                CHECK(distance(labOf(a), labOf(b)) > 10.0);
                CHECK(distance(asDeuteranope(a), asDeuteranope(b)) > 7.0);
                CHECK(std::abs(labOf(a).l - labOf(b).l) > 2.5);
            }
        }
    }
}

TEST_CASE("No two sides share a colour and none is the accent") {
    for (const auto theme : {frame::Theme::dark, frame::Theme::light, frame::Theme::print}) {
        for (std::size_t i = 0; i < kAll.size(); ++i) {
            INFO(kAll[i] << " theme " << static_cast<int>(theme));
            CHECK(distance(labOf(sideColour(theme, kAll[i])), labOf(palette(theme).accent)) > 6.0);
            for (std::size_t j = i + 1; j < kAll.size(); ++j) {
                INFO(kAll[j]);
                CHECK(distance(labOf(sideColour(theme, kAll[i])), labOf(sideColour(theme, kAll[j]))) > 5.0);
            }
        }
    }
}

TEST_CASE("The dark theme keeps the published colours, and unknown sides are grey") {
    CHECK(sideColour(frame::Theme::dark, "us") == frame::colour(0x93CDF9));
    CHECK(sideColour(frame::Theme::dark, "prc") == frame::colour(0xD9663F));
    CHECK(sideColour(frame::Theme::dark, "taiwan") == frame::colour(0x7FC7A4));
    CHECK(palette(frame::Theme::dark).accent == frame::colour(0xF6C453));
    const auto grey = labOf(sideColour(frame::Theme::dark, "atlantis"));
    CHECK(std::hypot(grey.a, grey.b) < 3.0);
}
