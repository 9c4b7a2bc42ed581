#include "sim/performance.h"

#include <algorithm>

#include "base/math.h"
#include "base/units.h"

namespace openline::sim {

namespace {

constexpr double kFighterLoad = 7.0;
constexpr double kTransportLoad = 2.5;

/// As airDensityRatio, within a quarter of a per cent up to 11 km and without a power: asked in every turn
/// near a limit.
double densityNear(double altitudeM) {
    constexpr double kTropopauseM = 11000.0, kScaleHeightM = 6341.6, kVanishesM = 44330.8;
    const double warmth = 1.0 - std::min(altitudeM, kTropopauseM) * (1.0 / kVanishesM);
    const double square = warmth * warmth;
    const double ratio = square * square * math::sqrt(math::sqrt(warmth));  // the exponent is 4.2559
    return altitudeM <= kTropopauseM ? ratio : ratio * math::exp((kTropopauseM - altitudeM) / kScaleHeightM);
}

Band between(const Band& low, const Band& high, double altitudeM) {
    const double share = (altitudeM - low.altitudeM) / (high.altitudeM - low.altitudeM);
    const auto mixed = [share](double a, double b) { return a + (b - a) * share; };
    return {altitudeM, mixed(low.climbMps, high.climbMps), mixed(low.descentMps, high.descentMps),
            mixed(low.accelerationMps2, high.accelerationMps2)};
}

}  // namespace

Bands bandsOf(const PlatformDef& platform) {
    const double descentMps = platform.descentMps > 0.0 ? platform.descentMps : platform.climbMps;
    Bands bands;
    const auto add = [&bands](const Band& band) { bands.rows[bands.count++] = band; };
    if (platform.bands.empty()) add({0.0, platform.climbMps, descentMps, platform.accelerationMps2});
    for (const Band& band : platform.bands) {
        if (bands.count + 1 < kMostBands) add(band);
    }
    const Band& last = bands.rows[bands.count - 1];
    if (platform.ceilingM <= last.altitudeM) return bands;
    const double acceleration =
        platform.bands.empty() ? kCeilingAccelerationShare * last.accelerationMps2 : last.accelerationMps2;
    add({platform.ceilingM, std::min(kServiceCeilingClimbMps, last.climbMps), last.descentMps, acceleration});
    return bands;
}

double structuralLoad(const PlatformDef& platform) {
    if (platform.loadLimit > 0.0) return platform.loadLimit;
    return platform.platformClass == PlatformClass::fighter ? kFighterLoad : kTransportLoad;
}

Band abilitiesAt(const Bands& bands, double altitudeM) {
    std::size_t above = 0;
    while (above < bands.count && bands.rows[above].altitudeM <= altitudeM) ++above;
    if (above == 0) return bands.rows[0];
    if (above == bands.count) return bands.rows[bands.count - 1];
    return between(bands.rows[above - 1], bands.rows[above], altitudeM);
}

double stallSpeedMps(const UnitLimits& limits, double altitudeM) {
    return limits.stallSpeedMps / math::sqrt(densityNear(altitudeM));
}

double allowedLoad(const UnitLimits& limits, double altitudeM, double speedMps) {
    const double overStall = speedMps / limits.stallSpeedMps;
    return std::min(limits.structuralLoad, overStall * overStall * densityNear(altitudeM));
}

}  // namespace openline::sim
