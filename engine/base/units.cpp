#include "base/units.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "base/math.h"
#include "base/time.h"

namespace openline {

namespace {

struct UnitName {
    Dimension dimension;
    std::string_view name;
    double factor;
};

constexpr std::array kUnits = {
    UnitName{Dimension::length, "m", 1.0},
    UnitName{Dimension::length, "km", 1000.0},
    UnitName{Dimension::length, "ft", units::kMetresPerFoot},
    UnitName{Dimension::length, "yd", units::kMetresPerYard},
    UnitName{Dimension::length, "nmi", units::kMetresPerNauticalMile},
    UnitName{Dimension::speed, "m/s", 1.0},
    UnitName{Dimension::speed, "km/h", 1.0 / 3.6},
    UnitName{Dimension::speed, "kn", units::kMpsPerKnot},
    UnitName{Dimension::speed, "ft/min", units::kMetresPerFoot / 60.0},
    UnitName{Dimension::angle, "deg", units::kRadPerDeg},
    UnitName{Dimension::angle, "rad", 1.0},
    UnitName{Dimension::acceleration, "m/s2", 1.0},
    UnitName{Dimension::angularRate, "deg/s", units::kRadPerDeg},
    UnitName{Dimension::angularRate, "rad/s", 1.0},
    UnitName{Dimension::mass, "kg", 1.0},
    UnitName{Dimension::mass, "t", 1000.0},
    UnitName{Dimension::mass, "lb", units::kKgPerPound},
    UnitName{Dimension::ratio, "", 1.0},
    UnitName{Dimension::ratio, "%", 0.01},
};

std::string expectation(Dimension dimension) {
    switch (dimension) {
        case Dimension::length:
            return "a length such as \"22500 ft\", \"7 km\" or \"12 nmi\"";
        case Dimension::speed:
            return "a speed such as \"440 kn\", \"180 kn ias\" or \"50 m/s\"";
        case Dimension::duration:
            return "a duration such as \"48 h\", \"6h30m\" or \"90 s\"";
        case Dimension::angle:
            return "an angle such as \"110 deg\"";
        case Dimension::acceleration:
            return "an acceleration such as \"2 m/s2\"";
        case Dimension::angularRate:
            return "a rate of turn such as \"3 deg/s\"";
        case Dimension::mass:
            return "a mass such as \"3.2 t\" or \"7000 lb\"";
        case Dimension::ratio:
            return "a number such as 0.8 or \"80 %\"";
    }
    return {};
}

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(' ');
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

}  // namespace

std::variant<Quantity, QuantityError> parseQuantity(std::string_view text, Dimension dimension) {
    const QuantityError error{expectation(dimension)};
    text = trimmed(text);
    if (dimension == Dimension::duration) {
        const auto seconds = parseDurationS(text);
        if (!seconds) return error;
        return Quantity{*seconds, false};
    }
    // from_chars would take "nan" and "inf"; only plain decimals are numbers here.
    const std::size_t numberEnd = std::min(text.find_first_not_of("+-.0123456789eE"), text.size());
    std::string_view number = text.substr(0, numberEnd);
    std::string_view unit = trimmed(text.substr(numberEnd));
    const bool plus = number.starts_with('+');
    if (plus) number.remove_prefix(1);
    double value = 0.0;
    const auto [stop, failure] = std::from_chars(number.data(), number.data() + number.size(), value);
    const bool whole = failure == std::errc() && stop == number.data() + number.size();
    if (!whole || (plus && number.starts_with('-'))) return error;
    Quantity quantity;
    constexpr std::string_view kIndicated = " ias";
    if (dimension == Dimension::speed && unit.ends_with(kIndicated)) {
        quantity.indicatedAirspeed = true;
        unit = trimmed(unit.substr(0, unit.size() - kIndicated.size()));
    }
    for (const UnitName& known : kUnits) {
        if (known.dimension == dimension && known.name == unit) {
            quantity.valueSi = value * known.factor;
            if (!std::isfinite(quantity.valueSi)) return error;
            return quantity;
        }
    }
    return error;
}

double airDensityRatio(double altitudeM) {
    // T = 288.15 K - 6.5 K/km h, density ratio (T/T0)^4.2559; isothermal above 11 km.
    constexpr double kSeaLevelK = 288.15, kLapseKpM = 0.0065, kTropopauseM = 11000.0, kTropopauseK = 216.65;
    if (altitudeM <= kTropopauseM)
        return math::pow((kSeaLevelK - kLapseKpM * altitudeM) / kSeaLevelK, 4.2559);
    constexpr double kScaleHeightM = 6341.6;
    return math::pow(kTropopauseK / kSeaLevelK, 4.2559) *
           math::exp(-(altitudeM - kTropopauseM) / kScaleHeightM);
}

double trueAirspeedMps(double indicatedMps, double altitudeM) {
    return indicatedMps / math::sqrt(airDensityRatio(altitudeM));
}

}  // namespace openline
