#include "geo/sun.h"

#include <cstdint>

#include "base/math.h"
#include "base/units.h"

namespace openline::geo {

glm::dvec3 sunDirection(UtcTime time) {
    constexpr double kMillisecondsPerDay = 86'400'000.0;
    constexpr std::int64_t kEpochJ2000Milliseconds = 946'728'000'000;  // 2000-01-01T12:00:00Z
    const double days =
        static_cast<double>(time.milliseconds - kEpochJ2000Milliseconds) / kMillisecondsPerDay;

    const double meanLongitudeDeg = 280.460 + 0.9856474 * days;
    const double meanAnomalyRad = (357.528 + 0.9856003 * days) * units::kRadPerDeg;
    const double longitudeRad =
        (meanLongitudeDeg + 1.915 * math::sin(meanAnomalyRad) + 0.020 * math::sin(2.0 * meanAnomalyRad)) *
        units::kRadPerDeg;
    const double obliquityRad = (23.439 - 0.0000004 * days) * units::kRadPerDeg;
    const double x = math::cos(longitudeRad);
    const double y = math::cos(obliquityRad) * math::sin(longitudeRad);
    const double z = math::sin(obliquityRad) * math::sin(longitudeRad);

    // Whole turns of the earth are left out before multiplying, for the sake of the last digits.
    const double dayPart = days - static_cast<double>(static_cast<std::int64_t>(days));
    const double siderealRad = (280.46062 + 360.0 * dayPart + 0.985647366 * days) * units::kRadPerDeg;
    const double c = math::cos(siderealRad);
    const double s = math::sin(siderealRad);
    const glm::dvec3 direction{x * c + y * s, y * c - x * s, z};
    return direction * (1.0 / math::sqrt(x * x + y * y + z * z));
}

}  // namespace openline::geo
