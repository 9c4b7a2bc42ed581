#include "base/units.h"

#include <catch2/catch.hpp>

using namespace openline;

namespace {
double si(const char* text, Dimension dimension) {
    const auto parsed = parseQuantity(text, dimension);
    REQUIRE(std::holds_alternative<Quantity>(parsed));
    return std::get<Quantity>(parsed).valueSi;
}
}  // namespace

TEST_CASE("quantities are converted by their exact factors") {
    CHECK(si("22500 ft", Dimension::length) == Approx(6858.0).epsilon(1e-12));
    CHECK(si("12 nmi", Dimension::length) == Approx(22224.0).epsilon(1e-12));
    CHECK(si("180 kn", Dimension::speed) == Approx(92.6).epsilon(1e-12));
    CHECK(si("-1500 ft/min", Dimension::speed) == Approx(-7.62).epsilon(1e-12));
    CHECK(si("180 deg", Dimension::angle) == Approx(3.14159265358979).epsilon(1e-12));
    CHECK(si("80 %", Dimension::ratio) == Approx(0.8));
    CHECK(si("48 h", Dimension::duration) == Approx(172800.0));
    CHECK(si("+7 km", Dimension::length) == 7000.0);
    CHECK(si("1e3 m", Dimension::length) == 1000.0);
}

TEST_CASE(
    "a quantity of the wrong dimension, without a unit or not finite is refused with what was expected") {
    for (const char* text : {"180", "180 ft", "fast", "nan kn", "inf kn", "1e999 kn", "", "180 kn true",
                             "0x10 kn", "+-5 kn", "5e kn", "--5 kn"}) {
        CAPTURE(text);
        const auto parsed = parseQuantity(text, Dimension::speed);
        REQUIRE(std::holds_alternative<QuantityError>(parsed));
        CHECK(std::get<QuantityError>(parsed).expected.find("a speed") == 0);
    }
    CHECK(std::holds_alternative<QuantityError>(parseQuantity("70 nm", Dimension::length)));
}

TEST_CASE("180 knots indicated at 22,500 feet is about 255 knots true") {
    const auto parsed = parseQuantity("180 kn ias", Dimension::speed);
    REQUIRE(std::holds_alternative<Quantity>(parsed));
    const Quantity quantity = std::get<Quantity>(parsed);
    CHECK(quantity.indicatedAirspeed);
    const double trueKn =
        trueAirspeedMps(quantity.valueSi, 22500 * units::kMetresPerFoot) / units::kMpsPerKnot;
    CHECK(trueKn == Approx(255.0).margin(5.0));
}
