#include "view/palette.h"

#include <algorithm>
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

/// What an eye makes of a colour, in linear light: rows of a matrix.
struct Vision {
    const char* name;
    std::array<std::array<double, 3>, 3> rows;
};
// Red-blind and green-blind: Viénot, Brettel and Mollon 1999. Blue-blind: Machado, Oliveira and Fernandes
// 2009, all of it. Grey: luminance by BT.709, as a printer without colour has it.
constexpr std::array kVisions{
    Vision{"usual", {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}}},
    Vision{"protan", {{{0.11238, 0.88762, 0}, {0.11238, 0.88762, 0}, {0.00401, -0.00401, 1}}}},
    Vision{"deutan", {{{0.29275, 0.70725, 0}, {0.29275, 0.70725, 0}, {-0.02234, 0.02234, 1}}}},
    Vision{"tritan",
           {{{1.255528, -0.076749, -0.178779},
             {-0.078411, 0.930809, 0.147602},
             {0.004733, 0.691367, 0.303900}}}}};

Lab seenBy(const Vision& vision, frame::Colour c) {
    const std::array<double, 3> light{linear(c.r), linear(c.g), linear(c.b)};
    std::array<double, 3> seen{};
    for (std::size_t i = 0; i < 3; ++i) {
        for (std::size_t j = 0; j < 3; ++j) seen[i] += vision.rows[i][j] * light[j];
        seen[i] = std::clamp(seen[i], 0.0, 1.0);
    }
    return lab(seen[0], seen[1], seen[2]);
}

double greyOf(frame::Colour c) {
    const double y = 0.2126 * linear(c.r) + 0.7152 * linear(c.g) + 0.0722 * linear(c.b);
    return lab(y, y, y).l;
}

double distance(const Lab& x, const Lab& y) {
    return std::hypot(x.l - y.l, x.a - y.a, x.b - y.b);
}

constexpr std::array kMain{"us", "prc", "taiwan"};
constexpr std::array kAll{"us",     "prc", "taiwan",    "japan",       "korea",  "dprk",
                          "canada", "uk",  "australia", "philippines", "russia", "civil"};
constexpr std::array kThemes{frame::Theme::dark, frame::Theme::light, frame::Theme::print};

}  // namespace

TEST_CASE(
    "The three sides that meet most are told apart in a grey print and by every kind of eye, in every "
    "theme") {
    for (const auto theme : kThemes) {
        for (std::size_t i = 0; i < kMain.size(); ++i) {
            for (std::size_t j = i + 1; j < kMain.size(); ++j) {
                const auto a = sideColour(theme, kMain[i]), b = sideColour(theme, kMain[j]);
                INFO(kMain[i] << " " << kMain[j] << " theme " << static_cast<int>(theme));
                for (const Vision& vision : kVisions) {
                    INFO(vision.name);
                    CHECK(distance(seenBy(vision, a), seenBy(vision, b)) > 5.0);
                }
                CHECK(std::abs(greyOf(a) - greyOf(b)) > 2.5);
            }
        }
    }
}

TEST_CASE("No two sides look alike to any kind of eye, and none is the accent to the usual one") {
    for (const auto theme : kThemes) {
        for (std::size_t i = 0; i < kAll.size(); ++i) {
            const auto a = sideColour(theme, kAll[i]);
            INFO(kAll[i] << " theme " << static_cast<int>(theme));
            CHECK(distance(labOf(a), labOf(palette(theme).accent)) > 6.0);
            for (std::size_t j = i + 1; j < kAll.size(); ++j) {
                for (const Vision& vision : kVisions) {
                    INFO(kAll[j] << " " << vision.name);
                    CHECK(distance(seenBy(vision, a), seenBy(vision, sideColour(theme, kAll[j]))) > 5.0);
                }
            }
        }
    }
}

TEST_CASE("For every kind of eye the accent is no side that meets it") {
    for (const auto theme : kThemes) {
        for (const char* side : kMain) {
            for (const Vision& vision : kVisions) {
                INFO(side << " " << vision.name << " theme " << static_cast<int>(theme));
                CHECK(distance(seenBy(vision, sideColour(theme, side)),
                               seenBy(vision, palette(theme).accent)) > 7.0);
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
