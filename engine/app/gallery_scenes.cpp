#include "app/gallery_scenes.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/units.h"
#include "geo/geodesic.h"

namespace openline::app {
namespace {

constexpr double kApartDeg = 0.6;                     // between craft, so that none is in another's picture
constexpr double kWestDeg = 125.0, kSouthDeg = 14.0;  // the open Philippine Sea
constexpr std::size_t kColumns = 10;
constexpr double kCruiseAltitudeM = 7000.0;
constexpr double kTrackS = 400.0, kTrackStepS = 10.0;

geo::Geodetic placeOf(std::size_t index, bool air) {
    return geo::geodeticDeg(kSouthDeg + kApartDeg * static_cast<double>(index / kColumns),
                            kWestDeg + kApartDeg * static_cast<double>(index % kColumns),
                            air ? kCruiseAltitudeM : 0.0);
}

constexpr double kHeadingRad = 0.9;

/// Straight on, so that its track is a straight line behind it.
sim::UnitView viewOf(const sim::PlatformDef& platform, const geo::Geodetic& place) {
    sim::UnitView unit;
    unit.phase = sim::UnitPhase::active;
    unit.position = place;
    unit.ecef = geo::toEcef(place);
    unit.headingRad = unit.trackRad = kHeadingRad;
    unit.speedMps = unit.groundSpeedMps = platform.cruiseSpeedMps;
    if (platform.domain == sim::Domain::air) unit.bankRad = -0.12;
    return unit;
}

geo::Geodetic behind(const geo::Geodetic& place, double distanceM) {
    const double north = -distanceM * std::cos(kHeadingRad) / 6.371e6;
    const double east = -distanceM * std::sin(kHeadingRad) / (6.371e6 * std::cos(place.latitudeRad));
    return {place.latitudeRad + north, place.longitudeRad + east, place.altitudeM};
}

}  // namespace

Parade paradeOf(const sim::Definition& definition, double timeS) {
    Parade parade{definition, {}, study::Tracks{}};
    sim::Definition& own = parade.definition;
    own.units.clear();
    own.flights.clear();
    own.zones.clear();
    parade.now.timeS = timeS;
    parade.now.tick = definition.tickAt(timeS);
    parade.tracks = study::Tracks(own.platforms.size());
    for (std::size_t i = 0; i < own.platforms.size(); ++i) {
        const sim::PlatformDef& platform = own.platforms[i];
        sim::UnitDef unit;
        unit.id = platform.id;
        unit.name = platform.name;
        unit.platform = PlatformId(i);  // of no side, and so grey: here no colour means anyone
        own.units.push_back(unit);
        const geo::Geodetic place = placeOf(i, platform.domain == sim::Domain::air);
        parade.now.units.push_back(viewOf(platform, place));
        for (double ago = kTrackS; ago > 0.0; ago -= kTrackStepS) {
            const geo::Ecef at = geo::toEcef(behind(place, ago * platform.cruiseSpeedMps));
            parade.tracks.append({UnitId(i), {timeS - ago, at}});
        }
    }
    return parade;
}

view::OrbitCamera portrait(const Parade& parade, UnitId unit) {
    const sim::PlatformDef& platform =
        parade.definition.platforms[parade.definition.units[unit.index].platform.index];
    view::OrbitCamera camera;
    camera.target = parade.now.units[unit.index].position;
    const bool air = platform.domain == sim::Domain::air;
    if (!air) camera.target.altitudeM = 0.22 * platform.heightM;
    camera.distanceM = 2.1 * std::max(platform.lengthM, platform.spanM);
    camera.headingRad = kHeadingRad + (air ? 2.4 : 2.25);
    camera.tiltRad = air ? 1.12 : 1.22;
    return camera;
}

sim::Snapshot withLamp(const sim::Definition& definition, sim::Snapshot snapshot, crisis::Lamp lamp) {
    for (std::size_t i = 0; i < std::min(snapshot.crisis.channels.size(), definition.crisis.channels.size());
         ++i) {
        crisis::ChannelState& channel = snapshot.crisis.channels[i];
        const bool ends = !definition.crisis.channels[i].endA.empty();
        channel.open = ends && lamp != crisis::Lamp::closed;
        channel.suspended = lamp == crisis::Lamp::suspended ? crisis::Party::b : crisis::Party::none;
        channel.lamp = ends ? lamp : crisis::Lamp::closed;
        channel.lampSinceS = snapshot.timeS - 30.0;
        channel.placedAtS = snapshot.timeS - 600.0;
    }
    return snapshot;
}

std::string lampName(crisis::Lamp lamp) {
    constexpr std::array kNames{"closed", "idle", "ringing", "answered", "refused", "no answer", "suspended"};
    return kNames[static_cast<std::size_t>(lamp)];
}

std::vector<Scale> scalesOver(const geo::Geodetic& place) {
    std::vector<Scale> scales;
    const auto add = [&](std::string name, double distanceM, double tiltRad, double headingRad = 0.0) {
        view::OrbitCamera camera;
        camera.target = place;
        camera.distanceM = distanceM;
        camera.tiltRad = tiltRad;
        camera.headingRad = headingRad;
        scales.push_back({std::move(name), camera});
    };
    add("20,000 km", 2.0e7, 0.0);
    add("8,000 km", 8.0e6, 0.3);
    add("2,600 km", 2.6e6, 0.55);
    add("1,000 km", 1.0e6, 0.6);
    add("300 km", 3.0e5, 0.8, 0.4);
    add("80 km", 8.0e4, 1.0, 0.4);
    add("2 km", 2.0e3, 1.2, 0.4);
    // So near that a craft is a craft and no symbol.
    add("150 m", 150.0, 1.25, 0.4);
    return scales;
}

}  // namespace openline::app
