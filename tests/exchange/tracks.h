// Tracks as text, made from straight flights on the ellipsoid, for the tests of reading them.
#pragma once

#include <fmt/format.h>

#include <string>

#include "base/units.h"
#include "geo/geodesic.h"

namespace openline::test {

struct Flight {
    std::string id;
    geo::Geodetic start;
    double azimuthDeg = 0.0, speedMps = 0.0, climbMps = 0.0;
};

inline geo::Geodetic placeAt(const Flight& flight, double timeS) {
    geo::Geodetic place =
        geo::destination(flight.start, flight.azimuthDeg * units::kRadPerDeg, flight.speedMps * timeS);
    place.altitudeM = flight.start.altitudeM + flight.climbMps * timeS;
    return place;
}

/// Rows of one flight, `decimals` behind the point of a degree.
inline std::string rows(const Flight& flight, double fromS, double toS, double stepS, int decimals = 9) {
    std::string text;
    for (double timeS = fromS; timeS <= toS + 1e-9; timeS += stepS) {
        const geo::Geodetic place = placeAt(flight, timeS);
        text += fmt::format("{:.3f},{},{:.{}f},{:.{}f},{:.3f}\n", timeS, flight.id,
                            place.latitudeRad / units::kRadPerDeg, decimals,
                            place.longitudeRad / units::kRadPerDeg, decimals, place.altitudeM);
    }
    return text;
}

inline const char* const kHeader = "time [s],id,latitude [deg],longitude [deg],altitude [m]\n";

/// Two that meet head-on after `meetS` at a place, the second passing `missM` to the right of the first.
struct HeadOn {
    Flight a, b;
    HeadOn(const geo::Geodetic& meet, double azimuthDeg, double speedMps, double meetS, double missM) {
        const double azimuth = azimuthDeg * units::kRadPerDeg;
        const geo::Geodetic aside = geo::destination(meet, azimuth + 90.0 * units::kRadPerDeg, missM);
        const geo::Geodetic startA =
            geo::destination(meet, azimuth + 180.0 * units::kRadPerDeg, speedMps * meetS);
        const geo::Geodetic startB = geo::destination(aside, azimuth, speedMps * meetS);
        a = {"A", startA, geo::inverse(startA, meet).initialAzimuthRad / units::kRadPerDeg, speedMps};
        b = {"B", startB, geo::inverse(startB, aside).initialAzimuthRad / units::kRadPerDeg, speedMps};
    }
};

}  // namespace openline::test
