// Quantities with their unit in the text, as in "22500 ft" or "180 kn ias", and the conversions for showing
// them. Degrees, knots and feet exist only here, in `scenario`, in `exchange` and at the moment of showing.
#pragma once

#include <numbers>
#include <string>
#include <string_view>
#include <variant>

namespace openline {

namespace units {
inline constexpr double kMetresPerFoot = 0.3048;          ///< exact, international foot
inline constexpr double kMetresPerYard = 0.9144;          ///< exact
inline constexpr double kMetresPerNauticalMile = 1852.0;  ///< exact
inline constexpr double kKgPerPound = 0.45359237;         ///< exact, avoirdupois
inline constexpr double kMpsPerKnot = 1852.0 / 3600.0;    ///< exact by definition
inline constexpr double kDayS = 86400.0;                  ///< of civil time, without leap seconds
inline constexpr double kRadPerDeg = std::numbers::pi / 180.0;
inline constexpr double kStandardGravityMps2 = 9.80665;  ///< exact by definition
}  // namespace units

enum class Dimension { length, speed, duration, angle, acceleration, angularRate, mass, ratio };

/// A quantity in SI (radians for angles), as read from text.
struct Quantity {
    double valueSi = 0.0;
    bool indicatedAirspeed = false;  ///< the text said "ias"; only for speeds
};

/// What was expected, when a text is not such a quantity.
struct QuantityError {
    std::string expected;  ///< as in `a length such as "22500 ft" or "7 km"`
};

/// Reads a finite number and a unit of the given dimension.
/// length m km ft yd nmi ("nm" is refused: it is also a nanometre) ; speed m/s km/h kn ft/min ; duration s
/// min h d and composites ; angle deg rad ; acceleration m/s2 ; angularRate deg/s ; mass kg t lb ; ratio: a
/// bare number or %.
std::variant<Quantity, QuantityError> parseQuantity(std::string_view text, Dimension dimension);

/// Density of the air at a height over that at sea level. Source: ISA (6.5 K/km to 11 km, isothermal above).
double airDensityRatio(double altitudeM);

/// Speed through the air from indicated airspeed at a height, in the ISA (compressibility neglected; 3 % at
/// 250 kn).
double trueAirspeedMps(double indicatedMps, double altitudeM);

}  // namespace openline
